"""Formulas of the workbook that somebody has typed over: every total may be wrong then."""

from __future__ import annotations

from collections.abc import Iterator

from budgets.cell_values import Formula
from budgets.workbook_checks.workbook_check import WorkbookCheck, none_of


def own_formulas() -> Iterator[WorkbookCheck]:
    """One light for all sheets; where cells that are to be counted are gone it counts one."""
    yield none_of(
        "own-formulas",
        "Formulas of this workbook that were typed over",
        Formula("IFERROR([formulas!__total|typed],1)", 0),
        "Every formula stands where it was written.",
        "proposal build names them; with --restore it gives them back.",
    )
