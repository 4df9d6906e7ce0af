"""
The project starts on another day than the first of a month.

Why it matters
    Project months are counted from the first day. Where that is the fifteenth, every month, report
    and payroll of the project ends in the middle of one. The source is good practice; most grants
    start on the first day of a month.

Example
    project:
      start: 2026-09-15

How to correct it
    Write the first day of that month or of the next: start: 2026-10-01. It is advice.
"""

from collections.abc import Iterator
from datetime import date

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("CAL131", Severity.ADVICE)
def start_within_month(dossier: Dossier) -> Iterator[Finding]:
    project = dossier.proposal.project
    start = project.start
    if start.day != 1:
        first = date(start.year + start.month // 12, start.month % 12 + 1, 1)
        yield Finding(
            project.place.of("start"),
            f"the project starts on {start}, in the middle of a month, and so do all its months",
            hint=f"write start: {first}",
        )
