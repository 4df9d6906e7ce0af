"""Formulas that fill several cells at once, when rows come, go and move among these cells."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from toolkit.merge.workbook.shifting.axis import Axis, unchanged
from toolkit.merge.workbook.shifting.formulas import Shift
from toolkit.merge.workbook.shifting.workbook import GROWN, KEPT, Lost, shift_workbook
from toolkit.ooxml.package import Package


def shifted(ref: str, formula: str, order: tuple[int, ...]) -> tuple[list[Lost], object]:
    """What is told of a formula in E4:E6 beside ten rows, and the sheet after the shift."""
    book = openpyxl.Workbook()
    plan = book.active
    plan.title = "Plan"
    for row in range(1, 11):
        plan.cell(row, 2, row)
    plan["E4"] = ArrayFormula(ref, formula)
    for row in (5, 6):
        plan.cell(row, 5, row * 2)
    plan["E8"] = "mine"
    held = BytesIO()
    book.save(held)
    package = Package.read(held.getvalue())
    lost = shift_workbook(package, {"Plan": Shift(Axis(order, 10), unchanged())})
    return lost, openpyxl.load_workbook(BytesIO(package.to_bytes()))["Plan"]


def test_a_formula_that_computes_each_row_grows_with_its_rows() -> None:
    lost, plan = shifted("E4:E6", "=B4:B6*2+$B$1", (1, 2, 3, 4, 0, 5, 6, 7, 8, 9, 10))
    assert lost == [Lost(title="Plan", place="E4:E7", filled=GROWN)]
    assert (plan["E4"].value.ref, plan["E4"].value.text) == ("E4:E7", "=B4:B7*2+$B$1")
    assert [plan[f"E{row}"].value for row in (5, 6, 7, 9)] == [None, None, None, "mine"]


@pytest.mark.parametrize("formula", ["=B2:B4*2", "=Other!B4:B6", "=TRANSPOSE(B1:D1)", "={1;2;3}"])
def test_any_other_keeps_its_size(formula: str) -> None:
    lost, plan = shifted("E4:E6", formula, (1, 2, 3, 4, 0, 5, 6, 7, 8, 9, 10))
    assert lost == [Lost(title="Plan", place="E4:E6", filled=KEPT)]
    assert plan["E4"].value.ref == "E4:E6"
    assert plan["E9"].value == "mine"


def test_a_row_that_goes_takes_its_cell_along_be_it_the_first() -> None:
    lost, plan = shifted("E4:E6", "=B4:B6*2", (1, 2, 3, 5, 6, 7, 8, 9, 10))
    assert lost == [Lost(title="Plan", place="E4:E5", filled=GROWN)]
    assert (plan["E4"].value.ref, plan["E4"].value.text) == ("E4:E5", "=B4:B5*2")
    assert plan["E7"].value == "mine"


def test_rows_that_change_places_are_computed_where_they_are() -> None:
    lost, plan = shifted("E4:E6", "=B4:B6*2", (1, 2, 3, 6, 5, 4, 7, 8, 9, 10))
    assert lost == [Lost(title="Plan", place="E4:E6", filled=GROWN)]
    assert plan["E4"].value.ref == "E4:E6"
    assert plan["E6"].value is None


def test_rows_elsewhere_move_it_without_a_word() -> None:
    lost, plan = shifted("E4:E6", "=B4:B6*2", (1, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10))
    assert lost == []
    assert (plan["E5"].value.ref, plan["E5"].value.text) == ("E5:E7", "=B5:B7*2")
