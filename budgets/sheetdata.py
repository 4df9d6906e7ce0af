"""Cells as the text that stands in a sheet's XML: numbers exactly, formulas with their results."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from budgets.cell_values import Formula, Plain
from budgets.shared_strings import Texts, escaped

FIRST_DATE = date(1900, 3, 1)
"""Excel counts a day too many before."""

OPEN, CLOSE, BETWEEN = "\x01", "\x02", "\x03"
"""Around a cell's keys in a formula until its address is known; no text can hold them."""


def plain(value: Decimal | int | float) -> str:
    """The number as digits: 1438888.89, never 1.43888889E+6."""
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, int):
        return str(value)
    digits = f"{value:f}"
    return digits if len(digits) <= 17 else repr(float(value))


def serial(day: date) -> int | None:
    """The day as a sheet counts it; None where a sheet's calendar has not begun."""
    return (day - date(1899, 12, 30)).days if day >= FIRST_DATE else None


def cell(place: str, style: int, value: Plain, texts: Texts) -> str:
    """A cell with a value that is not computed."""
    if value is None:
        return f'<c r="{place}" s="{style}"/>'
    if isinstance(value, date):
        value = serial(value) or value.isoformat()
    if isinstance(value, str):
        if not value:
            return f'<c r="{place}" s="{style}"/>'
        return f'<c r="{place}" s="{style}" t="s"><v>{texts.number(value)}</v></c>'
    return f'<c r="{place}" s="{style}"><v>{plain(value)}</v></c>'


def formula(place: str, row: int, style: int, value: Formula) -> str:
    """A cell with a formula and its result; the cells named in it are resolved later."""
    text, result = value
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text or ">" in text:
        text = text.replace("<", "&lt;").replace(">", "&gt;")
    if "[" in text:
        text = text.replace("[", f"{OPEN}{row}{BETWEEN}").replace("]", CLOSE)
    if isinstance(result, date):
        result = serial(result) or ""
    if result is None:
        return f'<c r="{place}" s="{style}"><f>{text}</f></c>'
    if isinstance(result, str):
        return f'<c r="{place}" s="{style}" t="str"><f>{text}</f><v>{escaped(result)}</v></c>'
    return f'<c r="{place}" s="{style}"><f>{text}</f><v>{plain(result)}</v></c>'
