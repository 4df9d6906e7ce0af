"""The last build is remembered, so that it can be taken back and compared with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.files import obstacle
from toolkit.merge.backups import copy_gone
from toolkit.merge.journal import (
    CUT_SHORT,
    Change,
    Journal,
    RefusedError,
    finish,
    journal_of,
    kept,
    put_back,
    reopen,
)
from toolkit.merge.opening import noted_in, opened
from toolkit.plan.snapshot import Snapshot
from toolkit.store.lock import exclusive
from toolkit.store.memory import FOLDER, JOURNAL, LAST_BUILD, SNAPSHOT, Memory
from toolkit.store.record_forms import DamagedError, SnapshotRecord, understood


class Undone(NamedTuple):
    """A build that was taken back."""

    when: str
    """When it was made, as people write it."""

    restored: tuple[Path, ...]
    removed: tuple[Path, ...]
    """Files that the build had made anew."""

    what: str = "build"
    """What was taken back: a build or a merge."""

    cut_short: str = ""
    """`build` or `pull`, where the program had been ended while it wrote; nothing else is undone
    then."""

    told: tuple[Diagnostic, ...] = ()
    """What a person should know besides."""


def written(snapshot: Snapshot) -> bytes:
    """The snapshot as a file."""
    return f"{json.dumps(snapshot, ensure_ascii=False, indent=1)}\n".encode()


def last_snapshot(memory: Memory) -> Snapshot:
    """The project as the last build saw it. Raises ProposalError where there was none."""
    content = memory.read(SNAPSHOT)
    if content is None:
        fact = "there is no earlier build to compare with"
        hint = "build first; from then on proposal diff says what changed since"
        raise ProposalError(Diagnostic(Place(), "MRG060", fact, hint))
    try:
        return understood(content, SnapshotRecord).model_dump(exclude_unset=True)
    except DamagedError as why:
        fact = f"what the last build noted of the project cannot be used: {why}"
        hint = "build again; from then on proposal diff says what changed since"
        place = Place(str(memory.folder / SNAPSHOT))
        raise ProposalError(Diagnostic(place, "MRG102", fact, hint)) from why


def undo(outline: Path) -> Undone:
    """Puts the files of the last build back as they were before; all of them, or none.

    Where a build or a pull was cut short, that is taken back, and the build before it stands.
    """
    unfinished = _unfinished(outline)
    memory, told = opened(outline)
    if unfinished:
        others = tuple(one for one in told if one.code != CUT_SHORT)
        return unfinished._replace(told=others)
    try:
        with exclusive(memory.root):
            return _take_back(memory)._replace(told=told)
    except ProposalError as why:
        raise ProposalError(*told, *why.diagnostics) from why


def _unfinished(outline: Path) -> Undone | None:
    """What is to be put back of work that was cut short; None where there is nothing of the kind.

    A journal that is not believed is told, and put aside, where it is settled.
    """
    for memory in noted_in(outline):
        content = memory.read(JOURNAL)
        if content is None:
            continue
        with suppress(RefusedError):
            journal = journal_of(content, memory)
            reached = [
                one
                for one in journal.changes
                if one.holds == one.now != one.was and (not one.was or kept(one) is not None)
            ]
            return _undone(journal._replace(changes=tuple(reached)), cut_short=journal.what)
    return None


def _take_back(memory: Memory) -> Undone:
    content = memory.read(LAST_BUILD)
    if content is None:
        fact = "there is no build to take back"
        hint = "only the last one can be taken back, and only once; older files lie in "
        hint += f"{FOLDER}/backups"
        raise ProposalError(Diagnostic(Place(), "MRG061", fact, hint))
    try:
        journal = journal_of(content, memory)
    except RefusedError as why:
        fact = f"the last build is not taken back: of its record nothing is believed, since {why}"
        hint = f"older files lie in {FOLDER}/backups; put back by hand what you want to have back"
        place = Place(str(memory.folder / LAST_BUILD))
        raise ProposalError(Diagnostic(place, "MRG101", fact, hint)) from why
    if found := [one for change in journal.changes for one in _in_the_way(change, journal.what)]:
        raise ProposalError(*found)
    reopen(memory, LAST_BUILD)
    put_back(journal, memory)
    finish(memory)
    return _undone(journal)


def _undone(journal: Journal, *, cut_short: str = "") -> Undone:
    restored = tuple(one.path for one in journal.changes if one.was)
    removed = tuple(one.path for one in journal.changes if not one.was)
    return Undone(journal.when, restored, removed, journal.what, cut_short)


def _in_the_way(file: Change, what: str) -> Iterator[Diagnostic]:
    """Why a file cannot be put back."""
    holds = file.holds
    if holds == file.was:
        return
    place, name = Place(str(file.path)), file.path.name
    if holds not in (file.now, ""):
        fact = f"{name} is not as the last build left it, so nothing is taken back"
        before = f"lies in {file.backup.parent}" if file.backup else "did not exist"
        hint = "to keep what was written into it since, move it elsewhere and undo again; "
        hint += f"the file from before the build {before}"
        yield Diagnostic(place, "MRG062", fact, hint)
        return
    if found := obstacle(file.path):
        yield found
    if file.was and kept(file) is None:
        yield copy_gone(file.path, file.backup, what)
