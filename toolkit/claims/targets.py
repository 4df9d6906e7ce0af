"""Counts of what an indicator of the plan counts, above its target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from toolkit.claims.another_project import is_about_another
from toolkit.claims.contradiction import Contradiction, Kind
from toolkit.claims.figures import Bound, Figure
from toolkit.claims.goals import Goal, stems
from toolkit.claims.plan_numbers import PlanNumbers
from toolkit.claims.reading import Reading
from toolkit.model.numbers import plainly

FARTHEST = 60
"""Characters behind a number in which what it counts is named."""

FAR_MORE = 5
"""A number so many times the target counts something else."""

OF_PARTS = re.compile(
    r"\b(?:each|every|per|chaque|a year|yearly|year|a month|par an|region|earlier|"
    r"previous|today|so far|potential|could|invite[ds]?|reach(?:ed|es)?|contact\w*|ask(?:ed|s)?)\b"
)
"""Words of sentences in which a number is not the sum of the project."""


def counts_above_target(reading: Reading, numbers: PlanNumbers) -> Iterator[Contradiction]:
    """Numbers of what an indicator counts that are above its target."""
    if not numbers.goals:
        return
    for figure in reading.figures:
        if figure.is_ordinal or figure.bound in (Bound.AT_LEAST, Bound.AT_MOST):
            continue
        goal = _goal(reading, numbers.goals, figure)
        if goal and _is_above(reading, figure, goal):
            target = plainly(goal.target)
            yield Contradiction(
                figure.start,
                figure.end,
                Kind.COUNT,
                reading.quoted(figure.start, figure.end),
                f"the target of the indicator '{goal.name}' is {target}",
                f"write {target}, or correct the target of the indicator",
            )


def _goal(reading: Reading, goals: Mapping[tuple[str, str], Goal], figure: Figure) -> Goal | None:
    behind = reading.level[figure.end : figure.end + FARTHEST]
    if not behind.startswith(" "):
        return None
    words = stems(re.split(r"[.,;:()]", behind, maxsplit=1)[0])
    return goals.get((words[0], words[1])) if len(words) > 1 else None


def _is_above(reading: Reading, figure: Figure, goal: Goal) -> bool:
    if figure.low <= goal.target or figure.low > FAR_MORE * goal.target:
        return False
    if figure.bound is Bound.ABOUT and figure.agrees(goal.target):
        return False
    sentence = reading.words_around(figure.start)
    return not (is_about_another(sentence) or OF_PARTS.search(sentence))
