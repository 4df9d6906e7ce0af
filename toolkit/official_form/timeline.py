"""When the work is done, as a form's timetable shows it: by project months or by quarters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Self

from toolkit.model.months import Span
from toolkit.model.workplan import Deliverable, Milestone
from toolkit.plan.dossier import Dossier

MONTHS_OF_QUARTER, MONTHS_OF_YEAR = 3, 12


class Timeline(NamedTuple):
    """The months of tasks, and what is due in a work package."""

    first_month: int
    """The month of the year in which the project begins, from 1."""

    duration: int
    """In months."""

    work: Mapping[str, Span]
    """By the id of a task its months."""

    due: Mapping[str, tuple[tuple[int, str], ...]]
    """By the id of a work package the months and labels of its deliverables and milestones."""

    @classmethod
    def of(cls, dossier: Dossier) -> Self:
        """The timeline of a project."""
        proposal, labels = dossier.proposal, dossier.proposal.labels
        due = {}
        for package in proposal.work_packages:
            parts: list[Milestone | Deliverable] = [*package.milestones, *package.deliverables]
            due[package.id] = tuple(sorted((one.due.number, str(labels[one.id])) for one in parts))
        work = {one.id: one.months for one in proposal.tasks}
        start = dossier.schedule.start
        return cls(start.month, dossier.schedule.duration, work, due)

    def column(self, month: int, *, by_quarters: bool) -> int:
        """The column of a project month, from 0: quarters are counted from January of the year in
        which the project begins, as the form asks."""
        if not by_quarters:
            return month - 1
        return (self.first_month - 1 + month - 1) // MONTHS_OF_QUARTER

    def columns(self, *, by_quarters: bool) -> int:
        """How many columns the project needs."""
        return self.column(self.duration, by_quarters=by_quarters) + 1
