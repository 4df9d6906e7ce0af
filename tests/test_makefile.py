"""What `make quick` runs is there."""

import re

from tests.source_code import CHECKOUT


def test_every_path_of_make_quick_is_there() -> None:
    text = (CHECKOUT / "Makefile").read_text("utf-8").replace("\\\n", " ")
    (paths,) = re.findall(r"^QUICK := (.*)$", text, re.M)
    assert len(paths.split()) > 20
    assert [path for path in paths.split() if not (CHECKOUT / path).exists()] == []
