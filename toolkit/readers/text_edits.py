"""Other words inside a text of an outline: its quotes, line ends and remaining words stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.readers.yaml_characters import RawSpan, spans_of, spelt
from toolkit.readers.yaml_edits import ANCHOR
from toolkit.readers.yaml_layout import UnwritableError
from toolkit.readers.yaml_notation import WIDTH
from toolkit.readers.yaml_spans import Mark

BREAK = re.compile(r"\r?\n")
LINE_END = re.compile(r"(?<!\n)\n *(?=[^\s])")
"""One that Markdown reads as a space."""

PLACE_TO_BREAK = re.compile(r"(?<=[^\s:\\]) (?=[^\W\d_(“‘])")
"""Where a line may end, so that neither YAML nor Markdown reads anything into the next."""

NEVER_BROKEN = re.compile(r"\s*(#{1,6} |\||>|```)|.* \| ")
"""Lines of Markdown that are what they are because they are one line."""

POINT = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+")


class Rewording(NamedTuple):
    """The characters from `start` to `end` of a text give way to other words."""

    start: int
    end: int
    words: str


def reworded(text: str, mark: Mark, changes: Sequence[Rewording]) -> str:
    """`text` with other words in the scalar at `mark`, which are counted in its value.

    Raises `UnwritableError` where the words cannot be put in without rewriting the rest.
    """
    if mark.kind != "text" or mark.tag:
        raise UnwritableError("it is not written as a single value")
    found = ANCHOR.match(text, mark.start)
    start = found.end() if found and mark.anchor else mark.start
    raw = text[start : mark.end]
    spans = spans_of(raw, mark)
    if spans is None or not mark.value:
        raise UnwritableError("it is written in a form that cannot be changed word by word")
    line = text[text.rfind("\n", 0, start) + 1 : start]
    indent = _indent(raw, line)
    longest = max(map(len, BREAK.split(line + raw)))
    made, touched = _changed(raw, mark, spans, changes, indent)
    made = _broken(line + made, len(line), touched, max(WIDTH, longest), indent, mark)
    newline = "\r\n" if "\r\n" in text else "\n"
    return text[:start] + BREAK.sub(lambda _: newline, made) + text[mark.end :]


def joined(text: str) -> str:
    """A text without the line ends that Markdown reads as spaces."""
    return LINE_END.sub(" ", text.rstrip("\n"))


def _indent(raw: str, line: str) -> int:
    """How far a new line of the text is set in."""
    lines = BREAK.split(raw)[1:]
    follow = next((one for one in lines if one.strip()), None)
    if follow is not None:
        return len(follow) - len(follow.lstrip(" "))
    around = re.match(r"[ -]*", line)
    return len(around[0] if around else "") + 2


def _changed(
    raw: str, mark: Mark, spans: Sequence[RawSpan], changes: Sequence[Rewording], indent: int
) -> tuple[str, list[int]]:
    """The scalar with the words in it, and where in it something was put."""
    end_of_text = spans[len(mark.value.rstrip("\n")) - 1].end if mark.value.strip("\n") else 0
    made = raw
    places: list[int] = []
    for one in sorted(changes, reverse=True):
        start = spans[one.start].start if one.start < len(spans) else end_of_text
        start = min(start, end_of_text)
        if one.start == one.end and one.start and spans[one.start - 1].end <= end_of_text:
            start = spans[one.start - 1].end
        end = max(start, spans[one.end - 1].end) if one.end > one.start else start
        words = spelt(one.words, mark, indent)
        if words is None:
            raise UnwritableError("the new words mean something to YAML")
        made = made[:start] + words + made[end:]
        grown = len(words) - (end - start)
        places = [start, *(place + grown for place in places)]
        places.append(start + len(words))
    return made, sorted(places)


def _broken(
    whole: str, before: int, touched: Sequence[int], room: int, indent: int, mark: Mark
) -> str:
    """The scalar with those touched lines broken that are too long now."""
    lines: list[str] = []
    at = 0
    for number, line in enumerate(whole.split("\n")):
        end = at + len(line)
        here = any(at <= before + place <= end for place in touched)
        first = number == 0
        if here and len(line) > room and not (mark.style in ("|", ">") and first):
            lines += _folded(line, room, indent, before if first else 0, mark)
        else:
            lines.append(line)
        at = end + 1
    return "\n".join(lines)[before:]


def _folded(line: str, room: int, indent: int, before: int, mark: Mark) -> list[str]:
    if mark.style == "|" and NEVER_BROKEN.match(line):
        return [line]
    point = POINT.match(line) if mark.style == "|" else None
    pad = " " * (len(point[0]) if point else indent)
    least = max(before, len(pad))
    found: list[str] = []
    while len(line) > room:
        places = [one.start() for one in PLACE_TO_BREAK.finditer(line, least + 1)]
        fitting = [place for place in places if place <= room]
        at = fitting[-1] if fitting else (places[0] if places else 0)
        if not at:
            break
        found.append(line[:at].rstrip(" "))
        line, least = pad + line[at + 1 :], len(pad)
    return [*found, line]
