"""Sheets read by their keys, and what happens where a key is there more than once."""

from copy import deepcopy
from decimal import Decimal

import pytest

from tests.merge.workbook.small_workbook import book, outline, rows, told, updated
from tests.merge.workbook.worked_by_hand import read
from toolkit.cell_addresses import letters
from toolkit.merge.workbook.keyed_sheet import INSERTED, UnfitError, keyed_sheets
from toolkit.merge.workbook.shifting.axis import Axis, unchanged
from toolkit.merge.workbook.shifting.formulas import Shift
from toolkit.merge.workbook.shifting.workbook import shift_workbook
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import cells_of

LINE = "cost/w0/techtera/C.1/Travel 0"


def with_copy(content: bytes, sheet: str, row: str) -> bytes:
    """The workbook after somebody copied a row and inserted the copy below it."""
    package = Package.read(content)
    found = keyed_sheets(package).by_key[sheet]
    number, original = found.rows[row]
    order = (*range(1, number + 1), 0, *range(number + 1, 61))
    shift_workbook(package, {found.title: Shift(Axis(order, 60), unchanged())})
    found = keyed_sheets(package).by_key[sheet]
    original = found.rows[row][1]
    copy = deepcopy(original)
    copy.set("r", f"{number + 1}")
    for column, cell in cells_of(copy):
        cell.set("r", f"{letters(column)}{number + 1}")
    original.addnext(copy)
    package.put(found.part, found.tree)
    return package.to_bytes()


def typed_into(content: bytes, sheet: str, number: int, column: str, value: str) -> bytes:
    package = Package.read(content)
    found = keyed_sheets(package).by_key[sheet]
    inside = next(row for at, row in found.rows.values() if at == number - 1).getnext()
    found.write(dict(cells_of(inside))[found.columns[column]], value)
    package.put(found.part, found.tree)
    return package.to_bytes()


def test_a_copied_row_is_a_new_line_and_the_one_that_says_what_was_written_keeps_the_id() -> None:
    original, copy = book(outline()), with_copy(book(outline()), "costs", LINE)
    assert read(original) == []
    assert read(typed_into(copy, "costs", 7, "item", "'Hotels")) == ["'Costs'!C7"]
    first = typed_into(copy, "costs", 7, "item", "'Travel 0")
    assert read(first) == ["'Costs'!C7"]
    package = Package.read(copy)
    sheet = keyed_sheets(package).by_key["costs"]
    sheet.put(LINE, "item", "'Hotels")
    package.put(sheet.part, sheet.tree)
    assert read(package.to_bytes()) == ["'Costs'!C6"]


def test_a_build_takes_the_id_of_the_copy_away_and_brings_everything_up_to_date() -> None:
    data = outline()
    copied = typed_into(with_copy(book(data), "costs", LINE), "costs", 7, "item", "'Hotels")
    data["partners"][0]["rates"]["manager"] = "5100.00"
    done, found = updated(copied, data)
    assert told(done) == []
    copy = "'Costs': row 7 is a copy of row 6, and counts as a new row of yours"
    assert done.remarks == (copy,)
    assert rows(found, "costs").count(LINE) == 1
    sheets = keyed_sheets(Package.read(done.content)).by_key
    assert sheets["rates"].shown("ateval/manager", "rate").value == Decimal(5100)
    assert sheets["costs"].shown(f"{INSERTED}7", "item").value == "Hotels"


def test_when_the_line_leaves_the_outline_its_copy_stays() -> None:
    data = outline()
    copied = with_copy(book(data), "costs", LINE)
    del data["work_packages"][0]["costs"][0]
    done, found = updated(copied, data)
    assert rows(found, "costs").count(LINE) == 0
    sheet = keyed_sheets(Package.read(done.content)).by_key["costs"]
    assert [sheet.shown(one, "item").value for one in sheet.inserted] == ["Travel 0"]


@pytest.mark.parametrize("sheet", ["work_plan", "effort"])
def test_a_copied_task_shuts_nothing_out(sheet: str) -> None:
    data = outline()
    copied = with_copy(book(data), sheet, "t0-1")
    data["work_packages"][0]["tasks"].append(
        {**data["work_packages"][0]["tasks"][0], "id": "new", "title": "New"}
    )
    done, found = updated(copied, data)
    assert told(done) == []
    assert rows(found, sheet).count("t0-1") == 1
    assert "new" in rows(found, sheet)


def test_once_the_id_is_cleared_the_copy_is_a_new_line() -> None:
    copied = typed_into(with_copy(book(outline()), "costs", LINE), "costs", 7, "item", "'Hotels")
    package = Package.read(copied)
    sheet = keyed_sheets(package).by_key["costs"]
    copy = sheet.rows[LINE][1].getnext()
    sheet.write(dict(cells_of(copy))[sheet.column], None)
    package.put(sheet.part, sheet.tree)
    found = keyed_sheets(package).by_key["costs"]
    assert list(found.inserted) == [f"{INSERTED}7"]
    assert found.shown(f"{INSERTED}7", "item").value == "Hotels"
    assert read(package.to_bytes()) == ["'Costs'!C7"]


def test_what_is_written_is_read_again() -> None:
    sheet = keyed_sheets(Package.read(book(outline()))).by_key["costs"]
    for content, value in ((Decimal("2.5"), Decimal("2.5")), ("'two", "two"), (None, None)):
        sheet.put(LINE, "units", content)
        assert sheet.shown(LINE, "units").value == value
    sheet.put(LINE, "units", "=1+1")
    assert sheet.formula(LINE, "units") == "1+1"
    assert sheet.shown(LINE, "units").strange == "a formula whose result is not in the file"
    sheet.rename(LINE, "another")
    assert "another" in sheet.rows
    assert LINE not in sheet.rows


def test_a_formula_that_fills_several_cells_is_not_written_over() -> None:
    sheet = keyed_sheets(Package.read(book(outline()))).by_key["costs"]
    sheet.put(LINE, "units", "=1+1")
    sheet.cell(LINE, "units")[0].set("t", "array")
    with pytest.raises(UnfitError, match="is shared with other cells"):
        sheet.put(LINE, "units", None)
