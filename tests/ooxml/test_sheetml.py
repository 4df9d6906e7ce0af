"""Rows and cells as the XML of a sheet has them."""

from decimal import Decimal

import pytest
from lxml import etree

from toolkit.ooxml.archive import PackageError
from toolkit.ooxml.sheetml import EMPTY, Cell, cell_of, cells_of, first_day_of, rows_of

TEXTS = ["first", "second"]


@pytest.mark.parametrize(
    ("xml", "cell"),
    [
        ("<c/>", EMPTY),
        ("<c><v>2.50</v></c>", Cell(Decimal("2.5"))),
        ("<c><v>0.30000000000000004</v></c>", Cell(Decimal("0.3"))),
        ('<c t="s"><v>1</v></c>', Cell("second")),
        ('<c t="str"><f>A1</f><v>a_x000A_b</v></c>', Cell("a\nb")),
        (
            '<c t="inlineStr"><is><r><t>to</t></r><r><t>day</t></r><rPh><t>x</t></rPh></is></c>',
            Cell("today"),
        ),
        ('<c t="d"><v>2026-03-01T00:00:00</v></c>', Cell("2026-03-01")),
        ('<c t="b"><v>1</v></c>', Cell(strange="the answer TRUE")),
        ('<c t="e"><v>#DIV/0!</v></c>', Cell(strange="the error #DIV/0!")),
        ("<c><f>A1</f></c>", Cell(strange="a formula whose result is not in the file")),
        ("<c><v>1e999</v></c>", Cell(strange="the number 1e999")),
    ],
)
def test_a_cell_is_read(xml: str, cell: Cell) -> None:
    assert cell_of(etree.fromstring(xml), TEXTS) == cell


def test_cells_without_addresses_follow_each_other() -> None:
    row = etree.fromstring('<row><c/><c r="D1"/><c/></row>')
    assert [column for column, _ in cells_of(row)] == [1, 4, 5]


@pytest.mark.parametrize(
    "row",
    ['<row><c r="B1"/><c r="A1"/></row>', '<row><c r="XFE1"/></row>', '<row><c r="?"/></row>'],
)
def test_cells_that_are_not_in_their_place_are_damage(row: str) -> None:
    with pytest.raises(PackageError, match="is not in its place"):
        list(cells_of(etree.fromstring(row)))


def test_rows_are_numbered_and_in_order() -> None:
    sheet = '<worksheet><sheetData><row/><row r="4"/><row/></sheetData></worksheet>'
    assert [number for number, _ in rows_of(etree.fromstring(sheet))] == [1, 4, 5]
    with pytest.raises(PackageError, match="the row 1 is not in its place"):
        list(rows_of(etree.fromstring(sheet.replace('"4"', '"1"'))))


def test_a_text_that_does_not_exist_is_damage() -> None:
    with pytest.raises(PackageError, match="the text number 2, which does not exist"):
        cell_of(etree.fromstring('<c t="s"><v>2</v></c>'), TEXTS)


@pytest.mark.parametrize(("value", "day"), [("1", 1462), ("true", 1462), ("0", 0)])
def test_a_calendar_may_begin_in_1904(value: str, day: int) -> None:
    book = etree.fromstring(f'<workbook><workbookPr date1904="{value}"/></workbook>')
    assert first_day_of(book) == day
