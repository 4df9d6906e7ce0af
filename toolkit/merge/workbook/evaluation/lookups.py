"""Where a value stands among others, and what stands at a place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from toolkit.merge.workbook.evaluation.values import (
    MISSING,
    Array,
    Fault,
    FaultError,
    Given,
    UnsureError,
    Value,
    compared,
    equal,
    number,
    single,
    whole,
)

WILD = frozenset("*?~")


def _place(wanted: Value, cells: Sequence[Value]) -> int:
    """The first place of a value, counted from 0. Raises `FaultError` where it is not there."""
    if isinstance(wanted, Fault):
        raise FaultError(wanted)
    if wanted is None or isinstance(wanted, bool) or (isinstance(wanted, str) and WILD & {*wanted}):
        raise UnsureError
    for at, cell in enumerate(cells):
        if (
            cell is None
            or isinstance(cell, Fault)
            or isinstance(cell, str) != isinstance(wanted, str)
        ):
            continue
        if equal(wanted, cell):
            return at
    raise FaultError(MISSING)


def _place_below(wanted: Value, cells: Sequence[Value]) -> int:
    """The place of the largest number that is not above the wanted one, in rising numbers."""
    values = [one for one in cells if type(one) is float]
    rising = all(compared(one, two) <= 0 for one, two in pairwise(values))
    if len(values) != len(cells) or not rising or type(wanted) is not float:
        raise UnsureError
    found = sum(1 for one in values if compared(one, wanted) <= 0)
    if not found:
        raise FaultError(MISSING)
    return found - 1


def _line(given: Given) -> list[Value]:
    if not isinstance(given, Array) or 1 not in given.size:
        raise UnsureError
    return given.cells


def _match(given: Sequence[Given]) -> Value:
    wanted, area, *kind = given
    how = number(single(kind[0])) if kind else 1.0
    if how < 0:
        raise UnsureError
    find = _place_below if how else _place
    return float(find(single(wanted), _line(area)) + 1)


def _index(given: Sequence[Given]) -> Value:
    area, *places = given
    if not isinstance(area, Array) or len(places) not in (1, 2):
        raise UnsureError
    row, *more = [whole(single(one)) for one in places]
    column = more[0] if more else 1
    if not more and area.rows == 1:
        row, column = 1, row
    elif not more and area.columns != 1:
        raise UnsureError
    if row == 0 or column == 0 or area.is_cut:
        raise UnsureError  # a whole row or column
    if not (0 < row <= area.rows and 0 < column <= area.columns):
        raise UnsureError
    return area.cells[(row - 1) * area.columns + column - 1]


def _vertically(given: Sequence[Given]) -> Value:
    wanted, area, column, *kind = given
    if not isinstance(area, Array):
        raise UnsureError
    at = whole(single(column))
    if not 1 <= at <= area.columns:
        raise UnsureError
    nearest = number(single(kind[0])) != 0 if kind else True
    first = area.cells[:: area.columns]
    row = (_place_below if nearest else _place)(single(wanted), first)
    return area.cells[row * area.columns + at - 1]


def _looked_up(given: Sequence[Given]) -> Value:
    wanted, area, results, *more = given
    if len(more) > 1:
        raise UnsureError
    cells = _line(area)
    try:
        at = _place(single(wanted), cells)
    except FaultError as error:
        if more and error.fault == MISSING:
            return single(more[0])
        raise
    found = _line(results)
    if len(found) != len(cells):
        raise UnsureError
    return found[at]


LOOKUPS: Mapping[str, Callable[[Sequence[Given]], Value]] = {
    "MATCH": _match,
    "INDEX": _index,
    "VLOOKUP": _vertically,
    "XLOOKUP": _looked_up,
}
