"""
Subcontracts take a large share of the costs, and not all of them say why.

Why it matters
    Above a certain share of the total costs the form requires reasons: the consortium should be
    able to do the work itself.

Example
    # subcontracts make up 34 % of the total costs, and the form requires reasons above 30 %
    subcontracts:
      - {id: platform, title: Platform, partner: ateval, cost: 120000}

How to correct it
    Say under `justification` why the consortium does not do it itself, or do more of it yourselves.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.checks.money._subcontracts import orders, share_above_limit
from toolkit.model.wording import percent
from toolkit.plan.dossier import Dossier


@rule("BUD101")
def subcontracting_without_reasons(dossier: Dossier) -> Iterator[Finding]:
    limit, share = dossier.call.subcontracting_needs_reasons_above, share_above_limit(dossier)
    if share is None or limit is None:
        return
    for order in orders(dossier.proposal):
        if not order.justification.strip():
            yield Finding(
                order.place.of("justification"),
                f"{titled(dossier, order)} gives no reason, but subcontracts make up "
                f"{percent(share, limit)} of the total costs, and above "
                f"{percent(limit)} the form requires reasons",
                hint="say under justification why the consortium does not do it itself",
            )
