"""What addresses in formulas mean: those that are written, and those that a formula puts together."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from toolkit.cell_addresses import COLUMNS, ROWS
from toolkit.merge.workbook.evaluation.cells import Block, Place, WorkbookCells
from toolkit.merge.workbook.evaluation.syntax import tokens
from toolkit.merge.workbook.evaluation.values import Fault, FaultError, UnsureError
from toolkit.merge.workbook.shifting.references import LOST, Area, area_of, sheet_of

FAULTY = Fault(LOST)
OF_FILE = re.compile(r"\[[^\]]*\]")
ADDRESS_AND_END = 2


class References:
    """What addresses mean in a formula that is written on a sheet, in the cell `home`."""

    def __init__(self, cells: WorkbookCells, sheet: int, home: tuple[int, int]) -> None:
        self.cells, self.sheet, self.home = cells, sheet, home
        self._texts: dict[str, Block | None] = {}

    def at(self, prefix: str, address: str) -> Callable[[object, Place], Block]:
        """The cells at an address, for a formula in any cell in which it is the same.

        `prefix` is what stands before the address. Raises `UnsureError` where they are on no sheet.
        """
        sheet, area = self._sheet(prefix), area_of(address)
        if sheet is None or area is None:
            raise UnsureError
        first, end = area.first, area.end
        if _is_fixed(area):
            block = _of(sheet, area)
            return lambda source, at: block
        home = self.home
        rows = first.row, end.row, first.row_fixed, end.row_fixed
        columns = first.column, end.column, first.column_fixed, end.column_fixed

        def found(source: object, at: Place) -> Block:
            del source
            top, bottom = _moved(*rows, at[1] - home[0], ROWS)
            left, right = _moved(*columns, at[2] - home[1], COLUMNS)
            return Block(sheet, top, left, bottom, right)

        return found

    def fixed(self, prefix: str, address: str) -> Callable[[object, Place], Block]:
        """The cells for which a defined name stands, wherever it is used."""
        sheet, area = self._sheet(prefix), area_of(address)
        if sheet is None or area is None or not prefix or not _is_fixed(area):
            raise UnsureError
        block = _of(sheet, area)
        return lambda source, at: block

    def in_text(self, written: str) -> Block:
        """The cells at an address that a formula put together: `'BE 001'!$A$1`, `2:2`.

        Raises `FaultError` where it is no address.
        """
        if written not in self._texts:
            self._texts[written] = self._in_text(written)
        found = self._texts[written]
        if found is None:
            raise FaultError(FAULTY)
        return found

    def _in_text(self, written: str) -> Block | None:
        pieces = tokens(OF_FILE.sub("", written, count=1) if "!" in written else written)
        if len(pieces) != ADDRESS_AND_END or pieces[0].kind != "area":
            if len(pieces) == ADDRESS_AND_END and pieces[0].kind == "name":
                raise UnsureError
            return None
        sheet, area = self._sheet(pieces[0].sheet), area_of(pieces[0].text)
        return None if sheet is None or area is None else _of(sheet, area)

    def _sheet(self, prefix: str) -> int | None:
        return self._numbers.get(sheet_of(prefix).casefold()) if prefix else self.sheet

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return self.cells.numbers


def _is_fixed(area: Area) -> bool:
    return all(
        (not corner.row or corner.row_fixed) and (not corner.column or corner.column_fixed)
        for corner in (area.first, area.end)
    )


def _of(sheet: int, area: Area) -> Block:
    first, end = area.first, area.end
    top, bottom = sorted((first.row or 1, end.row or ROWS))
    left, right = sorted((first.column or 1, end.column or COLUMNS))
    return Block(sheet, top, left, bottom, right)


def _moved(
    first: int, end: int, first_fixed: bool, end_fixed: bool, by: int, last: int
) -> tuple[int, int]:
    """The first and last row, or column, for a cell so many of them away."""
    if not first:
        return 1, last
    one, two = (first if first_fixed else first + by), (end if end_fixed else end + by)
    if not (0 < one <= last and 0 < two <= last):
        raise UnsureError  # Excel counts on from the other side of the sheet
    return (one, two) if one <= two else (two, one)
