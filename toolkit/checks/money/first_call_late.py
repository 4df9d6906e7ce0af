"""
The first open call opens late in the project.

Why it matters
    Most of the grant is for third parties, and evaluators look for the month in which the first of
    them has the money. A call that opens after a third of the project (M12 of 36) makes its first
    awards some four months later, so that half of the project is over and a call that fails
    cannot be repeated. It is good practice and no rule of the call.

Example
    # the project has 36 months
    instruments:
      - {id: innovate-boost, months: M16-M30, ...}      # no other opens earlier

How to correct it
    Open one call earlier, as in months: M9-M24. What it rests on (survey, handbook) has to be due
    before. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

PART = 3
"""The first call opens in the first third."""

SHORT = 12
"""Months of a project that is too short for this."""


@rule("BUD113", Severity.WARNING)
def first_call_late(dossier: Dossier) -> Iterator[Finding]:
    given = [one for one in dossier.proposal.instruments if one.total]
    duration = dossier.proposal.project.duration
    if not given or duration <= SHORT:
        return
    first = min(given, key=lambda one: one.months.first)
    latest = duration // PART
    if latest < first.months.first.number <= duration:
        yield Finding(
            first.place.of("months"),
            f"the first call, '{first.title}', opens in {first.months.first} of {duration} months",
            hint=f"open one call by M{latest}, so that awards are made in the first half of the "
            "project and a call that fails can be repeated",
        )
