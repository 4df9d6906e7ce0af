"""How much of a proposal is written: by section of the form, and by priority of the call."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.document.tree import Document
from toolkit.model.call import CallPriority
from toolkit.plan.dossier import Dossier
from toolkit.readiness.coverage import Coverage, Covered, coverage_of
from toolkit.readiness.sections import Section, prompts_left, sections_of

WRITTEN = ("need", "approach", "results", "links")
"""Fields of a priority's case that nothing else stands for."""


class Written(NamedTuple):
    """What a priority of the call needs in the outline: what is there, and what is not."""

    id: str
    filled: tuple[str, ...]
    missing: tuple[str, ...]


class Readiness(NamedTuple):
    """How far a proposal is."""

    sections: tuple[Section, ...]
    priorities: tuple[Written, ...]
    coverage: Coverage

    @property
    def prompts(self) -> int:
        """Prompts that are left in the draft."""
        return prompts_left(self.sections)

    @property
    def sections_filled(self) -> int:
        """Sections that hold no prompt."""
        return sum(one.is_filled for one in self.sections)

    @property
    def parts_filled(self) -> int:
        """Parts of the priorities that are in the outline."""
        return sum(len(one.filled) for one in self.priorities)

    @property
    def parts(self) -> int:
        """Parts that the priorities need."""
        return self.parts_filled + sum(len(one.missing) for one in self.priorities)

    @property
    def percent(self) -> int:
        """Sections without a prompt and parts of priorities that are there, of all of them; 100
        only where nothing is missing."""
        every = len(self.sections) + self.parts
        return 100 * (self.sections_filled + self.parts_filled) // every if every else 0


def readiness_of(dossier: Dossier, draft: Document) -> Readiness:
    """How far a proposal is, by its dossier and the draft that was composed of it."""
    sections = sections_of(dossier, draft)
    coverage = coverage_of(dossier, draft, sections)
    known = dossier.call.priority
    written = (_written(dossier, known[one.id], one) for one in coverage.priorities)
    return Readiness(sections, tuple(written), coverage)


def _written(dossier: Dossier, priority: CallPriority, row: Covered) -> Written:
    case = dossier.proposal.priorities.get(priority.id)
    parts: dict[str, object] = {name: case and getattr(case, name) for name in WRITTEN}
    parts |= {
        "objective": row.objectives,
        "indicators": row.indicators,
        "tasks": row.tasks,
        "deliverables": row.deliverables,
    }
    if row.support or (row.leads and dossier.call.third_parties.min_share_of_grant):
        parts["support"] = row.support
    return Written(
        priority.id,
        tuple(name for name, value in parts.items() if value),
        tuple(name for name, value in parts.items() if not value),
    )
