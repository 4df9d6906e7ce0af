"""The story from an outline to its files.

What writes Word and Excel files is loaded when it is needed: `check` is to answer at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.outline import read_outline

if TYPE_CHECKING:
    from toolkit.document.tree import Document
    from toolkit.merge.pull import Prefer, Pulled
    from toolkit.merge.update import Delivered


class Only(StrEnum):
    """One of the files that a build writes."""

    WORD = "word"
    WORKBOOK = "workbook"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build has made of an outline."""

    dossier: Dossier
    delivered: tuple[Delivered, ...]
    prompts: int
    """How many places of the draft wait for a person's words."""


def read_dossier(outline: Path) -> Dossier:
    """What the outline says and what follows from it; raises ProposalError with all its faults."""
    proposal = read_outline(outline)
    return Dossier.of(proposal, read_call(proposal.call))


def build(
    outline: Path,
    *,
    clock: datetime,
    out: Path | None = None,
    only: Only | None = None,
    dry_run: bool = False,
) -> Built:
    """Writes the Word proposal and the workbook, beside the outline or into `out`.

    Everything is made before anything is written. Raises ProposalError when the outline cannot be
    read or a file cannot be written; what was there is untouched then.
    """
    from toolkit.merge.update import deliver, next_generation

    dossier = read_dossier(outline)
    home = outline.resolve().parent
    folder, state_folder = out or outline.parent, home / ".proposal"
    acronym = dossier.proposal.project.acronym
    files, prompts = {}, 0
    if only is not Only.WORKBOOK:
        from toolkit.compose.composer import compose
        from toolkit.writers.docx.writer import write_docx

        own = home / "templates"
        document = compose(dossier, own if own.is_dir() else None)
        name = f"{acronym}-proposal.docx"
        generation = next_generation(folder, name, state_folder=state_folder)
        files[name] = write_docx(document, clock=clock, generation=generation)
        prompts = _prompts(document)
    if only is not Only.WORD:
        from budgets.workbook import write_workbook

        name = f"{acronym}-workplan.xlsx"
        generation = next_generation(folder, name, state_folder=state_folder)
        files[name] = write_workbook(dossier, clock=clock, generation=generation)
    delivered = deliver(folder, files, state_folder=state_folder, clock=clock, dry_run=dry_run)
    return Built(dossier, delivered, prompts)


def pull(
    outline: Path,
    *,
    clock: datetime,
    workbook: Path | None = None,
    prefer: Prefer | None = None,
    dry_run: bool = False,
) -> Pulled:
    """Brings what was changed in the workbook back into the outline, and nothing else of it.

    Raises ProposalError when outline or workbook cannot be read, or the outline not be written.
    """
    from budgets.workbook import write_workbook
    from toolkit.merge.homecoming import bring_home, workbook_of

    dossier = read_dossier(outline)
    state_folder = outline.resolve().parent / ".proposal"
    found = workbook or workbook_of(outline, dossier.proposal.project.acronym, state_folder)
    fresh = write_workbook(dossier, clock=clock)
    return bring_home(
        outline,
        found,
        dossier,
        fresh,
        state_folder=state_folder,
        clock=clock,
        prefer=prefer,
        dry_run=dry_run,
    )


def _prompts(document: Document) -> int:
    from toolkit.document.tree import Paragraph, Role
    from toolkit.document.walk import blocks

    return sum(isinstance(one, Paragraph) and one.role is Role.PROMPT for one in blocks(document))
