"""
An activity of the communication plan names no target group or no channel.

Why it matters
    It is planned for nobody, or it is not clear how it reaches them. The table of activities has an
    empty cell that a reader sees at once. (Source: good practice.)

Example
    communication:
      activities:
        - {title: Final event, months: M35, lead: partner-b}

How to correct it
    Name both by their ids: `target_groups: [smes]`, `channels: [newsletter]`. It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.communication._others import incomplete_too
from toolkit.diagnostics import Severity
from toolkit.model.communication import Activity
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier


@rule("COM115", Severity.ADVICE)
def activity_for_nobody(dossier: Dossier) -> Iterator[Finding]:
    plan = dossier.proposal.communication
    open_ones = [one for one in plan.activities if _missing(one)]
    if not open_ones:
        return
    first, *others = open_ones
    missing = _missing(first)
    known = plan.channels if missing[0] == "channel" else plan.target_groups
    example = known[0].id if known else "the id of one"
    yield Finding(
        first.place.of("title"),
        f"the activity '{first.title}' names no {listed(missing, 'or')}"
        + incomplete_too(one.title for one in others),
        hint=f"write there, for example, {missing[0].replace(' ', '_')}s: [{example}]",
    )


def _missing(activity: Activity) -> list[str]:
    missing = [] if activity.target_groups else ["target group"]
    return missing if activity.channels else [*missing, "channel"]
