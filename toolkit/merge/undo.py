"""The last build is remembered, so that it can be taken back and compared with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.files import obstacle
from toolkit.merge.alone import alone
from toolkit.merge.journal import (
    JOURNAL,
    Change,
    Journal,
    checksum_at,
    finish,
    journal_at,
    put_back,
    reopen,
    settle,
)
from toolkit.plan.snapshot import VERSION, Snapshot

RECORD, SNAPSHOT = "last-build.json", "snapshot.json"


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


def written(snapshot: Snapshot) -> bytes:
    """The snapshot as a file."""
    return f"{json.dumps(snapshot, ensure_ascii=False, indent=1)}\n".encode()


def last_snapshot(state_folder: Path) -> Snapshot:
    """The project as the last build saw it. Raises ProposalError where there was none."""
    found = _json(state_folder / SNAPSHOT)
    if not isinstance(found, dict) or found.get("version") != VERSION:
        fact = "there is no earlier build to compare with"
        hint = "build first; from then on proposal diff says what changed since"
        raise ProposalError(Diagnostic(Place(), "MRG060", fact, hint))
    return found


def take_back(state_folder: Path) -> Undone:
    """Puts the files of the last build back as they were before; all of them, or none.

    Where a build or a pull was cut short, that is taken back, and the build before it stands.
    """
    begun = journal_at(state_folder / JOURNAL)
    if begun:
        reached = begun._replace(changes=_reached(begun))
        settle(state_folder)
        return _undone(reached, cut_short=begun.what)
    with alone(state_folder):
        journal = journal_at(state_folder / RECORD)
        if journal is None:
            fact = "there is no build to take back"
            hint = "only the last one can be taken back, and only once; older files lie in "
            hint += f"{state_folder.name}/backups"
            raise ProposalError(Diagnostic(Place(), "MRG061", fact, hint))
        if found := [one for change in journal.changes for one in _in_the_way(change)]:
            raise ProposalError(*found)
        reopen(state_folder, RECORD)
        put_back(journal, state_folder)
        finish(state_folder)
    return _undone(journal)


def _reached(journal: Journal) -> tuple[Change, ...]:
    return tuple(one for one in journal.changes if one.holds == one.now != one.was)


def _undone(journal: Journal, *, cut_short: str = "") -> Undone:
    restored = tuple(one.path for one in journal.changes if one.was)
    removed = tuple(one.path for one in journal.changes if not one.was)
    return Undone(journal.when, restored, removed, journal.what, cut_short)


def _in_the_way(file: Change) -> Iterator[Diagnostic]:
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
    if file.backup and checksum_at(file.backup) != file.was:
        fact = f"the copy from before the build, {file.backup}, is gone or was changed"
        yield Diagnostic(place, "MRG063", fact, "put it back from a backup of your own, if any")


def _json(path: Path) -> Any:
    """What the file holds; None where there is none that can be understood."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
