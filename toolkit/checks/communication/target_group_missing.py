"""
The communication plan names no target group.

Why it matters
    Communication to everybody reaches nobody. Evaluators look for who is to hear what, and for
    SMEs outside the usual circles.

Example
    communication:
      target_groups: []

How to correct it
    Name the groups, each with a message and the channels that reach it. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("COM101", Severity.WARNING)
def target_group_missing(dossier: Dossier) -> Iterator[Finding]:
    if not dossier.proposal.communication.target_groups:
        yield Finding(
            dossier.proposal.place.of("communication", "target_groups"),
            "the communication plan names no target group",
            hint="add who is to be reached under communication: target_groups",
        )
