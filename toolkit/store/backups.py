"""Backups of files that a command replaced, and records that were refused."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.store.memory import JOURNAL, LAST_BUILD, SNAPSHOT, Memory

TIME = "%Y%m%d-%H%M%S"
"""How a folder of backups is named."""

MUCH = 200_000_000
"""Bytes from which on it is reported how much room the copies take."""


def new_backups(memory: Memory, clock: datetime, what: str = "") -> Path:
    """The folder, not there yet, for the copies of files that a command is about to replace."""
    return free_folder(memory.backups / f"{clock:{TIME}}{what and f'-{what}'}")


def free_folder(folder: Path) -> Path:
    """That folder, or one of its name with a number, which is not there yet."""
    number, free = 1, folder
    while os.path.lexists(free):
        number += 1
        free = folder.with_name(f"{folder.name}-{number}")
    return free


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
    finding = Diagnostic(
        Place(str(folder)),
        "MRG065",
        f"the copies from {builds} builds take {sum(files) / 1_000_000:.0f} MB",
        hint="each folder bears the time of its build; delete those that you no longer need",
        severity=Severity.WARNING,
    )
    return (finding,)


def copy_gone(path: Path, copy: Path | None, what: str) -> Diagnostic:
    """The finding on a file whose backup from a build, a merge or a pull is missing."""
    named = f", {copy}," if copy else ""
    fact = f"the copy from before the {what}{named} is gone or was changed"
    hint = "put it back from a backup of your own, if any"
    return Diagnostic(Place(str(path)), "MRG063", fact, hint)


def not_put_back(path: Path, copy: Path | None, what: str) -> Diagnostic:
    """The same as a warning, where everything else was put back."""
    found = copy_gone(path, copy, what)
    fact = f"{path.name} was not put back: {found.message}"
    return found._replace(message=fact, severity=Severity.WARNING)


WITHOUT = {
    JOURNAL: "look whether a file was written only in part of its build, and build again",
    LAST_BUILD: "the last command cannot be taken back",
    SNAPSHOT: "what changed since the last build is not known; the next build notes it again",
}
"""What is to be said where a record is missing."""

WITHOUT_ANOTHER = "what was pulled or decided before may be reported once more"


def put_aside(memory: Memory, name: str, why: str) -> Diagnostic:
    """Moves a record that is refused to the backups, and returns the finding."""
    folder = free_folder(memory.backups / "not-used")
    content = memory.read(name) or b""
    memory.write_at(folder / name, content)
    memory.remove(name)
    return Diagnostic(
        Place(str(memory.folder / name)),
        "MRG101",
        f"the record {name} is not used, and nothing in it was done: {why}",
        hint=f"{WITHOUT.get(name, WITHOUT_ANOTHER)}; it is in {folder} now",
        severity=Severity.WARNING,
    )
