"""The cells that a formula reads: addresses, defined names and columns of tables."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.cell_addresses import COLUMNS, ROWS
from toolkit.merge.workbook.evaluation.cells import Block, Table, WorkbookCells
from toolkit.merge.workbook.evaluation.values import UnsureError
from toolkit.merge.workbook.shifting.references import area_of, sheet_of

OF_TABLE = re.compile(r"([^\W\d][\w.]*)\[(.*)\]", re.DOTALL)
RELATIVE = re.compile(r"(?<![$A-Za-z])[A-Za-z]|(?<![$\d])\d")


class Own(NamedTuple):
    """The row and the column of the cell in which a formula stands."""

    row: int = 0
    column: int = 0


NOWHERE = Own()
"""Of what means the same in every cell, such as a name."""

TOP, LEFT, BOTTOM, RIGHT = 1, 2, 4, 8


class Region(NamedTuple):
    """A block of cells, as seen from the cell of a formula."""

    sheet: int
    top: int
    left: int
    bottom: int
    right: int
    moving: int = 0
    """Which of the four are counted from the cell of the formula: `TOP | LEFT`, for example."""

    @property
    def is_single(self) -> bool:
        """Whether it is one cell."""
        return self[1:3] == self[3:5] and self.moving >> 2 == self.moving & 3

    def cell(self, row: int, column: int) -> tuple[int, int, int]:
        """The number of the sheet, the row and the column of its first cell."""
        sheet, top, left, _, _, moving = self
        return sheet, top + row if moving & TOP else top, left + column if moving & LEFT else left

    def block(self, row: int, column: int) -> Block:
        """The cells for a formula in that cell."""
        sheet, top, left, bottom, right, moving = self
        if moving:
            top += row if moving & TOP else 0
            left += column if moving & LEFT else 0
            bottom += row if moving & BOTTOM else 0
            right += column if moving & RIGHT else 0
            if top > bottom:
                top, bottom = bottom, top
            if left > right:
                left, right = right, left
        return Block(sheet, top, left, bottom, right)


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
        area = area_of(address)
        if area is None or sheet is None:
            raise UnsureError
        first, end = area.first, area.end
        if not first.row or not first.column:
            top, bottom = (first.row, end.row) if first.row else (1, ROWS)
            left, right = (first.column, end.column) if first.column else (1, COLUMNS)
            return Region(sheet, top, left, bottom, right)
        corners = (
            (first.row, first.row_fixed, self.own.row, TOP),
            (first.column, first.column_fixed, self.own.column, LEFT),
            (end.row, end.row_fixed, self.own.row, BOTTOM),
            (end.column, end.column_fixed, self.own.column, RIGHT),
        )
        top, left, bottom, right = (at if fixed else at - own for at, fixed, own, _ in corners)
        moving = sum(bit for _, fixed, own, bit in corners if own and not fixed)
        return Region(sheet, top, left, bottom, right, moving)

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


def is_fixed(prefix: str, address: str) -> bool:
    """Whether an address means the same cells for every formula."""
    return bool(prefix) and not RELATIVE.search(address)
