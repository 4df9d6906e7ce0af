"""All checks of the workbook, in the order of the sheet Checks."""

from __future__ import annotations

from budgets.workbook_checks.limits import limits
from budgets.workbook_checks.order import order
from budgets.workbook_checks.own_formulas import own_formulas
from budgets.workbook_checks.sums import sums
from budgets.workbook_checks.workbook_check import WorkbookCheck
from toolkit.plan.dossier import Dossier


def lights_of(dossier: Dossier) -> tuple[WorkbookCheck, ...]:
    """Sums that must agree, limits of the call, the order of the plan, formulas that are ours."""
    return (*sums(dossier), *limits(dossier), *order(dossier), *own_formulas())
