"""What cells hold and formulas give, and how one kind of value is taken for another.

Where Excel and LibreOffice may differ, or a local setting decides, nothing is guessed:
`UnsureError` says that the result is not known.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

EQUAL = 2.0**-48
"""Numbers that differ by less than this share of the larger one are equal in a spreadsheet."""

DOUBTFUL = 1e-13
"""Numbers that differ by less than this share may be equal in one program and not in another."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An error value such as `#DIV/0!`."""

    code: str


VALUE, DIVISION, MISSING = Fault("#VALUE!"), Fault("#DIV/0!"), Fault("#N/A")
"""Which other error a formula gives differs from program to program."""

Value = float | str | bool | Fault | None
"""None is an empty cell."""


@dataclass(frozen=True, slots=True)
class Array:
    """The values of several cells, row by row."""

    rows: int
    columns: int
    cells: list[Value]
    is_cut: bool = False
    """Whether it ends with the last cell that is used, before the area does."""

    @property
    def size(self) -> tuple[int, int]:
        """The number of rows and of columns."""
        return self.rows, self.columns


Given = Value | Array
"""What a function is given."""


class UnsureError(Exception):
    """The result is not known: programs may differ, or this one does not know the function."""


class FaultError(Exception):
    """The result is an error value."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


def single(given: Given) -> Value:
    """The value of one cell. Raises `UnsureError` where several are given."""
    if isinstance(given, Array):
        if given.rows != 1 or given.columns != 1:
            raise UnsureError
        return given.cells[0]
    return given


def number(value: Value) -> float:
    """The value as a number. Raises `FaultError` for an error value, or a text without digits."""
    if type(value) is float:
        return value
    if value is None:
        return 0.0
    if isinstance(value, Fault):
        raise FaultError(value)
    if isinstance(value, bool):
        return float(value)
    if any(one.isdigit() for one in str(value)) or str(value).strip().upper() in ("TRUE", "FALSE"):
        raise UnsureError  # whether 1,5 or 1.5 is a number depends on the country
    raise FaultError(VALUE)


def whole(value: Value) -> int:
    """The value as a whole number, without its decimals. Raises as `number`."""
    found = number(value)
    if not math.isfinite(found) or abs(found) > 1e15:
        raise UnsureError
    return int(settled(found))


def settled(value: float) -> float:
    """The number; where it is all but whole that whole one. Raises `UnsureError` on the verge."""
    nearest = float(round(value))
    gap = abs(value - nearest)
    if gap and gap <= EQUAL * max(1.0, abs(value)):
        return nearest
    if gap and gap <= DOUBTFUL * max(1.0, abs(value)):
        raise UnsureError
    return value


def text(value: Value) -> str:
    """The value as a text. Raises `UnsureError` where its form depends on the country."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, Fault):
        raise FaultError(value)
    if isinstance(value, bool) or value != int(value) or abs(value) >= 1e15:
        raise UnsureError
    return f"{int(value)}"


def truth(value: Value) -> bool:
    """The value as a condition. Raises `FaultError` for an error value."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        raise UnsureError
    return number(value) != 0


def equal(one: Value, two: Value) -> bool:
    """Whether two values are the same; capitals in a text do not count."""
    for value in (one, two):
        if isinstance(value, Fault):
            raise FaultError(value)
    one, two = _filled(one, two), _filled(two, one)
    if isinstance(one, str) and isinstance(two, str):
        return same_text(one, two)
    if isinstance(one, str) or isinstance(two, str):
        return False
    if isinstance(one, bool) != isinstance(two, bool):
        raise UnsureError
    return compared(number(one), number(two)) == 0


def ordered(one: Value, two: Value) -> int:
    """-1, 0 or 1 as the first value is smaller, equal or larger; a text is above all numbers."""
    if type(one) is float and type(two) is float:
        return compared(one, two)
    if equal(one, two):
        return 0
    one, two = _filled(one, two), _filled(two, one)
    if isinstance(one, str) != isinstance(two, str) and not isinstance(one, bool):
        if isinstance(two, bool):
            raise UnsureError
        return 1 if isinstance(one, str) else -1
    if isinstance(one, float) and isinstance(two, float):
        return compared(one, two)
    raise UnsureError  # the alphabet is a matter of the language


def compared(one: float, two: float) -> int:
    """-1, 0 or 1. Raises `UnsureError` where programs may differ on whether they are equal."""
    gap = abs(one - two)
    largest = max(abs(one), abs(two))
    if gap <= EQUAL * largest:
        return 0
    if gap <= DOUBTFUL * largest:
        raise UnsureError
    return -1 if one < two else 1


def same_text(one: str, two: str) -> bool:
    """Whether two texts are the same but for capitals."""
    if one.lower() == two.lower():
        return True
    if one.casefold() == two.casefold():
        raise UnsureError
    return False


def _filled(value: Value, other: Value) -> Value:
    """What an empty cell is beside another value."""
    if value is not None:
        return value
    if isinstance(other, str):
        return ""
    return False if isinstance(other, bool) else 0.0


def finite(value: float) -> float:
    """The number. Raises `UnsureError` where it is too large for a cell."""
    if not math.isfinite(value):
        raise UnsureError
    return value


def each(function: Callable[..., Value], *given: Given) -> Given:
    """What the function gives for each cell of the arrays among what is given.

    Raises `UnsureError` where arrays of different sizes are given.
    """
    arrays = [one for one in given if isinstance(one, Array)]
    if not arrays:
        return function(*given)
    rows = max(one.rows for one in arrays)
    columns = max(one.columns for one in arrays)
    columned = [_stretched(one, rows, columns) for one in given]
    found: list[Value] = []
    for values in zip(*columned, strict=True):
        try:
            found.append(function(*values))
        except FaultError as error:
            found.append(error.fault)
    return Array(rows, columns, found)


def _stretched(given: Given, rows: int, columns: int) -> list[Value]:
    """The cells of what is given in that size; one row, column or value stands for all."""
    if not isinstance(given, Array):
        return [given] * (rows * columns)
    if given.is_cut:
        raise UnsureError
    if given.size == (rows, columns):
        return given.cells
    if given.size == (1, 1):
        return given.cells * (rows * columns)
    if given.size == (rows, 1):
        return [one for one in given.cells for _ in range(columns)]
    if given.size == (1, columns):
        return given.cells * rows
    raise UnsureError
