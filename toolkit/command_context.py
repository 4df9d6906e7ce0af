"""What a command works on: an outline, its records, and the names of its files.

What writes and reads Word and Excel files is loaded when it is needed, so that `check` is quick.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Self

from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.language import read_language
from toolkit.readers.outline import read_with_remarks
from toolkit.readers.yaml_reader import UNCHANGED
from toolkit.store.names import COMMUNICATION_PLAN, INTAKE, PART_B, PROPOSAL, WORKBOOK

if TYPE_CHECKING:
    from toolkit.diagnostics import Diagnostic
    from toolkit.merge.pull.prefer import Prefer
    from toolkit.merge.pull.pull import PullTarget
    from toolkit.plan.renamed_ids import RenamedIds
    from toolkit.readers.yaml_reader import Texts
    from toolkit.store.memory import Memory
    from toolkit.store.opening import Opened


class Only(StrEnum):
    """One of the files that a build writes."""

    WORD = "word"
    WORKBOOK = "workbook"
    COMMUNICATION_PLAN = "communication-plan"
    """Written only where it is chosen: the proposal contains the plan too."""

    OFFICIAL_FORM = "official-form"
    """The EU's own Part B form, where one is given."""

    INTAKE = "intake"
    """The form, which a command of its own writes."""


FILES = {
    Only.WORKBOOK: WORKBOOK,
    Only.WORD: PROPOSAL,
    Only.COMMUNICATION_PLAN: COMMUNICATION_PLAN,
    Only.OFFICIAL_FORM: PART_B,
    Only.INTAKE: INTAKE,
}
"""What follows the acronym in the name of a file."""


@dataclass(frozen=True)
class Context:
    """What a command works on: an outline that was read, and its records."""

    outline: Path
    dossier: Dossier
    memory: Memory
    clock: datetime
    warnings: tuple[Diagnostic, ...]
    """What a person should know about the records."""

    @classmethod
    def of(cls, outline: Path, *, clock: datetime, dry_run: bool) -> Self:
        """The context of a command; raises ProposalError where outline or records cannot be read.

        Unless it is a dry run, work that was interrupted is put back first.
        """
        memory, warnings = records_of(outline, dry_run=dry_run)
        return cls(outline, read_dossier(outline), memory, clock, warnings)

    @property
    def acronym(self) -> str:
        """The short name of the project, with which the names of its files begin."""
        return self.dossier.proposal.project.acronym

    @property
    def own_templates(self) -> Path:
        """The folder of templates beside the outline, whether it exists or not."""
        return self.memory.home / "templates"

    def name(self, part: Only) -> str:
        """The name of a file that a build writes."""
        return f"{self.acronym}-{FILES[part]}"

    def renamed(self) -> RenamedIds:
        """The ids that were rewritten in the outline since its builds."""
        from toolkit.plan.snapshot import snapshot_of
        from toolkit.store.snapshots import renamed_since

        return renamed_since(self.memory, snapshot_of(self.dossier))

    def workbook(self, generation: int = 1) -> bytes:
        """The workbook of the project."""
        from budgets.workbook import write_workbook

        return write_workbook(self.dossier, clock=self.clock, generation=generation)


def read_dossier(outline: Path, texts: Texts = UNCHANGED) -> Dossier:
    """What the outline says and what follows from it; raises ProposalError with all its faults.

    `texts` holds what is read in place of some of its files, by their resolved paths.
    """
    proposal, remarks, silences = read_with_remarks(outline, texts=texts)
    language = read_language(proposal.project.language, outline.parent)
    call = read_call(proposal.call, home=outline.parent)
    more = call.origin.remarks if call.origin else ()
    return Dossier.of(proposal, call, language, (*remarks, *more), silences)


def records_of(outline: Path, *, dry_run: bool) -> Opened:
    """The records of an outline; in a dry run they are only read."""
    from toolkit.store.opening import looked_at, opened

    return looked_at(outline) if dry_run else opened(outline)


def pull_target(context: Context, prefer: Prefer | None) -> PullTarget:
    from toolkit.merge.pull.pull import PullTarget

    return PullTarget(
        context.outline,
        context.dossier,
        context.memory,
        context.clock,
        prefer,
        context.renamed(),
    )
