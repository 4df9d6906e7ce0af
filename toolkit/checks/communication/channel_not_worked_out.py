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
from toolkit.checks.communication._others import not_worked_out
from toolkit.diagnostics import Severity
from toolkit.model.communication import Channel
from toolkit.plan.dossier import Dossier

EXAMPLES = {
    "purpose": "purpose: Reaches owners of small firms who read no newsletter",
    "frequency": "frequency: twice a month",
    "owner": "owner: the id of the partner who runs it",
    "indicator": "indicator: 600 subscribers",
}


@rule("COM106", Severity.WARNING)
def channel_not_worked_out(dossier: Dossier) -> Iterator[Finding]:
    parts = dossier.proposal.communication.channels
    yield from not_worked_out("channel", parts, _missing, EXAMPLES)


def _missing(channel: Channel) -> list[str]:
    return [name for name in EXAMPLES if not (getattr(channel, name) or "").strip()]
