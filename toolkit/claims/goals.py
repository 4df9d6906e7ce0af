"""What the indicators of a plan count, by the words that their names begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from toolkit.claims.reading import levelled
from toolkit.model.indicators import Indicator

WORD = re.compile(r"[a-z][a-z'-]*")
BETWEEN = frozenset(
    (
        "a", "an", "and", "are", "at", "au", "aux", "be", "been", "by", "d", "de", "des", "du",
        "en", "et", "for", "from", "has", "have", "in", "la", "le", "les", "members", "of", "on",
        "par", "pour", "qui", "sont", "that", "the", "their", "to", "un", "une", "were", "which",
        "who", "will", "with",
    )
)  # fmt: skip
"""Words that may be between those of a name, and say nothing."""

STEM = 5
"""Letters of a word that are compared: the rest is its ending."""


class Goal(NamedTuple):
    """What indicators with the same beginning of their names want."""

    name: str
    target: Decimal
    """The highest of their targets."""


def goals_of(indicators: Iterator[Indicator]) -> Mapping[tuple[str, str], Goal]:
    """The goals of the plan by the stems of the first two words of their names."""
    found: dict[tuple[str, str], Goal] = {}
    for one in indicators:
        words = stems(levelled(one.name))
        if len(words) < 2 or not one.target or one.target <= 1 or "%" in one.unit:
            continue
        key = (words[0], words[1])
        if key not in found or one.target > found[key].target:
            found[key] = Goal(one.name, one.target)
    return found


def stems(words: str) -> list[str]:
    """The beginnings of the first two words that say something."""
    said = (one for one in WORD.findall(words) if one not in BETWEEN)
    return [one[:STEM] for one, _ in zip(said, range(2), strict=False)]
