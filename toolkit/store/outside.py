"""Folders outside a project into which builds of this computer wrote, as with `--out`.

A record in `.proposal` may have come with the folder from another person, so it alone never lets a
command write elsewhere. Which folders a person has named here is kept in a place of their own.
"""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from pathlib import Path

from toolkit.diagnostics import ProposalError
from toolkit.files import make_folder, write_safely
from toolkit.ordinary_files import NotOrdinaryError, bytes_of
from toolkit.store.record_forms import DamagedError, FoldersRecord, record_bytes, understood

MOST = 1_000_000
MOST_FOLDERS = 50
"""Of one project; the oldest is forgotten."""


def folders_outside(home: Path) -> tuple[Path, ...]:
    """The folders outside into which builds of the project in `home` write, on this computer.

    None where nothing is known, or where what is there may have been written by another person.
    """
    path = _record(home)
    if path is None:
        return ()
    try:
        content = bytes_of(path, MOST)
        if content is None or not _is_ours(path):
            return ()
        found = understood(content, FoldersRecord, path)
    except (NotOrdinaryError, DamagedError, OSError):
        return ()
    return tuple(Path(one) for one in found.folders)


def note_folder(home: Path, folder: Path) -> bool:
    """Notes that a person had the project in `home` built into `folder`; False where it cannot be.

    Both are resolved. Nothing is noted of a folder inside the project.
    """
    if folder.is_relative_to(home):
        return True
    known = folders_outside(home)
    if folder in known:
        return True
    path = _record(home)
    try:
        folders = [str(one) for one in (*known[1 - MOST_FOLDERS :], folder)]
        content = record_bytes(FoldersRecord, {"folders": folders})
        if path is None:
            return False
        make_folder(path.parent)
        write_safely(path, content)
    except (ProposalError, OSError, UnicodeEncodeError):
        return False
    return True


def _record(home: Path) -> Path | None:
    """Where the folders of a project are noted; None where this person has no such place."""
    base = _state_home()
    name = sha256(os.fsencode(home)).hexdigest()[:32]
    return base and base / "proposal-toolkit" / "folders" / f"{name}.json"


def _state_home() -> Path | None:
    """Where programs keep what they know, by the custom of each system."""
    if os.name == "nt":
        named = os.environ.get("LOCALAPPDATA", "")
    else:
        named = os.environ.get("XDG_STATE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named)
    try:
        person = Path.home()
    except RuntimeError:
        return None
    if not person.is_absolute():
        return None
    if os.name == "nt":
        return person / "AppData" / "Local"
    if sys.platform == "darwin":
        return person / "Library" / "Application Support"
    return person / ".local" / "state"


def _is_ours(path: Path) -> bool:
    """Whether nobody else can have written it."""
    if not hasattr(os, "geteuid"):
        return True  # on Windows the folder of a person is theirs alone
    found = path.lstat()
    return found.st_uid == os.geteuid() and not found.st_mode & 0o002
