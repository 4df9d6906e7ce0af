"""Ordinary files, told apart from links, folders, pipes and devices, and opened without waiting.

Files and folders are sent from one person to the next, so what lies in them is not believed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from toolkit.diagnostics import Diagnostic, Place

NO_WAITING = getattr(os, "O_NONBLOCK", 0)
"""Opening a pipe into which nobody writes would wait for somebody."""

NO_FOLLOWING = getattr(os, "O_NOFOLLOW", 0)


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


def leads_inside(path: Path, folder: Path) -> bool:
    """Whether `path` is `folder` or in it once every link on both ways has been followed.

    Neither has to be there. On Windows asking for a path on another computer logs in to it: a name
    that somebody else has written is looked at as it is written first.
    """
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def is_special(path: Path) -> bool:
    """Whether something other than a file or a folder lies at `path`; a link is followed."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def special_file(path: Path) -> Diagnostic:
    """The finding on a pipe or a device in the place of a file."""
    return Diagnostic(
        Place(str(path)),
        "MRG119",
        f"{path.name} is a pipe or a device and not a file, so it is neither read nor written",
        hint="move it away, or name the file that is meant",
    )


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


@contextmanager
def open_ordinary(path: Path, *, follow_links: bool) -> Iterator[BinaryIO]:
    """The file at `path`, open for reading; nothing is waited for.

    Raises NotOrdinaryError where it is a pipe or a device, and OSError where it cannot be opened,
    as a folder or, without `follow_links`, a link.
    """
    more = NO_WAITING | (0 if follow_links else NO_FOLLOWING)
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | more)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise NotOrdinaryError("is a pipe or a device")
        yield file


def bytes_of(path: Path, most: int) -> bytes | None:
    """What the file at `path` holds, at most so many bytes; None where there is none.

    Raises NotOrdinaryError where it is no ordinary file or a larger one, and OSError where it
    cannot be read.
    """
    if why := strangeness(path):
        raise NotOrdinaryError(why)
    try:
        with open_ordinary(path, follow_links=False) as file:
            content = file.read(most + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if len(content) > most:
        raise NotOrdinaryError(f"is larger than {most // 1_000_000} MB")
    return content
