"""The rows of the sheet Data and of the file that `proposal export csv` writes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from budgets.labels import Labels, labels_of
from toolkit.plan.dossier import Dossier
from toolkit.plan.monthly_figures import MonthlyFigure, monthly_figures

HEADS = (
    *("Partner", "Work package", "Task", "Cost row", "Month", "Person-months", "EUR"),
    "EU contribution, EUR",
)


class DataRow(NamedTuple):
    """One row, with the names that the workbook uses."""

    partner: str
    work_package: str
    task: str
    cost_row: str
    month: int
    person_months: Decimal
    amount: Decimal
    contribution: Decimal | None


def data_row(labels: Labels, one: MonthlyFigure) -> DataRow:
    """The row of a figure."""
    cell = one.cell
    row = labels.rows.get(cell.row)
    return DataRow(
        labels.partner[cell.partner],
        labels.package[cell.work_package],
        labels.part.get(cell.task, ""),
        row.label if row else cell.row,
        cell.month,
        one.person_months,
        one.amount,
        one.contribution,
    )


def data_rows(dossier: Dossier) -> Sequence[DataRow]:
    """Every month in which something happens, in the order of the sheet."""
    labels = labels_of(dossier)
    return [data_row(labels, one) for one in monthly_figures(dossier)]
