"""A file that came from somebody: read whole where it is an ordinary file with an end."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from toolkit.archive import LARGEST_FILE, too_large
from toolkit.diagnostics import ProposalError
from toolkit.files import held_open
from toolkit.special_files import is_special, told_of_special

NO_WAITING = getattr(os, "O_NONBLOCK", 0)
"""Opening a pipe into which nobody writes would wait for somebody."""


def read_incoming(path: Path) -> bytes:
    """What the file at `path` holds; a link is followed.

    Raises OSError where it cannot be read, and ProposalError where it is no ordinary file, as a
    pipe or a device, where another program has it open, or where it is larger than any Office file
    that is read. It never waits.
    """
    if is_special(path):
        raise ProposalError(told_of_special(path))
    try:
        content = _read(path)
    except OSError as error:
        error.filename = str(path)  # reading says none, unlike opening
        if found := held_open(error):
            raise ProposalError(found) from error
        raise
    if len(content) > LARGEST_FILE:
        raise too_large(str(path), len(content))
    return content


def _read(path: Path) -> bytes:
    """The content of an ordinary file, and a byte more than is read where it is too large."""
    with open(path, "rb", opener=_opened) as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise ProposalError(told_of_special(path))
        if found.st_size > LARGEST_FILE:
            raise too_large(str(path), found.st_size)
        return file.read(LARGEST_FILE + 1)


def _opened(name: str, flags: int) -> int:
    return os.open(name, flags | NO_WAITING)
