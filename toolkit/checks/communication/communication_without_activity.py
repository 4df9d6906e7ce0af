"""
The communication plan has no activity.

Why it matters
    Groups and channels say who could be reached. What is done, when and by whom is missing, and
    with it what can be planned, paid for and checked. (Source: application form, communication,
    dissemination and visibility.)

Example
    communication:
      target_groups: [...]
      activities: []

How to correct it
    Add activities with months and a leader: {title: Information days before each call, months:
    M6-M16, lead: partner-a, target_groups: [smes], channels: [website]}. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("COM113", Severity.WARNING)
def communication_without_activity(dossier: Dossier) -> Iterator[Finding]:
    if not dossier.proposal.communication.activities:
        lead = dossier.proposal.coordinator.id
        yield Finding(
            dossier.proposal.place.of("communication", "activities"),
            "the communication plan has no activity",
            hint="add under communication: activities, for example, {title: Information days "
            f"before each call, months: M6-M16, lead: {lead}}}",
        )
