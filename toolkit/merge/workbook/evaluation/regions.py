"""The cells that a formula reads: addresses, defined names and columns of tables."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.cell_addresses import COLUMNS, ROWS, number_of
from toolkit.merge.workbook.evaluation.cells import Block, Table, WorkbookCells
from toolkit.merge.workbook.evaluation.values import UnsureError
from toolkit.merge.workbook.shifting.references import area_of, sheet_of

DIGITS = re.compile(r"\d+")
OF_TABLE = re.compile(r"([^\W\d][\w.]*)\[(.*)\]", re.DOTALL)
_CORNER = r"(\$?)([A-Z]{0,3})\$?(\d{0,7})"
AREA = re.compile(f"{_CORNER}(?::{_CORNER})?", re.IGNORECASE)
RELATIVE = re.compile(r"(?<![$A-Za-z])[A-Za-z]|(?<![$\d])\d")


class Own(NamedTuple):
    """The cell of a formula, as addresses write its row and its column."""

    row: str = ""
    column: str = ""


NOWHERE = Own()
"""Of what stands in no cell, such as the meaning of a name."""


class Region(NamedTuple):
    """A block of cells in which a row or column of 0 is that of the formula."""

    sheet: int
    top: int
    left: int
    bottom: int
    right: int

    @property
    def is_single(self) -> bool:
        """Whether it is one cell."""
        return self.top == self.bottom and self.left == self.right

    def cell(self, row: int, column: int) -> tuple[int, int, int]:
        """The number of the sheet, the row and the column of its first cell."""
        return self.sheet, self.top or row, self.left or column

    def block(self, row: int, column: int) -> Block:
        """The cells for a formula in that cell."""
        top, bottom = self.top or row, self.bottom or row
        left, right = self.left or column, self.right or column
        if top > bottom:
            top, bottom = bottom, top
        if left > right:
            left, right = right, left
        return Block(self.sheet, top, left, bottom, right)


class Regions:
    """What references mean in a formula, in all cells in which it is the same."""

    def __init__(self, cells: WorkbookCells, sheet: int, own: Own = NOWHERE) -> None:
        self.cells, self.sheet, self.own = cells, sheet, own

    def of(self, prefix: str, address: str) -> Region:
        """The cells at an address; `prefix` is what stands before it.

        Raises `UnsureError` where they are on no sheet, or on several.
        """
        sheet: int | None = self.sheet
        if prefix:
            title = sheet_of(prefix)
            sheet = self.cells.numbers.get(title.casefold())
            if ":" in title:
                raise UnsureError
        found = AREA.fullmatch(address)
        if found is None or sheet is None:
            raise UnsureError
        held, column, row, end_held, end_column, end_row = found.groups()
        if not row or not column:
            return self._lines(sheet, address)
        first = self._corner(held, column, row)
        last = first if end_row is None else self._corner(end_held, end_column, end_row)
        return _ordered(sheet, first, last)

    def _corner(self, held: str, column: str, row: str) -> tuple[int, int]:
        """The row and the column of an address; 0 where they are those of the formula."""
        own = self.own
        right = 0 if column == own.column and not held else number_of(column.upper())
        down = 0 if row == own.row else int(row)
        if right > COLUMNS or down > ROWS:
            raise UnsureError
        return down, right

    def _lines(self, sheet: int, address: str) -> Region:
        """Whole rows or columns. Raises `UnsureError` for those with the row of the formula."""
        area = area_of(address)
        if area is None or (area.first.row and self.own.row in DIGITS.findall(address)):
            raise UnsureError
        first, end = area.first, area.end
        top, bottom = (first.row, end.row) if first.row else (1, ROWS)
        left, right = (first.column, end.column) if first.column else (1, COLUMNS)
        return Region(sheet, top, left, bottom, right)

    def of_table(self, text: str) -> Region:
        """The cells of `Table[Column]`. Raises `UnsureError` where they are not known."""
        table, column = self.table(text)
        top, bottom = table.area.top + table.head, table.area.bottom - table.foot
        if column.casefold() not in table.columns or bottom < top:
            raise UnsureError
        at = table.area.left + table.columns.index(column.casefold())
        return Region(table.area.sheet, top, at, bottom, at)

    def table(self, text: str) -> tuple[Table, str]:
        """The table, and what stands in brackets behind it. Raises `UnsureError`."""
        found = OF_TABLE.fullmatch(text)
        table = self.cells.tables.get(found[1].casefold()) if found else None
        if table is None or found is None:
            raise UnsureError
        return table, found[2]


def _ordered(sheet: int, first: tuple[int, int], last: tuple[int, int]) -> Region:
    """The region with its upper left corner first, as far as that is known."""
    (top, left), (bottom, right) = first, last
    if top and bottom and top > bottom:
        top, bottom = bottom, top
    if left and right and left > right:
        left, right = right, left
    return Region(sheet, top, left, bottom, right)


def is_fixed(prefix: str, address: str) -> bool:
    """Whether an address means the same cells for every formula."""
    return bool(prefix) and not RELATIVE.search(address)
