"""The paragraphs and sentences of a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

POINT = re.compile(r"\s*(?:[-*+•–]|\d+[.)]|[a-z]\))\s")
ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|etc|cf|approx|incl|max|min|no|p|art|ex)\.$", re.I
)
LONGEST_ABBREVIATION = 8
"""Letters of the longest one, with what stands before it."""

END = re.compile(r"(?<=[.!?;])[\"”»*_)]*\s+(?=\S)")
MARKS = re.compile(r"[*_`>#]+")


class Passage(NamedTuple):
    """A stretch of a text, with all spaces made one, and where it begins in the text."""

    words: str
    start: int


@lru_cache(maxsize=8192)
def paragraphs(text: str) -> tuple[Passage, ...]:
    """The paragraphs of a text, without tables; each point of a list is one of its own.

    >>> [one.words for one in paragraphs("First\\nline.\\n\\n- a point")]
    ['First line.', 'a point']
    """
    found: list[Passage] = []
    lines: list[str] = []
    start = offset = 0
    for line in (*text.splitlines(keepends=True), ""):
        point = POINT.match(line)
        ends = point or not line.strip() or line.lstrip().startswith(("|", "#"))
        if ends and lines:
            found.append(_passage("".join(lines), start))
            lines = []
        if line.strip() and not line.lstrip().startswith("|"):
            begin = point.end() if point and not lines else 0
            start = start if lines else offset + begin
            lines.append(line[begin:])
        offset += len(line)
    return tuple(found)


def _passage(text: str, start: int) -> Passage:
    lead = len(text) - len(text.lstrip())
    return Passage(" ".join(text.split()), start + lead)


@lru_cache(maxsize=8192)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, without marks of Markdown; parts that end in ; count as such.

    >>> sentences("It **holds**, e.g. here. It ends;\\nthen: it begins.")
    ('It holds, e.g. here.', 'It ends;', 'then: it begins.')
    """
    found: list[str] = []
    for paragraph in paragraphs(text):
        begun = ""
        for piece in END.split(MARKS.sub("", paragraph.words)):
            begun = f"{begun} {piece}".strip()
            if not _is_cut(begun):
                found.append(begun)
                begun = ""
        if begun:
            found.append(begun)
    return tuple(found)


def _is_cut(begun: str) -> bool:
    """Whether the words end in an abbreviation, so that the sentence goes on."""
    end = max(len(begun) - LONGEST_ABBREVIATION, 0)
    return begun.endswith(".") and ABBREVIATION.search(begun, end) is not None
