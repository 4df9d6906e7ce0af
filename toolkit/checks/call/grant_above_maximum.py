"""
The costs would call for a grant above the call's maximum.

Why it matters
    The grant is cut at the maximum, and the partners pay the difference out of their own pockets.
    That is rarely what they have agreed to. Word and Excel show the grant after the cut.

Example
    # support to third parties 1 050 000 EUR at 100 %, other costs 500 000 EUR at 90 %:
    # 1 500 000 EUR, where the call gives 1 400 000 EUR

How to correct it
    Lower efforts, costs or awards until the grant fits. A cent for each partner, left by rounding,
    is not counted.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.model.money import CENT, ZERO
from toolkit.model.wording import euro
from toolkit.plan.dossier import Dossier


@rule("CAL105")
def grant_above_maximum(dossier: Dossier) -> Iterator[Finding]:
    most, uncapped = dossier.call.max_grant, dossier.budget.uncapped
    if most is None or uncapped is None:
        return
    asked = sum(uncapped.values(), ZERO)
    if asked > most + CENT * len(uncapped):
        yield Finding(
            dossier.proposal.place.of("work_packages"),
            f"the costs call for a grant of {euro(asked)}, but the call gives {euro(most)} at most",
            hint=f"lower the costs, or the partners pay {euro(asked - most)} more themselves",
        )
