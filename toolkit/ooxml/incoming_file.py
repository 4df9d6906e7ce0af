"""A file that came from somebody: read whole where it is an ordinary file with an end."""

from __future__ import annotations

import os
from pathlib import Path

from toolkit.diagnostics import ProposalError
from toolkit.files import held_open
from toolkit.ooxml.archive import LARGEST_FILE, too_large
from toolkit.ordinary_files import (
    NotOrdinaryError,
    is_special,
    open_ordinary,
    special_file,
)


def read_incoming(path: Path) -> bytes:
    """What the file at `path` holds; a link is followed.

    Raises OSError where it cannot be read, and ProposalError where it is no ordinary file, as a
    pipe or a device, where another program has it open, or where it is larger than any Office file
    that is read. It never waits.
    """
    if is_special(path):
        raise ProposalError(special_file(path))
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
    try:
        with open_ordinary(path, follow_links=True) as file:
            if (size := os.fstat(file.fileno()).st_size) > LARGEST_FILE:
                raise too_large(str(path), size)
            return file.read(LARGEST_FILE + 1)
    except NotOrdinaryError as error:
        raise ProposalError(special_file(path)) from error
