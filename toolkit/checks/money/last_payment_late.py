"""
Awards are paid until the last months of the project.

Why it matters
    Support that is paid after the end of the project is not eligible, and firms are late with their
    reports. A last payment that is planned for the last three months leaves no time for a firm
    that needs a month more, for the checks, or for the figures of the final report. It is good
    practice and no rule of the call.

Example
    # the project has 36 months
    instruments:
      - {id: innovate-boost, months: M20-M36, ...}

How to correct it
    Let the months of the instrument end three months before the project does, as in M20-M33. It is
    a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

RESERVE = 3
"""Months."""

SHORT = 12
"""Months of a project that is too short for this."""


@rule("BUD114", Severity.WARNING)
def last_payment_late(dossier: Dossier) -> Iterator[Finding]:
    duration = dossier.proposal.project.duration
    if duration <= SHORT:
        return
    late = [
        one
        for one in dossier.proposal.instruments
        if one.total and duration - RESERVE < one.months.last.number <= duration
    ]
    if late:
        titles = listed(f"'{one.title}' until {one.months.last}" for one in late)
        yield Finding(
            late[0].place.of("months"),
            f"awards are paid in the last {RESERVE} of {duration} months: {titles}",
            hint=f"end their months by M{duration - RESERVE}: what a firm is paid after the end of "
            "the project is not eligible",
        )
