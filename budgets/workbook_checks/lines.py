"""Cost lines, instruments and rates: whether each is complete, so that every sum includes it."""

from __future__ import annotations

from collections.abc import Iterator

from budgets.labels import labels_of
from budgets.typed_values import HALF, MISSING, REVERSED, WORTH
from budgets.workbook_checks.workbook_check import Cells, WorkbookCheck, counted, none_of
from toolkit.plan.cost_lines import keyed_costs
from toolkit.plan.depreciation import depreciation_of
from toolkit.plan.dossier import Dossier


def lines(dossier: Dossier) -> Iterator[WorkbookCheck]:
    """What is half filled, and what has no price."""
    yield _costs(dossier)
    yield _depreciation(dossier)
    yield _instruments(dossier)
    yield _backwards()
    yield _rates(dossier)


def _costs(dossier: Dossier) -> WorkbookCheck:
    lost = list(_not_counted(dossier))
    where = Cells("costs", "CostPartner", "CostFault", HALF, "partner", next(iter(lost), ""))
    return none_of(
        "lines-complete",
        "Cost lines that are half filled",
        counted(len(lost), where),
        "Every line counts.",
        "They do not count: a partner with costs, work package, cost row, units or unit cost is "
        "missing or is no number. Red cells wait for it.",
        where,
    )


def _depreciation(dossier: Dossier) -> WorkbookCheck:
    lost, taken, project = [], set[str](), dossier.proposal.project
    for package in dossier.proposal.work_packages:
        for key, cost in keyed_costs(package, taken):
            asked = cost.bought or cost.useful_life or cost.share_of_use is not None
            found = depreciation_of(cost, project)
            if asked and (found is None or not found.charged):
                lost.append(key)
    where = Cells("costs", "CostBought", "CostFault", WORTH, "bought", next(iter(lost), ""))
    return none_of(
        "depreciation",
        "Equipment whose depreciation cannot be computed, or is nothing",
        counted(len(lost), where),
        "All equipment says what its depreciation follows.",
        "Type the day of purchase and the useful life, and a share of use up to 100 %; or no month "
        "of its life falls to the project.",
        where,
    )


def _not_counted(dossier: Dossier) -> Iterator[str]:
    """The keys of the lines of those who declare no costs, in the order of the sheet."""
    funded, taken = set(dossier.budget.partners), set[str]()
    for package in dossier.proposal.work_packages:
        for order in package.subcontracts:
            if order.partner not in funded:
                yield f"subcontract/{order.id}"
        for key, cost in keyed_costs(package, taken):
            if cost.partner not in funded:
                yield key


def _instruments(dossier: Dossier) -> WorkbookCheck:
    funded = set(dossier.budget.partners)
    lost = [
        one.id
        for one in dossier.proposal.instruments
        if one.partner not in funded or dossier.proposal.package_of(one) is None
    ]
    where = Cells(
        "instruments", "InstrumentPartner", "SupportFault", HALF, "partner", next(iter(lost), "")
    )
    return none_of(
        "instruments-complete",
        "Instruments that are half filled",
        counted(len(lost), where),
        "Every instrument counts.",
        "They do not count: a partner with costs, work package, amount or number of awards is "
        "missing or is no number. Red cells wait for it.",
        where,
    )


def _backwards() -> WorkbookCheck:
    """Of an outline none comes: it refuses such months."""
    where = (
        Cells("costs", "CostMonths", "CostFault", REVERSED, "first"),
        Cells("instruments", "SupportMonths", "SupportFault", REVERSED, "first"),
    )
    return none_of(
        "lines-order",
        "Cost lines and instruments whose last month comes before the first",
        counted(0, *where),
        "Every line begins before it ends.",
        "All of it is counted in the first month: put the months right. Where only one is typed, "
        "the other is that of the work package.",
        *where,
    )


def _rates(dossier: Dossier) -> WorkbookCheck:
    worked = dossier.effort.total
    lost = [
        one.key
        for one in labels_of(dossier).profiles
        if one.funded and one.rate is None and worked(partner=one.partner, profile=one.name)
    ]
    where = Cells("rates", "RateValue", "RateFault", MISSING, "rate", next(iter(lost), ""))
    return none_of(
        "rates",
        "Staff profiles with work and without a rate",
        counted(len(lost), where),
        "All work has a price.",
        "Their work costs nothing: type EUR a person-month, or 0 where it is meant to be free.",
        where,
    )
