"""Two accountants: what an update stores beside the formulas is what LibreOffice computes.

Both sides changed: people typed, made sheets and inserted lines, and the outline changed as well.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.merge.workbook.random_workbooks import base, edited_workbook, workbooks
from tests.merge.workbook.stored import computed, results, values, wrong
from tests.office import all_recalculated, needs_office
from toolkit.merge.workbook.update import merge_workbook

RUNS = int(os.environ.get("PROPOSAL_WORKBOOKS", "2"))
FIFTY = max(RUNS, 50)
WITHOUT_RESULT = 0.01
"""The share of formulas that may be left without a result."""


@pytest.mark.parametrize("seed", range(RUNS))
def test_a_new_workbook_is_computed_to_the_results_that_it_was_written_with(seed: int) -> None:
    """The model computes in decimals, the evaluation reads the formulas: they have to agree."""
    _, fresh = workbooks(seed)
    written, found = results(fresh), computed(fresh)
    assert list(wrong(written, found)) == []
    assert len(written) - len(found) <= WITHOUT_RESULT * len(written)


def updated(folder: Path, seeds: range = range(FIFTY)) -> Iterator[Path]:
    """Workbooks after a double edit and an update, where there was something to be updated."""
    for seed in seeds:
        before, fresh = workbooks(seed)
        hand = edited_workbook(seed, before)
        done = merge_workbook(hand.content, base(hand.content), fresh)
        if done.content != hand.content:
            path = folder / f"{seed}.xlsx"
            path.write_bytes(done.content)
            yield path


@needs_office
@pytest.mark.long
def test_every_stored_result_is_the_one_that_libreoffice_computes(tmp_path: Path) -> None:
    books = list(updated(tmp_path))
    formulas = missing = 0
    for book, again in zip(books, all_recalculated(books, tmp_path), strict=True):
        stored = results(book.read_bytes())
        assert list(wrong(stored, values(again.read_bytes()))) == [], book.stem
        formulas += len(stored)
        missing += sum(1 for value in stored.values() if value is None)
    assert missing <= WITHOUT_RESULT * formulas, f"{missing} of {formulas} without a result"
