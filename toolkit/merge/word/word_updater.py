"""The updater of a build for Word files, and its report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.outcome import (
    BlockOutcome,
    Contradiction,
    MergeReport,
    Tally,
    Update,
    Updater,
    excerpt,
)
from toolkit.plan.renamed_ids import NONE_RENAMED, RenamedIds
from toolkit.store.state import NO_STATE, State
from toolkit.writers.docx.anchors import anchor_name

if TYPE_CHECKING:
    from toolkit.document.tree import Document
    from toolkit.merge.word.update import Changes
    from toolkit.plan.dossier import Dossier

    Drawn = tuple[Dossier, Document]
    """What a Word file is drawn from."""

PARTS = "headings, paragraphs, captions, tables and pictures"


def word_updater(
    copies: Path,
    *,
    clock: datetime,
    state: State = NO_STATE,
    changes: Changes = "tracked",
    adopt: bool = False,
    drawn: Drawn | None = None,
    renamed: RenamedIds = NONE_RENAMED,
) -> Updater:
    """How an edited Word file is updated from the outline.

    `copies` is the folder of kept bases, `state` says of which files they are. With `adopt` even a
    file that has lost its record is accepted as one of this project. `drawn` is what the generated
    file was drawn from; `renamed` are ids that were only rewritten in the outline.
    """

    def update(edited: bytes, generated: bytes) -> Update:
        from toolkit.merge.word.find_base import update_word
        from toolkit.merge.word.read.shown_cells import DraftTables

        content, account = update_word(
            edited,
            generated,
            copies,
            clock=clock,
            state=state,
            changes=changes,
            adopt=adopt,
            fields=DraftTables.of(*drawn) if drawn else None,
            renamed=renamed,
        )
        waiting = (*_waiting(account), *contradictions(account), *_deletions(account))
        return Update(content, waiting, _tally(account))

    return update


def _tally(account: MergeReport) -> Tally:
    deleted = tuple(
        f"stays deleted: {one.named}"
        for one in account.entries
        if one.outcome is BlockOutcome.DELETED
        and (account.changed or anchor_name(one.id) in account.settled)
    )
    look_at = (*account.recognized, *deleted, *account.remarks)
    counts = tuple(account.counts.items())
    return Tally(PARTS, counts, look_at, account.entries, account.settled)


def _waiting(account: MergeReport) -> Iterator[Diagnostic]:
    for one in account.open:
        clash = one.outcome is BlockOutcome.CONFLICT
        fact = (
            "was changed by hand and in the outline; the words written by hand were kept, and "
            "those of the outline are proposed beside them"
            if clash
            else "was edited by hand and is no longer in the outline; it was kept"
        )
        if one.note:
            fact += f" ({one.note})"
        yield Diagnostic(
            Place(),
            "MRG027" if clash else "MRG028",
            f"{one.named} {fact}",
            hint="open the file and accept or reject the change there"
            if clash
            else "open the file and move those words to where they belong, or delete them",
            severity=Severity.WARNING,
        )


def contradictions(account: MergeReport) -> Iterator[Diagnostic]:
    """The findings on cells that say something else than the outline."""
    for one in account.contradictions:
        yield contradiction(one)


def contradiction(one: Contradiction, file: str = "") -> Diagnostic:
    """The finding on a cell of a Word file that says something else than the outline."""
    texts = (one.current, one.incoming)
    said, wanted = (f"'{excerpt(text)}'" if text.strip() else "nothing" for text in texts)
    fact = f"{one.name}: Word says {said}, the outline {wanted}"
    hint = one.possible or "proposal pull brings it into the outline"
    if not one.current.strip():  # a pull takes nothing out of the outline
        hint = "remove it from the outline if that is what you want"
    hint += "; or give the cell the outline's value again"
    if not one.is_field:
        fact += ", which is computed"
        hint = "change in the outline or the workbook what it is computed from, and give the cell "
        hint += "the outline's value again"
    code = "MRG133" if one.is_field else "MRG132"
    return Diagnostic(Place(file), code, fact, hint, Severity.WARNING)


def _deletions(account: MergeReport) -> Iterator[Diagnostic]:
    if account.deletions_wait:
        yield Diagnostic(
            Place(),
            "MRG120",
            "the record of what was generated in the file was not written by a build in this "
            "folder; what it would have deleted is only proposed for deletion",
            hint="open the file and accept or reject each deletion by 'proposal'",
            severity=Severity.WARNING,
        )
