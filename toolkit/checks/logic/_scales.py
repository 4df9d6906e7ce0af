"""Where the scale of an indicator ends: percentages, points, levels of readiness."""

from __future__ import annotations

import re
from decimal import Decimal

from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.checks.logic._measured import Measured, figures_of

GROWTH = (
    "accroiss", "additional", "augment", "compar", "croiss", "gain", "grow", "hausse", "increas",
    "more$", "of target", "par rapport", "plus de", "progress", "relative", "rise", "supplement",
    "uplift",
)  # fmt: skip
"""What may be more than the whole."""

PERCENT = re.compile(r"%|\bper ?cent\b|\bpour ?cent\b|\bpct\b")
SCALE = re.compile(
    r"(?:\b(?:points?|pts?|score|note|stars?|etoiles?|scale|echelle)\b[^\d%]{0,20}?"
    r"(?:\b(?:out of|of|sur|de|from|on)\b|/)|/|\bout of)\s*(?:[01]\s*(?:-|to|a|\u2013)\s*)?"
    r"(\d{1,3})\b"
    r"|\bmax(?:\.|imum)? ?(?:of |de )?(\d{1,3})\b|\b[01] ?(?:-|\u2013|to|a) ?(\d{1,3})\b"
)
"""`points of 5`, `score from 1 to 10`, `/20`, `note sur 10`, `points (max. 5)`, `0-10 points`."""

READINESS = re.compile(r"\btrl\b|\btechnology readiness\b|\bmaturite technologique\b")
READINESS_LEVELS = Decimal(9)


def end_of_scale(one: Measured) -> Decimal | None:
    """The highest value that makes sense; None where there is none."""
    unit = folded(one.indicator.unit)
    if PERCENT.search(unit):
        return None if speaks_of(one.words, GROWTH) else Decimal(100)
    if found := SCALE.search(unit) or (None if unit else SCALE.search(folded(one.words))):
        return Decimal(found[found.lastindex or 1])
    return READINESS_LEVELS if READINESS.search(unit) else None


def is_beyond_scale(one: Measured) -> bool:
    """Whether one of its figures is beyond the end of its scale."""
    limit = end_of_scale(one)
    return limit is not None and any(value > limit for _, value in figures_of(one.indicator))
