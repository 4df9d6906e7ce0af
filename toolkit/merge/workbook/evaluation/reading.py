"""What a formula reads and how it is built, found once for all rows in which it is the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from toolkit.cell_addresses import number_of
from toolkit.merge.workbook.evaluation.cells import FormulaCell, Place, WorkbookCells
from toolkit.merge.workbook.evaluation.regions import (
    NOWHERE,
    Own,
    Region,
    Regions,
    is_fixed,
)
from toolkit.merge.workbook.evaluation.syntax import Token, tokens
from toolkit.merge.workbook.evaluation.values import UnsureError

ADDRESS = re.compile(r"(?<![\w.$])(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})(?![\w.(!\[])")
"""A cell or the corner of a block, as programs write it."""

OF_ROW, OF_COLUMN = "\x04", "\x05"
"""Before a distance of rows, and of columns."""

NAMES_DEEP = 8
"""How many names may stand for names."""

ELSEWHERE = frozenset(
    {
        *("INDIRECT", "OFFSET", "CELL", "ROW", "COLUMN", "ISFORMULA", "FORMULATEXT", "SHEET"),
        *("SHEETS", "GETPIVOTDATA", "INFO", "SUBTOTAL", "AGGREGATE", "RTD", "CALL", "REGISTER.ID"),
        *("SUMIF", "AVERAGEIF"),  # they take as many cells to add up as they search
    }
)
"""Functions whose result depends on more than the values of the cells that are named."""


@dataclass
class Reading:
    """How a formula is built."""

    pieces: list[Token]
    own: Own
    """The cell for which it was read; `NOWHERE` where nothing in it is relative to its cell."""

    regions: list[Region] = field(default_factory=list)
    """The cells that it reads."""

    skeleton: str = ""
    """The formula without the addresses: two that are built alike give the same for the same
    values."""

    is_whole: bool = True
    """Whether its result depends on the values of those cells alone."""

    is_clear: bool = True
    """Whether all cells are known that it reads."""

    made: dict[bool, Any] = field(default_factory=dict)
    """The same, ready to be computed: see `formula`."""


class Readings:
    """The formulas of one workbook."""

    def __init__(self, cells: WorkbookCells) -> None:
        self.cells = cells
        self._known: dict[tuple[int, str], Reading] = {}
        self._special: set[tuple[int, str]] = set()
        self._names: dict[tuple[str, int], Reading] = {}

    def of(self, formula: FormulaCell, place: Place) -> Reading:
        """How the formula in a cell is built."""
        if formula.reading is None:
            formula.reading = self._of(formula.text, *place)
        found: Reading = formula.reading
        return found

    def _of(self, text: str, sheet: int, row: int, column: int) -> Reading:
        own = Own(row, column)
        key = sheet, _moved(text, own)
        if key in self._special:
            key = sheet, text
        known = self._known.get(key)
        if known is None:
            pieces = tokens(text)
            if not _is_general(text, pieces):
                self._special.add(key)
                key, own = (sheet, text), NOWHERE
            known = self._read(pieces, sheet, own)
            self._known[key] = known
        return known

    def _read(self, pieces: list[Token], sheet: int, own: Own, depth: int = 0) -> Reading:
        found = Reading(pieces, own)
        parts: list[str] = []
        self._take(found, pieces, Regions(self.cells, sheet, own), parts, depth)
        found.skeleton = "\x1f".join(parts)
        return found

    def _take(
        self, found: Reading, pieces: list[Token], places: Regions, parts: list[str], depth: int
    ) -> None:
        """Adds what some pieces read, and how they are built."""
        for one, after in zip(pieces, [*pieces[1:], pieces[-1]], strict=True):
            parts.append(one.kind)
            try:
                if one.kind == "area":
                    if depth and not is_fixed(one.sheet, one.text):
                        raise UnsureError
                    found.regions.append(places.of(one.sheet, one.text))
                elif one.kind == "name" and after.text != "(":
                    self._take_name(found, one.text, places, parts, depth)
                else:
                    parts.append(one.text)
                    self._take_other(found, one)
            except UnsureError:
                found.is_clear = False

    def _take_other(self, found: Reading, one: Token) -> None:
        function = one.text.upper().removeprefix("_XLFN.").removeprefix("_XLWS.")
        if one.kind == "name" and function in ELSEWHERE:
            found.is_whole = False
        if one.kind == "other" and one.text in "#:!":
            found.is_clear = False

    def _take_name(
        self, found: Reading, text: str, places: Regions, parts: list[str], depth: int
    ) -> None:
        """Adds what a name stands for; one that is not known is a variable inside the formula."""
        if "[" in text and not text.startswith(("[", "'")):
            try:
                found.regions.append(places.of_table(text))
            except UnsureError:
                table, inside = places.table(text)
                parts.append(inside)
                found.regions.append(Region(*table.area))
            return
        if "!" in text and "[" not in text:
            raise UnsureError  # a name of another sheet
        meaning = meaning_of(self.cells, text, places.sheet)
        if meaning is None:
            parts.append(text)
        elif depth > NAMES_DEEP:
            raise UnsureError
        else:
            key = text.casefold(), places.sheet
            if key not in self._names:
                self._names[key] = self._read(tokens(meaning), places.sheet, NOWHERE, depth + 1)
            inner = self._names[key]
            parts.append(inner.skeleton)
            found.regions += inner.regions
            found.is_whole &= inner.is_whole
            found.is_clear &= inner.is_clear


def meaning_of(cells: WorkbookCells, name: str, sheet: int) -> str | None:
    """What a defined name stands for on a sheet; None where it is not known."""
    key = name.casefold()
    return cells.names.get((key, sheet), cells.names.get((key, -1)))


def _moved(text: str, own: Own) -> str:
    """The formula with each relative address as a distance from the formula's own cell."""

    def one(found: re.Match[str]) -> str:
        held, column, kept, row = found.groups()
        across = column if held else f"{OF_COLUMN}{number_of(column) - own.column}"
        return f"{held}{across}{kept}{row if kept else f'{OF_ROW}{int(row) - own.row}'}"

    return ADDRESS.sub(one, text)


def _is_general(text: str, pieces: list[Token]) -> bool:
    """Whether what looks like an address in a formula is one, and every address looks like one."""
    corners = sum(one.text.count(":") + 1 for one in pieces if one.kind == "area")
    return corners == len(ADDRESS.findall(text))
