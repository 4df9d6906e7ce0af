"""What the drop-downs offer, and the months of the work packages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from budgets.cell_values import Formula, Value
from budgets.grid import HEAD, Grid
from budgets.layout import Column
from budgets.sheets import sheet
from toolkit.plan.dossier import Dossier

T = TypeVar("T")

NO_ROW = "none"
KINDS = ("Task", "Deliverable", "Milestone")
"""What may be typed into the empty rows of the work plan."""


@sheet("Lists", order=900, hidden=True)
def lists(grid: Grid, dossier: Dossier) -> None:
    grid.columns(
        Column("partner", "Partners with costs", 20),
        Column("package", "Work packages", 14),
        Column("start", "Start", 8, "month"),
        Column("end", "End", 8, "month"),
        Column("row", "Cost rows", 10),
        Column("title", "Title", 36),
        Column("outside", "Outside the base of indirect costs", 20),
        Column("everyone", "Partners", 20),
        Column("kind", "Kinds", 14),
    )
    grid.heading("Lists", "What the drop-downs offer; filled from the outline.")
    grid.header()
    partners = [grid.labels.partner[one] for one in dossier.budget.partners]
    packages = dossier.proposal.work_packages
    rows = list(grid.labels.rows.values())
    outside = list(dossier.call.indirect.base_excludes) or [NO_ROW]
    everyone = [grid.labels.partner[one.id] for one in dossier.proposal.partners]
    longest = max(map(len, (partners, packages, rows, outside, everyone, KINDS)))
    for at in range(longest):
        package, row = _nth(packages, at), _nth(rows, at)
        cells: dict[str, Value] = {
            "partner": _nth(partners, at),
            "outside": _nth(outside, at),
            "everyone": _nth(everyone, at),
            "kind": _nth(KINDS, at),
        }
        if package:
            cells["package"] = grid.labels.package[package.id]
            cells["start"] = Formula(f"[work_plan!{package.id}|start]", package.span.first.number)
            cells["end"] = Formula(f"[work_plan!{package.id}|end]", package.span.last.number)
        if row:
            cells["row"], cells["title"] = row.label, row.title
        grid.row(str(at + 1), cells)
    for name, column, size, meaning in (
        ("FundedPartners", "partner", len(partners), "Partners that may declare costs"),
        ("Packages", "package", len(packages), "The work packages"),
        ("PackageStart", "start", len(packages), "The first month of each work package"),
        ("PackageEnd", "end", len(packages), "The last month of each work package"),
        ("CostRows", "row", len(rows), "The rows of the call's budget table"),
        ("Partners", "everyone", len(everyone), "All partners"),
        ("Kinds", "kind", len(KINDS), "What a row of the work plan may be"),
        ("RowsOutsideBase", "outside", len(outside), "Cost rows that bear no indirect costs"),
    ):
        grid.name(name, f"1|{column}:{max(size, 1)}|{column}", meaning)
    grid.layout.repeat = (HEAD, HEAD)


def _nth(listed: Sequence[T], at: int) -> T | None:
    """The entry at that place; None behind the last."""
    return listed[at] if at < len(listed) else None
