"""Formulas written with keys, and the addresses that the keys have in a workbook."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from toolkit.cell_addresses import letters, quoted
from toolkit.merge.workbook.keyed_sheet import KeyedSheet, KeyedSheets
from toolkit.merge.workbook.shifting.references import LOST

KEYS = re.compile(r"\[([^\[\]]+)\]")
IDS = "__keys"
"""The column in which the keys of the rows stand, and the row with those of the columns."""

ROW = "\x04"
"""Stands in a pattern for the row of the formula's own cell."""


class Order(NamedTuple):
    """The keys of a sheet in their order."""

    rows: Sequence[str] = ()
    columns: Sequence[str] = ()


class Addresses:
    """Turns keys into addresses.

    Where people have taken a key away its reference is lost, as a sheet would show it; a block
    ends with the last of its lines that is still there.
    """

    def __init__(self, sheets: KeyedSheets, orders: Mapping[str, Order]) -> None:
        self.sheets = sheets
        self.orders = orders
        self._patterns: dict[tuple[str, str], str] = {}

    def formula(self, text: str, home: KeyedSheet, row: str) -> str:
        """The formula (without its "=") in a row of the sheet `home`."""
        key = home.key, text
        if key not in self._patterns:
            self._patterns[key] = KEYS.sub(lambda found: self._address(found[1], home), text)
        return self._patterns[key].replace(ROW, str(home.rows[row][0]))

    def _address(self, keys: str, home: KeyedSheet) -> str:
        if keys in home.columns:
            return f"{letters(home.columns[keys])}{ROW}"
        key, mark, rest = keys.rpartition("!")
        sheet = self.sheets.by_key.get(key) if mark else home
        if sheet is None:
            return LOST
        first, colon, last = rest.partition(":")
        if colon:
            first, last = self._ends(sheet, first, last)
        parts = [_at(sheet, part) for part in ([first, last] if colon else [first])]
        found = LOST if None in parts else ":".join(str(one) for one in parts)
        if sheet is home:
            return found
        return f"{quoted(sheet.title)}!{found}"

    def _ends(self, sheet: KeyedSheet, first: str, last: str) -> tuple[str, str]:
        """The ends of a block, each drawn in to the next line that is there."""
        one, two = _split(first), _split(last)
        order = self.orders.get(sheet.key, Order())
        rows = _drawn_in(one[0], two[0], sheet.rows, order.rows)
        columns = _drawn_in(one[1], two[1], sheet.columns, order.columns)
        return _joined(rows[0], columns[0]), _joined(rows[1], columns[1])


def _split(part: str) -> tuple[str, str]:
    row, _, column = part.rpartition("|")
    return row, column


def _joined(row: str, column: str) -> str:
    return f"{row}|{column}" if row else column


def _drawn_in(
    first: str, last: str, there: Mapping[str, object], order: Sequence[str]
) -> tuple[str, str]:
    one, two = first.removeprefix("$"), last.removeprefix("$")
    if not one or (one in there and two in there) or one not in order or two not in order:
        return first, last
    inside = order[order.index(one) : order.index(two) + 1]
    left = [key for key in inside if key in there]
    if not left:
        return first, last
    return "$" * first.startswith("$") + left[0], "$" * last.startswith("$") + left[-1]


def _at(sheet: KeyedSheet, part: str) -> str | None:
    """The address of `row|column`; `column` alone is in the row of the formula."""
    above, column = _split(part)
    if IDS in (above, column):
        return _beside(sheet, above, column)
    number = sheet.columns.get(column.removeprefix("$"))
    if number is None:
        return None
    fixed = "$" * column.startswith("$") + letters(number)
    if not above:
        return f"{fixed}{ROW}"
    found = sheet.rows.get(above.removeprefix("$"))
    return found and f"{fixed}{'$' * above.startswith('$')}{found[0]}"


def _beside(sheet: KeyedSheet, above: str, column: str) -> str | None:
    """The address of a cell among the keys."""
    number = sheet.column if column == IDS else sheet.columns.get(column)
    row = sheet.head if above == IDS else sheet.rows.get(above, (0, None))[0]
    return f"{letters(number)}{row}" if number and row else None
