"""Who changed a cell: a build and a pull give the same answer."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.merge.workbook.small_workbook import base, book, outline
from toolkit.merge.workbook.addresses import Addresses
from toolkit.merge.workbook.base import whole
from toolkit.merge.workbook.change_lines import orders_of
from toolkit.merge.workbook.edited_cells import EditedCells
from toolkit.merge.workbook.inputs import Kind, Value
from toolkit.merge.workbook.keyed_sheet import Content, keyed_sheets
from toolkit.merge.workbook.pulled_values import Ledger
from toolkit.merge.workbook.read_inputs import InputReader
from toolkit.merge.workbook.verdict import Verdict, WrittenCells, judged
from toolkit.ooxml.package import Package

VALUES = st.one_of(st.none(), st.integers(1, 4).map(Decimal))
LINE = "cost/w0/techtera/C.1/Travel 0"


@given(VALUES, VALUES, VALUES)
def test_three_ways_lead_to_one_verdict(base: Value, held: Value, outline: Value) -> None:
    verdict = judged(Kind.NUMBER, base, held, outline)
    if held == base:
        assert verdict is Verdict.NOBODY
    elif held == outline:
        assert verdict is Verdict.BOTH_ALIKE
    elif held is None:
        assert verdict is Verdict.EMPTIED
    else:
        assert verdict is (Verdict.WORKBOOK if outline == base else Verdict.CONFLICT)


@given(VALUES, VALUES, VALUES)
def test_what_is_pulled_is_the_same_afterwards(base: Value, held: Value, outline: Value) -> None:
    if judged(Kind.NUMBER, base, held, outline) is Verdict.WORKBOOK:
        assert judged(Kind.NUMBER, base, held, held) is Verdict.BOTH_ALIKE
        assert judged(Kind.NUMBER, held, held, outline) is Verdict.NOBODY


@pytest.fixture(scope="module")
def built() -> bytes:
    return book(outline())


@pytest.mark.parametrize(
    ("row", "column", "typed", "is_changed"),
    [
        (LINE, "partner", "'TECHTERA", False),
        (LINE, "partner", "' techtera ", False),
        (LINE, "partner", "'CITEVE", True),
        (LINE, "package", "'wp1", False),
        (LINE, "units", Decimal(3), False),
        (LINE, "units", "'three", True),
        (LINE, "units", None, True),
        (LINE, "item", "'Travel  0 ", False),
        (LINE, "item", "'Travel", True),
        (LINE, "note", "' ", False),
        (LINE, "first", Decimal(2), True),
        ("new/1", "units", None, False),
        ("new/1", "units", Decimal(2), True),
    ],
)
def test_a_build_and_a_pull_agree_on_who_changed_a_cell(
    built: bytes, row: str, column: str, typed: Content, is_changed: bool
) -> None:
    sheets = keyed_sheets(Package.read(built))
    sheets.by_key["costs"].put(row, column, typed)
    carried = whole(base(built))
    edited = EditedCells(Addresses(sheets, orders_of(carried)), WrittenCells(carried, Ledger()))
    assert edited.is_edited(sheets.by_key["costs"], row, column) is is_changed
    found = InputReader("plan.xlsx", sheets, carried, carried, Ledger()).changes()
    assert bool(found.rows or found.new_lines or found.messages) is is_changed


def test_a_formula_in_an_input_is_never_written_over_and_its_result_is_pulled(
    built: bytes,
) -> None:
    sheets = keyed_sheets(Package.read(built))
    sheet, carried = sheets.by_key["costs"], whole(base(built))
    sheet.put(LINE, "units", "=1+2")
    written = WrittenCells(carried, Ledger())
    assert EditedCells(Addresses(sheets, {}), written).is_edited(sheet, LINE, "units")
    found = InputReader("plan.xlsx", sheets, carried, carried, Ledger()).changes()
    (message,) = found.messages
    assert message.message.endswith(
        "a formula whose result is not in the file, which is not pulled"
    )


def test_what_was_pulled_counts_as_written(built: bytes) -> None:
    sheets = keyed_sheets(Package.read(built))
    sheet = sheets.by_key["costs"]
    sheet.put(LINE, "units", Decimal(9))
    sheet.put(LINE, "partner", "'CITEVE")
    pulled = Ledger(cells={"costs": {LINE: {"units": "9", "partner": "citeve"}}})
    written = WrittenCells(whole(base(built)), pulled)
    assert written.value("costs", LINE, "partner") == "citeve"
    assert written.content("costs", LINE, "partner") == "'CITEVE"
    assert not written.is_changed(sheet, LINE, "units")
    assert not written.is_changed(sheet, LINE, "partner")
