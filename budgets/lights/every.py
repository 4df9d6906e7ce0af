"""All checks of the workbook, in the order of the sheet Checks."""

from __future__ import annotations

from budgets.lights.light import Light
from budgets.lights.limits import limits
from budgets.lights.order import order
from budgets.lights.sums import sums
from toolkit.plan.dossier import Dossier


def lights_of(dossier: Dossier) -> tuple[Light, ...]:
    """Sums that must agree, limits of the call, the order of the plan."""
    return (*sums(dossier), *limits(dossier), *order(dossier))
