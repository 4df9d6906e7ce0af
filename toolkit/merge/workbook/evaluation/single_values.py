"""Functions of single values: rounding, dates, texts, and what kind of value something is."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from math import floor, sqrt

from toolkit.merge.workbook.evaluation.values import (
    DIVISION,
    DOUBTFUL,
    MISSING,
    VALUE,
    Fault,
    FaultError,
    UnsureError,
    Value,
    equal,
    finite,
    number,
    settled,
    text,
    truth,
    whole,
)

DAY_ZERO = date(1899, 12, 30)
"""The day that a sheet counts as 0; right from March 1900 on."""

MOST_PLACES = 3
"""Behind more decimals than these it does not matter how an error of rounding falls."""

FIRST_SURE_DAY, LAST_DAY = 61, 2_958_465


def _rounded(way: str) -> Callable[..., Value]:
    """A number rounded to so many places, as the fifteen digits say that a sheet shows."""

    def found(value: Value, places: Value = 0.0) -> Value:
        amount, digits = number(value), whole(places)
        if abs(digits) > 15 or abs(amount) > 1e14:
            raise UnsureError
        seen = Decimal(format(amount, ".15g"))
        unit = Decimal(1).scaleb(-digits)
        result = seen.quantize(unit, rounding=way)
        margin = Decimal(DOUBTFUL) * abs(seen)
        sides = {(seen + one).quantize(unit, rounding=way) for one in (-margin, margin)}
        edge = result == seen if way != ROUND_HALF_UP else seen + unit / 2 == _upper(seen, unit)
        if sides != {result} and not edge and digits <= MOST_PLACES:
            raise UnsureError
        return float(result)

    return found


def _upper(seen: Decimal, unit: Decimal) -> Decimal:
    """The next multiple of the unit above a number that lies between two of them."""
    return (seen / unit).to_integral_value(rounding="ROUND_FLOOR") * unit + unit


def _integer(value: Value) -> Value:
    return float(floor(settled(number(value))))


def _remainder(value: Value, divisor: Value) -> Value:
    above, below = number(value), number(divisor)
    if below == 0:
        raise FaultError(DIVISION)
    if above != int(above) or below != int(below) or abs(above) > 1e15:
        raise UnsureError
    return float(int(above) % int(below))


def _root(value: Value) -> Value:
    if number(value) < 0:
        raise UnsureError
    return sqrt(number(value))


def _day(value: Value) -> date:
    """The day of a number. Raises `UnsureError` before March 1900, which programs count in two
    ways."""
    at = number(value)
    if at < 0 or at > LAST_DAY:
        raise UnsureError
    if at < FIRST_SURE_DAY:
        raise UnsureError
    return DAY_ZERO + timedelta(days=floor(settled(at)))


def _number_of(day: date) -> float:
    return float((day - DAY_ZERO).days)


def _months_later(day: date, months: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1901 <= year <= 9998:
        raise UnsureError
    return year, month + 1


def _same_day_later(value: Value, months: Value) -> Value:
    day = _day(value)
    year, month = _months_later(day, whole(months))
    last = calendar.monthrange(year, month)[1]
    return _number_of(date(year, month, min(day.day, last)))


def _end_of_month(value: Value, months: Value) -> Value:
    year, month = _months_later(_day(value), whole(months))
    return _number_of(date(year, month, calendar.monthrange(year, month)[1]))


def _date(year: Value, month: Value, day: Value) -> Value:
    years, months, days = whole(year), whole(month), whole(day)
    if not 1901 <= years <= 9998 or abs(months) > 10_000 or abs(days) > 10_000:
        raise UnsureError
    at = _months_later(date(years, 1, 1), months - 1)
    return _number_of(date(*at, 1) + timedelta(days=days - 1))


def _length(value: Value) -> Value:
    return float(len(_plain(value)))


def _plain(value: Value) -> str:
    """The text, in which every sign counts as one. Raises `UnsureError`."""
    found = text(value)
    if any(ord(one) > 0xFFFF for one in found):
        raise UnsureError
    return found


def _start(value: Value, count: Value = 1.0) -> Value:
    return _plain(value)[: _count(count)]


def _end(value: Value, count: Value = 1.0) -> Value:
    found, many = _plain(value), _count(count)
    return found[-many:] if many else ""


def _middle(value: Value, first: Value, count: Value) -> Value:
    begin = _count(first)
    if begin < 1:
        raise UnsureError
    return _plain(value)[begin - 1 : begin - 1 + _count(count)]


def _count(value: Value) -> int:
    found = whole(value)
    if found < 0:
        raise UnsureError
    return found


def _place_of(wanted: Value, value: Value) -> Value:
    """Where a text begins within another, whatever its capitals; patterns are not computed."""
    found, inside = _plain(wanted), _plain(value)
    if not found or any(one in found for one in "?*~") or not (found + inside).isascii():
        raise UnsureError
    at = inside.lower().find(found.lower())
    if at < 0:
        raise FaultError(VALUE)
    return float(at + 1)


def _exchanged(value: Value, old: Value, new: Value) -> Value:
    if not (wanted := _plain(old)):
        raise UnsureError
    return _plain(value).replace(wanted, _plain(new))


def _trimmed(value: Value) -> Value:
    return " ".join(part for part in text(value).split(" ") if part)


def _concatenated(*values: Value) -> Value:
    return "".join(text(one) for one in values)


def _is_number(value: Value) -> Value:
    if isinstance(value, bool):
        raise UnsureError
    return type(value) is float


def _as_number(value: Value) -> Value:
    return 0.0 if isinstance(value, str) else number(value)


def _as_text(value: Value) -> Value:
    if isinstance(value, Fault):
        raise FaultError(value)
    return value if isinstance(value, str) else ""


def _absolute(value: Value) -> Value:
    return abs(number(value))


def _power(value: Value, exponent: Value) -> Value:
    base, power = number(value), number(exponent)
    if base <= 0:
        raise UnsureError
    try:
        return finite(base**power)
    except OverflowError as error:
        raise UnsureError from error


LIFTED: Mapping[str, Callable[..., Value]] = {
    "ROUND": _rounded(ROUND_HALF_UP),
    "ROUNDUP": _rounded(ROUND_UP),
    "ROUNDDOWN": _rounded(ROUND_DOWN),
    "INT": _integer,
    "ABS": _absolute,
    "MOD": _remainder,
    "SQRT": _root,
    "POWER": _power,
    "YEAR": lambda value: float(_day(value).year),
    "MONTH": lambda value: float(_day(value).month),
    "DAY": lambda value: float(_day(value).day),
    "ISNUMBER": _is_number,
    "ISTEXT": lambda value: isinstance(value, str),
    "ISBLANK": lambda value: value is None,
    "ISERROR": lambda value: isinstance(value, Fault),
    "ISERR": lambda value: isinstance(value, Fault) and value != MISSING,
    "ISNA": lambda value: value == MISSING,
    "NOT": lambda value: not truth(value),
    "LEN": _length,
    "EXACT": lambda one, two: text(one) == text(two),
    "UPPER": lambda value: _plain(value).upper(),
    "LOWER": lambda value: _plain(value).lower(),
    "TRIM": _trimmed,
    "LEFT": _start,
    "RIGHT": _end,
    "MID": _middle,
    "CONCATENATE": _concatenated,
    "SEARCH": _place_of,
    "SUBSTITUTE": _exchanged,
}
"""Functions that give an array where they are given one."""

SINGLE: Mapping[str, Callable[..., Value]] = {
    "EDATE": _same_day_later,
    "EOMONTH": _end_of_month,
    "DATE": _date,
    "N": _as_number,
    "T": _as_text,
    "NA": lambda: MISSING,
    "TRUE": lambda: True,
    "FALSE": lambda: False,
    "HYPERLINK": lambda link, label=None: link if label is None else label,
    "DELTA": lambda one, two=0.0: float(equal(number(one), number(two))),
}
"""Functions of one value each."""

DATES = frozenset(("YEAR", "MONTH", "DAY", "EDATE", "EOMONTH", "DATE"))
"""Functions that count days from 1900."""
