"""Damaged finished files end in words or findings, whatever is damaged, and the same ones twice.

PROPOSAL_DAMAGE says how many files are damaged, PROPOSAL_DAMAGE_FROM with which seed they begin.
"""

from __future__ import annotations

import os
import random
from pathlib import Path
from time import monotonic

import pytest

from tests.damage import broken, damaged
from tests.finished_file.word_faults import FAULTS
from tests.finished_files import dossier, draft, printed, with_fault
from tests.office_rules.watch import paused
from toolkit.finished_file.check_file import check_file
from toolkit.unforeseen import CODE
from toolkit.writers.docx import pages

FILES = int(os.environ.get("PROPOSAL_DAMAGE", "20"))
FIRST = int(os.environ.get("PROPOSAL_DAMAGE_FROM", "0"))
EACH = 10
LONGEST = 20
"""Seconds that one check may take on a damaged file."""


def victim(seed: int) -> tuple[str, str, bytes]:
    """The ending of a file that is damaged, what was done to it, and what it holds then."""
    dice = random.Random(seed)
    kind = dice.choice(("small", "small", "draft", "draft", "pdf"))
    if kind == "pdf":
        what, content = broken(printed(), dice)
        return ".pdf", what, content
    faults = [one for found in FAULTS.values() for one in found]
    content = with_fault(dice.choice(faults)) if kind == "small" else draft()
    return ".docx", *damaged(content, seed)


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody counts pages: LibreOffice takes seconds for each file."""
    monkeypatch.setattr(pages, "counted_pages", lambda _: None)


@pytest.mark.parametrize("first", range(FIRST, FIRST + FILES, EACH))
def test_a_damaged_file_ends_in_words(first: int, tmp_path: Path) -> None:
    for seed in range(first, min(first + EACH, FIRST + FILES)):
        with paused():
            ending, what, content = victim(seed)
            path = tmp_path / f"proposal{ending}"
            path.write_bytes(content)
            begun = monotonic()
            found = check_file(path, dossier(), tmp_path)
            assert CODE not in {one.code for one in found}, f"{seed} {what}: {found}"
            assert monotonic() - begun < LONGEST, f"{seed} {what}"
            assert found == check_file(path, dossier(), tmp_path), f"{seed} {what}"
