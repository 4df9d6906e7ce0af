"""Sums that must agree."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from budgets.cell_values import Formula
from budgets.workbook_checks.workbook_check import Cells, WorkbookCheck
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
            where=(Cells("budget", "TotalCosts"),),
        )
    yield from _portal(dossier)
    yield _months(dossier)
    yield _load(dossier)


def _portal(dossier: Dossier) -> Iterator[WorkbookCheck]:
    """The blocks of the sheet Portal, which has no rows for what is typed where nothing was."""
    direct, grant = dossier.budget.direct(), dossier.budget.grant
    yield WorkbookCheck(
        key="sum-portal",
        title="Units and unit costs for the Portal = direct costs",
        found=Formula("PortalDirectCosts", direct),
        limit=Formula("[budget!__total|direct]", direct),
        test=SAME,
        good=True,
        form="eur",
        when_good="Every amount is in the blocks for the Portal.",
        when_bad="Costs were typed for which the blocks have no row: pull them and build again.",
        where=(Cells("portal", "PortalDirectCosts"),),
    )
    yield WorkbookCheck(
        key="sum-shares",
        title="Contribution by partner and work package = contribution asked for",
        found=Formula('IF(Grant="","",PortalContribution)', "" if grant is None else grant),
        limit=Formula("Grant", "" if grant is None else grant),
        test=SAME,
        good=grant is not None,
        form="eur",
        when_good="The parts add up to the contribution, to the cent.",
        when_bad="The parts do not add up: pull what was typed and build again.",
        where=(Cells("portal", "PortalContribution"),),
    )


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
        when_bad="Some costs fall on no month of the project: their months lie outside it, are in "
        "the wrong order, or cannot be read.",
        where=(Cells("cash_flow", "CashTotal"),),
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
        when_bad="Some work falls on no month of the project: its months lie outside it, are in "
        "the wrong order, or cannot be read.",
        where=(Cells("work_plan", "PlanStart"),),
    )
