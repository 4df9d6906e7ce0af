"""The conditions that SUMIFS and its kin put on a cell: a value, or a comparison as a text."""

from __future__ import annotations

import re
from collections.abc import Callable

from toolkit.merge.workbook.evaluation.values import (
    Array,
    UnsureError,
    Value,
    compared,
    same_text,
)

COMPARISON = re.compile(r"(<>|<=|>=|<|>|=)?(.*)", re.DOTALL)
PLAIN_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?")
ORDERS: dict[str, Callable[[int], bool]] = {
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    ">": lambda order: order > 0,
    ">=": lambda order: order >= 0,
}
WILD = frozenset("*?")
NAME_IN_BRACKETS = re.compile(r"[^\W\d_].*\([^()]*[^\W\d_]", re.DOTALL)
"""`ateval (p3)`: words with words in brackets, which no number and no date has."""


def matching(cells: Array, criterion: Value) -> list[bool]:
    """For each cell whether it meets the criterion. Raises `UnsureError`."""
    sign, wanted = _read(criterion)
    if isinstance(wanted, float):
        found = [_as_number(one, sign, wanted) for one in cells.cells]
    elif sign in ORDERS:
        raise UnsureError
    else:
        if _may_be_number(wanted) and any(type(one) is float for one in cells.cells):
            raise UnsureError
        is_meant = _like(wanted) if WILD & {*wanted} else (lambda one: same_text(one, wanted))
        found = [(isinstance(one, str) and is_meant(one)) == (sign == "=") for one in cells.cells]
    if cells.is_cut and sign == "<>":
        raise UnsureError  # the empty cells behind it count
    return found


def _read(criterion: Value) -> tuple[str, float | str]:
    """The comparison and what is compared with."""
    if criterion is None:
        return "=", 0.0
    if type(criterion) is float:
        return "=", criterion
    if not isinstance(criterion, str):
        raise UnsureError
    found = COMPARISON.fullmatch(criterion)
    sign, wanted = (found[1] or "=", found[2]) if found else ("=", criterion)
    if PLAIN_NUMBER.fullmatch(wanted):
        return sign, float(wanted)
    is_value = not any(one.isalpha() for one in wanted) or wanted.upper() in ("TRUE", "FALSE")
    if "~" in wanted or wanted.startswith("#") or (is_value and not WILD & {*wanted}):
        raise UnsureError
    return sign, wanted


def _like(pattern: str) -> Callable[[str], bool]:
    """Whether a text is like a pattern, in which `?` is any sign and `*` any text."""
    form = "".join({"*": ".*", "?": "."}.get(one, re.escape(one.lower())) for one in pattern)
    wanted = re.compile(form, re.DOTALL)

    def is_like(text: str) -> bool:
        if not text and wanted.fullmatch(text):
            raise UnsureError  # whether the text without a sign counts
        return wanted.fullmatch(text.lower()) is not None

    return is_like


def _as_number(cell: Value, sign: str, wanted: float) -> bool:
    """Whether a cell meets the comparison with a number."""
    if type(cell) is float:
        order = compared(cell, wanted)
        if sign in ORDERS:
            return ORDERS[sign](order)
        return (order == 0) == (sign == "=")
    if isinstance(cell, bool) or (isinstance(cell, str) and _may_be_number(cell, wanted)):
        raise UnsureError
    if isinstance(cell, str) and not cell and not wanted:
        raise UnsureError
    return sign == "<>"


def _may_be_number(text: str, wanted: float = 1.0) -> bool:
    """Whether some program may take a text for a number, or for the date of that number.

    `WP1` and `D.1` are texts everywhere, `12` and `1 May` are not.
    """
    if not any(one.isdigit() for one in text) or NAME_IN_BRACKETS.match(text):
        return False
    letters = [one for one in re.split(r"[\W\d_]+", text) if one]
    if not letters or letters in (["e"], ["E"]):
        return True
    return wanted != 0 and any(len(one) >= 3 for one in letters) and len(letters) <= 2
