"""Finds and rewrites the references to cells in a formula."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from toolkit.cell_addresses import COLUMNS, ROWS, letters, number_of

LOST = "#REF!"
"""The reference to cells that are gone."""

_COLUMN, _ROW = r"\$?[A-Za-z]{1,3}", r"\$?[1-9][0-9]{0,6}"
_CELL = _COLUMN + _ROW
_AREA = rf"(?:{_CELL}(?::{_CELL})?|{_COLUMN}:{_COLUMN}|{_ROW}:{_ROW})(?![\w.(!\[\\?])"
_IN_BRACKETS = r"\[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\]"
_NAME = r"[^\W\d][\w.\\?]*"

TOKENS = re.compile(
    "|".join(
        (
            r'"(?:[^"]|"")*"',  # a text
            rf"#REF!(?:{_AREA})?|#[A-Z/0]+[!?]?",  # an error
            rf"(?:'[^'\[]*\[(?:[^']|'')*'|\[[^\[\]]+\][\w.]*)!(?:{_AREA}|{_NAME})?",  # other files
            rf"(?P<sheet>(?:'(?:[^']|'')+'|{_NAME}(?::{_NAME})?)!)?(?P<area>{_AREA})",
            rf"(?:'(?:[^']|'')+'!)?{_NAME}(?:{_IN_BRACKETS})?",  # names, functions, tables
            _IN_BRACKETS,
            r"\d+(?:\.\d*)?(?:[eE][+-]?\d+)?",  # a number
        )
    )
)
PARTS = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)([0-9]{0,7})")


class Corner(NamedTuple):
    """One end of a reference; 0 where it has no column or no row of its own."""

    column: int
    row: int
    column_fixed: bool = False
    row_fixed: bool = False

    def __str__(self) -> str:
        column = f"{'$' * self.column_fixed}{letters(self.column)}" if self.column else ""
        return f"{column}{'$' * self.row_fixed}{self.row}" if self.row else column


class Area(NamedTuple):
    """A cell, a block of cells, whole columns or whole rows."""

    first: Corner
    last: Corner | None = None
    """None where one cell is meant."""

    def __str__(self) -> str:
        return str(self.first) if self.last is None else f"{self.first}:{self.last}"

    @property
    def end(self) -> Corner:
        """The last of its cells."""
        return self.first if self.last is None else self.last

    @property
    def fixed(self) -> Area:
        """The same with a `$` before each column and row."""
        first, *last = (
            corner._replace(column_fixed=bool(corner.column), row_fixed=bool(corner.row))
            for corner in (self.first, *filter(None, [self.last]))
        )
        return Area(first, *last)


Change = Callable[[str, Area], Area | None]
"""What becomes of an area on a sheet (empty for the formula's own); None where it is gone."""


def rewritten(formula: str, change: Change) -> str:
    """The formula with every reference changed; texts, names and other files are left alone.

    >>> rewritten('SUM(A1:B2)&"A1"', lambda sheet, area: None)
    'SUM(#REF!)&"A1"'
    """

    def one(found: re.Match[str]) -> str:
        written = found["area"]
        if not written or (area := area_of(written)) is None:
            return found[0]
        prefix = found["sheet"] or ""
        sheet = sheet_of(prefix)
        if ":" in sheet and not prefix.startswith("'"):
            return found[0]  # the same cells on several sheets stay where they are
        new = change(sheet, area)
        if new == area:
            return found[0]
        return f"{prefix}{LOST if new is None else new}"

    return TOKENS.sub(one, formula)


def area_of(text: str) -> Area | None:
    """The area of that address, its upper left corner first; None where no sheet is so large.

    >>> str(area_of("$B$2:A1")), str(area_of("$J$16:K16"))
    ('A1:$B$2', '$J$16:K16')
    """
    first, mark, last = text.replace(" ", "").partition(":")
    one, two = _corner(first), _corner(last or first)
    if one is None or two is None:
        return None
    if not mark:
        return Area(one)
    (left, left_fixed), (right, right_fixed) = sorted(
        ((one.column, one.column_fixed), (two.column, two.column_fixed)), key=_number
    )
    (top, top_fixed), (bottom, bottom_fixed) = sorted(
        ((one.row, one.row_fixed), (two.row, two.row_fixed)), key=_number
    )
    return Area(
        Corner(left, top, left_fixed, top_fixed), Corner(right, bottom, right_fixed, bottom_fixed)
    )


def _number(end: tuple[int, bool]) -> int:
    """Of two ends with the same number the first stays the first, with its `$`."""
    return end[0]


def sheet_of(prefix: str) -> str:
    """The title in `'Our plan'!`; empty where there is nothing before the address."""
    title = prefix.removesuffix("!")
    return title[1:-1].replace("''", "'") if title.startswith("'") else title


def offset(formula: str, down: int, right: int) -> str:
    """The formula as it is when copied so far down and to the right.

    >>> offset("A1+$A$1", 2, 1)
    'B3+$A$1'
    """
    if not down and not right:
        return formula

    def moved(corner: Corner) -> Corner | None:
        column = (
            corner.column if corner.column_fixed or not corner.column else corner.column + right
        )
        row = corner.row if corner.row_fixed or not corner.row else corner.row + down
        if not (bool(corner.column) <= column <= COLUMNS and bool(corner.row) <= row <= ROWS):
            return None
        return corner._replace(column=column, row=row)

    def change(_: str, area: Area) -> Area | None:
        first, last = moved(area.first), moved(area.end)
        if first is None or last is None:
            return None
        return Area(first, None if area.last is None else last)

    return rewritten(formula, change)


def _corner(text: str) -> Corner | None:
    found = PARTS.fullmatch(text)
    if not found:
        return None
    fixed, column, held, row = found.groups()
    if not column and fixed:
        fixed, held = "", fixed
    number = number_of(column.upper()) if column else 0
    if number > COLUMNS or not int(bool(row)) <= int(row or 0) <= ROWS:
        return None
    return Corner(number, int(row or 0), bool(fixed and column), bool(held and row))
