"""The sentences for months, spans of months and days that are not written as they should be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from toolkit.model.language import ENGLISH
from toolkit.readers.outline_paths import at, shown
from toolkit.readers.project_months import days_meant, month_meant, span_meant
from toolkit.readers.yaml_builder import Fields

Said = tuple[str, str]
"""What is so, and what to do."""

PERIODS = "write each period with its first and its last month, as in [M1-M18, M19-M36]"
FIRST = "the first month is M1"


def month_said(so: str, kind: str, value: Any, outline: Fields) -> Said:
    """What is reported about a month or, where `kind` is `span`, of a span of months."""
    if kind == "month":
        fact = f"{so}: a month is written M1, M2, ..., got {shown(value)}"
        return fact, _month_hint(month_meant(value, _start(outline)))
    meant = span_meant(value, _start(outline))
    backwards = re.fullmatch(r"M\d{1,4} ?[-–—] ?M\d{1,4}", str(value)) and meant
    if meant and meant[1] < meant[0]:
        fact = f"{so}: a span ends after it begins, got {shown(value)}"
        turned = f"write M{meant[1]}-M{meant[0]} if the two months are the wrong way round"
        return (fact if backwards else f"{so}: {_written(value)}"), turned
    return f"{so}: {_written(value)}", _span_hint(value, meant)


def _written(value: Any) -> str:
    return f"months are written M4-M12, got {shown(value)}"


def _month_hint(meant: int | None) -> str:
    if meant is None:
        return "write the number of one month, counted from the start, as in M12"
    return f"write M{meant}" if meant else f"{FIRST}: write M1 where that is meant"


def _span_hint(value: Any, meant: tuple[int, int] | None) -> str:
    if meant is None:
        return "write the first and the last month, counted from the start, as in M4-M12"
    first, last = meant
    span = f"M{max(first, 1)}-M{max(last, 1)}"
    if not first:
        return f"{FIRST}: write {span} where that is meant"
    if isinstance(value, list) or re.search(r"[,;&/]|\b(and|und|et|y|e|i)\b", str(value)):
        return f"write {span} if all months between them are meant"
    return f"write {span}"


def day_said(so: str, value: Any, *, with_time: bool = False) -> Said:
    """What is reported about a day of the calendar, or of a time on it."""
    days = days_meant(value)
    hint = "write year, month and day, as in 2026-09-01"
    time = _time(str(value)) if with_time else ""
    if len(days) == 1:
        hint = f"write {days[0].isoformat()}{time}"
    elif days:
        first, second = (
            f"{one.isoformat()}{time} for {one.day} {ENGLISH.month(one)}" for one in days[:2]
        )
        hint = f"write {first}, or {second}"
    return f"{so}, which is no day of the calendar as YYYY-MM-DD", hint


def _time(text: str) -> str:
    """The time of day in a text as ISO 8601 has it, `T17:00:00`; empty where there is none."""
    found = re.search(r"[T ]([01]?\d|2[0-3]):([0-5]\d)(:[0-5]\d)?([+-]\d\d:\d\d)?$", text.strip())
    if not found:
        return ""
    hour, minute, seconds, zone = found.groups("")
    return f"T{hour:0>2}:{minute}{seconds or ':00'}{zone}"


def periods_said(so: str, value: Any, outline: Fields) -> Said:
    """What is reported about reporting periods that are not all spans of months."""
    return f"{so} are written {_listed(value)}; each is a span of months", periods_hint(
        value, outline
    )


def periods_hint(value: Any, outline: Fields) -> str:
    """How the reporting periods that were meant are written."""
    found = _periods(value, outline)
    return f"write reporting_periods: [{', '.join(found)}]" if found else PERIODS


def _periods(value: Any, outline: Fields) -> Sequence[str]:
    duration = at(outline, ("project", "duration"))
    duration = duration if isinstance(duration, int) else 0
    if isinstance(value, int) and not isinstance(value, bool):
        fits = 2 < value < duration and duration % value == 0
        value = list(range(value, duration + 1, value)) if fits else [value]
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        value = value[0]
    if isinstance(value, str):
        value = _pieces(value)
    if not isinstance(value, list):
        return ()
    spans = [one for one in (span_meant(one, _start(outline)) for one in value) if one]
    if len(spans) == len(value):
        expected = [1, *(last + 1 for _, last in spans[:-1])]
        follow = [first for first, _ in spans] == expected and all(a <= b for a, b in spans)
        ends_right = not duration or (spans[-1:] and spans[-1][1] == duration)
        return [f"M{first}-M{last}" for first, last in spans] if follow and ends_right else ()
    ends = [month_meant(one, _start(outline)) or 0 for one in value]
    if not duration or not all(ends):
        return ()
    if sum(ends) == duration:
        ends = [sum(ends[: number + 1]) for number in range(len(ends))]
    if ends != sorted(set(ends)) or ends[-1] != duration or ends[0] == 1:
        return ()
    return [f"M{first + 1}-M{last}" for first, last in zip([0, *ends], ends, strict=False)]


def _pieces(text: str) -> list[str]:
    """What a text names one after the other; `/` and `+` part it where nothing else does."""
    text = text.strip("[]() ")
    for signs in (r"[,;&|]|\b(?:and|und|et|y|e)\b", r"[/+]"):
        found = [one for one in re.split(signs, text) if one.strip()]
        if len(found) > 1:
            return found
    return [text]


def _listed(value: Any) -> str:
    inside = value if isinstance(value, list) else [value]
    return ", ".join(shown(one) for one in inside)


def _start(outline: Fields) -> date | None:
    """The first day of the project, as far as it is written as one."""
    written = at(outline, ("project", "start"))
    days = days_meant(written) if isinstance(written, str) else ()
    return days[0] if len(days) == 1 else None
