"""
A milestone does not say how it is shown to be reached.

Why it matters
    The form requires the means of verification of every milestone. Without one, nobody can say
    whether it was reached.

Example
    milestones:
      - {id: first-call-open, title: First call open, due: M10, lead: ateval}

How to correct it
    Name the proof under `verification`: a published page, a signed list, a report. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("PLN117", Severity.WARNING)
def milestone_without_verification(dossier: Dossier) -> Iterator[Finding]:
    for milestone in dossier.proposal.milestones:
        if not milestone.verification.strip():
            yield Finding(
                milestone.place.of("verification"),
                f"{titled(dossier, milestone)} does not say how it is verified",
                hint="name the proof under verification: a page, a list, a report",
            )
