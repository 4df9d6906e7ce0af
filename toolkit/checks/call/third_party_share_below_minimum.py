"""
Too little of the grant goes to third parties.

Why it matters
    The call reserves a share of the grant for financial support to third parties, that is, for
    SMEs outside the consortium. The share is measured on the grant, not on the total costs.

Example
    # the grant asked for is 1 400 000 EUR
    instruments:
      - {id: innovate-boost, amount: 15000, number: 10, ...}    # 150 000 EUR
      - {id: adopt-together, amount: 60000, number: 12, ...}    # 720 000 EUR
    # 870 000 EUR, which is 62.14 % of the grant where the call requires 75 %

How to correct it
    Raise the amount or the number of awards, add an instrument, or lower the consortium's own
    costs. Where the grant reaches the call's maximum, only more support helps.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.model.wording import euro, percent
from toolkit.plan.dossier import Dossier


@rule("CAL103")
def third_party_share_below_minimum(dossier: Dossier) -> Iterator[Finding]:
    least, budget = dossier.call.third_parties.min_share_of_grant, dossier.budget
    share, grant = budget.third_party_share, budget.grant
    if least is None or share is None or grant is None or share >= least:
        return
    yield Finding(
        dossier.proposal.place.of("instruments"),
        f"third parties get {percent(share)} of the grant ({euro(budget.third_parties())} of "
        f"{euro(grant)}), but the call requires {percent(least)} or more",
        hint="raise the amount or number of awards, or lower the other costs",
    )
