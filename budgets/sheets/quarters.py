"""The timetable in calendar quarters, as the form asks for projects of more than two years."""

from __future__ import annotations

from budgets.cell_values import Formula, Shown, Value, in_formula
from budgets.grid import HEAD, Grid
from budgets.layout import Column
from budgets.quarter_names import quarter_name
from budgets.room import PLAN, begin, rooms
from budgets.sheets import sheet
from toolkit.model.months import Span
from toolkit.model.workplan import Deliverable, Milestone
from toolkit.plan.dossier import Dossier

BAR = "■"
MARKS = {"deliverable": "●", "milestone": "▲"}
MISSED = "MOD(MONTH(ProjectStart)-1,3)"
"""How many months of its first quarter the project does not see."""

Quarter = tuple[int, int, Span]
"""Calendar year, quarter and the project months in it."""


@sheet("Timetable", order=30, kind="plan")
def quarters(grid: Grid, dossier: Dossier) -> None:
    known = _quarters(dossier)
    say = grid.say
    grid.columns(
        Column("label", say("No"), 7),
        Column("title", say("Activity"), 60, "wrap"),
        *(Column(key, _name(grid, key, one), 5, "quarter") for key, one in known.items()),
    )
    grid.heading(
        say("{acronym}: timetable by quarter", acronym=dossier.proposal.project.acronym),
        say(
            "Follows the months and the start date of the sheet Work plan. "
            "●  deliverable    ▲  milestone"
        ),
    )
    _calendar(grid, known)
    grid.header()
    for package in dossier.proposal.work_packages:
        label = grid.labels.package[package.id]
        _activity(grid, package.id, (label, package.title), package.span, known, "group")
        for task in package.tasks:
            label = dossier.proposal.labels[task.id]
            _activity(grid, task.id, (label, task.title), task.months, known, "line")
        for deliverable in package.deliverables:
            _point(grid, dossier, deliverable, known, "deliverable")
        for milestone in package.milestones:
            _point(grid, dossier, milestone, known, "milestone")
    begin(grid, grid.say("New tasks on the sheet Work plan"))
    for key in rooms(PLAN):
        _new(grid, key, known)
    _looks(grid, list(known))


def _quarters(dossier: Dossier) -> dict[str, Quarter | None]:
    """Every quarter by key; None for one that the project needs only with another start date."""
    most = (dossier.schedule.duration + 1) // 3 + 1
    found: list[Quarter | None] = [*dossier.schedule.quarters]
    found += [None] * (most - len(found))
    return {f"q{number}": quarter for number, quarter in enumerate(found, 1)}


def _name(grid: Grid, key: str, quarter: Quarter | None) -> Formula:
    name = quarter_name(grid, f"EDATE(ProjectStart,[first|{key}]-1)")
    return Formula(
        f'IF([first|{key}]="","",{name})',
        grid.say("Q{number}", number=quarter[1]) if quarter else "",
    )


def _calendar(grid: Grid, known: dict[str, Quarter | None]) -> None:
    """The first and the last project month of each quarter, and its year where that is new."""
    first_quarter = in_formula(grid.say("Q{number}", number=1))
    firsts: dict[str, Value] = {"title": grid.say("First month")}
    lasts: dict[str, Value] = {"title": grid.say("Last month")}
    years: dict[str, Value] = {}
    year = 0
    for number, (key, quarter) in enumerate(known.items(), 1):
        span = quarter[2] if quarter else None
        first, last = f"{3 * number - 2}-{MISSED}", f"MIN(Duration,{3 * number}-{MISSED})"
        firsts[key] = Shown(
            Formula(
                f'IF(ISNUMBER(ProjectStart),IF({first}>Duration,"",MAX(1,{first})),"")',
                span.first.number if span else "",
            ),
            "tick",
        )
        lasts[key] = Shown(
            Formula(f'IF([first|{key}]="","",{last})', span.last.number if span else ""), "tick"
        )
        hidden = f'[first|{key}]=""'
        if number > 1:
            hidden = f"OR({hidden},[{HEAD}|{key}]<>{first_quarter})"
        years[key] = Formula(
            f'IF({hidden},"",YEAR(EDATE(ProjectStart,[first|{key}]-1)))',
            quarter[0] if quarter and quarter[0] != year else "",
        )
        year = quarter[0] if quarter else year
    grid.row("first", firsts, "faint")
    grid.row("last", lasts, "faint")
    grid.row("year", years, "over")


def _activity(
    grid: Grid,
    ident: str,
    named: tuple[str, str],
    span: Span,
    known: dict[str, Quarter | None],
    look: str,
) -> None:
    cells: dict[str, Value] = dict(zip(("label", "title"), named, strict=True))
    start, end = (f"[work_plan!${ident}|${column}]" for column in ("from", "to"))
    for key, quarter in known.items():
        inside = f"AND(N({start})>0,{start}<=[$last|{key}],{end}>=[$first|{key}])"
        meets = quarter and span.first <= quarter[2].last and span.last >= quarter[2].first
        text = f'IF([$first|{key}]="","",IF({inside},"{BAR}",""))'
        cells[key] = Formula(text, BAR if meets else "")
    grid.row(ident, cells, look, level=0 if look == "group" else 1)


def _new(grid: Grid, key: str, known: dict[str, Quarter | None]) -> None:
    """A task that may be typed into an empty row of the work plan."""
    start, end = (f"[work_plan!${key}|${column}]" for column in ("from", "to"))
    cells: dict[str, Value] = {
        "label": Formula(f'IF({start}>0,"T "&[work_plan!{key}|label],"")', ""),
        "title": Formula(f'IF({start}>0,[work_plan!{key}|title],"")', ""),
    }
    for quarter in known:
        inside = f"AND({start}<=[$last|{quarter}],{end}>=[$first|{quarter}])"
        text = f'IF(OR({start}=0,[$first|{quarter}]=""),"",IF({inside},"{BAR}",""))'
        cells[quarter] = Formula(text, "")
    grid.row(key, cells)


def _point(
    grid: Grid,
    dossier: Dossier,
    point: Deliverable | Milestone,
    known: dict[str, Quarter | None],
    look: str,
) -> None:
    """A deliverable or milestone with its mark in the quarter of its due month."""
    cells: dict[str, Value] = {"label": dossier.proposal.labels[point.id], "title": point.title}
    end = f"[work_plan!${point.id}|to]"
    for key, quarter in known.items():
        inside = f"AND({end}>=[$first|{key}],{end}<=[$last|{key}])"
        now = quarter is not None and quarter[2].first <= point.due <= quarter[2].last
        text = f'IF([$first|{key}]="","",IF({inside},"{MARKS[look]}",""))'
        cells[key] = Shown(Formula(text, MARKS[look] if now else ""), "mark", look)
    grid.row(point.id, cells, level=1)


def _looks(grid: Grid, keys: list[str]) -> None:
    rows = list(grid.rows)
    start = rows[rows.index(HEAD) + 1] if rows[-1] != HEAD else HEAD
    area = f"{start}|{keys[0]}:{rows[-1]}|{keys[-1]}"
    grid.highlight(area, f'AND([q1]="{BAR}",LEFT([$label],1)="T")', "bar")
    grid.highlight(area, f'[q1]="{BAR}"', "package")
    year = "YEAR(EDATE(ProjectStart,[$first|q1]-1))"
    grid.highlight(area, f'AND(LEFT([$label],2)<>"WP",MOD({year},2)=0)', "band")
    grid.layout.freeze = f"{start}|q1"
    grid.layout.portrait = True
    grid.layout.repeat = ("year", HEAD)
