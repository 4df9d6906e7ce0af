"""Opens the records of an outline, after undoing what a command that was cut short had written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic
from toolkit.store.backups import put_aside
from toolkit.store.journal import undo_interrupted
from toolkit.store.lock import exclusive
from toolkit.store.memory import BLANKS, DECIDED, LAST_BUILD, PACKS, RECORD, SNAPSHOT, Memory
from toolkit.store.names import STATE
from toolkit.store.outline_records import find_records, taken_over
from toolkit.store.record_forms import (
    BlanksRecord,
    DamagedError,
    DecidedRecord,
    JournalRecord,
    LedgerRecord,
    PacksRecord,
    Record,
    SnapshotRecord,
    StateRecord,
    understood,
)

SHAPES: Mapping[str, type[Record]] = {
    STATE: StateRecord,
    LAST_BUILD: JournalRecord,
    SNAPSHOT: SnapshotRecord,
    DECIDED: DecidedRecord,
    PACKS: PacksRecord,
    BLANKS: BlanksRecord,
}
"""Of the records that are no ledger."""


class Opened(NamedTuple):
    """The records of an outline, ready for use."""

    memory: Memory
    findings: tuple[Diagnostic, ...] = ()


def looked_at(outline: Path) -> Opened:
    """The records of an outline; nothing is written, and unfinished work is left as it is.

    Raises ProposalError where the folder of records is a link, or cannot be read.
    """
    found = find_records(outline)
    return Opened(found.memory, found.findings)


def opened(outline: Path) -> Opened:
    """The records of an outline, in its own folder.

    What a program that was ended had begun is put back, and records that are damaged, or name
    what is none of ours, are put aside. Raises ProposalError where that cannot be done.
    """
    found = find_records(outline)
    memory = found.memory
    if not memory.root.is_dir():
        return Opened(memory, found.findings)
    with exclusive(memory.root):
        # only now nobody else is at work there
        findings = [one for place in noted_in(outline) for one in undo_interrupted(place)]
        found = find_records(outline)
        memory = taken_over(found)
        return Opened(memory, (*findings, *found.findings, *_sound(memory)))


def noted_in(outline: Path) -> tuple[Memory, ...]:
    """Wherever unfinished work on an outline may be noted."""
    memory, source, *_ = find_records(outline)
    own = replace(memory, inherited={})
    before = replace(own, at_the_top=True)
    if source is None or source == memory.root:
        return own, before
    return own, before, replace(own, outline=source.name)


def _sound(memory: Memory) -> tuple[Diagnostic, ...]:
    """Puts aside the records that cannot be used; a damaged state is reported where it is read."""
    if not memory.folder.is_dir():
        return ()
    findings = []
    for path in sorted(memory.folder.iterdir()):
        if not RECORD.fullmatch(path.name):
            continue
        content = memory.read(path.name)
        why = _fault(path, content) if content is not None else ""
        if why and path.name != STATE:
            findings.append(put_aside(memory, path.name, why))
    return tuple(findings)


def _fault(path: Path, content: bytes) -> str:
    """Why a record cannot be used; empty where it can. Raises ProposalError for a later version."""
    try:
        understood(content, SHAPES.get(path.name, LedgerRecord), path)
    except DamagedError as why:
        return str(why)
    return ""
