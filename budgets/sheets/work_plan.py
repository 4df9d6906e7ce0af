"""Work packages, tasks, deliverables and milestones under one calendar that follows one date."""

from __future__ import annotations

from budgets.cell_values import EMPTY, Formula, Input, Shown, Value
from budgets.grid import HEAD, KEYS, Grid
from budgets.input_rules import AFTER, ANY_PARTNER, DAY, DURATION, KIND, MONTH, PACKAGE_OF, TITLE
from budgets.layout import Column
from budgets.new_plan_rows import FIRST_NEW, FREE, LAST_NEW, MARKS, new_plan_rows
from budgets.quarter_names import quarter_name
from budgets.room import LAST, PLAN, rooms
from budgets.sheets import sheet
from budgets.typed_values import EARLY, LATE, NO_MONTH, REVERSED, fault, month_in
from budgets.widths import for_names
from budgets.words import DELIVERABLE, MILESTONE, NAMES, PACKAGE, PERIOD, TASK
from toolkit.model.months import Month
from toolkit.model.workplan import Deliverable, Milestone, Task, WorkPackage
from toolkit.plan.dossier import Dossier

PLANNED = (
    ("PlanLabel", "label", "Work plan: the number of each row"),
    ("PlanFrom", "from", "Work plan: the first month of each row, as formulas read it"),
    ("PlanTo", "to", "Work plan: the last month of each row, as formulas read it"),
    ("PlanFree", "free", "Work plan: the month in which a task can begin"),
)
LISTED = (
    ("PlanStart", "start", "Work plan: the first month of each row"),
    ("PlanEnd", "end", "Work plan: the last month of each row"),
    ("PlanFault", "fault", "Work plan: what is wrong with the months of a row"),
)
"""These reach over the reporting periods as well."""

READ_DAY = 'IF(ISNUMBER([lead]),IF(AND([lead]>=61,[lead]<2900000),INT([lead]),""),"")'
"""The first day; empty where there is no date, so that no calendar shows an error."""

READ = {"from": month_in("[start]"), "to": month_in("[end]")}
LENGTH = 'IF(COUNT([from:to])<2,"",[to]-[from]+1)'
ENDS = "IFERROR(AND([to]>=1,[to]=INT([to])),FALSE)"
SPANS = "IFERROR(AND([from]>=1,[from]=INT([from]),[to]>=1,[to]=INT([to])),FALSE)"
"""Whether the months of a row are whole months from 1 on."""


@sheet("Work plan", order=20, kind="plan")
def work_plan(grid: Grid, dossier: Dossier) -> None:
    say = grid.say
    _columns(grid, dossier)
    grid.heading(
        say("{acronym}: work plan", acronym=dossier.proposal.project.acronym),
        say(
            "Type into the cream cells: the bars and marks follow. New tasks, deliverables and "
            "milestones go into the empty rows below the plan.    ●  deliverable    ▲  milestone"
        ),
        say(
            "To fold the work packages, choose Review > Unprotect Sheet first; there is no "
            "password."
        ),
    )
    _calendar(grid, dossier)
    for package in dossier.proposal.work_packages:
        _package(grid, dossier, package)
    grid.row("__total", {"title": say("Total"), "pm": _effort(dossier, "__total")}, "total")
    first, last = _after_head(dossier), _last(grid)
    _periods(grid, dossier)
    periods = [key for key in grid.rows if key.startswith("period/")] or [list(grid.rows)[-1]]
    area = f"{periods[0]}|start:{periods[-1]}|end"
    grid.name("PlanPeriods", area, say("Work plan: the months of the reporting periods"))
    for names, end in ((PLANNED, last), (LISTED, list(grid.rows)[-1])):
        for name, column, meaning in names:
            grid.name(name, f"{first}|{column}:{end}|{column}", say(meaning))
    new_plan_rows(grid, dossier)
    _looks(grid, dossier)
    grid.layout.freeze = f"{_after_head(dossier)}|lead"
    grid.layout.filter = f"{HEAD}|{KEYS}:{_last(grid)}|free"
    grid.layout.repeat = ("year", HEAD)
    grid.layout.paper = "A3"


def _columns(grid: Grid, dossier: Dossier) -> None:
    say = grid.say
    grid.columns(
        Column("label", say("No"), 6.5, guard=PACKAGE_OF),
        Column("kind", say("Kind|sheet"), 10.5, guard=KIND),
        Column("title", say("Title"), 48, "wrap", TITLE),
        Column("lead", say("Lead"), for_names(grid.labels.partner.values(), 13), guard=ANY_PARTNER),
        Column("start", say("Start"), 6.5, "month", MONTH),
        Column(
            "end", say("End"), 6.5, "month", MONTH, say("The month by whose end it is finished.")
        ),
        Column("length", say("Months"), 9, "count"),
        Column("pm", say("Person-\nmonths"), 9, "pm", note=say("From the sheet Effort.")),
        Column(
            "after",
            say("After"),
            11,
            "wrap",
            AFTER,
            say("What must be finished before it begins."),
        ),
        Column(
            "free",
            say("Free\nfrom"),
            6.5,
            "month",
            note=say(
                "The first month after everything it waits for is finished. A start before it "
                "turns red."
            ),
        ),
        Column("from", say("From"), 7, "month", hidden=True),
        Column("to", say("To"), 7, "month", hidden=True),
        Column("fault", say("Faults"), 12, hidden=True),
        Column("state", say("State"), 6, "count", hidden=True),
        *(Column(str(month), month.number, 3.8, "tick") for month in dossier.schedule.months),
    )


def _calendar(grid: Grid, dossier: Dossier) -> None:
    """The one start date, and above the months the calendar that follows from it."""
    schedule = dossier.schedule
    grid.row(
        "project-start",
        {
            "title": grid.say("First day of the project"),
            "lead": Shown(Input(schedule.start, DAY), "date"),
            "from": Shown(Formula(READ_DAY, schedule.start), "date"),
        },
        "plain",
    )
    last = Formula(
        'IFERROR(EDATE(ProjectStart,Duration)-1,"")',
        schedule.end,
    )
    grid.row("project-end", {"title": grid.say("Last day"), "lead": Shown(last, "date")}, "plain")
    grid.row(
        "duration",
        {
            "title": grid.say("Duration in months"),
            "lead": Shown(Input(schedule.duration, DURATION), "centre"),
        },
        "plain",
    )
    grid.name("ProjectStart", "project-start|from", grid.say("The first day of the project"))
    grid.name("AtProjectStart", "project-start|lead", "")
    grid.name("Duration", "duration|lead", grid.say("How many months the project lasts"))
    years: dict[str, Value] = {}
    quarters: dict[str, Value] = {}
    names: dict[str, Value] = {}
    year = quarter = 0
    for month in schedule.months:
        key, before = str(month), f"M{month.number - 1}"
        day = schedule.first_day(month)
        names[key] = Formula(
            f'IF(ISNUMBER(ProjectStart),EDATE(ProjectStart,[{HEAD}|{key}]-1),"")', day
        )
        now = (day.year, (day.month + 2) // 3)
        first = month.number == 1
        same = "FALSE" if first else f"YEAR([month|{key}])=YEAR([month|{before}])"
        years[key] = Formula(
            f'IF(ISNUMBER([month|{key}]),IF({same},"",YEAR([month|{key}])),"")',
            now[0] if now[0] != year else "",
        )
        name = quarter_name(grid, f"[month|{key}]")
        begins = "TRUE" if first else f"MOD(MONTH([month|{key}]),3)=1"
        quarters[key] = Formula(
            f'IF(ISNUMBER([month|{key}]),IF({begins},{name},""),"")',
            grid.say("Q{number}", number=now[1]) if now != (year, quarter) else "",
        )
        year, quarter = now
    grid.row("year", {key: _shown(value, "year") for key, value in years.items()}, "band")
    grid.row("quarter", {key: _shown(value, "quarter") for key, value in quarters.items()}, "band")
    grid.row("month", {key: _shown(value, "mmm") for key, value in names.items()}, "band")
    grid.header()


def _shown(value: Value, form: str) -> Value:
    return Shown(value, form)  # type: ignore[arg-type]


def _outermost(function: str, area: str, found: int) -> Formula:
    """The first or the last month of the tasks; empty where no month can be read."""
    return Formula(f'IF(COUNT({area})=0,"",{function}({area}))', found)


def _read(
    first: Month | None, last: Month, dossier: Dossier, free: int = 0, computed: bool = False
) -> dict[str, Value]:
    """The months of a row as formulas read them, and what is wrong with them.

    A point has no first month; `free` is the first month in which a task can begin. What is wrong
    with months that are `computed` is said where they are typed.
    """
    cases = [(LATE, "[to]>Duration")]
    faults = f"{LATE} " if last > dossier.proposal.project.last else ""
    if first:
        cases[:0] = [(REVERSED, "[to]<[from]")]
        cases += [(EARLY, "AND(ISNUMBER([free]),[from]<[free])")]
        faults += f"{EARLY} " if first.number < free else ""
    cells: dict[str, Value] = {"to": Formula(READ["to"], last.number)}
    if not computed:
        whole = SPANS if first else ENDS
        cells["fault"] = Formula(f'IF({whole},{fault(*cases)},"{NO_MONTH}")', faults)
    if first:
        cells["from"] = Formula(READ["from"], first.number)
    return cells


def _package(grid: Grid, dossier: Dossier, package: WorkPackage) -> None:
    span, tasks = package.span, package.tasks
    start: Value = Input(span.first.number)
    end: Value = Input(span.last.number)
    if tasks and not package.months:
        first, last = tasks[0].id, tasks[-1].id
        area = f"[{first}|{{0}}:{last}|{{0}}]"
        begins, ends = area.format("from"), area.format("to")
        start = Formula(f'IF(COUNT({begins})=0,"",MIN({begins},{FIRST_NEW}))', span.first.number)
        end = Formula(f'IF(COUNT({ends})=0,"",MAX({ends},{LAST_NEW}))', span.last.number)
    grid.row(
        package.id,
        {
            "label": grid.labels.package[package.id],
            "kind": grid.say(PACKAGE),
            "title": Input(package.title),
            "lead": Input(grid.labels.partner.get(package.lead, package.lead)),
            "start": start,
            "end": end,
            "length": Formula(LENGTH, span.length),
            "pm": _effort(dossier, package.id),
            **_read(span.first, span.last, dossier, computed=start != Input(span.first.number)),
        },
        "group",
    )
    for task in tasks:
        _task(grid, dossier, task)
    for deliverable in package.deliverables:
        _point(grid, dossier, deliverable, DELIVERABLE)
    for milestone in package.milestones:
        _point(grid, dossier, milestone, MILESTONE)


def _task(grid: Grid, dossier: Dossier, task: Task) -> None:
    labels = dossier.proposal.labels
    waits = [one for one in task.after if one in labels]
    ends = [_end(dossier, one) for one in waits]
    cells: dict[str, Value] = {
        "label": labels[task.id],
        "kind": grid.say(TASK),
        "title": Input(task.title),
        "lead": Input(grid.labels.partner.get(task.lead, task.lead)),
        "start": Input(task.months.first.number),
        "end": Input(task.months.last.number),
        "length": Formula(LENGTH, task.months.length),
        "pm": _effort(dossier, task.id),
        "after": Input(", ".join(labels[one] for one in waits)) if waits else EMPTY,
        "free": Formula(FREE, max(ends).number + 1 if waits else ""),
    }
    free = max(ends).number + 1 if waits else 0
    cells |= _read(task.months.first, task.months.last, dossier, free)
    grid.row(task.id, cells, level=1)


def _point(grid: Grid, dossier: Dossier, point: Deliverable | Milestone, kind: str) -> None:
    mark = MARKS[kind]
    cells: dict[str, Value] = {
        "label": dossier.proposal.labels[point.id],
        "kind": grid.say(kind),
        "title": Input(point.title),
        "lead": Input(grid.labels.partner.get(point.lead, point.lead)),
        "end": Input(point.due.number),
        **_read(None, point.due, dossier),
    }
    for month in dossier.schedule.months:
        shown = Formula(
            f'IF([${HEAD}|{month}]=[$to],"{mark}","")', mark if month == point.due else ""
        )
        cells[str(month)] = Shown(shown, "mark", kind.lower())
    grid.row(point.id, cells, level=1)


def _periods(grid: Grid, dossier: Dossier) -> None:
    """The reporting periods, under the plan and with bars of their own."""
    for number, span in enumerate(dossier.schedule.periods, 1):
        grid.row(
            f"period/{number}",
            {
                "label": grid.say("RP{number}", number=number),
                "kind": grid.say(PERIOD),
                "title": grid.say("Reporting period {number}", number=number),
                "start": Input(span.first.number),
                "end": Input(span.last.number),
                "length": Formula(LENGTH, span.length),
                **_read(span.first, span.last, dossier),
            },
        )


def _effort(dossier: Dossier, row: str) -> Formula:
    proposal, effort = dossier.proposal, dossier.effort
    if row == "__total":
        found = effort.total()
    elif row in proposal.package:
        found = effort.total(work_package=row)
    else:
        found = effort.total(task=row)
    return Formula(f"[effort!{row}|total]", found)


def _end(dossier: Dossier, ident: str) -> Month:
    """When the part of that id is finished."""
    for package in dossier.proposal.work_packages:
        if package.id == ident:
            return package.span.last
        for task in package.tasks:
            if task.id == ident:
                return task.months.last
        points: tuple[Deliverable | Milestone, ...] = (*package.deliverables, *package.milestones)
        for point in points:
            if point.id == ident:
                return point.due
    return Month(1)


def _after_head(dossier: Dossier) -> str:
    return next((one.id for one in dossier.proposal.work_packages), "__total")


def _last(grid: Grid) -> str:
    rows = list(grid.rows)
    last = rows[rows.index("__total") - 1]
    return "__total" if last == HEAD else last


def _looks(grid: Grid, dossier: Dossier) -> None:
    first, last = _after_head(dossier), list(grid.rows)[-1]
    final = dossier.schedule.months[-1]
    grid.highlight(f"{rooms(PLAN)[0]}|label:{LAST}|after", "[$state]=2", "bad")
    chart = f"{first}|M1:{last}|{final}"
    inside = f"N([$from])>0,[${HEAD}|M1]>=[$from],[${HEAD}|M1]<=[$to]"
    grid.highlight(chart, f"AND([$kind]={NAMES[PACKAGE]},{inside})", "package")
    grid.highlight(chart, f"AND([$kind]={NAMES[TASK]},{inside})", "bar")
    grid.highlight(chart, f"AND([$kind]={NAMES[PERIOD]},{inside})", "period")
    every_other = "MOD(ROUNDUP(MONTH([$month|M1])/3,0),2)=0"
    grid.highlight(f"year|M1:month|{final}", every_other, "band")
    lines = f"{first}|M1:{_last(grid)}|{final}"
    grid.highlight(lines, f"AND([$kind]<>{NAMES[PACKAGE]},{every_other})", "band")
    early = f'OR([$fault]="{NO_MONTH}",ISNUMBER(SEARCH("{EARLY}",[$fault])))'
    grid.highlight(f"{first}|start:{last}|start", early, "bad")
    grid.highlight(f"{first}|end:{last}|end", f'AND([$fault]<>"",[$fault]<>"{EARLY} ")', "bad")
