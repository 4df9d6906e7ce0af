"""What each command does with an outline and its files, as a library would call it.

What writes Word and Excel files is loaded when it is needed, so that `check` is quick.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.budget_form.wanted import filling_of, with_table
from toolkit.command_context import FILES, Context, pull_target, records_of
from toolkit.command_context import Only as Only
from toolkit.command_context import read_dossier as read_dossier
from toolkit.diagnostics import ProposalError
from toolkit.form_file import FormContext, read_words
from toolkit.generated_files import generated_files, parts_of
from toolkit.pack_status import pack_status as pack_status
from toolkit.plan.dossier import Dossier
from toolkit.pull_together import NothingToPullError, read_together
from toolkit.pull_together import Wanted as WantedPull
from toolkit.readers.outline import read_with_remarks
from toolkit.store.memory import SNAPSHOT
from toolkit.store.names import BUDGET_TABLES, PART_B, WORKBOOK
from toolkit.word_file import WordOptions, compose_document
from toolkit.write_form import write_form as write_form
from toolkit.write_form import write_packs as write_packs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.budget_form.build import Filling
    from toolkit.diagnostics import Diagnostic
    from toolkit.document.prompts import Prompt
    from toolkit.merge.copies.merge_command import Joined, Wanted
    from toolkit.merge.delivery_result import Delivered
    from toolkit.merge.outcome import Updater
    from toolkit.merge.pull.prefer import Prefer
    from toolkit.merge.pull.pull import Pulled
    from toolkit.merge.pull.waiting import Waiting
    from toolkit.merge.pull.write_outline import ReadForPull
    from toolkit.merge.update import Prepared
    from toolkit.merge.word.renamed_anchors import Renaming
    from toolkit.official_form.filled_form import FilledForm
    from toolkit.plan.project_diff import ProjectChange
    from toolkit.plan.renamed_ids import RenamedIds
    from toolkit.store.memory import Memory
    from toolkit.store.undo import Undone
    from toolkit.word_file import RenderedWord


class PullFirst(NamedTuple):
    """That a build pulls before it builds."""

    prefer: Prefer | None = None
    """Whose value counts where both were changed; None where that is left to decide."""


class EditedFiles(NamedTuple):
    """What a build does with files that people have edited, beside bringing them up to date."""

    pull_first: PullFirst | None = None
    """Brings what was changed in them into the outline before."""

    restore: bool = False
    """Gives back what was changed or deleted of the generated cells of a workbook."""


ONLY_UPDATED = EditedFiles()


class Built(NamedTuple):
    """What a build has made of an outline."""

    dossier: Dossier
    delivered: tuple[Delivered, ...]
    prompts: int
    """How many places of the draft need a person's words."""

    left_out: tuple[Prompt, ...] = ()
    """What a clean draft leaves out: its prompts, and headings with nothing below."""

    warnings: tuple[Diagnostic, ...] = ()
    """What a person should know about the way it was built."""

    waiting: Waiting | None = None
    """What was typed into the workbook and is not in the outline; None where nobody edited it."""

    pulled: Pulled | None = None
    """What was pulled first; None where that was not asked for, or no file was there."""

    official_form: FilledForm | None = None
    """The official form as it was filled; None where there is none."""

    drawn: RenderedWord | None = None
    """The Word proposal as it was drawn; None where this build leaves it out."""


DEFAULTS = WordOptions()


def build(  # noqa: PLR0913 - what a person may choose, and the steps in their order
    outline: Path,
    *,
    clock: datetime,
    out: Path | None = None,
    only: Only | None = None,
    dry_run: bool = False,
    options: WordOptions = DEFAULTS,
    edited: EditedFiles = ONLY_UPDATED,
    budget_form: Path | None = None,
) -> Built:
    """Writes the Word proposal and the workbook, or one file: beside the outline or into `out`.

    Of a `budget_form`, or one that the outline names, a copy is filled too. A file that somebody
    has `edited` takes up what is new and keeps every word written in it. Everything is made before
    anything is written. Raises ProposalError when the outline cannot be read, a file not be pulled
    from, or one not be written; what was there is unchanged then.
    """
    from toolkit.merge.build_folder import build_folder
    from toolkit.merge.kept_texts import with_contradictions
    from toolkit.merge.update import prepare
    from toolkit.plan.snapshot import snapshot_of
    from toolkit.store.lock import exclusive
    from toolkit.store.snapshots import renamed_since, snapshot_bytes, with_renamed

    context = Context.of(outline, clock=clock, dry_run=dry_run)
    context, pulling = _pulled_first(context, edited.pull_first)
    dossier, memory = context.dossier, context.memory
    parts = parts_of(context, only, options)
    folder = out or outline.parent
    filling = None if only else filling_of(dossier, outline, budget_form, memory, folder)
    around = build_folder(outline, memory, folder, context.acronym, _endings(parts, filling))
    made, table = with_table(filling, lambda: generated_files(context, parts, around, options))
    files, word = {**made.contents, **table.files}, made.word
    book = made.contents.get(context.name(Only.WORKBOOK))
    waiting = None if pulling else _waiting(context, book)
    renamed = renamed_since(memory, now := snapshot_of(dossier))
    updaters = _updaters(context, options, renamed, word, pulling, restore=edited.restore)
    updaters = filling.updaters(table, updaters) if filling else updaters
    records = {SNAPSHOT: snapshot_bytes(with_renamed(now, renamed)), **table.records}
    with exclusive(memory.root):
        delivery = prepare(
            folder, files, memory=memory, clock=clock, updaters=updaters, former=around.former
        )
        delivery = _with_pulled(delivery, context, waiting, pulling)
        if not dry_run:
            delivery.commit({**records, **made.records(memory)})
    if waiting and edited.restore:
        waiting = _after_restoring(context, waiting, book, dry_run=dry_run)
    delivered = with_contradictions(dossier, delivery.delivered)
    told = (*delivery.warnings, *made.findings, *_room_taken(memory, delivered), *table.findings)
    return Built(
        dossier,
        delivered,
        len(_unanswered(word.prompts, delivered)),
        _unanswered(word.left_out, delivered),
        (*context.warnings, *dossier.remarks, *told, *around.findings(delivered)),
        waiting,
        replace(pulling.pulled, backups=delivery.backups) if pulling else None,
        made.official_form.account if made.official_form else None,
        word if Only.WORD in parts else None,
    )


def _endings(parts: Sequence[Only], filling: Filling | None) -> list[str]:
    """What follows the acronym in the names of the files of a build."""
    return [*(FILES[part] for part in parts), *(BUDGET_TABLES if filling else ())]


def pull(  # noqa: PLR0913 - what a person may choose
    outline: Path,
    *,
    clock: datetime,
    only: Only | None = None,
    workbook: Path | None = None,
    word: Path | None = None,
    forms: Sequence[Path] = (),
    prefer: Prefer | None = None,
    remove: bool = False,
    dry_run: bool = False,
) -> Pulled:
    """Brings what was changed in forms, workbook and Word files back into the outline.

    The files are those of the last build, or `only` one of them, or those that are named. With
    `remove` parts whose rows were deleted in a form are taken out. Raises ProposalError when
    outline or files cannot be read, or the outline not be written.
    """
    from toolkit.merge.pull.write_outline import written

    context = FormContext.of(outline, clock=clock, dry_run=dry_run)
    parts = (only,) if only else tuple(FILES)
    wanted = WantedPull(parts, workbook, word, tuple(forms), prefer, remove)
    found = read_together(context, wanted)
    pulled = found.read.pulled if dry_run else written(found.read, context.memory, clock)
    return replace(pulled, findings=(*context.warnings, *pulled.findings))


def merge(outline: Path, copies: Sequence[Path], *, clock: datetime, wanted: Wanted) -> Joined:
    """Brings what people did in copies of the proposal into the current file.

    Raises ProposalError when the outline or a copy cannot be read, or the file not be written; it
    is unchanged then.
    """
    from toolkit.merge.copies.merge_command import join

    memory, warnings = records_of(outline, dry_run=wanted.dry_run)
    acronym = read_with_remarks(outline).proposal.project.acronym
    wanted = wanted._replace(renaming=_renaming(outline, memory))
    joined = join(outline, acronym, memory, copies, clock=clock, wanted=wanted)
    return joined._replace(findings=(*warnings, *joined.findings))


def _renaming(outline: Path, memory: Memory) -> Renaming:
    """The ids that were renamed up to the last build, with those of the draft as it is now."""
    from toolkit.merge.word.renamed_anchors import NO_RENAMING, Renaming
    from toolkit.store.snapshots import renamed_up_to_last_build
    from toolkit.writers.docx.anchors import ids_of

    if not (renamed := renamed_up_to_last_build(memory)):
        return NO_RENAMING
    document = compose_document(read_dossier(outline), own_templates=memory.home / "templates")
    return Renaming(renamed, list(ids_of(document)))


def diff(outline: Path, dossier: Dossier | None = None) -> tuple[ProjectChange, ...]:
    """What changed in the project since the last build; `dossier` is the outline's, if it was read.

    Raises ProposalError when the outline cannot be read, or was never built.
    """
    from toolkit.plan.project_diff import project_changes
    from toolkit.plan.snapshot import snapshot_of
    from toolkit.store.snapshots import last_snapshot

    now = snapshot_of(dossier or read_dossier(outline))
    return project_changes(last_snapshot(records_of(outline, dry_run=True).memory), now)


def what_waits(outline: Path, dossier: Dossier, clock: datetime) -> Waiting | None:
    """What was typed into the workbook of an outline that was read, and is not in it.

    None where nobody edited the workbook, which is all that is looked at then.
    """
    from toolkit.store.untouched import is_untouched

    if is_untouched(outline, f"{dossier.proposal.project.acronym}-{WORKBOOK}"):
        return None  # nor need the records be opened
    try:
        memory, _ = records_of(outline, dry_run=True)
    except ProposalError:
        return None  # a build says what is wrong with the records
    return _waiting_in_edited(Context(outline, dossier, memory, clock, ()), None)


def _room_taken(memory: Memory, delivered: Sequence[Delivered]) -> tuple[Diagnostic, ...]:
    """What is to be said of the room that backups take, where one was made."""
    if not any(one.backup for one in delivered):
        return ()
    from toolkit.store.backups import room_taken

    return room_taken(memory)


def undo(outline: Path) -> Undone:
    """Undoes the last build, merge or pull.

    Raises ProposalError where a file is not as that command left it.
    """
    from toolkit.store.undo import undo as undo_last

    return undo_last(outline)


def _unanswered(prompts: Sequence[Prompt], delivered: Sequence[Delivered]) -> tuple[Prompt, ...]:
    """Those that nobody has answered or deleted in the Word file."""
    from toolkit.writers.docx.anchors import anchor_of_place

    settled = {name for one in delivered for name in one.tally.settled}
    if not settled:
        return tuple(prompts)
    return tuple(one for one in prompts if anchor_of_place(one.place) not in settled)


def _updaters(
    context: Context,
    options: WordOptions,
    renamed: RenamedIds,
    word: RenderedWord,
    pulling: ReadForPull | None,
    *,
    restore: bool,
) -> Mapping[str, Updater]:
    """How edited files are brought up to date, by the ending of their names."""
    from toolkit.merge.word.word_updater import word_updater
    from toolkit.merge.workbook_updater import workbook_updater
    from toolkit.store.state import read_state

    memory = context.memory
    update_word = word_updater(
        memory.bases,
        clock=context.clock,
        state=read_state(memory)[0],
        changes=options.changes,
        adopt=options.adopt,
        drawn=(context.dossier, word.document) if word.document else None,
        renamed=renamed,
    )
    ledger = pulling.pulled.ledger if pulling else None
    workbook = workbook_updater(memory, renamed, ledger, restore=restore)
    update_official = word_updater(
        memory.bases,
        clock=context.clock,
        state=read_state(memory)[0],
        changes=options.changes,
        adopt=options.adopt,
        renamed=renamed,
    )
    return {PART_B: update_official, ".docx": update_word, ".xlsx": workbook}


def _waiting(context: Context, generated: bytes | None) -> Waiting | None:
    """What waits in the project's workbook; `generated` is the one that the outline gives now.

    None where nobody edited it; what reads a workbook is not loaded then.
    """
    from toolkit.store.names import STATE
    from toolkit.store.untouched import is_untouched

    is_first = context.memory.read(STATE) is None
    if is_first or is_untouched(context.outline, context.name(Only.WORKBOOK)):
        return None
    return _waiting_in_edited(context, generated)


def _waiting_in_edited(context: Context, generated: bytes | None) -> Waiting | None:
    """The same of a workbook that somebody may have edited."""
    from toolkit.merge.pull.waiting import what_waits

    def write() -> bytes:
        return generated or context.workbook()

    return what_waits(pull_target(context, None), context.name(Only.WORKBOOK), write)


def _after_restoring(
    context: Context, waiting: Waiting, generated: bytes | None, *, dry_run: bool
) -> Waiting | None:
    """What waits in a workbook that was restored, whose rows can be read again."""
    found = waiting if dry_run else _waiting(context, generated)
    return found.after_restoring() if found else None


def _pulled_first(context: Context, first: PullFirst | None) -> tuple[Context, ReadForPull | None]:
    """What the files of the last build bring, if that is asked for and there are any.

    The context is that of the outline with it.
    """
    if first is None:
        return context, None
    form = FormContext(context.outline, read_words(context.outline), context.memory, context.clock)
    try:
        found = read_together(form, WantedPull(tuple(FILES), prefer=first.prefer)).read
    except NothingToPullError:
        return context, None
    return replace(context, dossier=read_dossier(context.outline, found.pulled.texts)), found


def _with_pulled(
    delivery: Prepared, context: Context, waiting: Waiting | None, pulling: ReadForPull | None
) -> Prepared:
    """The delivery with what was pulled first, and the workbook in which nothing waits then."""
    if pulling is None:
        return delivery.settled(waiting.workbook if waiting and waiting.is_settled else None)
    files = pulling.changes(context.memory, context.clock)
    delivery = delivery.with_pulled(files, pulling.records(context.memory))
    return delivery.settled(None if pulling.pulled.findings else pulling.workbook)
