"""What the number formats of a workbook say: which numbers are days, and which no euros."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import local
from toolkit.ooxml.xml_parts import number_in

DAYS = frozenset((*range(14, 23), *range(27, 37), *range(50, 59)))
"""The formats without a code of their own that show days (ISO/IEC 29500-1, 18.8.30)."""

TIMES = frozenset((18, 19, 20, 21, 45, 46, 47))

OTHER_CURRENCIES = (
    *("$", "£", "¥", "zł", "Kč", "Ft", "kr", "лв", "USD", "GBP", "CHF", "PLN", "CZK", "HUF"),
    *("SEK", "DKK", "NOK", "RON", "BGN", "HRK", "TRY", "JPY", "UAH", "RSD", "ISK"),
)
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
IN_BRACKETS = re.compile(r"\[[^\]]*\]")
SYMBOL = re.compile(r"\[\$([^\]-]*)")


class NumberFormat(NamedTuple):
    """How a number is shown."""

    is_day: bool = False
    currency: str = ""
    """The sign of a currency other than euro; empty where there is none."""


PLAIN = NumberFormat()


def number_formats(package: Package, main: str) -> Sequence[NumberFormat]:
    """The format of each style of a cell, by the number of the style."""
    styles = (one.target for one in package.relations(main) if one.type.endswith("/styles"))
    part = next(styles, "")
    if part not in package.parts:
        return ()
    own: dict[int, str] = {}
    found: list[NumberFormat] = []
    for group in package.xml(part):
        if local(group) == "numFmts":
            own |= {number_in(one.get("numFmtId")): one.get("formatCode", "") for one in group}
        elif local(group) == "cellXfs":
            found = [_format(one, own) for one in group]
    return found


def _format(style: Any, own: dict[int, str]) -> NumberFormat:
    number = number_in(style.get("numFmtId"))
    if number in own:
        return format_of(own[number])
    return NumberFormat(number in DAYS and number not in TIMES)


@lru_cache(1024)
def format_of(code: str) -> NumberFormat:
    """What a format code says.

    >>> format_of("dd/mm/yyyy").is_day, format_of('#,##0 "€"').currency
    (True, '')
    >>> format_of("[$$-409]#,##0").currency
    '$'
    """
    first = code.split(";")[0]
    bare = IN_BRACKETS.sub("", LITERAL.sub("", first)).casefold()
    is_day = "y" in bare or ("d" in bare and "m" in bare)
    symbols = [*SYMBOL.findall(first), *re.findall(r'"([^"]*)"', first)]
    shown = [one for one in symbols if one]
    if not is_day and "$" in bare:
        shown.append("$")
    return NumberFormat(is_day, next(filter(None, map(other_currency, shown)), ""))


def other_currency(text: str) -> str:
    """The first currency other than euro that a text names; empty where it names none.

    >>> other_currency("Budget (USD)"), other_currency("Coût en €"), other_currency("Frankfurt")
    ('USD', '', '')
    """
    for one in OTHER_CURRENCIES:
        edge = r"\b" if one.isalpha() else ""
        if re.search(f"{edge}{re.escape(one)}{edge}", text):
            return one
    return ""
