"""What the call asks for, against what the outline has for it: an empty cell is a gap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from toolkit.document.tree import Document, Heading
from toolkit.document.walk import blocks
from toolkit.model.call import CallPriority
from toolkit.model.evaluation import Criterion
from toolkit.plan.dossier import Dossier
from toolkit.plan.priorities import is_wanted
from toolkit.readiness.criteria import criteria_of
from toolkit.readiness.sections import Section

NONE = Decimal("0.00")


class Covered(NamedTuple):
    """A priority of the call, and what the outline has for it."""

    id: str
    title: str
    """Its short title."""

    asked: str
    """What the call counts as its result, else what it wants from it."""

    leads: bool
    objectives: int = 0
    """Specific objectives of the project that belong to it; 1 where only its own one is given."""

    tasks: tuple[str, ...] = ()
    """The labels of the tasks in its work packages."""

    deliverables: tuple[str, ...] = ()
    """The labels of their deliverables."""

    indicators: int = 0
    own_costs: Decimal = NONE
    """EUR of its work packages without support to third parties."""

    support: Decimal = NONE
    """EUR of support to third parties that serves it."""

    risks: tuple[str, ...] = ()
    """The labels of the risks to its work packages."""

    section: str = ""
    """The number of the section that answers it, or its title; empty where none does."""

    @property
    def gaps(self) -> tuple[str, ...]:
        """The columns that are empty; support is none, since not every priority pays it."""
        cells = {
            "objective": self.objectives,
            "tasks": self.tasks,
            "deliverables": self.deliverables,
            "indicators": self.indicators,
            "budget": self.own_costs + self.support,
            "risks": self.risks,
            "section": self.section,
        }
        return tuple(name for name, cell in cells.items() if not cell)


class Judged(NamedTuple):
    """An award criterion, and the sections of the form that answer it."""

    criterion: Criterion
    sections: tuple[str, ...]
    """Their numbers."""

    words: int
    """Words of the outline in them."""

    prompts: int
    """Prompts that are left in them."""

    @property
    def is_gap(self) -> bool:
        """Whether nothing is written for it, although the form has sections for it."""
        return bool(self.sections) and not self.words


class Coverage(NamedTuple):
    """The matrix: a row for each priority that is to be answered, and for each criterion."""

    priorities: tuple[Covered, ...]
    criteria: tuple[Judged, ...]
    suggested: bool
    """Whether the criteria are those of a sister call, which nobody has verified for this one."""


def coverage_of(dossier: Dossier, draft: Document, found: Sequence[Section]) -> Coverage:
    """The coverage matrix of a proposal, its draft and the sections in it."""
    home = _sections_of_priorities(dossier, draft)
    criteria = criteria_of(dossier.call)
    return Coverage(
        covered_priorities(dossier, home),
        tuple(
            _judged(one, [each for each in found if criteria.of(each.number) is one])
            for one in criteria.every
        ),
        criteria.suggested,
    )


def covered_priorities(
    dossier: Dossier, sections: dict[str, str] | None = None
) -> tuple[Covered, ...]:
    """The rows of the priorities; `sections` says by priority where the draft answers it."""
    proposal, call = dossier.proposal, dossier.call
    wanted = (one for one in call.priorities if is_wanted(proposal, call, one))
    return tuple(_covered(dossier, one, (sections or {}).get(one.id, "")) for one in wanted)


def _covered(dossier: Dossier, priority: CallPriority, section: str) -> Covered:
    proposal, budget = dossier.proposal, dossier.budget
    name, labels = priority.id, proposal.labels
    case = proposal.priorities.get(name)
    objectives = [one for one in proposal.project.objectives if one.priority == name]
    packages = [one for one in proposal.work_packages if one.priority == name]
    ids = {one.id for one in packages}
    totals = (
        budget.total(work_package=one) - budget.third_parties(work_package=one) for one in ids
    )
    risks = enumerate(proposal.risks, 1)
    return Covered(
        name,
        priority.short_title,
        str(priority.output or priority.aim).strip(),
        name in proposal.project.leading_priorities,
        len(objectives) or int(bool(case and case.objective)),
        tuple(str(labels[one.id]) for each in packages for one in each.tasks),
        tuple(str(labels[one.id]) for each in packages for one in each.deliverables),
        sum(len(one.indicators) for one in objectives) + len(case.indicators if case else ()),
        sum(totals, NONE),
        sum((one.total for one in proposal.instruments if one.priority == name), NONE),
        tuple(f"R{number}" for number, one in risks if ids & {*one.work_package}),
        section,
    )


def _judged(criterion: Criterion, sections: Iterable[Section]) -> Judged:
    found = tuple(sections)
    return Judged(
        criterion,
        tuple(one.number for one in found),
        sum(one.words for one in found),
        sum(len(one.prompts) for one in found),
    )


def _sections_of_priorities(dossier: Dossier, draft: Document) -> dict[str, str]:
    """By priority the section of the form in which the draft has a heading for it."""
    found: dict[str, str] = {}
    section, known = "", dossier.call.section
    for block in blocks(draft):
        if isinstance(block, Heading):
            if here := known.get(block.id):
                section = here.number or here.title
            kind, _, rest = block.id.partition("/")
            if kind == "priority" and "/" not in rest:
                found.setdefault(rest, section)
    return found
