"""Lines that were meant as points of a list, and run on in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from toolkit.document.pasted import unclear_points
from toolkit.document.suspects import BULLETS, DASHES, LETTERS

COUNTED = re.compile(
    r"[ \t>]*(?P<mark>\(?(?P<count>\d{1,2}|[a-zA-Z]|[ivx]{2,4}|[IVX]{2,4})"
    r"(?P<end>[.)]|:(?=[ \t])))[ \t]*[^\s\d]"
)
"""Begins a line like a point: `a) one`, `(1) one`, `ii. one`, `4. one`, `1.one`, `1: one`."""

PARTS = re.compile(
    r"[ \t>]*(?P<mark>(?P<above>\d{1,2}(?:\.\d{1,2})?)\.(?P<count>\d{1,2})[.)]?)[ \t]+\S"
)
"""Begins a line like a point of a part: `1.1 one`, `2.3.1. one`."""

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
NUMBERED = re.compile(r"[ \t>]*(\d{1,9})[.)][ \t]")
BULLET = re.compile(r"[ \t>]*[-*+][ \t]")

SIGN = re.compile(
    r"[ \t>]*(?P<mark>-(?=[^\W\d_])|\*(?=[^\W\d_])(?![^*\n]*\*)|(?:[-=]+>|-{2,3}|~)(?=\s)"
    rf"|[{LETTERS}](?=\s)|[^{DASHES}{BULLETS}\w\s\"'“”„‘’‚«(\[{{<>#|\\&@$€£%+*_`!~^=-]{{1,2}}(?=\s))\s*\S"
)
"""A sign before words that makes no point in Markdown: `-one`, `-> one`, `§ one`, `✅ one`."""

BEGINS = re.compile(
    rf"[ \t>]*(?P<mark>[-*{DASHES}{BULLETS}]|\(?(?:\d{{1,2}}|[a-z]|[ivx]{{2,4}})[.)])[ \t]+\S"
)


class RunOn(NamedTuple):
    """Where a text holds points that it does not show as such, and the marks before them."""

    start: int
    marks: tuple[str, ...]


def run_on_points(text: str) -> RunOn | None:
    """The first points of a text that run on, with all marks of such; None where there are none."""
    found = sorted({*unclear_points(text), *_counted(text), *_within(text)})
    if not found:
        return None
    return RunOn(found[0][0], tuple(dict.fromkeys(mark for _, mark in found)))


class _Line(NamedTuple):
    offset: int
    text: str
    first: bool
    """Whether it begins a paragraph."""


def _lines(text: str) -> Iterator[_Line]:
    offset, first = 0, True
    for line in text.split("\n"):
        yield _Line(offset, line, first)
        offset, first = offset + len(line) + 1, not line.strip()


def _counted(text: str) -> Iterator[tuple[int, str]]:
    """Neighbouring lines of a paragraph that count on, or begin with one sign, and are no list."""
    lines = list(_lines(text))
    for one, is_point, two in zip(lines, _listed(lines), lines[1:], strict=False):
        if is_point or two.first:
            continue
        for pattern, follows in ((COUNTED, _follows), (PARTS, _follows_in_part), (SIGN, _same)):
            a, b = pattern.match(one.text), pattern.match(two.text)
            if a and b and follows(a, b):
                yield one.offset + a.start("mark"), a["mark"]
                yield two.offset + b.start("mark"), b["mark"]


def _listed(lines: Sequence[_Line]) -> Iterator[bool]:
    """For each line whether Markdown makes a numbered point of it."""
    within = False
    for line in lines:
        found = NUMBERED.match(line.text)
        is_point = found is not None and (line.first or within or int(found[1]) == 1)
        within = bool(line.text.strip()) and (within or is_point or bool(BULLET.match(line.text)))
        yield is_point


def _same(one: re.Match[str], two: re.Match[str]) -> bool:
    return one["mark"] == two["mark"]


def _follows_in_part(one: re.Match[str], two: re.Match[str]) -> bool:
    """Whether the second number follows in the same part: 1.2 behind 1.1."""
    return one["above"] == two["above"] and int(two["count"]) == int(one["count"]) + 1


def _follows(one: re.Match[str], two: re.Match[str]) -> bool:
    """Whether the second mark is of the same form and counts on."""
    return one["end"] == two["end"] and two["count"] in _after(one["count"])


def _after(count: str) -> tuple[str, ...]:
    """What may come behind `1`, `a` or `i` where points are counted."""
    if count.isdigit():
        return (str(int(count) + 1),)
    letter = (chr(ord(count) + 1),) if len(count) == 1 else ()
    small = count.lower()
    roman = ROMAN[ROMAN.index(small) + 1 :][:1] if small in ROMAN else ()
    return (*letter, *(one if count == small else one.upper() for one in roman))


def _within(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs of one line that begin with a mark and hold the next one further on, as where
    YAML has joined the lines of a list; and those that begin with a dash."""
    lines = [*_lines(text), _Line(len(text), "", first=True)]
    for line, below in pairwise(lines):
        found = BEGINS.match(line.text)
        if not found or not line.first or below.text.strip():
            continue
        begin, mark = line.offset + found.start("mark"), found["mark"]
        joined = mark in f"-{DASHES}" and "\n" not in text.strip()
        patterns = [_next(mark), *([_again(mark)] if joined else [])]
        again = next(filter(None, (one.search(line.text, found.end()) for one in patterns)), None)
        if again or mark in DASHES:
            yield begin, mark
        if again:
            yield line.offset + again.start(1), again[1]


def _next(mark: str) -> re.Pattern[str]:
    """What a further point begins with, at the end of a sentence, behind one with this mark."""
    count = mark.strip("(.)")
    signs = f"[-{DASHES}]"
    if count.isalnum():
        signs = rf"\(?(?:{'|'.join(map(re.escape, _after(count)))})[.)]"
    return re.compile(rf"(?<=[.;:!?])[ \t]+({signs})(?=[ \t]+\S)")


def _again(mark: str) -> re.Pattern[str]:
    """The same dash once more between two words."""
    return re.compile(rf"(?<=\S)[ \t]+({re.escape(mark)})(?=[ \t]+\S)")
