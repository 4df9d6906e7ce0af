"""Every message of the broken outlines in full, in a file that is reviewed like prose."""

from pathlib import Path

import pytest
import yaml

from toolkit.diagnostics import ProposalError
from toolkit.readers.outline import read_outline

pytestmark = pytest.mark.slow

BROKEN = Path(__file__).parent / "broken"
MESSAGES = BROKEN / "messages.txt"


def test_the_messages_read_as_they_were_reviewed(request: pytest.FixtureRequest) -> None:
    told = "".join(_told(path) for path in sorted(BROKEN.glob("*.yaml")))
    if request.config.getoption("--accept", default=False):
        MESSAGES.write_text(told, encoding="utf-8")
    assert told == MESSAGES.read_text(encoding="utf-8")


def test_the_parser_in_python_tells_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    told = "".join(_told(path) for path in sorted(BROKEN.glob("*.yaml")))
    assert told == MESSAGES.read_text(encoding="utf-8")


def _told(path: Path) -> str:
    with pytest.raises(ProposalError) as raised:
        read_outline(path)
    return f"{raised.value}\n\n".replace(f"{BROKEN.as_posix()}/", "")
