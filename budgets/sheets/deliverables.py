"""Deliverables and milestones by due date; a month typed into the work plan sorts them again."""

from __future__ import annotations

from datetime import timedelta

from budgets.cell_values import Formula, Value
from budgets.grid import HEAD, KEYS, Grid
from budgets.layout import Column
from budgets.plain_prose import plain_prose
from budgets.room import PLAN, begin, rooms
from budgets.row_heights import LINE, WIDE, lines_of
from budgets.sheets import sheet
from budgets.widths import for_names
from budgets.words import DELIVERABLE, MILESTONE, NAMES
from toolkit.model.months import Month
from toolkit.model.workplan import Deliverable, Milestone, WorkPackage
from toolkit.plan.dossier import Dossier

TITLE, TEXT, MOST_LINES = 44, 80, 5


@sheet("Deliverables", order=40, kind="plan")
def deliverables(grid: Grid, dossier: Dossier) -> None:
    say = grid.say
    grid.columns(
        Column("position", say("Position"), 8, "count", hidden=True),
        Column("due", say("Due"), 7, "month"),
        Column("date", say("By|date"), 12, "date"),
        Column("label", say("No"), 7),
        Column("kind", say("Kind|sheet"), 12),
        Column("title", say("Title"), TITLE, "wrap"),
        Column("package", say("WP|kind"), 7),
        Column("lead", say("Lead"), for_names(grid.labels.partner.values(), 12)),
        Column("type", say("Type"), 9),
        Column("level", say("Level"), 8),
        Column("text", say("What it holds, or how it is verified"), TEXT, "wrap"),
    )
    grid.heading(
        say(
            "{acronym}: deliverables and milestones by due date",
            acronym=dossier.proposal.project.acronym,
        ),
        say("Change a month on the sheet Work plan, and the list sorts itself."),
    )
    grid.header()
    found = list(enumerate(_points(dossier), 1))
    found.sort(key=lambda one: (one[1][1].due, one[0]))
    height = _height(dossier, [point for _, (_, point) in found])
    for rank, (position, (package, point)) in enumerate(found, 1):
        cells = _row(grid, dossier, rank, position, package, point)
        grid.row(str(rank), cells, height=height)
    if found:
        last = str(len(found))
        grid.highlight(f"1|due:{last}|text", f"[$kind]={NAMES[MILESTONE]}", "pale")
        grid.layout.filter = f"{HEAD}|{KEYS}:{last}|text"
        grid.layout.freeze = "1|kind"
    begin(grid, grid.say("New deliverables and milestones on the sheet Work plan"))
    for key in rooms(PLAN):
        columns = ("due", "kind", "title", "package", "lead")
        grid.row(key, {one: Formula(f"[points!{key}|{one}]", "") for one in columns}, "plain")
    grid.layout.repeat = (HEAD, HEAD)


def _points(dossier: Dossier) -> list[tuple[WorkPackage, Deliverable | Milestone]]:
    found: list[tuple[WorkPackage, Deliverable | Milestone]] = []
    for package in dossier.proposal.work_packages:
        found += [(package, one) for one in package.deliverables]
        found += [(package, one) for one in package.milestones]
    return found


def _text(point: Deliverable | Milestone, dossier: Dossier) -> str:
    if isinstance(point, Milestone):
        return plain_prose(point.verification or point.description, dossier)
    return plain_prose(point.description, dossier)


def _height(dossier: Dossier, points: list[Deliverable | Milestone]) -> float:
    """The same for every row, since each may move to any place."""
    lines = [
        max(lines_of(one.title, TITLE * WIDE), lines_of(_text(one, dossier), TEXT * WIDE))
        for one in points
    ]
    return LINE * min(max(lines, default=1), MOST_LINES) + 3


def _row(
    grid: Grid,
    dossier: Dossier,
    rank: int,
    position: int,
    package: WorkPackage,
    point: Deliverable | Milestone,
) -> dict[str, Value]:
    def of(name: str, result: str) -> Formula:
        return Formula(f'INDEX(Point{name},[$position])&""', result)

    is_deliverable = isinstance(point, Deliverable)
    day = dossier.schedule.first_day(Month(point.due.number + 1)) - timedelta(days=1)
    return {
        "position": Formula(f"MATCH(SMALL(PointRank,{rank}),PointRank,0)", position),
        "due": Formula("INDEX(PointDue,[$position])", point.due.number),
        "date": Formula(
            'IF(AND(ISNUMBER(ProjectStart),ISNUMBER([due])),EDATE(ProjectStart,[due])-1,"")', day
        ),
        "label": of("Label", dossier.proposal.labels[point.id]),
        "kind": of("Kind", grid.say(DELIVERABLE if is_deliverable else MILESTONE)),
        "title": of("Title", point.title),
        "package": of("Package", grid.labels.package[package.id]),
        "lead": of("Lead", grid.labels.partner.get(point.lead, point.lead)),
        "type": of("Type", point.type if isinstance(point, Deliverable) else ""),
        "level": of("Level", point.dissemination if isinstance(point, Deliverable) else ""),
        "text": of("Text", _text(point, dossier)),
    }
