"""Undoes the last build, merge, pull or fix."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.files import obstacle
from toolkit.store.backups import copy_gone
from toolkit.store.journal import (
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
from toolkit.store.lock import exclusive
from toolkit.store.memory import JOURNAL, LAST_BUILD, Memory
from toolkit.store.names import FOLDER
from toolkit.store.opening import noted_in, opened


class Undone(NamedTuple):
    """What was taken back."""

    when: str
    """When it was made, as people write it."""

    restored: tuple[Path, ...]
    removed: tuple[Path, ...]
    """Files that had not been there before."""

    what: str = "build"
    """What was taken back: a build, a merge, a pull or a fix."""

    cut_short: str = ""
    """`build`, `merge` or `pull` where the program had been ended while it wrote; nothing else is
    taken back then."""

    findings: tuple[Diagnostic, ...] = ()
    """What a person should know besides."""


def undo(outline: Path) -> Undone:
    """Puts the files of the last build, merge or pull back as they were; all of them, or none.

    Where one was cut short, that is taken back, and the one before it stays. Raises ProposalError
    where there is nothing to take back, or a file was changed since.
    """
    unfinished = _unfinished(outline)
    memory, findings = opened(outline)
    if unfinished:
        others = tuple(one for one in findings if one.code != CUT_SHORT)
        return unfinished._replace(findings=others)
    try:
        with exclusive(memory.root):
            return _take_back(memory)._replace(findings=findings)
    except ProposalError as why:
        raise ProposalError(*findings, *why.diagnostics) from why


def _unfinished(outline: Path) -> Undone | None:
    """What is to be put back of work that was cut short; None where there is nothing of the kind.

    A journal that is not believed is reported, and put aside, where it is settled.
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
        fact = "there is no build, merge or pull to take back"
        hint = "only the last one can be taken back, and only once; older files are in "
        hint += f"{FOLDER}/backups"
        raise ProposalError(Diagnostic(Place(), "MRG061", fact, hint))
    try:
        journal = journal_of(content, memory)
    except RefusedError as why:
        fact = f"nothing is taken back: the record of the last command is not used, since {why}"
        hint = f"older files are in {FOLDER}/backups; put back by hand what you want to have back"
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
        fact = f"{name} is not as the last {what} left it, so nothing is taken back"
        before = f"is in {file.backup.parent}" if file.backup else "did not exist"
        hint = "to keep what was written into it since, move it elsewhere and undo again; "
        hint += f"the file from before the {what} {before}"
        yield Diagnostic(place, "MRG062", fact, hint)
        return
    if found := obstacle(file.path):
        yield found
    if file.was and kept(file) is None:
        yield copy_gone(file.path, file.backup, what)
