"""What the drop-downs offer, and the months of the work packages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from budgets.cell_values import Formula, Value
from budgets.grid import HEAD, TOTAL, Grid
from budgets.layout import Column
from budgets.sheets import sheet
from budgets.words import MILESTONE, NAMED, NAMES, TASK
from toolkit.model.call import LUMP_SUM
from toolkit.plan.dossier import Dossier

T = TypeVar("T")

NO_ROW = "none"


@sheet("Lists", order=900, hidden=True)
def lists(grid: Grid, dossier: Dossier) -> None:
    say = grid.say
    grid.columns(
        Column("partner", say("Partners with costs"), 20),
        Column("package", say("Work packages"), 14),
        Column("start", say("Start"), 8, "month"),
        Column("end", say("End"), 8, "month"),
        *(
            [Column("share", say("Lump sum of the work package"), 14, "eur")]
            if dossier.call.grant == LUMP_SUM
            else []
        ),
        Column("row", say("Cost rows"), 10),
        Column("title", say("Title"), 36),
        Column("outside", say("Outside the base of indirect costs"), 20),
        Column("word", say("Words that formulas look for"), 14),
        Column("everyone", say("Partners"), 20),
    )
    grid.heading(say("Lists"), say("What the drop-downs offer; filled from the outline."))
    grid.header()
    partners = [grid.labels.partner[one] for one in dossier.budget.partners]
    packages = dossier.proposal.work_packages
    rows = list(grid.labels.rows.values())
    outside = list(dossier.call.indirect.base_excludes) or [say(NO_ROW)]
    words = [say(word) for word, _ in NAMED.values()]
    everyone = [grid.labels.partner[one.id] for one in dossier.proposal.partners]
    longest = max(map(len, (partners, packages, rows, outside, words, everyone)))
    for at in range(longest):
        package, row = _nth(packages, at), _nth(rows, at)
        cells: dict[str, Value] = {
            "partner": _nth(partners, at),
            "outside": _nth(outside, at),
            "word": _nth(words, at),
            "everyone": _nth(everyone, at),
        }
        if package:
            cells["package"] = grid.labels.package[package.id]
            cells["start"] = Formula(f"[work_plan!{package.id}|from]", package.span.first.number)
            cells["end"] = Formula(f"[work_plan!{package.id}|to]", package.span.last.number)
            if dossier.call.grant == LUMP_SUM:
                text = f"N([budget_matrix!share/{TOTAL}|{package.id}])"
                cells["share"] = Formula(text, dossier.lump_sum_of(package.id) or 0)
        if row:
            cells["row"], cells["title"] = row.label, grid.language.term(row.title)
        grid.row(str(at + 1), cells)
    _names(grid, dossier)
    grid.layout.repeat = (HEAD, HEAD)


def _names(grid: Grid, dossier: Dossier) -> None:
    """Names the lists, and the words that formulas look for."""
    say, packages = grid.say, dossier.proposal.work_packages
    for name, column, size, meaning in (
        (
            "FundedPartners",
            "partner",
            len(dossier.budget.partners),
            "Partners that may declare costs",
        ),
        ("Packages", "package", len(packages), "The work packages"),
        ("PackageStart", "start", len(packages), "The first month of each work package"),
        ("PackageEnd", "end", len(packages), "The last month of each work package"),
        ("CostRows", "row", len(grid.labels.rows), "The rows of the call's budget table"),
        ("Partners", "everyone", len(dossier.proposal.partners), "All partners"),
        (
            "RowsOutsideBase",
            "outside",
            len(dossier.call.indirect.base_excludes),
            "Cost rows that bear no indirect costs",
        ),
    ):
        grid.name(name, f"1|{column}:{max(size, 1)}|{column}", say(meaning))
    if dossier.call.grant == LUMP_SUM:
        area = f"1|share:{max(len(packages), 1)}|share"
        grid.name("PackageShare", area, say("The lump sum of each work package"))
    for number, (name, (_, meaning)) in enumerate(NAMED.items(), 1):
        grid.name(name, f"{number}|word", say(meaning))
    kinds = [str(list(NAMED).index(NAMES[one]) + 1) for one in (TASK, MILESTONE)]
    area = f"{kinds[0]}|word:{kinds[1]}|word"
    grid.name("Kinds", area, say("What a row of the work plan may be"))


def _nth(listed: Sequence[T], at: int) -> T | None:
    """The entry at that place; None behind the last."""
    return listed[at] if at < len(listed) else None
