"""
Nobody works in some months, or a partner does nothing for more than a year.

Why it matters
    A month without work makes the project look longer than it is. A partner who is away for more
    than a year costs its trust: reports, meetings and decisions go on in the meantime. Good
    practice; each task's effort is spread evenly over its months.

Example
    project: {duration: 36, ...}
    work_packages:
      - tasks:
          - {id: map, months: M1-M12, effort: {aei: 3, ntt: 1}, ...}
          - {id: fair, months: M30-M36, effort: {aei: 2, ntt: 1}, ...}

How to correct it
    Move or lengthen tasks so that there is work in every month, shorten the project, or give the
    partner a part in what runs in between, such as coordination. It is advice.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Place, Severity
from toolkit.model.months import Month
from toolkit.model.wording import listed, listed_up_to
from toolkit.plan.dossier import Dossier

YEAR = 12
MOST = 5
"""Spans of months that a message names."""


@rule("PLN141", Severity.ADVICE)
def nobody_at_work(dossier: Dossier) -> Iterator[Finding]:
    proposal = dossier.proposal
    end = proposal.project.duration
    worked = _worked(dossier.effort.by_month())
    if not worked:
        return
    idle = list(_gaps(worked, end))
    if idle:
        yield Finding(
            proposal.project.place.of("duration"),
            f"nobody works in {listed_up_to([_shown(*one) for one in idle], MOST)}",
            hint="move or lengthen tasks so that there is work in every month, or shorten the "
            "project",
        )
    for partner in proposal.partners:
        months = _worked(dossier.effort.by_month(partner=partner.id))
        away = [(a, b) for a, b in _gaps(months, end) if b - a + 1 > YEAR]
        if months and away and not set(away) <= set(idle):
            yield Finding(
                _place(dossier, partner.id),
                f"{partner.short_name} does nothing in {listed(_shown(*one) for one in away)}",
                hint="give it a part in what runs then, such as coordination, or move its tasks",
            )


def _worked(monthly: Mapping[Month, Decimal]) -> list[Month]:
    return [month for month, work in monthly.items() if work]


def _gaps(worked: Iterable[Month], end: int) -> Iterator[tuple[int, int]]:
    """The first and last number of each stretch of months without work."""
    numbers = [0, *(one.number for one in worked if one.number <= end), end + 1]
    for before, after in pairwise(numbers):
        if after - before > 1:
            yield before + 1, after - 1


def _shown(first: int, last: int) -> str:
    return f"M{first}" if first == last else f"M{first}-M{last} ({last - first + 1} months)"


def _place(dossier: Dossier, partner: str) -> Place:
    """The effort of the partner in its first task."""
    tasks = (one for one in dossier.proposal.tasks if partner in one.effort)
    return min(tasks, key=lambda one: one.months.first).place.of("effort", partner)
