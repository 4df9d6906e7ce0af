"""The prose of an outline: its clauses and words, and how a message names their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from toolkit.checks._sentences import sentences
from toolkit.checks._vocabulary import folded
from toolkit.diagnostics import Place
from toolkit.plan.dossier import Dossier
from toolkit.plan.texts import PlacedText

MENTION = re.compile(r"\[\[[^\[\]\n]*\]\]")
COLON = re.compile(r"(?<=:)\s+")


def prose_of(dossier: Dossier) -> Iterator[PlacedText]:
    """Every text of the outline that is read as prose."""
    return (one for one in dossier.texts if one.is_prose)


@lru_cache(maxsize=8192)
def clauses(text: str) -> tuple[str, ...]:
    """The sentences of a text; what is before a colon and behind it are two.

    >>> clauses("So: it ends. It begins.")
    ('So:', 'it ends.', 'It begins.')
    """
    return tuple(clause for one in sentences(text) for clause in COLON.split(one))


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
