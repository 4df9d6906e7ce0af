"""Every code that stands in the way of writing has its page."""

import re
from pathlib import Path

from toolkit.merge.faults import faults

HOUSE = Path(__file__).resolve().parents[2] / "toolkit"


def test_every_code_that_is_raised_has_a_page() -> None:
    sources = HOUSE.rglob("*.py")
    raised = {
        code
        for path in sources
        if not path.name.startswith("faults")
        for code in re.findall(r'"(MRG\d{3})"', path.read_text("utf-8"))
    }
    assert raised == set(faults())


def test_every_page_has_its_headings() -> None:
    for page in faults().values():
        title, *rest = page.splitlines()
        assert title.endswith(".")
        headings = [line for line in rest if line and not line.startswith(" ")]
        assert headings == ["Why it matters", "Example", "How to mend it"]
