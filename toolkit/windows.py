"""What Windows refuses and other systems allow: to replace an open file, and to use a long path."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place

HERE = os.name == "nt"

IN_USE = frozenset({32, 33})
"""How Windows numbers its refusals because a program has the file open, or a part of it."""

PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds between tries: virus scanners and cloud folders hold a file for moments."""

LONGEST_FOLDER, LONGEST_PATH = 247, 259
"""Characters of a path, where the machine does not allow longer ones. Source: "Maximum Path
Length Limitation" in Microsoft's documentation of Windows."""


def in_use(error: OSError) -> bool:
    """Whether the file was refused because another program has it open."""
    return getattr(error, "winerror", None) in IN_USE


def replace(new: Path, target: Path) -> None:
    """Puts the file `new` in the place of `target`, on Windows at several tries if need be.

    Raises PermissionError where a program keeps the target open.
    """
    for pause in PAUSES if HERE else ():
        with suppress(PermissionError):
            new.replace(target)
            return
        time.sleep(pause)
    new.replace(target)


def too_long(path: Path) -> Diagnostic | None:
    """The finding on a path that Windows may refuse for its length; None where it is short.

    A file is first written beside its place, under a name that is a little longer.
    """
    whole = path.absolute()
    longest = len(f"{whole}") + len(f"..{os.getpid()}.tmp")
    if not HERE or (len(f"{whole.parent}") <= LONGEST_FOLDER and longest <= LONGEST_PATH):
        return None
    return Diagnostic(
        Place(str(path)),
        "MRG006",
        f"the path of the file has {len(str(whole))} characters, more than Windows allows here",
        hint="move the project into a folder with a shorter path, or shorten the acronym",
    )
