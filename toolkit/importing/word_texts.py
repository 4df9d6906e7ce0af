"""Paragraphs become the prose of the fields in which they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from toolkit.importing.outcome import Steps
from toolkit.importing.word_items import Text
from toolkit.importing.word_parts import Parts

DEEPEST = 6
KEYWORDS: Steps = ("project", "keywords")
"""They are written in one line."""


class Line(NamedTuple):
    """A paragraph of a field, or a heading in it."""

    text: Text
    level: int = 0
    """Of a heading inside the field; 0 of a paragraph."""


class Texts:
    """Collects the paragraphs of each field."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._fields: dict[Steps, list[Line]] = {}
        self._lists: set[Steps] = set()

    def add(self, steps: Steps, line: Line, *, is_list: bool = False) -> None:
        """One more paragraph of a field; in a list of texts, one more of them."""
        if is_list:
            self._lists.add(steps)
        self._fields.setdefault(steps, []).append(line)
        text = line.text
        text.unit.place(steps, text.start, text.start + len(text.words))

    def finish(self) -> None:
        """Writes all fields."""
        for steps, lines in self._fields.items():
            if steps == KEYWORDS:
                words = ", ".join(one.text.words.strip() for one in lines).rstrip(".")
                self._parts.set(steps, re.split(r"\s*[,;]\s*", words))
            elif steps in self._lists:
                self._parts.set(steps, [one.text.prose for one in lines])
            else:
                self._parts.set(steps, prose_of(lines))


def prose_of(lines: Iterable[Line]) -> str:
    """Paragraphs as Markdown."""
    made = ""
    was_point = False
    numbers: dict[int, int] = {}
    for one in lines:
        text = one.text
        point = text.point if not one.level else None
        between = ("\n" if was_point and point else "\n\n") if made else ""
        if point is None:
            numbers = {}
            line = f"{'#' * min(one.level, DEEPEST)} {text.prose}" if one.level else text.prose
        else:
            numbers = {depth: n for depth, n in numbers.items() if depth <= point.depth}
            numbers[point.depth] = numbers.get(point.depth, 0) + 1
            mark = f"{numbers[point.depth]}." if point.is_numbered else "-"
            line = f"{'   ' * point.depth}{mark} {text.prose}"
        made += between + line
        was_point = point is not None
    return made
