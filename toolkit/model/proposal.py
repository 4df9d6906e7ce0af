"""The whole proposal, as the outline gives it."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated

from pydantic import Field

from toolkit.model.base import Id, Ids, Located, Prose, Title
from toolkit.model.communication import Communication
from toolkit.model.consortium import Partner, Role
from toolkit.model.instruments import Instrument
from toolkit.model.labels import Label, labels_of
from toolkit.model.months import Day, Month, Span
from toolkit.model.numbers import Count
from toolkit.model.priorities import Objective, PriorityCase
from toolkit.model.risks import Risk
from toolkit.model.workplan import Deliverable, Milestone, Task, WorkPackage

MANAGEMENT, COMMUNICATION = "management", "communication"


class Project(Located):
    """What the project is called, when it runs and what it is about."""

    acronym: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ._+-]*$", max_length=40)]
    """The short name; the files are named after it."""

    title: Title
    """The full title."""

    strand: str
    """The strand of the call that the proposal answers, as the call's profile names it."""

    leading_priorities: Ids = ()
    """The priority, or priorities, in the lead."""

    start: Day
    """The first day of the project, as in 2026-09-01."""

    duration: Annotated[Count, Field(ge=1, le=120)]
    """How many months it lasts."""

    reporting_periods: tuple[Span, ...] = ()
    """As in [M1-M18, M19-M36]; one period over the whole project when left out."""

    summary: Prose = Prose()
    """The project in about 2 000 characters: why, what, who, with what result."""

    language: str = "en"
    """The language that it is written in: en or fr. Everything follows it that you do not write."""

    keywords: tuple[str, ...] = ()
    """A few words by which others find the project."""

    form: Annotated[str, Field(max_length=255)] = ""
    """The EU's own Part B form, a Word file from the Portal beside the outline; each build fills a
    copy of it."""

    objectives: tuple[Objective, ...] = ()
    """The specific objectives, each with indicators."""

    @property
    def last(self) -> Month:
        """The last month of the project."""
        return Month(self.duration)

    @property
    def span(self) -> Span:
        """From M1 to the last month."""
        return Span(Month(1), self.last)


class Proposal(Located):
    """Everything that the outline says."""

    call: Id
    """The call's profile: smp-cosme-2021-cluster, ... or one of your own, in templates/calls beside
    the outline."""

    project: Project
    """What the project is called, when it runs and what it is about."""

    partners: Annotated[tuple[Partner, ...], Field(min_length=1)]
    """The organisations of the consortium, the coordinator among them."""

    work_packages: tuple[WorkPackage, ...] = ()
    """The parts of the work, in the order in which they are numbered."""

    instruments: tuple[Instrument, ...] = ()
    """Financial support to third parties."""

    priorities: dict[str, PriorityCase] = Field(default_factory=dict)
    """The case for each of the call's priorities, by its name."""

    communication: Communication = Field(default_factory=Communication)
    """The communication plan."""

    risks: tuple[Risk, ...] = ()
    """What may go wrong, and what is done about it."""

    sections: dict[str, Prose] = Field(default_factory=dict)
    """Prose for sections of the form, by tag: {CON-MET-CM: "..."}; for what a prompt asks inside
    one by tag and name, as in PRJ-OBJ-PO/objectives."""

    ignore: dict[str, Title] = Field(default_factory=dict)
    """Findings of a check that are no concern, each with the reason, by code:
    {BUD104: agreed with the agency}."""

    @property
    def coordinator(self) -> Partner:
        """The coordinating partner; the first one named where none is."""
        leads = [one for one in self.partners if one.role is Role.COORDINATOR]
        return (leads or list(self.partners))[0]

    @property
    def tasks(self) -> Iterator[Task]:
        """All tasks, in the order of the outline."""
        return (one for package in self.work_packages for one in package.tasks)

    @property
    def deliverables(self) -> Iterator[Deliverable]:
        """All deliverables, in the order of the outline."""
        return (one for package in self.work_packages for one in package.deliverables)

    @property
    def milestones(self) -> Iterator[Milestone]:
        """All milestones, in the order of the outline."""
        return (one for package in self.work_packages for one in package.milestones)

    @cached_property
    def labels(self) -> Mapping[str, Label]:
        """The label of every part that has one, by its id: `{"sme-survey": T2.1}`."""
        return labels_of(self.work_packages, self.risks)

    @cached_property
    def partner(self) -> Mapping[str, Partner]:
        """The partners by id."""
        return {one.id: one for one in self.partners}

    @cached_property
    def package(self) -> Mapping[str, WorkPackage]:
        """The work packages by id."""
        return {one.id: one for one in self.work_packages}

    def package_of(self, instrument: Instrument) -> WorkPackage | None:
        """Where the instrument's cost stands: as given, else the first of its priority."""
        if instrument.work_package:
            return self.package.get(instrument.work_package)
        serving = (one for one in self.work_packages if one.priority == instrument.priority)
        return next(serving, None)
