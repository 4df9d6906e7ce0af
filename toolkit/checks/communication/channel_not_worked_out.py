"""
A channel has no purpose, frequency, owner or indicator.

Why it matters
    "Website, LinkedIn, newsletter" is what every proposal has. A channel convinces when it says
    what it is for, who runs it, how often and what shows that it works. Reports of evaluators call
    a plan without that generic. (Source: evaluation reports; good practice.)

Example
    communication:
      channels:
        - {id: linkedin, name: LinkedIn}

How to correct it
    Fill `purpose`, `frequency`, `owner` and `indicator`. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.communication._others import incomplete_too
from toolkit.diagnostics import Severity
from toolkit.model.communication import Channel
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

EXAMPLES = {
    "purpose": "purpose: Reaches owners of small firms who read no newsletter",
    "frequency": "frequency: twice a month",
    "owner": "owner: the id of the partner who runs it",
    "indicator": "indicator: 600 subscribers",
}


@rule("COM106", Severity.WARNING)
def channel_not_worked_out(dossier: Dossier) -> Iterator[Finding]:
    open_ones = [one for one in dossier.proposal.communication.channels if _missing(one)]
    if not open_ones:
        return
    first, *others = open_ones
    missing = _missing(first)
    yield Finding(
        first.place.of("name"),
        f"the channel '{first.name}' has no {listed(missing, 'or')}"
        + incomplete_too(one.name for one in others),
        hint=f"write there, for example, {EXAMPLES[missing[0]]}",
    )


def _missing(channel: Channel) -> list[str]:
    return [name for name in EXAMPLES if not (getattr(channel, name) or "").strip()]
