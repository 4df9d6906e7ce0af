"""How a proposal answers one of the call's priorities: everything said and planned for it."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from toolkit.model.call import CallPriority
from toolkit.model.consortium import Partner
from toolkit.model.instruments import Instrument
from toolkit.model.priorities import Link, PriorityCase
from toolkit.model.risks import Risk
from toolkit.model.workplan import Deliverable, Milestone, Task, WorkPackage
from toolkit.plan.dossier import Dossier
from toolkit.plan.priorities import is_wanted

NOTHING_SAID = PriorityCase.model_construct()
"""Made without validation, for which pydantic would have to build the whole model."""


@dataclass(frozen=True)
class Answer:
    """One priority of the call, and what the outline holds for it."""

    dossier: Dossier
    priority: CallPriority

    @property
    def template(self) -> str:
        """The template that tells it."""
        return f"priorities/{self.priority.id}.md.j2"

    @property
    def wanted(self) -> bool:
        """Whether it belongs in the text: the call demands it, or the outline serves it."""
        return is_wanted(self.dossier.proposal, self.dossier.call, self.priority)

    @property
    def leads(self) -> bool:
        """Whether it is one of those in the lead."""
        return self.priority in self.dossier.leading

    @property
    def case(self) -> PriorityCase:
        """What is said about it; empty fields where nothing is."""
        return self.dossier.proposal.priorities.get(self.priority.id, NOTHING_SAID)

    @cached_property
    def packages(self) -> tuple[WorkPackage, ...]:
        """The work packages that serve it."""
        every = self.dossier.proposal.work_packages
        return tuple(one for one in every if one.priority == self.priority.id)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Their tasks, by the month in which they begin."""
        found = (task for package in self.packages for task in package.tasks)
        return tuple(sorted(found, key=lambda one: (one.months.first, one.months.last)))

    @cached_property
    def deliverables(self) -> tuple[Deliverable, ...]:
        """What is handed in, by month."""
        found = (one for package in self.packages for one in package.deliverables)
        return tuple(sorted(found, key=lambda one: one.due))

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        """What is reached, by month."""
        found = (one for package in self.packages for one in package.milestones)
        return tuple(sorted(found, key=lambda one: one.due))

    @cached_property
    def instruments(self) -> tuple[Instrument, ...]:
        """The support to third parties that serves it."""
        every = self.dossier.proposal.instruments
        return tuple(one for one in every if one.priority == self.priority.id)

    @cached_property
    def risks(self) -> tuple[Risk, ...]:
        """The risks whose first work package serves it, the gravest first.

        A risk to several work packages is told once, where the first of them is told.
        """
        mine = {one.id for one in self.packages}
        every = self.dossier.proposal.risks
        found = (one for one in every if one.work_package and one.work_package[0] in mine)
        return tuple(sorted(found, key=_weight, reverse=True))

    @cached_property
    def shared_risks(self) -> tuple[Risk, ...]:
        """The risks to its work packages that are told where another one comes first."""
        mine = {one.id for one in self.packages}
        every = self.dossier.proposal.risks
        return tuple(one for one in every if one not in self.risks and mine & {*one.work_package})

    @cached_property
    def incoming(self) -> tuple[tuple[CallPriority, Link], ...]:
        """What the other priorities say that they give to this one."""
        proposal = self.dossier.proposal
        return tuple(
            (other, link)
            for other in self.dossier.call.priorities
            if other.id in proposal.priorities
            for link in proposal.priorities[other.id].links
            if link.to == self.priority.id
        )

    @property
    def givers(self) -> tuple[str, ...]:
        """The ids, for references, of the priorities that say that they give something to it."""
        return tuple(dict.fromkeys(f"priority:{other.id}" for other, _ in self.incoming))

    @cached_property
    def partners(self) -> tuple[Partner, ...]:
        """Who works on it, those with most effort first."""
        amount: dict[str, Decimal] = {}
        mine = {one.id for one in self.packages}
        for work in self.dossier.effort.works:
            if work.work_package in mine:
                amount[work.partner] = amount.get(work.partner, Decimal(0)) + work.person_months
        known = self.dossier.proposal.partner
        ranked = sorted(amount, key=lambda one: -amount[one])
        return tuple(known[one] for one in ranked if one in known)

    @cached_property
    def person_months(self) -> Decimal:
        """The effort of its work packages."""
        of = self.dossier.effort.total
        return sum((of(work_package=one.id) for one in self.packages), Decimal(0))

    @property
    def effort_share(self) -> Decimal:
        """Its part of all person-months: 0.25 is a quarter."""
        total = self.dossier.effort.total()
        return self.person_months / total if total else Decimal(0)

    @property
    def beside(self) -> tuple[CallPriority, ...]:
        """The other priorities in the lead."""
        return tuple(one for one in self.dossier.leading if one is not self.priority)

    @cached_property
    def support(self) -> Decimal:
        """EUR to third parties under its instruments."""
        return sum((one.total for one in self.instruments), Decimal("0.00"))

    @cached_property
    def third_parties(self) -> int:
        """How many third parties its instruments reach."""
        return sum(one.third_parties for one in self.instruments)


def _weight(risk: Risk) -> int:
    weight = {"low": 0, "medium": 1, "high": 2}
    return weight[risk.likelihood] + weight[risk.impact]


def answers(dossier: Dossier) -> tuple[Answer, ...]:
    """An answer to each priority that the call demands or the outline serves.

    The leading ones come first, each group in the order of the call.
    """
    every = (Answer(dossier, one) for one in dossier.call.priorities)
    found = (one for one in every if one.wanted)
    return tuple(sorted(found, key=lambda one: not one.leads))


def left_out(dossier: Dossier) -> tuple[CallPriority, ...]:
    """The priorities that the call leaves to choice and the outline does not serve."""
    every = (Answer(dossier, one) for one in dossier.call.priorities)
    return tuple(one.priority for one in every if not one.wanted)
