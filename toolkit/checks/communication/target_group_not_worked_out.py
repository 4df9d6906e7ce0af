"""
A target group has no message, size or channels.

Why it matters
    The form asks for target groups with what they are to hear, how they are reached and how many
    they are. A name alone is a heading without a text. (Source: application form, communication,
    dissemination and visibility; evaluation reports.)

Example
    communication:
      target_groups:
        - {id: smes, name: SMEs}

How to correct it
    Fill `message`, `size` and `channels`: {message: A small sum and a coach for what you have put
    off, size: "1 500 firms, 400 reached", channels: [newsletter]}. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.communication._others import not_worked_out
from toolkit.diagnostics import Severity
from toolkit.model.communication import TargetGroup
from toolkit.plan.dossier import Dossier

EXAMPLES = {
    "message": "message: A small sum and a coach for what you have put off",
    "size": 'size: "1 500 firms, 400 reached"',
    "channels": "channels: [the ids of the channels that reach them]",
}


@rule("COM111", Severity.WARNING)
def target_group_not_worked_out(dossier: Dossier) -> Iterator[Finding]:
    parts = dossier.proposal.communication.target_groups
    yield from not_worked_out("target group", parts, _missing, EXAMPLES)


def _missing(group: TargetGroup) -> list[str]:
    missing = [name for name in ("message", "size") if not getattr(group, name).strip()]
    return missing if group.channels else [*missing, "channels"]
