"""The prose of an outline: its paragraphs and sentences, and how a message names their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from toolkit.checks._vocabulary import folded
from toolkit.diagnostics import Place
from toolkit.plan.dossier import Dossier
from toolkit.plan.texts import PlacedText

POINT = re.compile(r"\s*(?:[-*+•–]|\d+[.)]|[a-z]\))\s")
ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|etc|cf|approx|incl|max|min|no|p|art|ex)\.$", re.I
)
LONGEST_ABBREVIATION = 8
"""Letters of the longest one, with what stands before it."""

END = re.compile(r"(?<=[.!?;:])[\"”»*_)]*\s+(?=\S)")
MENTION = re.compile(r"\[\[[^\[\]\n]*\]\]")
MARKS = re.compile(r"[*_`>#]+")


class Passage(NamedTuple):
    """A stretch of a text, with all spaces made one, and where it begins in the text."""

    words: str
    start: int


def prose_of(dossier: Dossier) -> Iterator[PlacedText]:
    """Every text of the outline that is read as prose."""
    return (one for one in dossier.texts if one.is_prose)


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
    """The sentences of a text, without marks of Markdown; parts that end in : or ; count as such.

    >>> sentences("It **holds**, e.g. here. So: it ends.")
    ('It holds, e.g. here.', 'So:', 'it ends.')
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


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, folded and without marks; mentions of parts are none.

    >>> tokens("L'élan, c'est [[adopt]]")
    ('l', 'elan', 'c', 'est')
    """
    return tuple(re.findall(r"[a-z]+", folded(MENTION.sub(" ", text) if "[[" in text else text)))


def word_count(text: str) -> int:
    """How many words a text has, mentions of parts left out."""
    return len(re.findall(r"[^\W\d_][\w'’-]*", MENTION.sub(" ", text)))


def named(dossier: Dossier, place: Place) -> str:
    """How a message names the text at a place: `section 3.3`, `description of T2.1`."""
    way = place.path.split(".")
    if way[0] == "sections" and len(way) > 1:
        tag = way[1].partition("/")[0]
        section = dossier.call.section.get(tag)
        return f"section {section.number if section and section.number else tag}"
    while len(way) > 1 and way[-1].isdigit():
        way.pop()
    *around, field = (name.replace("_", " ") for name in way)
    owner = next((name for name in reversed(around) if not name.isdigit()), "")
    part: object = dossier.proposal
    for name in way[:-1]:
        part = _inside(part, name)
        label = dossier.proposal.labels.get(getattr(part, "id", None) or "")
        owner = label or getattr(part, "short_name", "") or owner
    return f"{field} of {owner}" if owner else field or "a text"


def _inside(part: object, name: str) -> object:
    match part:
        case tuple() if name.isdigit() and int(name) < len(part):
            return part[int(name)]
        case dict():
            return part.get(name)
        case _:
            return getattr(part, name, None)
