"""What each command does with an outline and its files, as a library would call it.

What writes Word and Excel files is loaded when it is needed, so that `check` is quick.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from toolkit.parallel import in_second_process
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.language import read_language
from toolkit.readers.outline import read_with_remarks
from toolkit.store.names import COMMUNICATION_PLAN, PROPOSAL, WORKBOOK
from toolkit.word_file import NOTHING_DRAWN, WordOptions, compose_document, render_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.diagnostics import Diagnostic
    from toolkit.document.prompts import Prompt
    from toolkit.merge.build_folder import BuildFolder
    from toolkit.merge.copies.merge_command import Joined, Wanted
    from toolkit.merge.delivery_result import Delivered
    from toolkit.merge.outcome import Updater
    from toolkit.merge.pull.composed_text import Compose
    from toolkit.merge.pull.prefer import Prefer
    from toolkit.merge.pull.pull import Pulled
    from toolkit.merge.word.renamed_anchors import Renaming
    from toolkit.plan.project_diff import ProjectChange
    from toolkit.plan.renamed_ids import RenamedIds
    from toolkit.store.memory import Memory
    from toolkit.store.opening import Opened
    from toolkit.store.undo import Undone
    from toolkit.word_file import RenderedWord


class Only(StrEnum):
    """One of the files that a build writes."""

    WORD = "word"
    WORKBOOK = "workbook"
    COMMUNICATION_PLAN = "communication-plan"
    """Written only where it is chosen: the proposal contains the plan too."""


FILES = {
    Only.WORKBOOK: WORKBOOK,
    Only.WORD: PROPOSAL,
    Only.COMMUNICATION_PLAN: COMMUNICATION_PLAN,
}
"""What follows the acronym in the name of a file."""


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


DEFAULTS = WordOptions()


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
        memory, warnings = _records(outline, dry_run=dry_run)
        return cls(outline, read_dossier(outline), memory, clock, warnings)

    @property
    def acronym(self) -> str:
        """The short name of the project, with which the names of its files begin."""
        return self.dossier.proposal.project.acronym

    @property
    def own_templates(self) -> Path:
        """The folder of templates beside the outline, be it there or not."""
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


def read_dossier(outline: Path) -> Dossier:
    """What the outline says and what follows from it; raises ProposalError with all its faults."""
    proposal, remarks = read_with_remarks(outline)
    language = read_language(proposal.project.language, outline.parent)
    call = read_call(proposal.call, home=outline.parent)
    more = call.origin.remarks if call.origin else ()
    return Dossier.of(proposal, call, language, (*remarks, *more))


def build(
    outline: Path,
    *,
    clock: datetime,
    out: Path | None = None,
    only: Only | None = None,
    dry_run: bool = False,
    options: WordOptions = DEFAULTS,
) -> Built:
    """Writes the Word proposal and the workbook, or one file: beside the outline or into `out`.

    A file that somebody has edited takes up what is new and keeps every word written in it.
    Everything is made before anything is written. Raises ProposalError when the outline cannot
    be read or a file cannot be written; what was there is unchanged then.
    """
    from toolkit.merge.build_folder import build_folder
    from toolkit.merge.update import prepare
    from toolkit.plan.snapshot import snapshot_of
    from toolkit.store.backups import room_taken
    from toolkit.store.lock import exclusive
    from toolkit.store.memory import SNAPSHOT
    from toolkit.store.snapshots import renamed_since, snapshot_bytes, with_renamed

    context = Context.of(outline, clock=clock, dry_run=dry_run)
    dossier, memory = context.dossier, context.memory
    parts = (only,) if only else (Only.WORD, Only.WORKBOOK)
    folder = out or outline.parent
    endings = [FILES[part] for part in parts]
    around = build_folder(outline, memory, folder, context.acronym, endings)
    files, word = _generated(context, parts, around, options)
    now = snapshot_of(dossier)
    renamed = renamed_since(memory, now)
    updaters = _updaters(context, options, renamed)
    with exclusive(memory.root):
        delivery = prepare(
            folder, files, memory=memory, clock=clock, updaters=updaters, former=around.former
        )
        if not dry_run:
            delivery.commit({SNAPSHOT: snapshot_bytes(with_renamed(now, renamed))})
        delivered = delivery.delivered
    room = room_taken(memory) if any(one.backup for one in delivered) else ()
    found = (*delivery.warnings, *word.warnings, *room, *around.findings(delivered))
    warnings = (*context.warnings, *dossier.remarks, *found)
    waiting = _unanswered(word.prompts, delivered)
    return Built(dossier, delivered, len(waiting), _unanswered(word.left_out, delivered), warnings)


def pull(
    outline: Path,
    *,
    clock: datetime,
    only: Only | None = None,
    workbook: Path | None = None,
    word: Path | None = None,
    prefer: Prefer | None = None,
    dry_run: bool = False,
) -> Pulled:
    """Brings what was changed in the files of a build back into the outline, and nothing else.

    The files are those of the last build, or `only` one of them, or those that are named. Raises
    ProposalError when outline or files cannot be read, or the outline not be written.
    """
    from toolkit.merge.find_built_file import built_file
    from toolkit.merge.other_outlines import refuse_files_of_others
    from toolkit.merge.pull.pull import PullTarget, write_outline

    context = Context.of(outline, clock=clock, dry_run=dry_run)
    memory, parts = context.memory, (only,) if only else tuple(FILES)
    named = _named(context, workbook, word)
    sources = {
        part: path
        for part in parts
        if (path := named.get(part) or built_file(outline, context.name(part), memory))
    }
    refuse_files_of_others(memory, [path for part, path in sources.items() if part not in named])
    pulled = write_outline(
        PullTarget(outline, context.dossier, memory, clock, prefer, context.renamed()),
        sources.pop(Only.WORKBOOK, None),
        context.workbook,
        {path: _composer(context, part) for part, path in sources.items()},
        dry_run=dry_run,
    )
    return replace(pulled, findings=(*context.warnings, *pulled.findings))


def merge(outline: Path, copies: Sequence[Path], *, clock: datetime, wanted: Wanted) -> Joined:
    """Brings what people did in copies of the proposal into the current file.

    Raises ProposalError when the outline or a copy cannot be read, or the file not be written; it
    is unchanged then.
    """
    from toolkit.merge.copies.merge_command import join

    memory, warnings = _records(outline, dry_run=wanted.dry_run)
    proposal, _ = read_with_remarks(outline)
    acronym = proposal.project.acronym
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


def diff(outline: Path) -> tuple[ProjectChange, ...]:
    """What changed in the project since the last build.

    Raises ProposalError when the outline cannot be read, or was never built.
    """
    from toolkit.plan.project_diff import project_changes
    from toolkit.plan.snapshot import snapshot_of
    from toolkit.store.snapshots import last_snapshot

    now = snapshot_of(read_dossier(outline))
    return project_changes(last_snapshot(_records(outline, dry_run=True).memory), now)


def undo(outline: Path) -> Undone:
    """Undoes the last build, merge or pull.

    Raises ProposalError where a file is not as that command left it.
    """
    from toolkit.store.undo import undo as undo_last

    return undo_last(outline)


def _records(outline: Path, *, dry_run: bool) -> Opened:
    """The records of an outline; in a dry run they are only read."""
    from toolkit.store.opening import looked_at, opened

    return looked_at(outline) if dry_run else opened(outline)


def _generated(
    context: Context, parts: Sequence[Only], around: BuildFolder, options: WordOptions
) -> tuple[dict[str, bytes], RenderedWord]:
    """The contents of the files by their names, and what is to be said of the Word file."""
    from toolkit.merge.update import next_generation

    generations = {
        part: next_generation(
            around.folder, context.name(part), memory=context.memory, former=around.former
        )
        for part in parts
    }
    files: dict[str, bytes] = {}
    word = NOTHING_DRAWN
    write = partial(context.workbook, generations.get(Only.WORKBOOK, 1))
    # the two files know nothing of each other, so they are made side by side
    with in_second_process(write) if len(parts) > 1 else nullcontext(write) as workbook:
        for part in parts:
            if part is Only.WORKBOOK:
                files[context.name(part)] = workbook()
                continue
            word = render_word(
                context.dossier,
                context.own_templates,
                options,
                plan=part is Only.COMMUNICATION_PLAN,
                clock=context.clock,
                generation=generations[part],
            )
            files[context.name(part)] = word.content
    return files, word


def _unanswered(prompts: Sequence[Prompt], delivered: Sequence[Delivered]) -> tuple[Prompt, ...]:
    """Those that nobody has answered or deleted in the Word file."""
    from toolkit.writers.docx.anchors import anchor_of_place

    settled = {name for one in delivered for name in one.tally.settled}
    if not settled:
        return tuple(prompts)
    return tuple(one for one in prompts if anchor_of_place(one.place) not in settled)


def _updaters(context: Context, options: WordOptions, renamed: RenamedIds) -> Mapping[str, Updater]:
    """How edited files are brought up to date, by the ending of their names."""
    from toolkit.merge.word.word_updater import word_updater
    from toolkit.merge.workbook_updater import workbook_updater

    memory = context.memory
    word = word_updater(
        memory.bases,
        clock=context.clock,
        changes=options.changes,
        adopt=options.adopt,
        renamed=renamed,
    )
    return {".docx": word, ".xlsx": workbook_updater(memory, renamed)}


def _named(context: Context, workbook: Path | None, word: Path | None) -> dict[Only, Path]:
    """The files that a person named, as what they are read."""
    named = {Only.WORKBOOK: workbook} if workbook else {}
    if word:
        from toolkit.merge.built_for import document_of

        plan = context.dossier.language.say("communication plan")
        is_plan = (document_of(word) or "").endswith(plan)
        named[Only.COMMUNICATION_PLAN if is_plan else Only.WORD] = word
    return named


def _composer(context: Context, part: Only) -> Compose:
    """What composes the document of a Word file."""
    is_plan = part is Only.COMMUNICATION_PLAN
    return partial(compose_document, own_templates=context.own_templates, plan=is_plan)
