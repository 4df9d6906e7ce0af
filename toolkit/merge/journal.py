"""What is about to be written, noted before it is: work that was cut short is put back.

Each file is written whole, but there are several. Before the first of them is touched a journal
says what each was and where its copy lies; when all are written it goes. Where one is found, the
program was ended in between, and whatever it had written by then is put back as it was.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.files import make_folder, obstacle, write_safely
from toolkit.merge.alone import alone

JOURNAL = "unfinished.json"
VERSION = 2


class Change(NamedTuple):
    """A file: what it was and what it is to be."""

    path: Path
    was: str
    """The checksum before; empty where there was no file."""

    now: str
    backup: Path | None = None

    @property
    def holds(self) -> str:
        """The checksum of what lies there; empty where nothing does."""
        return checksum_at(self.path)


class Journal(NamedTuple):
    """All that one build, or one pull, writes."""

    what: str
    """`build` or `pull`."""

    when: str
    """When it was made, as people write it."""

    changes: tuple[Change, ...]
    notes: Mapping[str, str]
    """What our own files beside the outline said before, by name; empty where there was none."""


def checksum_at(path: Path) -> str:
    """The checksum of a file; empty where there is none."""
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


@contextmanager
def writing(
    state_folder: Path,
    what: str,
    clock: datetime,
    changes: Iterable[Change],
    notes: Iterable[str],
    *,
    kept_as: str = "",
) -> Iterator[None]:
    """All that is written inside comes to stay whole, or not at all.

    `notes` are the names of our own files that change too. The journal is kept under a name where
    what was done may be taken back later.
    """
    home = state_folder.parent
    record = {
        "version": VERSION,
        "what": what,
        "when": clock.isoformat(timespec="seconds"),
        "files": [
            {
                "path": _seen_from(home, one.path),
                "was": one.was,
                "now": one.now,
                "backup": _seen_from(home, one.backup) if one.backup else "",
            }
            for one in changes
        ],
        "notes": {name: _text(state_folder / name) for name in notes},
    }
    make_folder(state_folder)
    path = state_folder / JOURNAL
    write_safely(path, f"{json.dumps(record, ensure_ascii=False, indent=1)}\n".encode())
    try:
        yield
    except BaseException:
        _undo(path)
        raise
    finish(state_folder, kept_as=kept_as)


def _undo(path: Path) -> None:
    """Puts back at once; where that fails the journal stays, and the next build does it."""
    with suppress(ProposalError, OSError):
        if journal := journal_at(path):
            put_back(journal, path.parent)
        path.unlink(missing_ok=True)


def finish(state_folder: Path, *, kept_as: str = "") -> None:
    """Ends what was begun; its journal is kept under a name, or not at all."""
    journal = state_folder / JOURNAL
    if kept_as:
        journal.replace(state_folder / kept_as)
    else:
        journal.unlink(missing_ok=True)


def reopen(state_folder: Path, name: str) -> None:
    """Makes a journal that was kept the one of something unfinished."""
    (state_folder / name).replace(state_folder / JOURNAL)


def journal_at(path: Path) -> Journal | None:
    """The journal in a file; None where there is none that can be understood."""
    try:
        data: Any = json.loads(path.read_bytes())
        if data["version"] != VERSION:
            return None
        home = path.parent.parent
        changes = tuple(
            Change(
                home / one["path"],
                one["was"],
                one["now"],
                home / one["backup"] if one["backup"] else None,
            )
            for one in data["files"]
        )
        return Journal(data["what"], data["when"], changes, dict(data["notes"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def put_back(journal: Journal, state_folder: Path) -> None:
    """Makes every file what it was; one that somebody has changed since is left alone."""
    for one in journal.changes:
        if one.holds not in (one.now, "") or one.now == one.was:
            continue
        if not one.was:
            one.path.unlink(missing_ok=True)
        elif one.backup and checksum_at(one.backup) == one.was:
            write_safely(one.path, one.backup.read_bytes())
    for name, text in journal.notes.items():
        if text:
            write_safely(state_folder / name, text.encode())
        else:
            (state_folder / name).unlink(missing_ok=True)


def settle(state_folder: Path) -> tuple[Diagnostic, ...]:
    """Puts back what a program that was ended had begun to write, and tells of it.

    Raises ProposalError where a file that has to be put back is open.
    """
    path = state_folder / JOURNAL
    if not path.is_file():
        return ()
    with alone(state_folder):
        if not path.is_file():  # somebody else was at work, and has finished
            return ()
        journal = journal_at(path)
        if journal:
            begun = [one.path for one in journal.changes if one.holds == one.now != one.was]
            if found := [told for one in begun if (told := obstacle(one))]:
                raise ProposalError(*found)
            put_back(journal, state_folder)
        path.unlink(missing_ok=True)
    return (_told(journal, path),) if journal else ()


def _told(journal: Journal, path: Path) -> Diagnostic:
    when = journal.when.replace("T", " ")[:16]
    return Diagnostic(
        Place(str(path.parent)),
        "MRG064",
        f"the {journal.what} of {when} was cut short; what it had written by then was put back",
        hint="nothing is lost; files that were changed since are as they were left",
        severity=Severity.WARNING,
    )


def _seen_from(home: Path, path: Path) -> str:
    return Path(os.path.relpath(path.resolve(), home.resolve())).as_posix()


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""
