"""Values as a base tells them, and whether a cell of an edited workbook holds them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from toolkit.merge.workbook.inputs import FIRST_DAY, Kind, number_of
from toolkit.merge.workbook.keyed_sheet import KeyedSheet, Shown, same_formula


def holds(plane: KeyedSheet, row: str, column: str, value: Shown) -> bool:
    """Whether the cell shows the value already."""
    held = plane.holds(row, column)
    if isinstance(value, str) and value[:1] == "=":
        formula = plane.formula(row, column)
        return formula is not None and same_formula(formula, value[1:])
    if isinstance(value, str) and isinstance(held, str):
        return words_of(held) == words_of(value[1:])
    if value in (None, "'"):
        return held is None
    return isinstance(held, Decimal) and not isinstance(value, str) and held == value


def as_cell(kind: Kind | None, value: Any, first_day: int) -> Shown:
    """An input as a cell holds it."""
    if value is None or value == "":
        return None
    if kind is Kind.DAY:
        try:
            day = (date.fromisoformat(str(value)) - FIRST_DAY).days - first_day
        except ValueError:
            return f"'{value}"
        return Decimal(day)
    if kind in (Kind.TEXT, Kind.PARTNER, Kind.PACKAGE):
        return f"'{value}"
    number = number_of(value)
    return f"'{value}" if number is None else number


def as_value(shown: Shown) -> Shown:
    """What a base tells of a cell; digits are a number."""
    if isinstance(shown, str) and shown[:1] not in ("=", "'"):
        number = number_of(shown)
        return f"'{shown}" if number is None else number
    return shown


def words_of(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())
