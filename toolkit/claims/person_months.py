"""Person-months that a text gives for the project, a work package or a task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from toolkit.claims.contradiction import Contradiction, Kind
from toolkit.claims.figures import Bound, Figure
from toolkit.claims.labels import Named
from toolkit.claims.plan_numbers import PlanNumbers
from toolkit.claims.reading import Reading
from toolkit.model.numbers import plainly

PERSON_MONTHS = re.compile(
    r"[ -](?:person[- ]?months?|pms?\b|personnes?[- ]mois|mois[- ]personnes?|hommes?[- ]mois)"
)
ALL_BEFORE = re.compile(
    r"\b(?:in all|altogether|in total|total of|total|effort of|effort is|the project has|"
    r"au total|en tout|effort de|effort total(?: est)? de)[ ,:]*(?:of |de )?$"
)
ALL_BEHIND = re.compile(r",? (?:in all|altogether|in total|overall|en tout|au total|of effort)\b")
APART = re.compile(r"\b(?:a year|per year|each|every|par an|chaque|rates?|taux|eur|a month)\b")
LONGEST_GAP = 30
NEARLY = Decimal("0.5")


def wrong_person_months(
    reading: Reading, numbers: PlanNumbers, named: tuple[Named, ...]
) -> Iterator[Contradiction]:
    """Person-months above those of the plan, and those of all, or of a part, that are others."""
    for figure in reading.figures:
        found = PERSON_MONTHS.match(reading.level, figure.end)
        if not found or APART.search(reading.words_around(figure.start)):
            continue
        name, planned = _planned(reading, numbers, named, figure, found.end())
        if not planned or abs(planned - figure.low) < NEARLY or figure.agrees(planned):
            continue
        yield Contradiction(
            figure.start,
            found.end(),
            Kind.COUNT,
            reading.quoted(figure.start, found.end()),
            f"the plan has {plainly(planned)} person-months{name}",
            f"write {plainly(planned)}, or correct the effort of the tasks",
        )


def _planned(
    reading: Reading,
    numbers: PlanNumbers,
    named: tuple[Named, ...],
    figure: Figure,
    end: int,
) -> tuple[str, Decimal]:
    """What the figure is for, in words, and the plan's; nothing where that is not said."""
    total = numbers.dossier.effort.total
    for one in named:
        effort = numbers.effort_of.get(one.label)
        if effort and 0 <= figure.start - one.end <= LONGEST_GAP:
            return f" in {one.label}", effort
    before = reading.level[max(figure.start - 40, 0) : figure.start]
    says_all = ALL_BEFORE.search(before) or ALL_BEHIND.match(reading.level, end)
    above = figure.low > total() + NEARLY and figure.bound is not Bound.AT_MOST
    return ("", total()) if says_all or above else ("", Decimal())
