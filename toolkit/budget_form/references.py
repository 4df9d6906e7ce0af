"""What addresses in formulas mean: those that are written, and those that formulas put together."""

from __future__ import annotations

import re
from collections.abc import Callable

from toolkit.cell_addresses import COLUMNS, ROWS
from toolkit.merge.workbook.evaluation.cells import Block, Place, WorkbookCells
from toolkit.merge.workbook.evaluation.syntax import tokens
from toolkit.merge.workbook.evaluation.values import Fault, FaultError, UnsureError
from toolkit.merge.workbook.shifting.references import LOST, Area, Corner, area_of, sheet_of

FAULTY = Fault(LOST)
OF_FILE = re.compile(r"\[[^\]]*\]")
ADDRESS_AND_END = 2

Find = Callable[[Place], Place]
"""The one cell that an address means, for a formula in that cell."""

FindBlock = Callable[[Place], Block]


class References:
    """What addresses mean in a formula that is written in the cell `home` of whatever sheet."""

    def __init__(self, cells: WorkbookCells, home: tuple[int, int]) -> None:
        self.cells, self.home = cells, home

    def cell(self, prefix: str, address: str) -> Find | None:
        """The one cell at an address, for a formula in any cell in which it is the same.

        `prefix` is what stands before the address. None where the address is that of several.
        Raises `UnsureError` where it is on no sheet.
        """
        sheet, area = self._known(prefix, address)
        column, row, column_fixed, row_fixed = area.first
        if area.last is not None or not row or not column:
            return None
        if sheet is not None and row_fixed and column_fixed:
            place = sheet, row, column
            return lambda _: place
        down = row if row_fixed else row - self.home[0]
        right = column if column_fixed else column - self.home[1]
        return _finder(sheet, down, right, row_fixed=row_fixed, column_fixed=column_fixed)

    def block(self, prefix: str, address: str) -> FindBlock:
        """The cells at an address, likewise."""
        sheet, area = self._known(prefix, address)
        first, end = _lines(area)
        home = self.home

        def found(at: Place) -> Block:
            top, bottom = _moved(first[0], end[0], at[1] - home[0], ROWS)
            left, right = _moved(first[1], end[1], at[2] - home[1], COLUMNS)
            return Block(at[0] if sheet is None else sheet, top, left, bottom, right)

        return found

    def _known(self, prefix: str, address: str) -> tuple[int | None, Area]:
        """The sheet, None for that of the formula, and the address. Raises `UnsureError`."""
        area = area_of(address)
        sheet = self.cells.numbers.get(sheet_of(prefix).casefold()) if prefix else None
        if area is None or (prefix and sheet is None):
            raise UnsureError
        return sheet, area


def _finder(
    sheet: int | None, down: int, right: int, *, row_fixed: bool, column_fixed: bool
) -> Find:
    """The cell at a distance from that of the formula, or in a fixed row or column."""

    def found(at: Place) -> Place:
        row = down if row_fixed else at[1] + down
        column = right if column_fixed else at[2] + right
        if not (0 < row <= ROWS and 0 < column <= COLUMNS):
            raise UnsureError  # Excel counts on from the other side of the sheet
        return at[0] if sheet is None else sheet, row, column

    return found


Line = tuple[int, bool]
"""A row or column, 0 for all of them, and whether it is fixed."""


def _lines(area: Area) -> tuple[tuple[Line, Line], tuple[Line, Line]]:
    def of(corner: Corner) -> tuple[Line, Line]:
        return (corner.row, corner.row_fixed), (corner.column, corner.column_fixed)

    return of(area.first), of(area.end)


def _moved(first: Line, end: Line, by: int, last: int) -> tuple[int, int]:
    """The first and last row, or column, for a cell so many of them away."""
    if not first[0]:
        return 1, last
    one, two = (line if fixed else line + by for line, fixed in (first, end))
    if not (0 < one <= last and 0 < two <= last):
        raise UnsureError
    return (one, two) if one <= two else (two, one)


class AddressTexts:
    """The cells at addresses that formulas put together: `'BE 001'!$A$1`, `2:2`."""

    def __init__(self, cells: WorkbookCells) -> None:
        self.cells = cells
        self._known: dict[tuple[int, str], Block | None] = {}

    def block(self, written: str, sheet: int) -> Block:
        """The cells, on that sheet where none is named.

        Raises `FaultError` where the text is no address, `UnsureError` where it may be a name.
        """
        key = sheet, written
        if key not in self._known:
            self._known[key] = self._read(written, sheet)
        found = self._known[key]
        if found is None:
            raise FaultError(FAULTY)
        return found

    def _read(self, written: str, sheet: int) -> Block | None:
        pieces = tokens(OF_FILE.sub("", written, count=1) if "!" in written else written)
        if len(pieces) != ADDRESS_AND_END or pieces[0].kind != "area":
            if len(pieces) == ADDRESS_AND_END and pieces[0].kind == "name":
                raise UnsureError
            return None
        prefix, area = pieces[0].sheet, area_of(pieces[0].text)
        there = self.cells.numbers.get(sheet_of(prefix).casefold()) if prefix else sheet
        if there is None or area is None:
            return None
        first, end = area.first, area.end
        top, bottom = sorted((first.row or 1, end.row or ROWS))
        left, right = sorted((first.column or 1, end.column or COLUMNS))
        return Block(there, top, left, bottom, right)
