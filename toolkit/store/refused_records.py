"""Moves refused records to the backups and reports them."""

from __future__ import annotations

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.store.backups import free_folder
from toolkit.store.memory import JOURNAL, LAST_BUILD, SNAPSHOT, Memory

WITHOUT = {
    JOURNAL: "look whether a file was written only in part of its build, and build again",
    LAST_BUILD: "the command that it tells of cannot be taken back",
    SNAPSHOT: "what changed since the last build is not known; the next build notes it anew",
}
"""What is to be said where a record is missing."""

WITHOUT_ANOTHER = "what was pulled or decided before may be told once more"


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
