"""Comments that silence findings: `due: M30  # ok PLN104: agreed with the agency`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from toolkit.diagnostics import Place
from toolkit.model.silences import Silence
from toolkit.readers.parser import events_of

COMMENT = re.compile(
    r"(?:(?<=^)|(?<=\s))#+[ \t]*ok(?:ay)?[ \t:]+"
    r"(?P<codes>[A-Z]{3}\d{3}(?:(?:[ \t]*,[ \t]*|[ \t]+(?:and[ \t]+)?)[A-Z]{3}\d{3})*)\b"
    r"[ \t]*(?P<rest>[^\r\n\x85\u2028\u2029]*)",
    re.MULTILINE | re.IGNORECASE,
)
CODE = re.compile(r"[A-Z]{3}\d{3}", re.IGNORECASE)
LINE_END = re.compile(r"\r(?!\n)|[\x85\u2028\u2029]")
"""The ends of lines that YAML also knows, each one character long."""


class _Value(NamedTuple):
    """A single value in a text: its first and last line, counted from 1, and its characters."""

    first: int
    last: int
    start: int
    end: int
    is_block: bool


def silences_in(text: str, shown: str) -> Iterator[Silence]:
    """The silences that comments of a YAML text ask for; `shown` is the name of its file.

    One behind a value is about the lines of that value, a text of many lines included; one on a
    line of its own is about what begins on the next line that is no comment.
    """
    if not (found := list(COMMENT.finditer(text))):
        return
    values = _values(text)
    text = LINE_END.sub("\n", text)
    for one in found:
        line = text.count("\n", 0, one.start()) + 1
        if any(_is_text(value, one.start(), line) for value in values):
            continue
        begins = text.rfind("\n", 0, one.start()) + 1
        alone = not text[begins : one.start()].strip()
        about = _lines(values, _next_line(text, line) if alone else line)
        place = Place(shown, line, one.start() - begins + 1)
        reason = one["rest"].lstrip(":-\N{EN DASH}\N{EM DASH} \t").strip()
        for code in CODE.findall(one["codes"]):
            yield Silence(place, code.upper(), reason, about)


def _values(text: str) -> list[_Value]:
    """The single values of a text; none where it cannot be read, which is reported elsewhere."""
    values: list[_Value] = []
    following = events_of(text).get_event
    try:
        while not isinstance(event := following(), yaml.StreamEndEvent):
            if isinstance(event, yaml.ScalarEvent):
                values.append(_value(event))
    except (yaml.YAMLError, ValueError):
        return []
    return values


def _value(event: Any) -> _Value:
    start, end = event.start_mark, event.end_mark
    is_block = event.style in ("|", ">")
    last = end.line if is_block and end.column == 0 and end.line > start.line else end.line + 1
    return _Value(start.line + 1, last, start.index, end.index, is_block)


def _is_text(value: _Value, at: int, line: int) -> bool:
    """Whether what is at a character is inside the words of a value, and so no comment."""
    if not value.start <= at < value.end:
        return False
    return not (value.is_block and line == value.first)


def _next_line(text: str, line: int) -> int:
    """The next line below that is neither empty nor a comment; the last one where there is none."""
    lines = text.split("\n")
    for number in range(line, len(lines)):
        words = lines[number].strip()
        if words and not words.startswith("#"):
            return number + 1
    return len(lines)


def _lines(values: list[_Value], line: int) -> tuple[int, int]:
    """The lines of the values that are on a line."""
    here = [one for one in values if one.first <= line <= one.last]
    first = min((one.first for one in here), default=line)
    return min(first, line), max((one.last for one in here), default=line)
