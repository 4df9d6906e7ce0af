"""The story from an outline to its files.

What writes Word and Excel files is loaded when it is needed: `check` is to answer at once.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.beside import beside
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.language import read_language
from toolkit.readers.outline import read_with_remarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.diagnostics import Diagnostic
    from toolkit.document.clean import Waiting
    from toolkit.document.style import Style
    from toolkit.merge.copies.joining import Joined, Wanted
    from toolkit.merge.delivered import Delivered
    from toolkit.merge.pull.values import Prefer, Pulled
    from toolkit.merge.undo import Undone
    from toolkit.merge.word.merging import Changes
    from toolkit.writers.docx.reference import Reference


class Only(StrEnum):
    """One of the files that a build writes."""

    WORD = "word"
    WORKBOOK = "workbook"
    COMMUNICATION_PLAN = "communication-plan"
    """Written only when asked for: the plan stands in the proposal too."""


WORD_FILES = {Only.WORD: "proposal", Only.COMMUNICATION_PLAN: "communication-plan"}
"""What stands behind the acronym in the name of a Word file."""


class Built(NamedTuple):
    """What a build has made of an outline."""

    dossier: Dossier
    delivered: tuple[Delivered, ...]
    prompts: int
    """How many places of the draft wait for a person's words."""

    left_out: tuple[Waiting, ...] = ()
    """What a clean draft leaves out: its prompts, and headings with nothing below."""

    warnings: tuple[Diagnostic, ...] = ()
    """What a person should know about the way it was built."""


class Wishes(NamedTuple):
    """How the Word file is wanted."""

    clean: bool = False
    """Without prompts and comments."""

    pages: bool = False
    """With page numbers in the table of contents, counted by LibreOffice."""

    reference: Path | None = None
    """A Word document whose styles, page, header and footer it is to have."""

    changes: Changes = "tracked"
    """How changes come into a Word file that somebody has edited: as proposals, or at once."""

    adopt: bool = False
    """Whether an edited file that has lost the record of what it was is taken for one of ours."""


AS_USUAL = Wishes()


def read_dossier(outline: Path) -> Dossier:
    """What the outline says and what follows from it; raises ProposalError with all its faults."""
    proposal, remarks = read_with_remarks(outline)
    language = read_language(proposal.project.language)
    return Dossier.of(proposal, read_call(proposal.call), language, remarks)


def build(
    outline: Path,
    *,
    clock: datetime,
    out: Path | None = None,
    only: Only | None = None,
    dry_run: bool = False,
    wishes: Wishes = AS_USUAL,
) -> Built:
    """Writes the Word proposal and the workbook, or one file: beside the outline or into `out`.

    A file that somebody has edited takes up what is new and keeps every word written in it.
    Everything is made before anything is written. Raises ProposalError when the outline cannot
    be read or a file cannot be written; what was there is untouched then.
    """
    from toolkit.merge.alone import alone
    from toolkit.merge.backups import room_taken
    from toolkit.merge.homecoming import workbook_updater
    from toolkit.merge.journal import settle
    from toolkit.merge.undo import SNAPSHOT, written
    from toolkit.merge.update import next_generation, prepare
    from toolkit.merge.word.updater import word_updater
    from toolkit.plan.snapshot import snapshot_of

    home = outline.resolve().parent
    folder, state_folder = out or outline.parent, home / ".proposal"
    settled = () if dry_run else settle(state_folder)
    dossier = read_dossier(outline)
    acronym = dossier.proposal.project.acronym
    files, drawn = {}, _NOTHING_DRAWN
    workbook = f"{acronym}-workplan.xlsx"
    counted = next_generation(folder, workbook, state_folder=state_folder)
    write = partial(_workbook, dossier, clock=clock, generation=counted)
    # the two files know nothing of each other, so they are made side by side
    with beside(write) if only is None else nullcontext(write) as the_workbook:
        if only is not Only.WORKBOOK:
            part = only or Only.WORD
            name = f"{acronym}-{WORD_FILES[part]}.docx"
            generation = next_generation(folder, name, state_folder=state_folder)
            templates = home / "templates"
            drawn = _word(dossier, part, templates, wishes, clock=clock, generation=generation)
            files[name] = drawn.content
        if only in (None, Only.WORKBOOK):
            files[workbook] = the_workbook()
    updaters = {
        ".docx": word_updater(
            state_folder, clock=clock, changes=wishes.changes, adopt=wishes.adopt
        ),
        ".xlsx": workbook_updater(state_folder),
    }
    with alone(state_folder):
        delivery = prepare(folder, files, state_folder=state_folder, clock=clock, updaters=updaters)
        notes = {SNAPSHOT: written(snapshot_of(dossier))}
        delivered = delivery.delivered if dry_run else delivery.commit(notes)
    room = room_taken(state_folder) if any(one.backup for one in delivered) else ()
    warnings = (*settled, *dossier.remarks, *delivery.warnings, *drawn.warnings, *room)
    return Built(dossier, delivered, drawn.prompts, drawn.left_out, warnings)


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
    from toolkit.merge.journal import settle

    state_folder = outline.resolve().parent / ".proposal"
    settled = () if dry_run else settle(state_folder)
    dossier = read_dossier(outline)
    found = workbook or workbook_of(outline, dossier.proposal.project.acronym, state_folder)
    brought = bring_home(
        outline,
        found,
        dossier,
        write_workbook(dossier, clock=clock),
        state_folder=state_folder,
        clock=clock,
        prefer=prefer,
        dry_run=dry_run,
    )
    return replace(brought, told=(*settled, *brought.told))


def merge(outline: Path, copies: Sequence[Path], *, clock: datetime, wanted: Wanted) -> Joined:
    """Brings what people did in copies of the proposal into the current file.

    Raises ProposalError when the outline or a copy cannot be read, or the file not be written; it
    is untouched then.
    """
    from toolkit.merge.copies.joining import join
    from toolkit.merge.journal import settle

    state_folder = outline.resolve().parent / ".proposal"
    settled = () if wanted.dry_run else settle(state_folder)
    proposal, _ = read_with_remarks(outline)
    joined = join(outline, proposal.project.acronym, copies, clock=clock, wanted=wanted)
    return joined._replace(told=(*settled, *joined.told))


def diff(outline: Path) -> tuple[str, ...]:
    """What changed in the project since the last build, a sentence each.

    Raises ProposalError when the outline cannot be read, or was never built.
    """
    from toolkit.merge.undo import last_snapshot
    from toolkit.plan.changes import changes
    from toolkit.plan.snapshot import snapshot_of

    now = snapshot_of(read_dossier(outline))
    return changes(last_snapshot(outline.resolve().parent / ".proposal"), now)


def undo(outline: Path) -> Undone:
    """Takes the last build or merge back; ProposalError where a file is not as it left it."""
    from toolkit.merge.undo import take_back

    return take_back(outline.resolve().parent / ".proposal")


class _Drawn(NamedTuple):
    """The Word file, and what is to be told about it."""

    content: bytes
    prompts: int = 0
    left_out: tuple[Waiting, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()


_NOTHING_DRAWN = _Drawn(b"")


def _workbook(dossier: Dossier, *, clock: datetime, generation: int) -> bytes:
    from budgets.workbook import write_workbook

    return write_workbook(dossier, clock=clock, generation=generation)


def _word(
    dossier: Dossier,
    part: Only,
    own_templates: Path,
    wishes: Wishes,
    *,
    clock: datetime,
    generation: int,
) -> _Drawn:
    from toolkit.compose.composer import compose, compose_communication_plan
    from toolkit.document.clean import cleaned, left_out, waiting
    from toolkit.writers.docx.writer import write_docx

    composed = compose_communication_plan if part is Only.COMMUNICATION_PLAN else compose
    document = composed(dossier, own_templates if own_templates.is_dir() else None)
    missing = left_out(document) if wishes.clean else ()
    document = cleaned(document) if wishes.clean else document
    style = _style(own_templates)
    look = _look(dossier, wishes.reference, style) if wishes.reference else None
    write = partial(
        write_docx, document, clock=clock, generation=generation, style=style, reference=look
    )
    content = write()
    warnings = (*_remarks(own_templates, dossier), *(look.warnings if look else ()))
    if wishes.pages:
        from toolkit.writers.docx.pages import not_counted, pages_of

        if pages := pages_of(document, content):
            content = write(pages=pages)
        else:
            warnings = (*warnings, not_counted())
    return _Drawn(content, len(waiting(document)), missing, warnings)


def _remarks(own_templates: Path, dossier: Dossier) -> tuple[Diagnostic, ...]:
    """What is to be said of the user's own templates, where there are any."""
    if not own_templates.exists():
        return ()
    from toolkit.compose.own_templates import remarks

    return remarks(own_templates, dossier)


def _style(own_templates: Path) -> Style:
    """The house's look, or the user's own of that name."""
    from toolkit.document.style import HOUSE

    if not (own_templates / "styles" / "house.yaml").is_file():
        return HOUSE
    from toolkit.readers.style import read_style

    return read_style(own=own_templates)


def _look(dossier: Dossier, path: Path, style: Style) -> Reference:
    """The look of a firm's document, held against what the call asks."""
    from toolkit.writers.docx.firm_styles import Demands
    from toolkit.writers.docx.reference import read_reference

    asked = dossier.call.layout
    demands = Demands(float(asked.min_margin_mm), float(asked.min_font_size))
    return read_reference(path, demands, style.page)
