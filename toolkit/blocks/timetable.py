"""The form's timetable: tasks as bars, by calendar quarters where the project is a long one."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, short, text
from toolkit.document.tree import Block, Cell, Mark, Row, Text, cell
from toolkit.model.months import Span
from toolkit.model.workplan import Deliverable, Milestone, WorkPackage
from toolkit.plan.dossier import Dossier

LONG = 24
"""A project of more months than these is shown by quarters, as the form asks."""


@dataclass(frozen=True, slots=True)
class _Slice:
    """A column of the timetable: a month or a quarter."""

    title: str
    group: str
    months: Span

    def meets(self, other: Span) -> bool:
        return self.months.first <= other.last and other.first <= self.months.last


@block("timetable")
def timetable(dossier: Dossier, _: str) -> tuple[Block, ...]:
    proposal, slices = dossier.proposal, tuple(_slices(dossier))
    draft = Draft(
        dossier,
        "timetable",
        "Timetable",
        text("Activity", 5),
        *(short(one.title, 0.9) for one in slices),
        small=True,
    )
    draft.heads = tuple(_heads(slices))
    for package in proposal.work_packages:
        title = f"{proposal.labels[package.id]} {package.title}"
        marks = (_due(dossier, package, one) for one in slices)
        draft.row(package.id, cell(title, bold=True, mark=Mark.GROUP), *marks)
        for task in package.tasks:
            bars = (
                cell("", mark=Mark.BAR if one.meets(task.months) else Mark.NONE) for one in slices
            )
            draft.row(task.id, f"{proposal.labels[task.id]} {task.title}", *bars)
    return draft.table()


def _slices(dossier: Dossier) -> Iterator[_Slice]:
    schedule = dossier.schedule
    if schedule.duration > LONG:
        for year, quarter, months in schedule.quarters:
            yield _Slice(f"Q{quarter}", str(year), months)
        return
    for month in schedule.months:
        yield _Slice(str(month), f"Year {(month.number - 1) // 12 + 1}", Span(month, month))


def _heads(slices: tuple[_Slice, ...]) -> Iterator[Row]:
    groups = [(year, len(list(members))) for year, members in groupby(slices, lambda s: s.group)]
    head = Mark.HEAD
    yield Row(
        "years",
        (
            cell("", mark=head),
            *(cell(year, bold=True, mark=head, span=width) for year, width in groups),
        ),
    )
    names = (cell(one.title, bold=True, mark=head) for one in slices)
    yield Row("slices", (cell("Activity", bold=True, mark=head), *names))


def _due(dossier: Dossier, package: WorkPackage, one: _Slice) -> Cell:
    """The labels of what is due in this column, one below the other."""
    labels = dossier.proposal.labels
    parts: list[Milestone | Deliverable] = [*package.milestones, *package.deliverables]
    due = sorted((part.due, labels[part.id]) for part in parts if part.due in one.months)
    return Cell(tuple((Text(label),) for _, label in due) or ((),), Mark.GROUP)
