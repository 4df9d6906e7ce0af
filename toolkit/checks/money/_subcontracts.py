"""The subcontracts of a proposal, and their share of all costs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from toolkit.model.proposal import Proposal
from toolkit.model.workplan import Subcontract
from toolkit.plan.cost_lines import SUBCONTRACTING
from toolkit.plan.dossier import Dossier


def orders(proposal: Proposal) -> Iterator[Subcontract]:
    """All subcontracts, in the order of the outline."""
    return (one for package in proposal.work_packages for one in package.subcontracts)


def share_above_limit(dossier: Dossier) -> Decimal | None:
    """What subcontracts make up of all costs (0.34 is 34 %) where it is above the share for which
    the form requires reasons; None where it is not, or the call names none."""
    limit, total = dossier.call.subcontracting_needs_reasons_above, dossier.budget.total()
    rows = [row.code for row in dossier.call.cost_rows if row.kind == SUBCONTRACTING]
    spent = sum((dossier.budget.total(row=row) for row in rows), Decimal(0))
    return spent / total if limit is not None and total and spent / total > limit else None
