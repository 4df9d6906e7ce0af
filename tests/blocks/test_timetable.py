from tests.blocks.shown import rows, table, words
from tests.builders import (
    make_deliverable,
    make_dossier,
    make_milestone,
    make_task,
    make_work_package,
)
from toolkit.plan.dossier import Dossier


def dossier(duration: int) -> Dossier:
    return make_dossier(
        project={"start": "2026-09-01", "duration": duration},
        work_packages=[
            make_work_package(
                "innovate",
                tasks=[make_task("survey", months="M1-M4"), make_task("call", months="M3-M6")],
                deliverables=[make_deliverable(due="M2")],
                milestones=[make_milestone(due="M2")],
            )
        ],
        instruments=[],
        risks=[],
    )


def test_a_short_project_is_shown_by_months() -> None:
    assert rows(dossier(6), "timetable") == [
        ["innovate", "WP1 Innovate", "", "D1.1 / MS1", "", "", "", ""],
        ["survey", "T1.1 Survey", "#", "#", "#", "#", "", ""],
        ["call", "T1.2 Call", "", "", "#", "#", "#", "#"],
    ]
    years, months = table(dossier(6), "timetable").heads
    assert [(words(one), one.span) for one in years.cells] == [("", 1), ("Year 1", 6)]
    assert [words(one) for one in months.cells] == ["Activity", "M1", "M2", "M3", "M4", "M5", "M6"]


def test_a_long_project_is_shown_by_calendar_quarters() -> None:
    found = table(dossier(25), "timetable")
    years, quarters = found.heads
    assert [(words(one), one.span) for one in years.cells] == [
        ("", 1),
        ("2026", 2),
        ("2027", 4),
        ("2028", 3),
    ]
    assert [words(one) for one in quarters.cells][:4] == ["Activity", "Q3", "Q4", "Q1"]
    assert rows(dossier(25), "timetable")[1][2:6] == ["#", "#", "", ""]


def test_a_row_has_as_many_cells_as_there_are_columns() -> None:
    for duration in (6, 24, 25, 36):
        found = table(dossier(duration), "timetable")
        for row in (*found.heads, *found.rows):
            assert sum(cell.span for cell in row.cells) == len(found.columns)
