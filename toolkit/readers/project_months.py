"""Which day or month of the project a person meant: `1. September 2026`, `Mois 4`, `4 to 12`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from toolkit.readers.foreign_words import MONTHS, bare, month_named, words
from toolkit.readers.outline_paths import seen

EARLIEST, LATEST = 2000, 2200
LONGEST = 999
"""No project has more months."""

SMALL_WORDS = words("de del di of the er st nd rd th le den dem der do el dia am r ro")
"""What may be in a date beside its numbers and the month: `1er`, `1 de mayo de 2027`."""

ORDINALS = words("st nd rd th e er eme o a project of the in by end")
BETWEEN = words(
    """
    from to until till through von bis du au de a al ao ate do od da van tot and und et y e i
    """
)
NAMED_DAY = (
    r"(?:\d{1,2}\s*(?:\.|º|°|er|st|nd|rd|th)?\s*(?:de\s+)?)?[^\W\d_]{3,12}\.?,?\s*(?:de\s+)?\d{4}"
)
DAY = re.compile(
    rf"\d{{4}}[-/.]\d{{1,2}}(?:[-/.]\d{{1,2}})?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}"
    rf"|\d{{1,2}}[./]\d{{4}}|{NAMED_DAY}"
)


def days_meant(value: Any) -> tuple[date, ...]:
    """The days of the calendar that `value` may stand for, the likeliest first; mostly one.

    A month alone is its first day. Empty where it is not known.
    """
    text = re.sub(r"[T ]\d{1,2}:\d\d.*", "", str(value))
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    numbers = [int(one) for one in re.findall(r"\d+", text) if len(one) <= 4]
    words = [bare(one) for one in re.findall(r"[^\W\d_]+", text)]
    names = [number for one in words if (number := month_named(one))]
    if len(names) > 1 or not all(one in SMALL_WORDS or month_named(one) for one in words):
        return ()
    years = [one for one in numbers if one > 31]
    rest = [one for one in numbers if one <= 31]
    if names and len(years) == 1 and len(rest) <= 1:
        return _days((years[0], names[0], rest[0] if rest else 1))
    if names or len(numbers) not in (2, 3):
        return ()
    if len(numbers) == 2:
        return _days((years[0], rest[0], 1)) if len(years) == len(rest) == 1 else ()
    return _days(*_orders(numbers, text))


def _orders(numbers: Sequence[int], text: str) -> Iterator[tuple[int, int, int]]:
    """Year, month and day in the orders in which people write three numbers."""
    first, second, third = numbers
    if first > 31:
        yield (first, third, second) if second > 12 else (first, second, third)
        return
    year = third + 2000 if third < 100 else third
    yield year, second, first
    if third < 100 and "-" in text:
        yield first + 2000, second, third
    elif "/" in text or "-" in text:
        yield year, first, second


def _days(*orders: tuple[int, int, int]) -> tuple[date, ...]:
    """Those of them that the calendar has."""
    found = []
    for year, month, day in orders:
        with suppress(ValueError):
            found.append(date(year, month, day))
    return tuple(dict.fromkeys(one for one in found if EARLIEST <= one.year <= LATEST))


def month_meant(value: Any, start: date | None) -> int | None:
    """The number of the project month that `value` stands for; None where it is not known.

    `start` is the first day of the project, from which days of the calendar are counted.
    """
    found = _project_months(value, ORDINALS)
    if found is not None:
        return found[0] if len(found) == 1 else None
    days = _calendar_months(str(value), start)
    return days[0] if len(days) == 1 else None


def span_meant(value: Any, start: date | None) -> tuple[int, int] | None:
    """The first and the last month that `value` stands for; None where it is not known."""
    if isinstance(value, list | dict):
        inside = value.values() if isinstance(value, dict) else value
        value = " - ".join(str(one) for one in inside)
    text = str(value)
    found = _project_months(text, ORDINALS | BETWEEN)
    if found is None or len(found) != 2:
        found = _calendar_months(text, start)
    return (found[0], found[1]) if len(found) == 2 else None


def _project_months(value: Any, allowed: Iterable[str]) -> list[int] | None:
    """The numbers in `value`, where beside them stand only words for a month, or allowed ones."""
    text = seen(str(value))
    words = [bare(one) for one in re.findall(r"[^\W\d_]+", text)]
    if not all(one in MONTHS or one in allowed for one in words):
        return None
    if re.search(r"\d[.,]\d|\b[Mm] ?\d+[A-Za-z]|[^\w\s.,;:/+&|>‐-―−→º°()\[\]-]", text):
        return None
    numbers = [int(one) for one in re.findall(r"\d{1,4}", text)]
    return numbers if all(one <= LONGEST for one in numbers) else None


def _calendar_months(text: str, start: date | None) -> list[int]:
    """The project months of the days of the calendar in `text`."""
    if start is None or start.day != 1:
        return []
    days = []
    for found in DAY.finditer(text):
        meant = days_meant(found[0])
        days += [meant[0]] if len(meant) == 1 else []
    around = [bare(one) for one in re.findall(r"[^\W\d_]+", DAY.sub(" ", text))]
    if not all(one in BETWEEN or one in SMALL_WORDS for one in around):
        return []
    months = [(one.year - start.year) * 12 + one.month - start.month + 1 for one in days]
    return months if all(1 <= one <= LONGEST for one in months) else []
