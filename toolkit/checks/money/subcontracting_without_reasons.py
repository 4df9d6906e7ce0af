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
from toolkit.model.wording import percent
from toolkit.plan.cost_lines import SUBCONTRACTING
from toolkit.plan.dossier import Dossier


@rule("BUD101")
def subcontracting_without_reasons(dossier: Dossier) -> Iterator[Finding]:
    limit, total = dossier.call.subcontracting_needs_reasons_above, dossier.budget.total()
    rows = [row.code for row in dossier.call.cost_rows if row.kind == SUBCONTRACTING]
    spent = sum(dossier.budget.total(row=row) for row in rows)
    if limit is None or not total or spent / total <= limit:
        return
    for package in dossier.proposal.work_packages:
        for order in package.subcontracts:
            if not order.justification.strip():
                yield Finding(
                    order.place.of("justification"),
                    f"{titled(dossier, order)} gives no reason, but subcontracts make up "
                    f"{percent(spent / total, limit)} of the total costs, and above "
                    f"{percent(limit)} the form requires reasons",
                    hint="say under justification why the consortium does not do it itself",
                )
