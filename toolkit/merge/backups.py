"""The copies of files that builds replaced: they are kept until a person deletes them."""

from __future__ import annotations

import os
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.store.memory import Memory

MUCH = 200_000_000
"""Bytes from which on it is told how much room the copies take."""


def room_taken(memory: Memory, much: int = MUCH) -> tuple[Diagnostic, ...]:
    """A word about copies that take much room; nothing is ever deleted."""
    folder = memory.backups
    memory.clear(folder, folder=True)
    files = [
        Path(inside, name).lstat().st_size for inside, _, names in os.walk(folder) for name in names
    ]
    if sum(files) < much:
        return ()
    builds = sum(one.is_dir() for one in folder.iterdir())
    told = Diagnostic(
        Place(str(folder)),
        "MRG065",
        f"the copies from {builds} builds take {sum(files) / 1_000_000:.0f} MB",
        hint="each folder bears the time of its build; delete those that you no longer need",
        severity=Severity.WARNING,
    )
    return (told,)
