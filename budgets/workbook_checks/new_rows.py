"""Rows that people began and that do not count yet, because something is missing in them."""

from __future__ import annotations

from collections.abc import Iterator

from budgets.cell_values import Formula
from budgets.workbook_checks.workbook_check import Cells, WorkbookCheck, none_of
from toolkit.plan.dossier import Dossier

RATE = '(NewRatePartner<>"")+(NewRateProfile<>"")+(NewRate<>"")'
PLAN = "COUNTIF(NewState,2)"
EFFORT = 'SUMPRODUCT((NewWork="")*(NewEffort<>0))'
RATES = f"SUMPRODUCT(({RATE}>0)*({RATE}<3))"


def new_rows(_: Dossier) -> Iterator[WorkbookCheck]:
    """Those of the work plan, of effort and of rates."""
    yield none_of(
        "new-rows",
        "New rows of Work plan, Effort and Rates that are not complete",
        Formula(f"{PLAN}+{EFFORT}+{RATES}", 0),
        "Every row that was begun is complete.",
        "Rows marked red do not count yet: fill in what is missing, or clear them.",
        Cells("work_plan", "NewPackage", test=f"{PLAN}>0"),
        Cells("effort", "NewEffort", test=f"{EFFORT}>0"),
        Cells("rates", "NewRatePartner", test=f"{RATES}>0"),
    )
