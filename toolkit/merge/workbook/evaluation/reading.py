"""What a formula reads and how it is built, found once for all rows in which it is the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from toolkit.cell_addresses import COLUMNS, letters
from toolkit.merge.workbook.evaluation.cells import FormulaCell, Place, WorkbookCells
from toolkit.merge.workbook.evaluation.regions import (
    DIGITS,
    NOWHERE,
    Own,
    Region,
    Regions,
    is_fixed,
)
from toolkit.merge.workbook.evaluation.syntax import Token, tokens
from toolkit.merge.workbook.evaluation.values import UnsureError

OWN_ROW, OWN_COLUMN = "\x04", "\x05"
"""Stand for the row and the column of a formula."""

NAMES_DEEP = 8
"""How many names may stand for names."""

ELSEWHERE = frozenset(
    {
        *("INDIRECT", "OFFSET", "CELL", "ROW", "COLUMN", "ISFORMULA", "FORMULATEXT", "SHEET"),
        *("SHEETS", "GETPIVOTDATA", "INFO", "SUBTOTAL", "AGGREGATE", "RTD", "CALL", "REGISTER.ID"),
    }
)
"""Functions whose result depends on more than the values of the cells that are named."""


@dataclass
class Reading:
    """How a formula is built."""

    pieces: list[Token]
    own: Own
    """The cell for which it was read; `NOWHERE` where it is the same in no other."""

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
        own = Own(f"{row}", letters(column))
        key = sheet, _marked(text, own)
        if key in self._special:
            key = sheet, text
        known = self._known.get(key)
        if known is None:
            pieces = tokens(text)
            if key[1] != text and not _is_general(pieces, own):
                self._special.add(key)
                key = sheet, text
            known = self._read(pieces, sheet, own if key[1] != text else NOWHERE)
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


def _marked(text: str, own: Own) -> str:
    """The formula with a mark for its own row, and one for its own column where that moves."""
    return _own_column(own.column).sub(OWN_COLUMN, text).replace(own.row, OWN_ROW)


@lru_cache(COLUMNS)
def _own_column(letters: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z$]){letters}(?=\$?\d)")


def _is_general(pieces: list[Token], own: Own) -> bool:
    """Whether its own row and column stand in a formula as parts of addresses alone."""
    for one in pieces:
        others = one.sheet if one.kind == "area" else one.text
        if own.row in others or _own_column(own.column).search(others):
            return False
        if one.kind == "area" and any(
            own.row in number for number in DIGITS.findall(one.text) if number != own.row
        ):
            return False
    return True
