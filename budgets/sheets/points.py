"""Deliverables and milestones in the order of the outline, with their months from the plan."""

from __future__ import annotations

from budgets.cell_values import Formula, Value
from budgets.grid import Grid
from budgets.layout import Column
from budgets.plain_prose import plain_prose
from budgets.room import PLAN, rooms
from budgets.sheets import sheet
from budgets.words import DELIVERABLE, MILESTONE
from toolkit.model.workplan import Deliverable, Milestone
from toolkit.plan.dossier import Dossier

NAMES = (
    ("PointLabel", "label", "Deliverables and milestones: the number"),
    ("PointKind", "kind", "Deliverables and milestones: deliverable or milestone"),
    ("PointTitle", "title", "Deliverables and milestones: the title"),
    ("PointPackage", "package", "Deliverables and milestones: the work package"),
    ("PointLead", "lead", "Deliverables and milestones: who answers for it"),
    ("PointDue", "due", "Deliverables and milestones: the month by whose end it is due"),
    ("PointType", "type", "Deliverables and milestones: the call's code for its type"),
    ("PointLevel", "level", "Deliverables and milestones: the call's code for its dissemination"),
    ("PointText", "text", "Deliverables and milestones: what it holds, or how it is verified"),
    ("PointStart", "start", "Deliverables and milestones: the first month of its work package"),
    ("PointEnd", "end", "Deliverables and milestones: the last month of its work package"),
    ("PointRank", "rank", "Deliverables and milestones: its place by due date, then by order"),
)


@sheet("Points", order=910, hidden=True)
def points(grid: Grid, dossier: Dossier) -> None:
    say = grid.say
    grid.columns(
        Column("label", say("No"), 8),
        Column("kind", say("Kind|sheet"), 12),
        Column("title", say("Title"), 50),
        Column("package", say("WP|kind"), 8),
        Column("lead", say("Lead"), 14),
        Column("due", say("Due"), 8, "month"),
        Column("type", say("Type"), 8),
        Column("level", say("Level"), 8),
        Column("text", say("Text"), 60),
        Column("start", say("WP start"), 8, "month"),
        Column("end", say("WP end"), 8, "month"),
        Column("rank", say("Rank"), 10, "count"),
    )
    grid.heading(say("Points"), say("What the sheet Deliverables sorts by due date."))
    grid.header()
    labels, number = dossier.proposal.labels, 0
    for package in dossier.proposal.work_packages:
        found: tuple[Deliverable | Milestone, ...] = (*package.deliverables, *package.milestones)
        for point in found:
            number += 1
            cells: dict[str, Value] = {
                "label": labels[point.id],
                "title": point.title,
                "package": grid.labels.package[package.id],
                "lead": grid.labels.partner.get(point.lead, point.lead),
                "due": Formula(f"[work_plan!{point.id}|to]", point.due.number),
                "start": Formula(f"[work_plan!{package.id}|from]", package.span.first.number),
                "end": Formula(f"[work_plan!{package.id}|to]", package.span.last.number),
                "rank": Formula(f"N([due])*10000+{number}", point.due.number * 10_000 + number),
                **_own(grid, point, dossier),
            }
            grid.row(point.id, cells)
    listed = list(grid.rows)
    for key in rooms(PLAN):
        _new(grid, key)
    first = listed[1] if number else rooms(PLAN)[0]
    for name, column, meaning in NAMES:
        last = listed[-1] if number and column == "rank" else rooms(PLAN)[-1]
        grid.name(name, f"{first}|{column}:{last}|{column}", say(meaning))


def _new(grid: Grid, key: str) -> None:
    """A deliverable or milestone that may be typed into an empty row of the work plan."""
    plan = f"[work_plan!{key}|"
    found = "MATCH([package],Packages,0)"
    cells: dict[str, Value] = {
        "kind": Formula(f'IF(AND({plan}state]=1,{plan}from]=0),{plan}kind],"")', ""),
    }
    for column, text in (
        ("title", f"{plan}title]"),
        ("package", f"{plan}label]"),
        ("lead", f"{plan}lead]"),
        ("due", f"{plan}end]"),
        ("start", f"INDEX(PackageStart,{found})"),
        ("end", f"INDEX(PackageEnd,{found})"),
    ):
        cells[column] = Formula(f'IF([kind]="","",{text})', "")
    grid.row(key, cells)


def _own(grid: Grid, point: Deliverable | Milestone, dossier: Dossier) -> dict[str, Value]:
    if isinstance(point, Deliverable):
        return {
            "kind": grid.say(DELIVERABLE),
            "type": point.type,
            "level": point.dissemination,
            "text": plain_prose(point.description, dossier),
        }
    text = point.verification or point.description
    return {"kind": grid.say(MILESTONE), "text": plain_prose(text, dossier)}
