"""When a labelled part or a call begins, ends or is due, as a text says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.claims.contradiction import Contradiction, Kind
from toolkit.claims.labels import Named, nearby
from toolkit.claims.number_words import ORDINAL, ordinal_value, value_of
from toolkit.claims.plan_parts import Part
from toolkit.claims.reading import Reading
from toolkit.model.months import Month

_NTH = r"\d{1,3}(?:st|nd|rd|th|er|re|e|eme)"
MONTH = re.compile(
    r"\b(?:m(?P<m>\d{1,3})|(?:months?|mois) (?P<number>\d{1,3}\b|[a-z]+(?:-[a-z]+)*)"
    rf"|(?P<nth>{_NTH}|{ORDINAL}) (?:project )?(?:months?|mois)\b"
    r"(?! of (?:the )?(?:year|each)))"
    r"(?:(?: ?- ?| to | until | and | a | au | et | jusqu'a | jusqu'au )"
    r"(?:the |le )?(?:m|months? |mois )?(?P<last>\d{1,3})\b(?! ?%))?"
)
START = (
    r"(?:starts?|begins?|opens?|started|begun|opened|launch(?:es|ed)|kicks? off|"
    r"(?:is|are) (?:published|launched|opened)|debute|demarre|commence|ouvre|"
    r"(?:est|sera) (?:ouvert|lance|publie))e?"
)
END = r"(?:ends?|finish(?:es)?|closes?|is (?:completed|finished|closed)|s'acheve|se termine|finit)"
RUN = (
    r"(?:runs?|lasts?|takes? place|is (?:carried out|planned|scheduled)|covers|court|dure|"
    r"se deroule|s'etend|est (?:prevue?|menee?|realisee?))"
)
_LED = r"[ ,:'\"”»)\]*_]*\(?(?:(?:which|that|qui|will|shall|then|only|ne|already|also|is to) )*"
_TO = (
    r"(?: (?:only|seulement|already))?"
    r"(?: ?(?:in|at|with|from|on|by|for|until|en|au|a|des|d'ici|pour|fin|de|du|entre|between))*"
    r"(?: ?(?:the |la |le |l'))?(?: ?(?:end|beginning|start|fin|debut) (?:of|de|du|d') ?)? ?$"
)
DUE_WORD = (
    r"(?:due|delivered|ready|submitted|completed|finished|published|reached|achieved|available|"
    r"released|handed in|signed|planned|expected|foreseen|scheduled|in place|"
    r"(?:du|livre|remis|rendu|pret|publie|atteint|prevu|attendu|signe|acheve|termine)e?|disponible)"
)
_IS = r"(?:(?:is|are|was|will be|to be|shall be|est|sera|doit etre) )?"
STARTS = re.compile(rf"{_LED}{START}{_TO}")
ENDS = re.compile(rf"{_LED}{END}{_TO}")
RUNS = re.compile(rf"{_LED}(?:{RUN})?{_TO}")
DUE = re.compile(rf"{_LED}{_IS}(?:{DUE_WORD})?{_TO}")
OPENS_IT = re.compile(r"\b(?:publishes|opens|launches|announces|publie|ouvre|lance) (?:the )?$")
IN = re.compile(rf"{_LED}{_TO}")
IN_MONTH = re.compile(r"\b(?:in|by|at|by the end of|end of|en|fin|au|a|d'ici) $")
DUE_BEHIND = re.compile(rf"[ )\]]*(?:is|are|will be|est|sera) {DUE_WORD}")
STARTS_BEHIND = re.compile(rf"[ )\]]*(?:will )?{START}")
LONGEST_GAP = 60
FARTHEST = 200
"""Between a label and its month there may also be the title of the part."""


class InMonths(NamedTuple):
    """A month, or months, in a text."""

    start: int
    end: int
    first: int
    last: int | None
    """None where it is one month."""

    def __str__(self) -> str:
        return f"M{self.first}" if self.last is None else f"M{self.first}-M{self.last}"


def months_in(reading: Reading) -> Iterator[InMonths]:
    """The project months that a text names: M9, month nine, le dixième mois, M4-M12."""
    if "M" not in reading.text and "mois" not in reading.level and "month" not in reading.level:
        return
    for found in MONTH.finditer(reading.level):
        first = _first(reading, found)
        last = int(found["last"]) if found["last"] else None
        if not first or (last is not None and last <= first):
            continue
        yield InMonths(*found.span(), first, last)


def _first(reading: Reading, found: re.Match[str]) -> int:
    """The month that a match begins with; 0 where it names none."""
    if found["m"]:
        return int(found["m"]) if reading.text[found.start()] == "M" else 0
    if number := found["number"]:
        return int(number) if number.isdigit() else value_of(number)[0]
    nth = found["nth"]
    return int(re.sub(r"\D", "", nth)) if nth[0].isdigit() else ordinal_value(nth)


def wrong_months(
    reading: Reading, named: tuple[Named, ...], months: tuple[InMonths, ...], end: Month
) -> Iterator[Contradiction]:
    """Months beside a label or a call that are not those of the plan; `end` is the project's."""
    told = set[int]()
    for month in months:
        for one in nearby(named, month.start, FARTHEST):
            part = one.part
            if part and month.start not in told and (fact := _fact(reading, one, part, month)):
                told.add(month.start)
                yield _contradiction(reading, one, month, fact)
    for month in months:
        last = month.last or month.first
        if month.start not in told and last > end.number:
            yield Contradiction(
                month.start,
                month.end,
                Kind.MONTH,
                reading.quoted(month.start, month.end),
                f"the project ends in {end}",
                f"write a month from M1 to {end}, or correct `duration` under `project`",
            )


def _contradiction(
    reading: Reading, one: Named, month: InMonths, fact: tuple[str, str]
) -> Contradiction:
    start, end = min(one.start, month.start), max(one.end, month.end)
    return Contradiction(
        start,
        end,
        Kind.MONTH,
        reading.quoted(start, end),
        f"in the plan {fact[0]}",
        f"write {fact[1]} instead of {month}, or correct the months in the plan",
    )


def _fact(reading: Reading, one: Named, part: Part, month: InMonths) -> tuple[str, str] | None:
    """What the plan says instead, and the month to write; None where nothing is wrong."""
    if 0 <= month.start - one.end <= LONGEST_GAP + len(part.title):
        gap = _gap(reading, one, part, month.start)
        if part.is_call and OPENS_IT.search(reading.level[max(one.start - 20, 0) : one.start]):
            return _differs(part, "opens", part.span.first, month.first) if IN.match(gap) else None
        return _behind(gap, part, month)
    if 0 <= one.start - month.end <= LONGEST_GAP:
        return _before(reading, one, part, month)
    return None


def _gap(reading: Reading, one: Named, part: Part, end: int) -> str:
    """The words from a label to a month, without the title of the part."""
    words = reading.level[one.end : end]
    title = part.title.lower()
    head = words.lstrip(" :('\"“«*_")
    return head[len(title) :] if head.startswith(title) else words


def _behind(gap: str, part: Part, month: InMonths) -> tuple[str, str] | None:
    """For a month behind the label: `T3.1 starts in M8`, `D2.1 (M10)`."""
    if STARTS.fullmatch(gap) and not part.is_due:
        return _differs(part, "begins", part.span.first, month.first) or _whole(part, month)
    if part.is_call:
        return None
    if ENDS.fullmatch(gap) and not part.is_due:
        return _differs(part, "ends", part.span.last, month.last or month.first)
    if part.is_due:
        return _due(part, month) if DUE.fullmatch(gap) else None
    if RUNS.fullmatch(gap):
        return _whole(part, month) if month.last else _outside(part, month)
    return None


def _before(reading: Reading, one: Named, part: Part, month: InMonths) -> tuple[str, str] | None:
    """For a month before the label: `in M34 (D2.3)`, `in M10 D2.1 is delivered`."""
    level = reading.level
    if not IN_MONTH.search(level[max(month.start - 16, 0) : month.start].replace("the ", "")):
        return None
    gap = level[month.end : one.start].strip(" ,")
    if gap == "(" and not part.is_call:
        return _due(part, month) if part.is_due else _outside(part, month)
    if gap in ("", "the", "le", "la", "l'"):
        if part.is_due:
            return _due(part, month) if DUE_BEHIND.match(level, one.end) else None
        if STARTS_BEHIND.match(level, one.end):
            return _differs(part, "begins", part.span.first, month.first)
    return None


def _due(part: Part, month: InMonths) -> tuple[str, str] | None:
    if month.last is not None:
        return None
    return _differs(part, "is due", part.span.first, month.first)


def _differs(part: Part, verb: str, planned: Month, written: int) -> tuple[str, str] | None:
    if planned.number == written:
        return None
    verb = "opens" if part.is_call and verb == "begins" else verb
    return f"{part.name} {verb} in {planned}", str(planned)


def _whole(part: Part, month: InMonths) -> tuple[str, str] | None:
    """For months from and to, against those of the part."""
    if month.last is None or part.is_call:
        return None
    if (part.span.first.number, part.span.last.number) == (month.first, month.last):
        return None
    return f"{part.name} runs from {part.span.first} to {part.span.last}", str(part.span)


def _outside(part: Part, month: InMonths) -> tuple[str, str] | None:
    """For one month, or more, that should be within those of the part."""
    first, last = part.span.first.number, part.span.last.number
    if first <= month.first and (month.last or month.first) <= last:
        return None
    return f"{part.name} runs from {part.span.first} to {part.span.last}", str(part.span)
