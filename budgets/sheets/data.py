"""The plan as one flat table by month, for pivot tables: as it was when the workbook was built."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from budgets.cell_values import Formula, Value
from budgets.data_rows import HEADS, data_row
from budgets.grid import BUILT_HEAD, Grid
from budgets.layout import Column
from budgets.sheets import sheet
from budgets.widths import for_names
from toolkit.model.money import ZERO
from toolkit.plan.dossier import Dossier
from toolkit.plan.monthly_figures import MonthlyFigure, grouped, monthly_figures

MOST_ROWS = 5_000
"""Rows that the sheet has at most by month; above, a row is a quarter, or the whole project."""

STEPS = (1, 3, 12, 120)
"""Months that a row may stand for; the first step with few enough rows is taken."""

KEYS = ("partner", "package", "task", "row", "month", "pm", "eur", "share")
"""Of the columns, in the order of `HEADS`."""

BUILT = (
    "Values as of the build: they do not follow what is typed in this workbook. Pull and build "
    "again to bring them up to date."
)
STEPPED = (
    "So large a plan has {months} months in a row, which is named after the first of them; "
    "proposal export csv writes every month."
)


@sheet("Data", order=114, kind="call")
def data(grid: Grid, dossier: Dossier) -> None:
    say, names = grid.say, grid.labels.partner.values()
    figures, months = _figures(dossier)
    forms = ("text", "text", "text", "text", "month", "pm", "eur", "eur")
    widths = (for_names(names, 18), 14, 10, 10, 9, 16, 16, 22)
    grid.columns(
        *(
            Column(key, say(head), width, form)
            for key, head, width, form in zip(KEYS, HEADS, widths, forms, strict=True)
        )
    )
    grid.heading(
        say("{acronym}: data for pivot tables", acronym=dossier.proposal.project.acronym),
        say(BUILT),
        *([say(STEPPED, months=months)] if months > 1 else []),
    )
    _totals(grid, dossier, figures)
    grid.gap()
    grid.header(BUILT_HEAD)
    grid.values(data_row(grid.labels, one) for one in figures)
    if figures:
        grid.layout.table = ("Data", f"{BUILT_HEAD}|partner:{BUILT_HEAD}|share")
    grid.layout.last_printed = BUILT_HEAD  # the rows below are there for pivot tables


def _figures(dossier: Dossier) -> tuple[Sequence[MonthlyFigure], int]:
    """The rows of the sheet, and how many months each of them stands for."""
    every = monthly_figures(dossier)
    for months in STEPS:
        found = every if months == 1 else grouped(every, months)
        if len(found) <= MOST_ROWS:
            break
    return found, months


def _totals(grid: Grid, dossier: Dossier, figures: Sequence[MonthlyFigure]) -> None:
    """The sums of the table beside those of the workbook now."""
    grant = dossier.budget.grant
    shares = [one.contribution for one in figures if one.contribution is not None]
    sums: tuple[tuple[str, str, Decimal | str, Decimal | str], ...] = (
        (
            "pm",
            "PersonMonths",
            sum((one.person_months for one in figures), Decimal(0)),
            dossier.effort.total(),
        ),
        ("eur", "TotalCosts", sum((one.amount for one in figures), ZERO), dossier.budget.total()),
        ("share", "Grant", sum(shares, ZERO), "" if grant is None else grant),
    )
    table: dict[str, Value] = {"partner": grid.say("In this table")}
    now: dict[str, Value] = {"partner": grid.say("In the workbook now")}
    for column, name, listed, current in sums:
        table[column] = listed if listed != "" else None
        now[column] = Formula(name, current)
    grid.row("listed", table, "strong")
    grid.row("now", now, "strong")
    for column, *_ in sums:
        differs = f"ABS(N([now|{column}])-N([listed|{column}]))>0.005"
        grid.highlight(f"now|{column}:now|{column}", differs, "bad")
