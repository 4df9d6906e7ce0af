"""The last build is remembered, so that it can be taken back and compared with."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.files import make_folder, obstacle, write_safely
from toolkit.merge.delivered import Kind
from toolkit.merge.update import Delivery
from toolkit.plan.snapshot import VERSION, Snapshot

RECORD, STATE, SNAPSHOT = "last-build.json", "state.json", "snapshot.json"


class Undone(NamedTuple):
    """A build that was taken back."""

    when: str
    """When it was made, as people write it."""

    restored: tuple[Path, ...]
    removed: tuple[Path, ...]
    """Files that the build had made anew."""


class _File(NamedTuple):
    """A file of the last build: what it was before and what it was made."""

    path: Path
    was: str
    """The checksum before; empty where there was no file."""

    now: str
    backup: Path | None

    @property
    def holds(self) -> str:
        """The checksum of what lies there; empty where nothing does."""
        return sha256(self.path.read_bytes()).hexdigest() if self.path.is_file() else ""


def remember(delivery: Delivery, state_folder: Path, snapshot: Snapshot, clock: datetime) -> None:
    """Notes what the build is about to do, before it does it; a build that does nothing is none."""
    known = _json(state_folder / SNAPSHOT)
    steps = [step for step in delivery.steps if step.delivered.kind is not Kind.UNCHANGED]
    if steps:
        home = state_folder.parent
        files = []
        for step in steps:
            path, backup = step.delivered.path, step.delivered.backup
            was = path.read_bytes() if path.is_file() else None
            files.append(
                {
                    "path": _seen_from(home, path),
                    "was": sha256(was).hexdigest() if was is not None else "",
                    "now": sha256(step.content).hexdigest(),
                    "backup": _seen_from(home, backup) if backup else "",
                }
            )
        record = {
            "version": 1,
            "when": clock.isoformat(timespec="seconds"),
            "files": files,
            "state": _text(state_folder / STATE),
            "snapshot": known,
        }
        make_folder(state_folder)
        write_safely(state_folder / RECORD, _written(record))
    if known != snapshot and (steps or known is None):
        make_folder(state_folder)
        write_safely(state_folder / SNAPSHOT, _written(snapshot))


def last_snapshot(state_folder: Path) -> Snapshot:
    """The project as the last build saw it. Raises ProposalError where there was none."""
    found = _json(state_folder / SNAPSHOT)
    if not isinstance(found, dict) or found.get("version") != VERSION:
        fact = "there is no earlier build to compare with"
        hint = "build first; from then on proposal diff says what changed since"
        raise ProposalError(Diagnostic(Place(), "MRG060", fact, hint))
    return found


def take_back(state_folder: Path) -> Undone:
    """Puts the files of the last build back as they were before; all of them, or none."""
    record = _json(state_folder / RECORD)
    if not isinstance(record, dict):
        fact = "there is no build to take back"
        hint = "only the last one can be taken back, and only once; older files lie in "
        hint += f"{state_folder.name}/backups"
        raise ProposalError(Diagnostic(Place(), "MRG061", fact, hint))
    home = state_folder.parent
    files = [
        _File(
            home / one["path"],
            one["was"],
            one["now"],
            home / one["backup"] if one["backup"] else None,
        )
        for one in record["files"]
    ]
    if found := [one for file in files for one in _in_the_way(file)]:
        raise ProposalError(*found)
    restored, removed = [], []
    for file in files:
        if file.was and file.backup:
            if file.holds != file.was:
                write_safely(file.path, file.backup.read_bytes())
            restored.append(file.path)
        else:
            file.path.unlink(missing_ok=True)
            removed.append(file.path)
    _put_back(state_folder / STATE, record["state"].encode() if record["state"] else b"")
    known = record["snapshot"]
    _put_back(state_folder / SNAPSHOT, _written(known) if known else b"")
    (state_folder / RECORD).unlink()
    return Undone(record["when"], tuple(restored), tuple(removed))


def _in_the_way(file: _File) -> Iterator[Diagnostic]:
    """Why a file cannot be put back."""
    holds = file.holds
    if holds == file.was:
        return
    place = Place(str(file.path))
    if holds != file.now:
        fact = f"{file.path.name} is not as the last build left it, so nothing is taken back"
        hint = "what was written into it since would be lost; the file from before the build "
        hint += f"lies in {file.backup.parent}" if file.backup else "did not exist"
        yield Diagnostic(place, "MRG062", fact, hint)
        return
    if found := obstacle(file.path):
        yield found
    if file.backup and _checksum(file.backup) != file.was:
        fact = f"the copy from before the build, {file.backup}, is gone or was changed"
        yield Diagnostic(place, "MRG063", fact, "put it back from a backup of your own, if any")


def _checksum(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _put_back(path: Path, content: bytes) -> None:
    if content:
        write_safely(path, content)
    else:
        path.unlink(missing_ok=True)


def _seen_from(home: Path, path: Path) -> str:
    return Path(os.path.relpath(path.resolve(), home.resolve())).as_posix()


def _written(data: Any) -> bytes:
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


def _json(path: Path) -> Any:
    """What the file holds; None where there is none that can be understood."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
