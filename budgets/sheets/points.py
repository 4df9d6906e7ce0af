"""Deliverables and milestones in the order of the outline, with their months from the plan."""

from __future__ import annotations

from budgets.cell_values import Formula, Value
from budgets.grid import Grid
from budgets.layout import Column
from budgets.plain_prose import plain_prose
from budgets.room import PLAN, rooms
from budgets.sheets import sheet
from toolkit.model.workplan import Deliverable, Milestone
from toolkit.plan.dossier import Dossier

NAMES = (
    ("PointLabel", "label", "the number"),
    ("PointKind", "kind", "deliverable or milestone"),
    ("PointTitle", "title", "the title"),
    ("PointPackage", "package", "the work package"),
    ("PointLead", "lead", "who answers for it"),
    ("PointDue", "due", "the month by whose end it is due"),
    ("PointType", "type", "the call's code for its type"),
    ("PointLevel", "level", "the call's code for its dissemination"),
    ("PointText", "text", "what it holds, or how it is verified"),
    ("PointStart", "start", "the first month of its work package"),
    ("PointEnd", "end", "the last month of its work package"),
    ("PointRank", "rank", "its place by due date, then by order"),
)


@sheet("Points", order=910, hidden=True)
def points(grid: Grid, dossier: Dossier) -> None:
    grid.columns(
        Column("label", "No", 8),
        Column("kind", "Kind", 12),
        Column("title", "Title", 50),
        Column("package", "WP", 8),
        Column("lead", "Lead", 14),
        Column("due", "Due", 8, "month"),
        Column("type", "Type", 8),
        Column("level", "Level", 8),
        Column("text", "Text", 60),
        Column("start", "WP start", 8, "month"),
        Column("end", "WP end", 8, "month"),
        Column("rank", "Rank", 10, "count"),
    )
    grid.heading("Points", "What the sheet Deliverables sorts by due date.")
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
                "due": Formula(f"[work_plan!{point.id}|end]", point.due.number),
                "start": Formula(f"[work_plan!{package.id}|start]", package.span.first.number),
                "end": Formula(f"[work_plan!{package.id}|end]", package.span.last.number),
                "rank": Formula(f"N([due])*10000+{number}", point.due.number * 10_000 + number),
                **_own(point, dossier),
            }
            grid.row(point.id, cells)
    listed = list(grid.rows)
    for key in rooms(PLAN):
        _new(grid, key)
    first = listed[1] if number else rooms(PLAN)[0]
    for name, column, meaning in NAMES:
        last = listed[-1] if number and column == "rank" else rooms(PLAN)[-1]
        area = f"{first}|{column}:{last}|{column}"
        grid.name(name, area, f"Deliverables and milestones: {meaning}")


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


def _own(point: Deliverable | Milestone, dossier: Dossier) -> dict[str, Value]:
    if isinstance(point, Deliverable):
        return {
            "kind": "Deliverable",
            "type": point.type,
            "level": point.dissemination,
            "text": plain_prose(point.description, dossier),
        }
    text = point.verification or point.description
    return {"kind": "Milestone", "text": plain_prose(text, dossier)}
