"""The form's timetable: tasks as bars, by calendar quarters where the project is a long one."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, text
from toolkit.blocks._shown import beside
from toolkit.blocks._slices import Slice, heads, slices_of
from toolkit.document.tree import Block, Cell, Mark, Text, cell
from toolkit.model.workplan import Deliverable, Milestone, WorkPackage
from toolkit.plan.dossier import Dossier


@block("timetable")
def timetable(dossier: Dossier, _: str) -> tuple[Block, ...]:
    proposal, slices = dossier.proposal, tuple(slices_of(dossier))
    draft = Draft(
        dossier,
        "timetable",
        "Timetable",
        text("Activity", 5),
        *(short(one.title, 0.9) for one in slices),
        small=True,
    )
    draft.heads = heads(dossier, slices)
    for package in proposal.work_packages:
        label = draft.cell(f"{proposal.labels[package.id]} ", bold=True)
        title = beside(label, draft.field(package, "title", bold=True))._replace(mark=Mark.GROUP)
        marks = (_due(dossier, package, one) for one in slices)
        draft.row(package.id, title, *marks)
        for task in package.tasks:
            label = draft.cell(f"{proposal.labels[task.id]} ")
            bars = (
                cell("", mark=Mark.BAR if one.meets(task.months) else Mark.NONE) for one in slices
            )
            draft.row(task.id, beside(label, draft.field(task, "title")), *bars)
    return draft.table()


def _due(dossier: Dossier, package: WorkPackage, one: Slice) -> Cell:
    """The labels of what is due in this column, one below the other."""
    labels = dossier.proposal.labels
    parts: list[Milestone | Deliverable] = [*package.milestones, *package.deliverables]
    due = sorted((part.due, labels[part.id]) for part in parts if part.due in one.months)
    return Cell(tuple((Text(label),) for _, label in due) or ((),), Mark.GROUP)
