"""Cells that people write on one line where a draft has several: a risk, a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

LEVELS = {
    "low": "low|faible|basse?|minor|mineure?",
    "medium": "medium|moderate|middle|moyen(?:ne)?|modérée?",
    "high": "high|élevée?|forte?|haute?|major|majeure?",
}
FIELDS = {
    "likelihood": "likelihood|probability|probabilité|vraisemblance",
    "impact": "impact|severity|gravité",
}
_ANY = "|".join(LEVELS.values())
_SENTENCE = re.compile(r"[.!?:](?=\s+\S)")
_BETWEEN = re.compile(r"\s*(?:,|;|\s[–—-]\s|/|\()\s*")
LONGEST = 120
"""Letters of what is a title without being divided."""


class Stretch(NamedTuple):
    """What a piece of a text says for a field."""

    field: str
    value: str
    start: int
    end: int


def levels_in(text: str) -> Iterator[Stretch]:
    """Likelihood and impact, where a text says both a name and a level: `Likelihood: low`."""
    for field, names in FIELDS.items():
        found = re.search(rf"\b(?:{names})\b\W{{0,3}}(?P<level>{_ANY})\b", text, re.IGNORECASE)
        if found:
            said = found["level"].lower()
            level = next(one for one, words in LEVELS.items() if re.fullmatch(words, said))
            yield Stretch(field, level, found.start("level"), found.end("level"))


def first_sentence(text: str) -> int:
    """Where the first sentence of a text ends; its end where it is short, or only one."""
    found = _SENTENCE.search(text)
    return found.end() if found and len(text) > LONGEST else len(text)


def name_and_function(text: str) -> tuple[str, str] | None:
    """`Ann Lee, manager` as its two halves; None where it has not two."""
    halves = _BETWEEN.split(text.strip().rstrip(")"), maxsplit=1)
    return (halves[0], halves[1]) if len(halves) > 1 and all(halves) else None
