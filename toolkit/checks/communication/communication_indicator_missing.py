"""
The communication plan has no indicator.

Why it matters
    Without a number and a target nobody can say in the end whether communication worked.

Example
    communication:
      indicators: []

How to correct it
    Add a few that are easy to count: `{name: Subscribers, baseline: 0, target: 500}`. It is a
    warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("COM102", Severity.WARNING)
def communication_indicator_missing(dossier: Dossier) -> Iterator[Finding]:
    if not dossier.proposal.communication.indicators:
        yield Finding(
            dossier.proposal.place.of("communication", "indicators"),
            "the communication plan has no indicator",
            hint="add what is counted, with baseline and target, under communication: indicators",
        )
