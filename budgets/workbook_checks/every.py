"""All checks of the workbook, in the order of the sheet Checks."""

from __future__ import annotations

from budgets.workbook_checks.limits import limits
from budgets.workbook_checks.lines import lines
from budgets.workbook_checks.new_rows import new_rows
from budgets.workbook_checks.order import order
from budgets.workbook_checks.own_formulas import own_formulas
from budgets.workbook_checks.sums import sums
from budgets.workbook_checks.typed import typed
from budgets.workbook_checks.workbook_check import WorkbookCheck
from toolkit.plan.dossier import Dossier


def lights_of(dossier: Dossier) -> tuple[WorkbookCheck, ...]:
    """Sums that must agree, lines that count, limits of the call, the order of the plan, what was
    typed, and formulas that are ours."""
    return (
        *sums(dossier),
        *lines(dossier),
        *limits(dossier),
        *order(dossier),
        *new_rows(dossier),
        *typed(),
        *own_formulas(),
    )
