"""
The work of the consortium is out of proportion to the number of awards.

Why it matters
    All person-months divided by all awards is a first figure for cost effectiveness, which a
    finance officer works out in a minute. Below 0.3 person-months an award nobody has time to
    advise, check and pay the firms; above 5 the consortium works more for itself than for them. The
    two limits are this tool's, from projects of earlier calls.

Example
    # 30 person-months for 150 awards: 0.2 for each

How to correct it
    Plan fewer and larger awards, or more effort for them; or say under cost effectiveness why so
    little (or so much) is enough. It is advice.
"""

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.numbers import plainly
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier

LEAST, MOST = Decimal("0.3"), Decimal(5)


@rule("BUD116", Severity.ADVICE)
def effort_per_award_unusual(dossier: Dossier) -> Iterator[Finding]:
    given = [one for one in dossier.proposal.instruments if one.total]
    awards, effort = sum(one.number for one in given), dossier.effort.total()
    if not awards or not effort or LEAST <= effort / awards <= MOST:
        return
    each = (effort / awards).quantize(Decimal("0.01"), ROUND_DOWN)
    most = max(given, key=lambda one: one.number)
    little = effort / awards < LEAST
    yield Finding(
        most.place.of("number"),
        f"{plainly(effort)} person-months for {counted(awards, 'award')} are {plainly(each)} for "
        "each, "
        + ("which is little for advice, checks and payment" if little else "which is much"),
        hint="plan fewer and larger awards, or more effort for them"
        if little
        else "plan more awards, or less effort for all else",
    )
