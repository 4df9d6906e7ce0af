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

from toolkit.parallel import in_second_process
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.language import read_language
from toolkit.readers.outline import read_with_remarks
from toolkit.store.names import COMMUNICATION_PLAN, PROPOSAL, WORKBOOK
from toolkit.word_file import NOTHING_DRAWN, WordOptions, compose_document, render_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.diagnostics import Diagnostic
    from toolkit.document.prompts import Prompt
    from toolkit.merge.copies.merge_command import Joined, Wanted
    from toolkit.merge.delivery_result import Delivered
    from toolkit.merge.pull.prefer import Prefer
    from toolkit.merge.pull.pull import Pulled
    from toolkit.merge.undo import Undone
    from toolkit.plan.project_diff import ProjectChange


class Only(StrEnum):
    """One of the files that a build writes."""

    WORD = "word"
    WORKBOOK = "workbook"
    COMMUNICATION_PLAN = "communication-plan"
    """Written only when asked for: the plan stands in the proposal too."""


FILES = {
    Only.WORKBOOK: WORKBOOK,
    Only.WORD: PROPOSAL,
    Only.COMMUNICATION_PLAN: COMMUNICATION_PLAN,
}
"""What stands behind the acronym in the name of a file."""


class Built(NamedTuple):
    """What a build has made of an outline."""

    dossier: Dossier
    delivered: tuple[Delivered, ...]
    prompts: int
    """How many places of the draft wait for a person's words."""

    left_out: tuple[Prompt, ...] = ()
    """What a clean draft leaves out: its prompts, and headings with nothing below."""

    warnings: tuple[Diagnostic, ...] = ()
    """What a person should know about the way it was built."""


AS_USUAL = WordOptions()


def read_dossier(outline: Path) -> Dossier:
    """What the outline says and what follows from it; raises ProposalError with all its faults."""
    proposal, remarks = read_with_remarks(outline)
    language = read_language(proposal.project.language, outline.parent)
    call = read_call(proposal.call, home=outline.parent)
    more = call.origin.remarks if call.origin else ()
    return Dossier.of(proposal, call, language, (*remarks, *more))


def build(  # noqa: PLR0915
    outline: Path,
    *,
    clock: datetime,
    out: Path | None = None,
    only: Only | None = None,
    dry_run: bool = False,
    wishes: WordOptions = AS_USUAL,
) -> Built:
    """Writes the Word proposal and the workbook, or one file: beside the outline or into `out`.

    A file that somebody has edited takes up what is new and keeps every word written in it.
    Everything is made before anything is written. Raises ProposalError when the outline cannot
    be read or a file cannot be written; what was there is untouched then.
    """
    from toolkit.merge.backups import room_taken
    from toolkit.merge.build_folder import build_folder
    from toolkit.merge.opening import looked_at, opened
    from toolkit.merge.undo import written
    from toolkit.merge.update import next_generation, prepare
    from toolkit.merge.word.word_updater import word_updater
    from toolkit.merge.workbook_updater import workbook_updater
    from toolkit.plan.snapshot import snapshot_of
    from toolkit.store.lock import exclusive
    from toolkit.store.memory import SNAPSHOT

    memory, settled = looked_at(outline) if dry_run else opened(outline)
    folder, own_templates = out or outline.parent, memory.home / "templates"
    dossier = read_dossier(outline)
    acronym = dossier.proposal.project.acronym
    parts = (only,) if only else (Only.WORD, Only.WORKBOOK)
    around = build_folder(outline, memory, folder, acronym, [FILES[one] for one in parts])
    files, word = {}, NOTHING_DRAWN
    workbook = f"{acronym}-{FILES[Only.WORKBOOK]}"
    generation_of = partial(next_generation, folder, memory=memory, former=around.former)

    def write() -> bytes:
        return _workbook(dossier, clock=clock, generation=generation_of(workbook))

    # the two files know nothing of each other, so they are made side by side
    with in_second_process(write) if only is None else nullcontext(write) as the_workbook:
        if only is not Only.WORKBOOK:
            part = only or Only.WORD
            name = f"{acronym}-{FILES[part]}"
            word = render_word(
                dossier,
                own_templates,
                wishes,
                plan=part is Only.COMMUNICATION_PLAN,
                clock=clock,
                generation=generation_of(name),
            )
            files[name] = word.content
        if only in (None, Only.WORKBOOK):
            files[workbook] = the_workbook()
    updaters = {
        ".docx": word_updater(
            memory.bases, clock=clock, changes=wishes.changes, adopt=wishes.adopt
        ),
        ".xlsx": workbook_updater(memory),
    }
    with exclusive(memory.root):
        delivery = prepare(
            folder, files, memory=memory, clock=clock, updaters=updaters, former=around.former
        )
        notes = {SNAPSHOT: written(snapshot_of(dossier))}
        delivered = delivery.delivered if dry_run else delivery.commit(notes)
    room = room_taken(memory) if any(one.backup for one in delivered) else ()
    told = (*delivery.warnings, *word.warnings, *room, *around.told(delivered))
    warnings = (*settled, *dossier.remarks, *told)
    return Built(dossier, delivered, word.prompts, word.left_out, warnings)


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
    from toolkit.merge.built_for import document_of
    from toolkit.merge.find_built_file import built_file
    from toolkit.merge.opening import looked_at, opened
    from toolkit.merge.other_outlines import refuse_files_of_others
    from toolkit.merge.pull.pull import PullTarget
    from toolkit.merge.pull.write_outline import write_outline

    memory, settled = looked_at(outline) if dry_run else opened(outline)
    own = memory.home / "templates"
    acronym = (dossier := read_dossier(outline)).proposal.project.acronym
    is_plan = dossier.language.say("communication plan")
    plan = word is not None and (document_of(word) or "").endswith(is_plan)
    named = {Only.WORKBOOK: workbook, Only.COMMUNICATION_PLAN if plan else Only.WORD: word}
    files = {
        part: named.get(part) or built_file(outline, f"{acronym}-{name}", memory)
        for part, name in FILES.items()
        if only in (None, part)
    }
    found = [path for part, path in files.items() if path and not named.get(part)]
    refuse_files_of_others(memory, found)
    brought = write_outline(
        PullTarget(outline, dossier, memory, clock, prefer),
        files.pop(Only.WORKBOOK, None),
        partial(_workbook, dossier, clock=clock, generation=1),
        {
            path: partial(compose_document, own_templates=own, plan=part is Only.COMMUNICATION_PLAN)
            for part, path in files.items()
            if path
        },
        dry_run=dry_run,
    )
    return replace(brought, told=(*settled, *brought.told))


def merge(outline: Path, copies: Sequence[Path], *, clock: datetime, wanted: Wanted) -> Joined:
    """Brings what people did in copies of the proposal into the current file.

    Raises ProposalError when the outline or a copy cannot be read, or the file not be written; it
    is untouched then.
    """
    from toolkit.merge.copies.merge_command import join
    from toolkit.merge.opening import looked_at, opened

    memory, settled = looked_at(outline) if wanted.dry_run else opened(outline)
    proposal, _ = read_with_remarks(outline)
    acronym = proposal.project.acronym
    joined = join(outline, acronym, memory, copies, clock=clock, wanted=wanted)
    return joined._replace(told=(*settled, *joined.told))


def diff(outline: Path) -> tuple[ProjectChange, ...]:
    """What changed in the project since the last build.

    Raises ProposalError when the outline cannot be read, or was never built.
    """
    from toolkit.merge.opening import looked_at
    from toolkit.merge.undo import last_snapshot
    from toolkit.plan.project_diff import project_changes
    from toolkit.plan.snapshot import snapshot_of

    now = snapshot_of(read_dossier(outline))
    return project_changes(last_snapshot(looked_at(outline).memory), now)


def undo(outline: Path) -> Undone:
    """Takes the last build or merge back; ProposalError where a file is not as it left it."""
    from toolkit.merge.undo import undo as take_back

    return take_back(outline)


def _workbook(dossier: Dossier, *, clock: datetime, generation: int) -> bytes:
    from budgets.workbook import write_workbook

    return write_workbook(dossier, clock=clock, generation=generation)
