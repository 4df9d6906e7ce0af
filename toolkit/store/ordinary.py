"""The bytes of ordinary files: never through a link, never from something that waits for a writer.

Project folders are sent from one person to the next, so what lies in them is not believed.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Neither follow a link nor wait for whoever writes into a pipe."""

BINARY = getattr(os, "O_BINARY", 0)


class NotOrdinaryError(Exception):
    """What lies there is not read; the text says what it is: `is a link`, `is a folder`."""


def is_link(path: Path) -> bool:
    """Whether `path` is a symbolic link, or a junction of Windows. Raises OSError."""
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    # a file that OneDrive keeps online has a reparse tag as well, and is no link
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == junction


def strangeness(path: Path) -> str:
    """Why `path` is not an ordinary file: `is a link`; empty where it is one, or nothing is there.

    Raises OSError where nobody may look.
    """
    if is_link(path):
        return "is a link"
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return ""
    if stat.S_ISDIR(mode):
        return "is a folder"
    return "" if stat.S_ISREG(mode) else "is a pipe or a device"


def bytes_of(path: Path, most: int) -> bytes | None:
    """What the file at `path` holds, at most so many bytes; None where there is none.

    Raises NotOrdinaryError where it is no ordinary file or a larger one, and OSError where it
    cannot be read.
    """
    if why := strangeness(path):
        raise NotOrdinaryError(why)
    try:
        descriptor = os.open(path, os.O_RDONLY | NO_FOLLOW | BINARY)
    except (FileNotFoundError, NotADirectoryError):
        return None
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotOrdinaryError("is no ordinary file")
        content = file.read(most + 1)
    if len(content) > most:
        raise NotOrdinaryError(f"is larger than {most // 1_000_000} MB")
    return content
