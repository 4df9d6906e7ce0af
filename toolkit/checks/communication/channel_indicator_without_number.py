"""
The indicator of a channel has no number.

Why it matters
    "Followers" says what is counted, and not how many would be enough. Social media without a
    target are the most frequent example, and evaluators ask for "specific numerical targets for all
    KPIs". (Source: evaluation reports.)

Example
    communication:
      channels:
        - {id: linkedin, name: LinkedIn, indicator: followers, ...}

How to correct it
    Put the number before it: `indicator: 900 followers`. An entry with a target under
    `communication: indicators` whose name has the name of the channel in it does as well. It is a
    warning.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.checks.communication._others import quoted
from toolkit.diagnostics import Severity
from toolkit.model.communication import Channel, Communication
from toolkit.plan.dossier import Dossier

NUMBERS = (
    "one$", "two$", "three$", "four$", "five$", "six$", "seven$", "eight$", "nine$", "ten$",
    "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "hundred", "thousand",
    "deux$", "trois$", "quatre$", "cinq$", "sept$", "huit$", "neuf$", "dix", "douze", "quinze",
    "vingt", "trente", "quarante", "cinquante", "soixante", "cent$", "cents$", "mille$",
)  # fmt: skip


@rule("COM107", Severity.WARNING)
def channel_indicator_without_number(dossier: Dossier) -> Iterator[Finding]:
    plan = dossier.proposal.communication
    vague = [one for one in plan.channels if one.indicator.strip() and not _has_target(plan, one)]
    if not vague:
        return
    first, *others = vague
    names = quoted(one.name for one in others)
    yield Finding(
        first.place.of("indicator"),
        f"the indicator of the channel '{first.name}' has no number: '{first.indicator}'"
        + (f"; nor has that of {names}" if others else ""),
        hint="write how many are to be reached before it, for example 900 followers",
    )


def _has_target(plan: Communication, channel: Channel) -> bool:
    if re.search(r"\d", channel.indicator) or speaks_of(channel.indicator, NUMBERS):
        return True
    name = folded(channel.name)
    counted = (folded(one.name) for one in plan.indicators if one.target)
    return any(name in one for one in counted)
