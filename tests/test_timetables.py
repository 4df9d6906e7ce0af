"""The timetable of the Word file and the workbook show the same bars, by months or quarters."""

from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import pytest

from budgets.sheets.quarters import BAR
from budgets.workbook import write_workbook
from tests.builders import make_dossier, make_task, make_work_package
from toolkit.blocks.timetable import timetable
from toolkit.document.tree import Mark, Table
from toolkit.model.months import Month
from toolkit.plan.dossier import Dossier

CLOCK = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
SPANS = ("M1-M12", "M2-M3", "M4-M4", "M6-M10", "M12-M12")

Bars = dict[str, set[int]]
"""By the id of a task the columns in which it has a bar, counted from 0."""


def planned(duration: int, start: str) -> Dossier:
    tasks = [make_task(f"task-{n}", months=span) for n, span in enumerate(SPANS)]
    tasks.append(make_task("whole", months=f"M1-M{duration}"))
    tasks.append(make_task("late", months=f"M{duration - 1}-M{duration}"))
    package = make_work_package(tasks=tasks)
    project = {"duration": duration, "start": start, "reporting_periods": []}
    return make_dossier(project=project, work_packages=[package])


def in_word(dossier: Dossier) -> Bars:
    (table,) = timetable(dossier, "")
    assert isinstance(table, Table)
    return {
        row.key: {at for at, cell in enumerate(row.cells[1:]) if cell.mark is Mark.BAR}
        for row in table.rows
        if row.key != "management"
    }


def in_workbook(dossier: Dossier, sheet: str) -> Bars:
    book = openpyxl.load_workbook(BytesIO(write_workbook(dossier, clock=CLOCK)), data_only=True)
    keys, *rows = book[sheet].iter_rows(values_only=True)
    tasks = {task.id for task in dossier.proposal.tasks}
    if sheet == "Timetable":
        first = next(at for at, key in enumerate(keys) if str(key).startswith("q"))
        return {
            str(row[0]): {at for at, value in enumerate(row[first:]) if value == BAR}
            for row in rows
            if row[0] in tasks
        }
    start, end = keys.index("start"), keys.index("end")
    return {
        str(row[0]): set(range(int(str(row[start])) - 1, int(str(row[end]))))
        for row in rows
        if row[0] in tasks
    }


@pytest.mark.parametrize("start", ["2026-09-01", "2026-01-01", "2025-12-01"])
@pytest.mark.parametrize("duration", [12, 24, 25, 36, 48])
def test_word_and_workbook_show_the_same_bars(duration: int, start: str) -> None:
    dossier = planned(duration, start)
    assert dossier.schedule.months[-1] == Month(duration)
    bars = in_word(dossier)
    assert bars["whole"] == set(range(max(bars["whole"]) + 1))
    assert bars == in_workbook(dossier, "Timetable" if duration > 24 else "Work plan")
