"""
The communication plan uses more than eight channels.

Why it matters
    Each channel has to be fed for years by somebody. Evaluators read a long list as a generic plan:
    "generic communication and dissemination plan" is a remark of their reports on projects that
    were not funded. The limit of eight is our own experience, and no rule of the call.

Example
    communication:
      channels: (twelve of them)

How to correct it
    Keep the channels that your target groups use anyway, and put together those that the same
    partner runs for the same people, such as press and policy notes. It is advice.
"""

from collections import Counter
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

MOST = 8


@rule("COM105", Severity.ADVICE)
def too_many_channels(dossier: Dossier) -> Iterator[Finding]:
    plan = dossier.proposal.communication
    if len(plan.channels) <= MOST:
        return
    uses = Counter(one for part in plan.activities for one in part.channels)
    uses += Counter(one for part in plan.target_groups for one in part.channels)
    least = min(plan.channels, key=lambda one: uses[one.id])
    yield Finding(
        dossier.proposal.place.of("communication", "channels"),
        f"the communication plan has {len(plan.channels)} channels, and more than {MOST} are "
        "rarely kept up",
        hint=f"put some together or leave them out; '{least.name}' is named least by target groups "
        "and activities",
    )
