"""The cost lines and instruments whose months lie after the end of the project."""

from __future__ import annotations

from toolkit.plan.cost_lines import keyed_costs
from toolkit.plan.depreciation import months_of
from toolkit.plan.dossier import Dossier


def late_lines(dossier: Dossier) -> tuple[list[str], list[str]]:
    """The keys of the lines on the sheets Costs and Instruments that count and end too late."""
    project = dossier.proposal.project
    funded, last = set(dossier.budget.partners), project.last
    taken, costs = set[str](), list[str]()
    for package in dossier.proposal.work_packages:
        for order in package.subcontracts:
            if order.partner in funded and (order.months or package.span).last > last:
                costs.append(f"subcontract/{order.id}")
        for key, cost in keyed_costs(package, taken):
            if cost.partner in funded and months_of(cost, package, project).last > last:
                costs.append(key)
    awards = [
        one.id
        for one in dossier.proposal.instruments
        if one.partner in funded and dossier.proposal.package_of(one) and one.months.last > last
    ]
    return costs, awards
