"""The proposal with sixty faults: check names each of them at its line, and nothing else."""

import re
from pathlib import Path

from toolkit.draft_check import check_outline
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.outline import read_outline

FOLDER = Path(__file__).parents[1] / "examples" / "sixty-faults"
ROW = re.compile(r"^\| (?:\d+ \| )?(\d+) \| .+ \| `([A-Z]{3}\d{3})` \|$", re.MULTILINE)


def rows(part: str) -> list[tuple[int, str]]:
    """Line and code of each row of a table of the page."""
    return [(int(line), code) for line, code in ROW.findall(part)]


def test_each_fault_is_named_at_its_line_and_what_follows_from_them_is_told() -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    faults, followers = map(rows, page.split("## What follows from them"))
    assert (len(faults), len({code for _, code in faults})) == (60, 60)

    proposal = read_outline(FOLDER / "faults.yaml")
    settled = check_outline(FOLDER / "faults.yaml", Dossier.of(proposal, read_call(proposal.call)))
    found = sorted((one.place.line, one.code) for one in settled.findings)
    assert found == sorted((*faults, *followers))
