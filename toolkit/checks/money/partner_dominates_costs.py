"""
One partner takes a large part of the money that the consortium spends on itself.

Why it matters
    Support to third parties passes through a partner; all other direct costs are its own work.
    Where one partner has far more of them than the others, evaluators write of a consortium in name
    only: they have objected to "domination" by the coordinator. There is no fixed limit; this tool
    asks above 40 %, and above 55 % where there are only three partners.

Example
    # direct costs of the five partners without support to third parties: 290 000 EUR, of which
    # ateval has 140 000 EUR

How to correct it
    Give tasks, with their effort and costs, to other partners, or say under role_in_project why one
    partner does so much. It is a warning.
"""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.wording import percent, short_euro
from toolkit.plan.dossier import Dossier

LIMIT, LIMIT_OF_THREE = Decimal("0.40"), Decimal("0.55")
FEWEST = 3
"""With two partners, one always has at least half."""


@rule("BUD118", Severity.WARNING)
def partner_dominates_costs(dossier: Dossier) -> Iterator[Finding]:
    budget = dossier.budget
    total = budget.direct() - budget.third_parties()
    if total <= 0 or len(budget.partners) < FEWEST:
        return
    limit = LIMIT_OF_THREE if len(budget.partners) == FEWEST else LIMIT
    for partner in dossier.proposal.partners:
        if not partner.funded:
            continue
        own = budget.direct(partner=partner.id) - budget.third_parties(partner=partner.id)
        if own / total > limit:
            yield Finding(
                partner.place.of("id"),
                f"{partner.short_name} has {percent(own / total, limit)} of the direct costs "
                f"without support to third parties, {short_euro(own)} of {short_euro(total)}; "
                f"evaluators ask questions above {percent(limit)}",
                hint="give tasks with their effort and costs to other partners",
            )
