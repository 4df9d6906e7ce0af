"""The rows of the budget table: those of the call, then any others that a cost line names."""

from __future__ import annotations

from budgets.labels import findable
from toolkit.plan.dossier import Dossier


def cost_rows_of(dossier: Dossier) -> dict[str, str]:
    """The title of each cost row, by code."""
    rows = {one.code: one.title for one in dossier.call.cost_rows}
    for package in dossier.proposal.work_packages:
        for cost in package.costs:
            rows.setdefault(cost.row, "Not in the call")
    return {code: title for code, title in rows.items() if findable(code) == code}
