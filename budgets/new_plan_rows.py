"""Empty rows below the work plan, for new tasks, deliverables and milestones."""

from __future__ import annotations

from budgets.cell_values import EMPTY, Formula, Shown, Value
from budgets.grid import HEAD, Grid
from budgets.room import AREA, MORE, PLAN, begin, rooms
from budgets.words import DELIVERABLE, MILESTONE, NAMES, PACKAGE, TASK
from toolkit.plan.dossier import Dossier

MARKS = {DELIVERABLE: "●", MILESTONE: "▲"}

FREE = (
    'IF([after]="","",IFERROR(SUMPRODUCT(MAX(ISNUMBER(SEARCH(","&PlanLabel&",",","&SUBSTITUTE('
    'SUBSTITUTE([after]," ",""),";",",")&","))*PlanTo))+1,""))'
)
"""The month after the last of the parts whose numbers are typed, as in `T1.1, MS2`."""

LATEST = 1000
FIRST_NEW = f"{LATEST}-SUMPRODUCT(MAX((NewPackage=[label])*(NewFrom>0)*({LATEST}-NewFrom)))"
LAST_NEW = "SUMPRODUCT(MAX((NewPackage=[label])*NewTo))"
"""The months of a work package's tasks that are typed into the empty rows."""

BEGUN = "COUNTA([label:lead],[start:end],[after])>0"
WHOLE = (
    'AND(COUNTIF(Packages,[label])>0,[title]<>"",COUNTIF(Partners,[lead])>0,ISNUMBER([end]),'
    f"IF([kind]={NAMES[TASK]},AND(ISNUMBER([start]),[start]<=[end]),"
    f"OR([kind]={NAMES[DELIVERABLE]},[kind]={NAMES[MILESTONE]})))"
)
STATE = f"IF({BEGUN},IF({WHOLE},1,2),0)"
"""Of an empty row: 0, or 1 where it is complete and counts, or 2 where something is missing."""


def new_plan_rows(grid: Grid, dossier: Dossier) -> None:
    """Writes empty rows that take a part of any work package; a complete row counts at once."""
    say = grid.say
    begin(
        grid,
        say("New tasks, deliverables and milestones"),
        say(
            "One each, with its work package. All sums and charts include a complete row; a red "
            "one does not count yet. Printed in its place, after proposal pull and proposal build."
        ),
    )
    titles = {one.key: one.title for one in grid.columns_[:10]} | {"label": say(PACKAGE)}
    grid.row(f"room/{HEAD}", titles, "head", until="free")
    typed = ("label", "kind", "title", "lead", "start", "end", "after")
    for key in rooms(PLAN):
        cells: dict[str, Value] = dict.fromkeys(typed, EMPTY)
        cells |= {
            "length": Formula('IF([from]>0,[to]-[from]+1,"")', ""),
            "pm": Formula(f"[effort!{key}|total]", 0),
            "free": Formula(FREE, ""),
            "state": Formula(STATE, 0),
            "from": Formula(f"IF(AND([state]=1,[kind]={NAMES[TASK]}),[start],0)", 0),
            "to": Formula("IF([from]>0,[end],0)", 0),
        }
        for month in dossier.schedule.months:
            mark = "".join(f'IF([$kind]={NAMES[one]},"{sign}",' for one, sign in MARKS.items())
            text = f'IF([${HEAD}|{month}]=[$end],{mark}"")),"")'
            cells[str(month)] = Shown(Formula(text, ""), "mark")
        grid.row(key, cells)
    grid.end(MORE)
    for name, column, meaning in (
        ("NewPackage", "label", "New rows of the plan: the work package"),
        ("NewState", "state", "New rows of the plan: 1 complete, 2 something is missing"),
        ("NewFrom", "from", "New rows of the plan: the first month of a complete task, or 0"),
        ("NewTo", "to", "New rows of the plan: the last month of a complete task, or 0"),
        ("NewEnd", "end", "New rows of the plan: the last month, or the month when it is due"),
        ("NewFree", "free", "New rows of the plan: the month in which it can begin"),
    ):
        grid.name(name, AREA.format(column), say(meaning))
