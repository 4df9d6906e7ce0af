"""Numbers as texts, in the forms that mean the same in every country; and the hour of a day."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from math import floor

from toolkit.merge.workbook.evaluation.single_values import LIFTED
from toolkit.merge.workbook.evaluation.values import Given, UnsureError, Value, number, single

ZEROS = re.compile(r"(0+)( ?%)?")
SECONDS = 86_400


def as_text(given: list[Given]) -> Value:
    """What TEXT gives for a form of zeros alone: `001`, `90 %`. Raises `UnsureError` for others."""
    value, form = (single(one) for one in given)
    written = ZEROS.fullmatch(form) if isinstance(form, str) else None
    if written is None:
        raise UnsureError
    if isinstance(value, str):
        return value
    shown = Decimal(format(number(value) * (100 if written[2] else 1), ".15g"))
    rounded = int(shown.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    sign = "-" if rounded < 0 else ""
    return f"{sign}{abs(rounded):0{len(written[1])}d}{written[2] or ''}"


def length_of(given: list[Given]) -> Value:
    """How many signs a value has: a number has as many in every country."""
    value = single(given[0])
    if type(value) is float:
        return float(len(format(value, ".15g")))
    return LIFTED["LEN"](value)


def hour_of(given: list[Given]) -> Value:
    """The hour of a time."""
    return float(_seconds(given) // 3600)


def minute_of(given: list[Given]) -> Value:
    """The minute of a time."""
    return float(_seconds(given) // 60 % 60)


def _seconds(given: list[Given]) -> int:
    """The seconds since the day began, to the nearest one."""
    value = number(single(given[0]))
    return round((value - floor(value)) * SECONDS) % SECONDS
