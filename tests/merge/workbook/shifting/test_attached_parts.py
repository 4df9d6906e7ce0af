"""Tables with the ids of our rows get columns between their own."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.table import Table

from toolkit.cell_addresses import COLUMNS
from toolkit.merge.workbook.shifting.axis import Axis, unchanged
from toolkit.merge.workbook.shifting.cells import TornError
from toolkit.merge.workbook.shifting.formulas import Shift
from toolkit.merge.workbook.shifting.workbook import shift_workbook
from toolkit.ooxml.package import Package


def with_table() -> Package:
    book = openpyxl.Workbook()
    plan = book.active
    plan.title = "Plan"
    for row in (["__head", "b", "Column1"], [1, 2, 3]):
        plan.append(row)
    plan.add_table(Table(displayName="Mine", ref="A1:C2"))
    held = BytesIO()
    book.save(held)
    return Package.read(held.getvalue())


def shifted(*order: int) -> openpyxl.worksheet.table.Table:
    package = with_table()
    shift_workbook(package, {"Plan": Shift(unchanged(), Axis(order, 3, COLUMNS))})
    return openpyxl.load_workbook(BytesIO(package.to_bytes()))["Plan"].tables["Mine"]


def test_a_table_of_ours_gets_a_column_for_each_that_comes_between_its_own() -> None:
    table = shifted(1, 0, 2, 0, 3)
    assert table.ref == "A1:E2"
    names = [one.name for one in table.tableColumns]
    assert (names[0], names[2], names[4]) == ("__head", "b", "Column1")
    assert len({one.casefold() for one in names}) == 5
    assert len({one.id for one in table.tableColumns}) == 5


def test_a_column_before_a_table_is_none_of_its_own() -> None:
    table = shifted(0, 1, 2, 3)
    assert table.ref == "B1:D2"
    assert len(table.tableColumns) == 3


def test_a_table_does_not_lose_a_column() -> None:
    with pytest.raises(TornError, match="the table Mine on 'Plan'"):
        shifted(1, 3)
