"""
A channel is used by no target group and no activity.

Why it matters
    Something is announced for which nobody has been found. Whoever compares the tables sees it.
    (Source: good practice.)

Example
    communication:
      target_groups: [{id: smes, name: SMEs, channels: [newsletter]}]
      channels:
        - {id: newsletter, name: Newsletter}
        - {id: tiktok, name: TikTok}

How to correct it
    Name the channel under `channels` of a target group or an activity, or take it out. It is
    advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("COM109", Severity.ADVICE)
def channel_not_used(dossier: Dossier) -> Iterator[Finding]:
    plan = dossier.proposal.communication
    used = {one for group in plan.target_groups for one in group.channels}
    used |= {one for activity in plan.activities for one in activity.channels}
    for channel in plan.channels:
        if channel.id not in used:
            yield Finding(
                channel.place.of("id"),
                f"no target group and no activity uses the channel '{channel.name}'",
                hint=f"name {channel.id} under channels of a target group or an activity, or take "
                "it out",
            )
