"""
A percentage is above 100, or a score above its scale.

Why it matters
    A share of more than 100 %, or 6 points of 5, shows that unit and figure do not belong
    together. The source is arithmetic.

Example
    - {name: Mean satisfaction, unit: points of 5, target: 42}
    - {name: SMEs that call the support useful, unit: "%", target: 850}

How to correct it
    Correct the figure or the unit: unit: points of 5, target: 4.2. Where growth is measured, let
    the name say so: "Growth of exports" in % may be above 100. It is a warning.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.checks.logic._measured import Measured, all_measured, figures_of, without_repetitions
from toolkit.diagnostics import Severity
from toolkit.model.numbers import plainly
from toolkit.plan.dossier import Dossier

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
FIELDS = {"baseline": "baseline", "interim": "half-way value", "target": "target"}
READINESS_LEVELS = Decimal(9)


@rule("LOG105", Severity.WARNING)
def value_beyond_scale(dossier: Dossier) -> Iterator[Finding]:
    for one in without_repetitions(all_measured(dossier.proposal)):
        limit = _limit(one)
        if limit is None:
            continue
        for field, value in figures_of(one.indicator):
            if value > limit:
                unit = one.indicator.unit or "as its name gives it"
                yield Finding(
                    one.indicator.place.of(field),
                    f"the {FIELDS[field]} of '{one.indicator.name}' is {plainly(value)}, but its "
                    f"scale ({unit}) ends at {plainly(limit)}",
                    hint=f"enter a value up to {plainly(limit)}, or correct the unit",
                )
                break


def _limit(one: Measured) -> Decimal | None:
    """The highest value that makes sense; None where there is none."""
    unit = folded(one.indicator.unit)
    if PERCENT.search(unit):
        return None if speaks_of(one.words, GROWTH) else Decimal(100)
    if found := SCALE.search(unit) or (None if unit else SCALE.search(folded(one.words))):
        return Decimal(found[found.lastindex or 1])
    return READINESS_LEVELS if READINESS.search(unit) else None
