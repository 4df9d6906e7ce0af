"""
An indicator names one of the call's that the call does not have.

Why it matters
    The call's own indicators are known by their ids in its profile. One that is not there is
    counted for nothing.

Example
    indicators:
      - {name: Signed partnerships, target: 12, official: partnership}    # partnerships

How to correct it
    Write the id as the message lists it, or take the line out.
"""

from collections.abc import Iterator, Sequence

from toolkit.checks import Finding, rule
from toolkit.checks._words import nearest
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier
from toolkit.plan.indicators import indicators_of


@rule("CAL121")
def official_indicator_unknown(dossier: Dossier) -> Iterator[Finding]:
    known = [one.id for one in dossier.call.indicators]
    for indicator in indicators_of(dossier.proposal):
        if indicator.official is None or indicator.official in known:
            continue
        yield Finding(
            indicator.place.of("official"),
            f"'{indicator.name}' measures {indicator.official}, "
            "which is not an indicator of the call",
            hint=_hint(indicator.official, known),
        )


def _hint(word: str, known: Sequence[str]) -> str:
    if not known:
        return "take the line out: the call names no indicators of its own"
    near = nearest(word, known)
    return f"did you mean {near}?" if near else f"the call's own are {listed(known)}"
