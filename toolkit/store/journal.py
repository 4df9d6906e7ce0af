"""The journal of a command that writes: it is noted first, and undone if it was cut short.

Each file is written whole, but there are several. Before the first of them is touched a journal
says what each was and where its backup is; when all are written it is removed. Where one is found,
the program was ended in between, and whatever it had written by then is put back as it was.

A journal may have come with the folder from another person. So it only ever speaks of files of the
kinds that its command writes, in the folder of the project or in one into which a build of this
computer wrote; one that names another file is put aside, and nothing in it is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from toolkit import windows
from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.files import obstacle, write_safely
from toolkit.ordinary_files import NotOrdinaryError, bytes_of, strangeness
from toolkit.readers.glance import parts_of
from toolkit.store.backups import not_put_back, put_aside
from toolkit.store.memory import JOURNAL, RECORD, Memory, OutsideError
from toolkit.store.names import written
from toolkit.store.record_forms import (
    ChangeRecord,
    DamagedError,
    JournalRecord,
    record_bytes,
    understood,
)

CUT_SHORT = "MRG064"
PULL, FIX, IMPORT = "pull", "check --fix", "import"
WRITE_NO_FILES_OF_BUILDS = (PULL, FIX, IMPORT)
WRITE_THE_OUTLINE = (PULL, FIX, IMPORT, "build --pull")
"""Commands that write into the outline."""

MOST = 1_000_000_000
"""Bytes of a file that is put back."""


class Change(NamedTuple):
    """A file: what it was and what it is to be."""

    path: Path
    was: str
    """The checksum before; empty where there was no file."""

    now: str
    """The checksum after; empty where there is no file then."""

    backup: Path | None = None

    @property
    def holds(self) -> str:
        """The checksum of what is there; empty where nothing does."""
        return checksum_at(self.path)


class Journal(NamedTuple):
    """All that one build, one merge or one pull writes."""

    what: str
    """`build`, `merge`, `pull` or `build --pull`."""

    when: str
    """When it was made, as people write it."""

    changes: tuple[Change, ...]
    notes: Mapping[str, str]
    """What our own records said before, by name; empty where there was none."""


class RefusedError(Exception):
    """A journal is not believed; the text says why."""


def checksum_of(content: bytes) -> str:
    """The SHA-256 of a file, by which it is recognised as long as nobody has edited it."""
    return sha256(content).hexdigest()


def checksum_at(path: Path) -> str:
    """The checksum of the file at `path`; empty where there is none."""
    return checksum_of(path.read_bytes()) if path.is_file() else ""


@contextmanager
def writing(
    memory: Memory,
    what: str,
    clock: datetime,
    changes: Iterable[Change],
    notes: Iterable[str],
    *,
    kept_as: str = "",
) -> Iterator[None]:
    """All that is written inside is kept whole, or not at all.

    `notes` are the names of our own records that change too. The journal is kept under the name
    `kept_as`, so that what was done can be taken back later; under none where that is empty.
    """
    said = {name: (memory.read(name) or b"").decode("utf-8", "replace") for name in notes}
    journal = Journal(what, clock.isoformat(timespec="seconds"), tuple(changes), said)
    memory.write(JOURNAL, _to_bytes(journal, memory))
    try:
        yield
    except BaseException:
        with suppress(ProposalError, OSError):  # the next command does it then
            put_back(journal, memory)
            memory.remove(JOURNAL)
        raise
    finish(memory, kept_as=kept_as)


def finish(memory: Memory, *, kept_as: str = "") -> None:
    """Ends what was begun; its journal is kept under a name, or not at all."""
    if kept_as:
        memory.clear(memory.folder / kept_as)
        windows.replace(memory.folder / JOURNAL, memory.folder / kept_as)
    else:
        memory.remove(JOURNAL)


def reopen(memory: Memory, name: str) -> None:
    """Makes a journal that was kept the one of something unfinished."""
    memory.clear(memory.folder / JOURNAL)
    windows.replace(memory.folder / name, memory.folder / JOURNAL)


def journal_of(content: bytes, memory: Memory) -> Journal:
    """The journal that a record holds.

    Raises RefusedError where it is damaged, or names a file that its command would not have
    written, and ProposalError where a later version wrote it.
    """
    try:
        found = understood(content, JournalRecord, memory.folder / JOURNAL)
    except DamagedError as why:
        raise RefusedError(str(why)) from why
    parts: tuple[Path, ...] = ()
    if found.what in WRITE_THE_OUTLINE:
        if not (memory.home / memory.outline).is_file():
            raise RefusedError(f"it tells of a pull into {memory.outline}, which is not there")
        parts = parts_of(memory.home / memory.outline)
    changes = tuple(
        Change(_target(one, memory, found.what, parts), one.was, one.now, _backup(one, memory))
        for one in found.files
    )
    if new := [one.path.name for one in changes if one.path in parts and not one.was]:
        raise RefusedError(f"it tells that a pull has made {new[0]!r}, and a pull makes no file")
    if strange := [name for name in found.notes if not RECORD.fullmatch(name)]:
        raise RefusedError(f"it names {strange[0]!r}, which is no record of ours")
    return Journal(found.what, found.when, changes, found.notes)


def _target(one: ChangeRecord, memory: Memory, what: str, parts: tuple[Path, ...]) -> Path:
    """The file that a journal of that command names; raises RefusedError where it is another's.

    A pull, a fix or an import writes the outline's `parts`, a build and a merge what builds write.
    """
    try:
        path = memory.place(one.path)
        belongs = path in parts or (what not in WRITE_NO_FILES_OF_BUILDS and written(path.name))
        if not belongs or path.is_relative_to(memory.root):
            raise RefusedError(f"it names {one.path!r}, which {_why_foreign(memory, what)}")
        why = strangeness(path)
    except OutsideError as outside:
        raise RefusedError(f"it names {one.path!r}, outside of the project's folder") from outside
    except OSError as error:
        raise RefusedError(f"{one.path!r} cannot be looked at: {error.strerror}") from error
    if why:
        raise RefusedError(f"it names {one.path!r}, which {why}")
    return path


def _why_foreign(memory: Memory, what: str) -> str:
    """Why a file is none that the command writes."""
    if what in WRITE_NO_FILES_OF_BUILDS:
        return f"is not {memory.outline} or a file that it includes"
    return "no build or merge writes"


def _backup(one: ChangeRecord, memory: Memory) -> Path | None:
    """The copy of a file that a journal names; always one of our backups."""
    if not one.backup:
        return None
    try:
        path = memory.place(one.backup)
    except OutsideError as outside:
        raise RefusedError(f"it names {one.backup!r}, outside of the project's folder") from outside
    if not path.is_relative_to(memory.backups):
        raise RefusedError(f"it names {one.backup!r}, which is no backup")
    return path


def put_back(journal: Journal, memory: Memory) -> tuple[Change, ...]:
    """Makes every file what it was; one that a person has changed since is left alone.

    Returns the changes that stay, since the copy from before is gone or was changed.
    """
    stay = []
    for one in journal.changes:
        if one.holds not in (one.now, "") or one.now == one.was:
            continue
        if not one.was:
            one.path.unlink(missing_ok=True)
        elif (content := kept(one)) is not None:
            write_safely(one.path, content)
        else:
            stay.append(one)
    for name, text in journal.notes.items():
        if text:
            memory.write(name, text.encode())
        else:
            memory.remove(name)
    return tuple(stay)


def kept(change: Change) -> bytes | None:
    """The copy of a file as it was; None where it is gone, or is another."""
    if change.backup is None:
        return None
    try:
        content = bytes_of(change.backup, MOST)
    except (NotOrdinaryError, OSError):
        return None
    same = content is not None and checksum_of(content) == change.was
    return content if same else None


def undo_interrupted(memory: Memory) -> tuple[Diagnostic, ...]:
    """Puts back what a program that was ended had begun to write; the findings on it.

    Whoever calls keeps others out. Raises ProposalError where a file that has to be put back is
    open.
    """
    content = memory.read(JOURNAL)
    if content is None:
        return ()
    try:
        journal = journal_of(content, memory)
    except RefusedError as why:
        return (put_aside(memory, JOURNAL, str(why)),)
    begun = [one.path for one in journal.changes if one.holds == one.now != one.was]
    if found := [finding for one in begun if (finding := obstacle(one))]:
        raise ProposalError(*found)
    stay = put_back(journal, memory)
    memory.remove(JOURNAL)
    return (
        _finding(journal, memory),
        *(not_put_back(one.path, one.backup, journal.what) for one in stay),
    )


def _finding(journal: Journal, memory: Memory) -> Diagnostic:
    when = journal.when.replace("T", " ")[:16]
    return Diagnostic(
        Place(str(memory.root)),
        CUT_SHORT,
        f"the {journal.what} of {when} was cut short; what it had written by then was put back",
        hint="nothing is lost; files that were changed since are as they were left",
        severity=Severity.WARNING,
    )


def _to_bytes(journal: Journal, memory: Memory) -> bytes:
    record = {
        "what": journal.what,
        "when": journal.when,
        "files": [
            {
                "path": memory.key(one.path),
                "was": one.was,
                "now": one.now,
                "backup": memory.key(one.backup) if one.backup else "",
            }
            for one in journal.changes
        ],
        "notes": dict(journal.notes),
    }
    return record_bytes(JournalRecord, record)
