"""All checks of the workbook, in the order of the sheet Checks."""

from __future__ import annotations

from budgets.workbook_checks.limits import limits
from budgets.workbook_checks.new_rows import new_rows
from budgets.workbook_checks.order import order
from budgets.workbook_checks.sums import sums
from budgets.workbook_checks.workbook_check import WorkbookCheck
from toolkit.plan.dossier import Dossier


def lights_of(dossier: Dossier) -> tuple[WorkbookCheck, ...]:
    """Sums that must agree, limits of the call, the order of the plan."""
    return (*sums(dossier), *limits(dossier), *order(dossier), *new_rows(dossier))
