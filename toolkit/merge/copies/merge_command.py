"""The `merge` command: opens the copies, merges them into the current file and reports on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity, typed
from toolkit.merge.built_for import document_of
from toolkit.merge.copies.open_copies import OpenCopies, current_file, earlier_versions, gather
from toolkit.merge.copies.update import Current, Taken, merge_copies
from toolkit.merge.delivery_result import Delivered
from toolkit.merge.other_outlines import refuse_files_of_others
from toolkit.merge.outcome import NO_TALLY, BlockOutcome, Tally
from toolkit.merge.refusals import hints_of, refused
from toolkit.merge.text.clashes import BEFORE
from toolkit.merge.update import prepare_edited
from toolkit.merge.word.find_base import PROVED, Lost, record_for
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.renamed_anchors import NO_RENAMING, Renaming
from toolkit.merge.word.word_updater import PARTS
from toolkit.model.wording import listed
from toolkit.ooxml.archive import described
from toolkit.ooxml.incoming_file import read_incoming
from toolkit.store.lock import exclusive
from toolkit.store.memory import Memory, unreadable
from toolkit.store.names import PART_B, PART_B_DOCUMENT, PROPOSAL
from toolkit.store.state import read_state
from toolkit.unforeseen import unforeseen

if TYPE_CHECKING:
    from toolkit.merge.word.update import Changes


class CopyOutcome(StrEnum):
    """What became of a copy as a whole."""

    MERGED = "merged"
    NOTHING_NEW = "nothing new"
    """The current file has all that is in it."""

    IDENTICAL = "identical"
    """It is the current file, byte for byte."""

    MERGED_BEFORE = "merged before"
    """Nothing of it was looked at."""

    BECAME_CURRENT = "became current"
    """There was no current file; the copy takes its place."""


class CopyReport(NamedTuple):
    """What became of one copy."""

    path: Path
    person: str
    outcome: CopyOutcome = CopyOutcome.MERGED
    tally: Tally = NO_TALLY
    comments: int = 0
    notes: int = 0
    recognized: float | None = None
    """Of a copy that has lost its record, and is known by its words: the share of what was
    generated that was found in it, from 0 to 1."""


class Joined(NamedTuple):
    """The current file after a merge, and the report of each copy."""

    delivered: Delivered
    reports: tuple[CopyReport, ...]
    findings: tuple[Diagnostic, ...] = ()
    """What needs a decision."""


class Wanted(NamedTuple):
    """How copies are to be merged."""

    changes: Changes = "tracked"
    adopt: bool = False
    """Whether copies are taken for ones of this proposal by their words alone."""

    again: bool = False
    """Whether a copy that was merged before is looked at again."""

    dry_run: bool = False
    renaming: Renaming = NO_RENAMING
    """Ids that were renamed up to the last build."""


def join(
    outline: Path,
    acronym: str,
    memory: Memory,
    paths: Sequence[Path],
    *,
    clock: datetime,
    wanted: Wanted,
) -> Joined:
    """Merges the copies into the current file. Raises ProposalError, and writes nothing, where
    one of them cannot be merged or the file not be written."""
    current, arrivals = _opened(outline, acronym, memory, paths, wanted)
    first: tuple[CopyReport, ...] = ()
    old = _standing(current)
    if old is None:
        one, arrivals = arrivals[0], arrivals[1:]
        content = one.content
        first = (CopyReport(one.path, one.copy.person.name, CopyOutcome.BECAME_CURRENT),)
    else:
        content = old
    with unforeseen(str(current)):
        _look_at(current, content)
    copies = [one.copy for one in arrivals]
    base = _base_of(content, memory, str(current))
    with hints_of("merge"), described(str(current)), unforeseen(str(current)):
        now = Current(content, base, str(current), lambda: earlier_versions(current, memory))
        merged = merge_copies(now, copies, clock=clock, changes=wanted.changes, again=wanted.again)
    with exclusive(memory.root):
        prepared = prepare_edited(
            current, old, merged.content, memory=memory, clock=clock, what="merge"
        )
        if not wanted.dry_run:
            prepared.commit()
    pairs = list(zip(arrivals, merged.taken, strict=True))
    reports = tuple(_report(arrival, taken, content) for arrival, taken in pairs)
    findings = tuple(
        one
        for arrival, taken in pairs
        for one in (*_waiting(current, taken), *_doubted(arrival, taken))
    )
    return Joined(prepared.delivered[0], (*first, *reports), findings)


def _opened(
    outline: Path, acronym: str, memory: Memory, paths: Sequence[Path], wanted: Wanted
) -> tuple[Path, tuple[OpenCopies, ...]]:
    """The current file, draft or official form, and the copies of it. Raises ProposalError."""
    made = [document_of(path) or "" for path in paths]
    is_form = all(one.endswith(PART_B_DOCUMENT) for one in made)
    for ending in (PART_B, PROPOSAL) if is_form else (PROPOSAL, PART_B):
        current = current_file(outline, acronym, memory, ending)
        refuse_files_of_others(memory, [current])
        found = gather(
            paths, current, acronym, memory, adopt=wanted.adopt, renaming=wanted.renaming
        )
        forms = [one for one in found if one.is_official_form]
        if forms and len(forms) < len(found):
            raise ProposalError(_two_kinds(forms, outline))
        if bool(forms) is (ending == PART_B):
            break  # a copy may have lost what it says of itself
    return current, found


def _two_kinds(forms: Sequence[OpenCopies], outline: Path) -> Diagnostic:
    """Why copies of the draft and of the official form are not merged together."""
    names = listed([one.path.name for one in forms])
    are = "is a copy" if len(forms) == 1 else "are copies"
    fact = f"{names} {are} of the filled official form, the others are of the draft"
    command = f"proposal merge {' '.join(typed(one.path) for one in forms)}"
    hint = f"merge them apart: {command} --outline {typed(outline)}, and then the others"
    return Diagnostic(Place(str(forms[0].path)), "MRG174", fact, hint)


def _base_of(content: bytes, memory: Memory, name: str) -> Any:
    """What was generated in the current file last; None where that is not known."""
    record = record_for(content, memory.bases, name)
    if record is None:
        found = Lost(memory.bases, read_state(memory)[0]).record(content, name)
        record = found.record if found is not None and found.share >= PROVED else None
    return record.data if record else None


def _standing(current: Path) -> bytes | None:
    """The current file; None where there is none. Raises ProposalError where it cannot be read."""
    try:
        return read_incoming(current)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ProposalError(unreadable(current, error)) from error


def _look_at(current: Path, content: bytes) -> None:
    """Refuses a current file into which nothing can be merged."""
    if reason := WordFile(content, str(current)).unfit():
        raise ProposalError(refused(reason, str(current), "merge"))


def _report(arrival: OpenCopies, taken: Taken, current: bytes) -> CopyReport:
    path, person = arrival.path, arrival.copy.person.name
    if taken.before:
        return CopyReport(path, person, CopyOutcome.MERGED_BEFORE)
    account = taken.account
    outcome = CopyOutcome.MERGED
    if arrival.content == current:
        outcome = CopyOutcome.IDENTICAL
    elif not account.changed:
        outcome = CopyOutcome.NOTHING_NEW
    tally = Tally(PARTS, tuple(account.counts.items()), taken.look_at, account.entries)
    return CopyReport(path, person, outcome, tally, taken.comments, taken.notes, arrival.sure)


def _waiting(current: Path, taken: Taken) -> Iterator[Diagnostic]:
    person = taken.copy.person.name
    for one in taken.account.entries:
        if one.outcome is BlockOutcome.CONFLICT:
            fact = f"{one.named} was changed by {person} and by others; both versions are there"
            if one.note.startswith(BEFORE):
                fact = f"{fact} ({one.note})"
            elif one.note:
                fact = f"{one.named} was edited by {person}; {one.note}"
            hint = "open the file, find the comment, and accept or reject what is proposed there"
            yield _finding(current, "MRG088", fact, hint)
        elif one.outcome is BlockOutcome.UNPLACED:
            fact = f"{one.named} was deleted by {person}, but others edited it, so it was kept"
            yield _finding(
                current, "MRG089", fact, "open the file, and delete it there if nobody needs it"
            )
        elif one.outcome is BlockOutcome.MOVED:
            fact = f"{one.named} is in another place in the copy of {person}; it was not moved"
            yield _finding(current, "MRG089", fact, "open the file, and move it there if all agree")


def _doubted(arrival: OpenCopies, taken: Taken) -> Iterator[Diagnostic]:
    """The findings on deletions by a copy whose record nobody here wrote."""
    if taken.deletes and not taken.copy.known:
        yield Diagnostic(
            Place(str(arrival.path)),
            "MRG120",
            f"{arrival.path.name} deletes words, and the record of what was in it was not "
            f"written by a build in this folder; it is not known whether "
            f"'{taken.copy.person.name}' deleted them",
            hint="look at each deletion in the current file, and accept or reject it there",
            severity=Severity.WARNING,
        )


def _finding(current: Path, code: str, fact: str, hint: str) -> Diagnostic:
    return Diagnostic(Place(str(current)), code, fact, hint, Severity.WARNING)
