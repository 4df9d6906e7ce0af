"""Empty rows at the end of a list, for what people type into the workbook before it is pulled."""

from __future__ import annotations

from budgets.grid import END, Grid

PLAN, RATES = 12, 6
"""New tasks, deliverables and milestones that the plan has room for; new rates."""

ROOM = "room"
"""The row that says what the empty rows are for."""

FIRST, LAST = "new/1", f"new/{PLAN}"
MORE = "Further empty rows come with proposal pull and proposal build."
"""Below the empty rows of a sheet whose formulas no inserted row would have."""

AREA = f"{FIRST}|{{0}}:{END}|{{0}}"
"""The empty rows of a column and the closing row, so that rows inserted there are included."""


def rooms(number: int) -> tuple[str, ...]:
    """The keys of that many empty rows."""
    return tuple(f"new/{at}" for at in range(1, number + 1))


def area(column: str) -> str:
    """The empty rows of a column, for a formula on the same sheet."""
    return f"[{AREA.format(column)}]"


def begin(grid: Grid, title: str, *notes: str) -> None:
    """What the empty rows below are for; they are not printed."""
    grid.layout.last_printed = list(grid.rows)[-1]
    grid.gap()
    grid.line(title, "section", key=ROOM)
    for number, note in enumerate(notes, 1):
        grid.line(note, "note", key=f"{ROOM}/{number}")
