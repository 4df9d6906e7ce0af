"""
A target group is reached by no activity.

Why it matters
    The plan says that the group matters, and then does nothing for it.

Example
    communication:
      target_groups:
        - {id: authorities, name: Regional authorities}
      activities:
        - {title: Info-days, target_groups: [smes], ...}

How to correct it
    Name the group under `target_groups` of an activity, or take it out. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("COM103", Severity.WARNING)
def target_group_without_activity(dossier: Dossier) -> Iterator[Finding]:
    plan = dossier.proposal.communication
    reached = {group for activity in plan.activities for group in activity.target_groups}
    if not plan.activities:
        return  # that there is none is another finding
    for group in plan.target_groups:
        if group.id not in reached:
            yield Finding(
                group.place.of("id"),
                f"no activity reaches the target group '{group.name}'",
                hint=f"name {group.id} under target_groups of an activity",
            )
