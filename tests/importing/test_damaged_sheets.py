"""A damaged workbook is refused in one sentence, or read with an account that adds up."""

import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.damage import damaged
from tests.foreign_sheets import content_of, workbook
from toolkit.diagnostics import ProposalError
from toolkit.import_into_outline import missing_in, new_target, read_files

FILES = int(os.environ.get("PROPOSAL_DAMAGE", "12"))


def victim() -> bytes:
    """A workbook with lists, merged cells, days and hidden rows."""
    partners = (
        ("Partner", "Legal name", "Country", "Role"),
        ("AEI", "Asociación", "Spain", "COO"),
        ("CITEVE", None, "PT", "BEN"),
    )
    tasks = (
        ("WP", "Task", "Start", "End", "Lead", "Person-months", "AEI", "CITEVE"),
        ("WP1", "T1.1 Survey", date(2027, 2, 1), date(2027, 5, 1), "AEI", None, 3, "1,5"),
        (None, "T1.2 Report", "M4", "M6", "CITEVE", None, 1, 2),
        ("Total", None, None, None, None, None, 4, 3.5),
    )
    book = workbook({"Partners": partners, "Work plan": tasks})
    book["Work plan"].merge_cells("A2:A3")
    book["Partners"].row_dimensions[3].hidden = True
    return content_of(book)


@pytest.fixture(scope="module")
def content() -> bytes:
    return victim()


@pytest.mark.parametrize("seed", range(FILES))
def test_a_damaged_workbook_is_refused_or_accounted_for(
    tmp_path: Path, content: bytes, seed: int
) -> None:
    told, broken = damaged(content, seed)
    path = tmp_path / "list.xlsx"
    path.write_bytes(broken)
    target = new_target(tmp_path / "new", "NEW", "textile", date(2027, 1, 1))
    try:
        found = read_files([path], target)
    except ProposalError as error:
        [refusal] = error.diagnostics
        assert refusal.hint, told
        return
    missing_in(found, target)
    [file] = found.files
    headings = [one.where for table in file.tables for one in table.headings]
    fates = Counter([*headings, *(one.where for one in (*file.placed, *file.not_placed))])
    assert not [one for one, times in fates.items() if times > 1], told
    assert sum(fates.values()) >= file.cells, told
