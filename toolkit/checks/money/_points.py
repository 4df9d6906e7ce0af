"""The points that the criteria of an instrument give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from toolkit.checks._vocabulary import folded

NUMBER = r"(\d{1,3}(?:[.,]\d{1,2})?)"
POINTS = re.compile(rf"{NUMBER}\s*(?:points?\b|pts?\b|%|per ?cent\b|pour ?cents?\b)")
AFTER_WORD = re.compile(rf"(?:points?|pts?|weight(?:ing)?|ponderation|poids)\s*[:=]?\s*{NUMBER}\b")
IN_BRACKETS = re.compile(rf"\(\s*{NUMBER}\s*\)")
WITHOUT_FIGURES = re.compile(
    r"\bpoints?\b|\bequal(?:ly)?\b(?! (?:scores?|marks?|number))(?<!\bare equal)|\bsame weight|"
    r"\bmeme poids|\b(?:egale?s?|egalement|pondere\w*)\b"
)
RANKED_ONLY = re.compile(
    r"\b(?:rank\w*|order\w*|class\w*) (?:by|of|par|according to|selon) (?:the |les |their )?"
    r"points?\b"
    r"|\b(?:of|out of|sur) 100(?: points?)?\b|\b\d+ (?:of|out of|sur) \d+ points?\b"
)
"""Speaks of the sum of points, and not of those of a criterion."""
THRESHOLD = re.compile(
    r"(?:at least|minimum|min\.?|threshold|below|above|of|out of|au moins|seuil|sur|/|sous)"
    r"\s*(?:of|de)?\s*[:=]?\s*$"
)
"""What comes before a number that is a least number of points, or the sum of all of them."""

WHOLE = re.compile(rf"(?:\bof|\bout of|\bsur|/)\s*{NUMBER}(?!\s*%)")


def points_in(criterion: str) -> tuple[Decimal, ...]:
    """The points that a criterion gives, most often one number; least numbers of points are left
    out.

    >>> points_in("Novelty (40 points, at least 20 points)"), points_in("Market: 12,5 %")
    ((Decimal('40'),), (Decimal('12.5'),))
    """
    text = folded(criterion)
    for pattern in (POINTS, AFTER_WORD, IN_BRACKETS):
        found = [one for one in pattern.finditer(text) if not THRESHOLD.search(text[: one.start()])]
        if found:
            return tuple(_number(one[1]) for one in found)
    return ()


def totals_named(text: str) -> set[Decimal]:
    """The numbers that the text names as the most that can be reached: `at least 15 of 25`."""
    return {_number(one) for one in WHOLE.findall(folded(text))}


def weighs_without_figures(texts: Sequence[str]) -> bool:
    """Whether one of the texts speaks of points or of equal weights without a number that is read
    here."""
    return any(WITHOUT_FIGURES.search(RANKED_ONLY.sub("", folded(text))) for text in texts)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
