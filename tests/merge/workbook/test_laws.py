"""Laws of the update, with random outlines, changes and edits (`PROPOSAL_WORKBOOKS`: how many)."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils.datetime import to_excel

from budgets.room import ROOM
from tests.merge.workbook.keyed import Keyed, keyed, names, rules, widths
from tests.merge.workbook.random_workbook_editor import EditedWorkbook
from tests.merge.workbook.random_workbooks import base, edited_workbook, workbooks
from tests.merge.workbook.stored import computed, results, wrong
from toolkit.merge.workbook.update import Updated, merge_workbook
from toolkit.ooxml.package import Package

RUNS = int(os.environ.get("PROPOSAL_WORKBOOKS", "1"))
FIRST = int(os.environ.get("PROPOSAL_WORKBOOKS_FROM", "0"))
SEEDS = range(FIRST, FIRST + RUNS)


def cells(book: Keyed, beside: bool = True) -> dict[Any, Any]:
    """What every cell of ours says and shows; empty ones are left out."""
    found = {key: (said, value if beside else None) for key, said, value in book.cells()}
    return {key: one for key, one in found.items() if one != (None, None)}


def differing(name: str, fresh: dict[Any, Any], ours: dict[Any, Any]) -> Iterator[str]:
    for key in {**fresh, **ours}:
        if fresh.get(key) != ours.get(key):
            yield f"{name} {key}: new {fresh.get(key)!r}, updated {ours.get(key)!r}"


def lines_of(found: dict[Any, Any]) -> dict[Any, Any]:
    """The rules of lines; in titles between the lines they have nothing to mark."""
    return {key: one for key, one in found.items() if key[1].partition("/")[0] != ROOM}


@pytest.mark.parametrize("seed", SEEDS)
def test_an_untouched_workbook_becomes_what_a_new_one_is(seed: int) -> None:
    before, fresh = workbooks(seed)
    done = merge_workbook(before, base(before), fresh)
    assert (done.kept, done.remarks) == ((), ())
    new, ours = keyed(fresh), keyed(done.content)
    assert list(differing("cell", cells(new), cells(ours))) == []
    assert list(differing("width", widths(new), widths(ours))) == []
    if base(before)["shown"]["staff_costs"].keys() - {"__head", "rate", "partner", "__total"}:
        # a plan that had no work package yet has its rules on other rows
        assert list(differing("rule", lines_of(rules(new)), lines_of(rules(ours)))) == []
        wanted = names(new)
        left = {name: one for name, one in names(ours).items() if name in wanted}
        # the filter of a sheet that lost all its lines stays at its head
        assert list(differing("name", wanted, left)) == []
    again = merge_workbook(done.content, base(done.content), fresh)
    assert again.content == done.content


@pytest.mark.parametrize("seed", SEEDS)
def test_what_people_did_stays_and_all_else_is_up_to_date(seed: int) -> None:
    before, fresh = workbooks(seed)
    hand = edited_workbook(seed, before)
    done = merge_workbook(hand.content, base(hand.content), fresh)
    was, now, new = (keyed(one) for one in (hand.content, done.content, fresh))
    _is_up_to_date(hand, done, now, new)
    _all_that_was_typed_is_there(hand, done, now)
    _own_formulas_point_at_the_same_cells(done, was, now)
    if done.content != hand.content:
        assert list(wrong(results(done.content), computed(done.content))) == []
    again = merge_workbook(done.content, base(done.content), fresh)
    assert again.content == done.content
    waiting = [one.message for one in done.kept if one.code in ("MRG051", "MRG052")]
    assert [one.message for one in again.kept] == waiting


def _is_up_to_date(hand: EditedWorkbook, done: Updated, now: Keyed, new: Keyed) -> None:
    """Every cell of ours says what a new one says, but for those with a person's value."""
    ours, theirs = cells(now, beside=False), cells(new, beside=False)
    assert [
        one
        for one in differing("cell", theirs, {key: ours.get(key) for key in theirs})
        if not any(f"{key}" in one for key in hand.typed)
    ] == []
    if not any(one.code == "MRG052" for one in done.kept):
        assert ours.keys() - theirs.keys() - hand.typed.keys() == set()


def as_typed(value: object) -> object:
    """A number that was typed into a cell for days is read as a day."""
    return to_excel(value) if isinstance(value, datetime) else value


def _all_that_was_typed_is_there(hand: EditedWorkbook, done: Updated, now: Keyed) -> None:
    ours = cells(now, beside=False)
    written = base(hand.content)["sheets"]
    for key, value in hand.typed.items():
        if f"{written[key[0]][key[1]][key[2]]}" != f"{value}":
            assert as_typed(ours[key][0]) == value
    parts = b"".join(Package.read(done.content).parts.values())
    assert [word for word in hand.words if word.encode() not in parts] == []


def _own_formulas_point_at_the_same_cells(done: Updated, was: Keyed, now: Keyed) -> None:
    told = {one.code for one in done.kept}
    for old, new in zip(*(list(_mine(one)) for one in (was, now)), strict=True):
        if old != new and "SUM" not in old:
            assert "#REF!" in new
        if "#REF!" in new and "#REF!" not in old:
            assert "MRG053" in told


def _mine(book: Keyed) -> Iterator[str]:
    for (cell,) in book.formulas["Mine"].iter_rows(max_col=1):
        yield book.said(cell.value, "Mine", cell.row)


def test_an_update_writes_the_same_bytes_in_every_process() -> None:
    """The order of a set differs from process to process; nothing that is written may follow it."""
    script = (
        "from tests.merge.workbook.random_workbooks import edited_workbook, workbooks\n"
        "from tests.merge.workbook.small_workbook import base\n"
        "from toolkit.merge.workbook.update import merge_workbook\n"
        "from hashlib import sha256\n"
        "before, fresh = workbooks(21)\n"
        "hand = edited_workbook(21, before)\n"
        "done = merge_workbook(hand.content, base(hand.content), fresh)\n"
        "print(sha256(done.content).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(said) == 1
