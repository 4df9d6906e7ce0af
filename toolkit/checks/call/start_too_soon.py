"""
The project starts before applicants can be informed.

Why it matters
    The EU's Financial Regulation gives an agency six months from the deadline to inform
    applicants, and three more to sign (known from other calls; this call's text was not seen). A
    project that starts before the grant is signed does so at its own risk, and one that starts
    before applicants are informed shows that the dates come from elsewhere.

Example
    # deadline of the call: 5 February 2025
    project:
      start: 2025-05-01

How to correct it
    Start six months after the deadline or later, better nine: start: 2025-12-01. The rule is
    silent where the deadline of the call is not known. It is a warning.
"""

from collections.abc import Iterator
from datetime import date

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

MONTHS_TO_INFORM, MONTHS_TO_SIGN = 6, 3
SHORTEST_MONTH = 28


@rule("CAL127", Severity.WARNING)
def start_too_soon(dossier: Dossier) -> Iterator[Finding]:
    project, deadline = dossier.proposal.project, dossier.call.deadline
    if deadline and project.start < _months_after(deadline.date(), MONTHS_TO_INFORM):
        signed = _months_after(deadline.date(), MONTHS_TO_INFORM + MONTHS_TO_SIGN)
        usual = signed if signed.day == 1 else _months_after(signed.replace(day=1), 1)
        yield Finding(
            project.place.of("start"),
            f"the project starts on {project.start}, less than {MONTHS_TO_INFORM} months after the "
            f"deadline of {deadline.date()}, when applicants may not yet be informed",
            hint=f"start six months after the deadline or later, as in start: {usual}",
        )


def _months_after(day: date, months: int) -> date:
    """The same day that many months later; at the end of a month its 28th."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, SHORTEST_MONTH))
