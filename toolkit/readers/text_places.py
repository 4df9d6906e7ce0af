"""Where in a file the lines of a text are written, behind their indent or their quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.diagnostics import LINES, Place

SIGNS = re.compile(r"[\[\]~^`<|$\\{}*_=&!–—→·•]")
"""In a text without any of these hardly anything is asked for by its own place."""


def has_lines(event: Any) -> bool:
    """Whether the places of the lines of a scalar are worth knowing."""
    return event.style == "|" or (" " in event.value and SIGNS.search(event.value) is not None)


def line_places(event: Any, source: str, place: Place) -> Mapping[str, Place]:
    """The places of the lines of a scalar, each under LINES and where in the text it begins.

    `source` is what the event was read from, `place` where it begins. Nothing for what is
    there otherwise than it is read, as with an escape in double quotes.
    """
    written = source[event.start_mark.index : event.end_mark.index]
    if event.style == "|":
        below = written.partition("\n")[2]
        indent = _indent(below) - _indent(event.value)
        return {f"{LINES}0": Place(place.file, place.line + 1, indent + 1, place.path)}
    return dict(_folded(event.value, written, event.style in ("'", '"'), place))


def _folded(value: str, written: str, quoted: bool, place: Place) -> Iterator[tuple[str, Place]]:
    """The lines of a text that are joined by spaces, as far as they stand in it."""
    at = 0
    for number, line in enumerate(written.split("\n")):
        words = line.strip().strip("'\"") if quoted else line.strip()
        found = value.find(words, at) if words else -1
        if found < 0:
            continue
        column = line.index(words) + 1 + (place.column - 1 if not number else 0)
        yield f"{LINES}{found}", Place(place.file, place.line + number, column, place.path)
        at = found + len(words)


def _indent(text: str) -> int:
    """How many spaces are before the first word."""
    first = text.lstrip("\n ")
    return len(text[: len(text) - len(first)].rpartition("\n")[2])
