"""Sums that must agree, and lines that every sum includes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budgets.cell_values import Formula
from budgets.workbook_checks.workbook_check import WorkbookCheck, none_of
from toolkit.model.money import ZERO
from toolkit.plan.dossier import Dossier

NONE = Decimal(0)
HALF_A_CENT = Decimal("0.005")
SAME = "ABS([found]-[limit])<0.005"


def sums(dossier: Dossier) -> Iterator[WorkbookCheck]:
    """The ways of summing that must give the same."""
    total = dossier.budget.total()
    for key, title, text in (
        (
            "packages",
            "Budget by work package = budget by partner",
            "[budget!packages/__total|total]",
        ),
        (
            "matrix",
            "Budget by partner and work package = budget by partner",
            "[budget_matrix!total/__total|total]",
        ),
    ):
        yield WorkbookCheck(
            key=f"sum-{key}",
            title=title,
            found=Formula(text, total),
            limit=Formula("TotalCosts", total),
            test=SAME,
            good=True,
            form="eur",
            when_good="Both ways of summing give the same.",
            when_bad="The two sums differ: a formula has been changed.",
        )
    yield _months(dossier)
    yield _load(dossier)
    yield from _complete(dossier)


def _months(dossier: Dossier) -> WorkbookCheck:
    spent, total = sum(dossier.spending.total, ZERO), dossier.budget.total()
    return WorkbookCheck(
        key="sum-months",
        title="Cash flow = budget",
        found=Formula("[cash_flow!__total|total]", spent),
        limit=Formula("TotalCosts", total),
        test=SAME,
        good=spent == total,
        form="eur",
        when_good="All costs fall on months of the project.",
        when_bad="Some costs are planned outside the months of the project.",
    )


def _load(dossier: Dossier) -> WorkbookCheck:
    loads, months = dossier.effort.by_month(), dossier.schedule.months
    worked = sum((loads.get(month, NONE) for month in months), NONE)
    total = dossier.effort.total()
    return WorkbookCheck(
        key="sum-effort",
        title="Load by month = person-months",
        found=Formula(f"SUM([load!__total|M1:__total|{months[-1]}])", worked),
        limit=Formula("PersonMonths", total),
        test=SAME,
        good=abs(worked - total) < HALF_A_CENT,
        form="pm",
        when_good="All work falls on months of the project.",
        when_bad="Some work is planned outside the months of the project.",
    )


def _complete(dossier: Dossier) -> Iterator[WorkbookCheck]:
    proposal = dossier.proposal
    funded = set(dossier.budget.partners)
    payers = [one.partner for package in proposal.work_packages for one in package.costs]
    payers += [one.partner for package in proposal.work_packages for one in package.subcontracts]
    lost = [
        one
        for one in proposal.instruments
        if one.partner not in funded or proposal.package_of(one) is None
    ]
    how = "Lines marked red do not count yet: choose from the lists."
    yield none_of(
        "lines-complete",
        "Cost lines without partner, work package or cost row",
        'SUMPRODUCT((CostUnitPrice<>"")*(CostAmount=""))',
        sum(partner not in funded for partner in payers),
        "Every line counts.",
        how,
    )
    yield none_of(
        "instruments-complete",
        "Instruments without partner or work package",
        'SUMPRODUCT((InstrumentAward<>"")*(InstrumentTotal=""))',
        len(lost),
        "Every instrument counts.",
        how,
    )
