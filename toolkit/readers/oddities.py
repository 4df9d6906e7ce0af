"""What strikes the eye while a YAML text is read; reported once all of the text has been read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from toolkit.diagnostics import Place
from toolkit.readers.file_text import LINE_BREAK

OPENING = "“„«‘‚‹"
"""Typographic quotation marks that open a text."""

SIGNS = frozenset("•·▪◦‣*+–—123456789" + OPENING)
"""With which texts begin that were meant as an entry of a list, or as a text in quotes."""

NO_COLON = re.compile(r"\s*[,}]")
SEMICOLONS = re.compile(r"[^;]{1,40}(?:;[^;]{1,40})+")


class Loose(NamedTuple):
    """An entry between braces that has a name and no colon: `400` in `{expert: 4,400}`."""

    text: str
    place: Place
    after: str
    """The field before it; empty where it is the first."""

    gap: str
    """A space where one is behind the comma before it."""


class LooseEntries(NamedTuple):
    """All of them in one map, with what the fields before them hold."""

    path: str
    loose: Sequence[Loose]
    values: Mapping[str, Any]
    places: Mapping[str, Place]


class SplitNumber(NamedTuple):
    """Two entries of a list with a comma between their digits: `[1,000 pumps]`."""

    place: Place
    first: str
    second: str


class Semicolons(NamedTuple):
    """The only entry of a list, with semicolons in it: `[water; soil]`."""

    place: Place
    text: str


class Text(NamedTuple):
    """A text over several lines, or one with an odd sign in front."""

    place: Place
    lines: Sequence[str]
    """The first one from its first word on."""

    style: str
    """`"`, `'` or `>`; empty where it is without quotes."""

    begins_line: bool
    """Whether nothing is before it on its line."""


class Mark(NamedTuple):
    """A single value that is marked with & to be repeated, and that nothing repeats."""

    place: Place
    name: str


Oddity = LooseEntries | SplitNumber | Semicolons | Text | Mark


def begins_at(event: Any) -> int:
    """Where a value begins, counted in characters of the text."""
    return int(event.start_mark.index)


def ends_at(event: Any) -> int:
    """Where it ends."""
    return int(event.end_mark.index)


def has_no_colon(text: str, key: Any) -> bool:
    """Whether an entry between braces is a name alone."""
    return bool(NO_COLON.match(text, key.end_mark.index))


def loose(text: str, key: Any, place: Place, after: str) -> Loose:
    """That entry, behind the field `after`."""
    return Loose(key.value, place, after, "" if text[key.start_mark.index - 1] == "," else " ")


def split_number(before: Any, second: str, place: Place) -> SplitNumber | None:
    """Two entries without a space between them, where a number has been split; else None."""
    first = str(before)
    digits = first[-1:].isdigit() and second[:1].isdigit()
    return SplitNumber(place, first, second) if digits and not (first + second).isdigit() else None


def odd_text(text: str, event: Any, value: Any, place: Place) -> Text | None:
    """The text of a scalar, where it may have been meant as something else; else None."""
    over_lines = event.end_mark.line > event.start_mark.line and event.style != "|"
    if not over_lines and (event.style or value.__class__ is not str or value[0] not in SIGNS):
        return None
    start = event.start_mark.index
    lines = LINE_BREAK.split(text[start : event.end_mark.index].rstrip())
    begins = not text[text.rfind("\n", 0, start) + 1 : start].strip(" ")
    if event.style and all(line.strip() for line in lines[1:]):
        return None  # over several lines on purpose, and no paragraph is lost
    if not over_lines and not begins and value[0] not in OPENING:
        return None
    return Text(place, lines, event.style or "", begins)
