"""Records that are not believed: they go among the backups, and nothing in them is done."""

from __future__ import annotations

import os

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.store.memory import JOURNAL, Memory

WITHOUT = {
    JOURNAL: "look whether a file was written only in part of its build, and build again",
    "last-build.json": "the build that it tells of cannot be taken back",
    "snapshot.json": "what changed since the last build is not known; the next build notes it anew",
}
"""What is to be said where a record is missing."""

WITHOUT_ANOTHER = "what was pulled or decided before may be told once more"


def put_aside(memory: Memory, name: str, why: str) -> Diagnostic:
    """Moves a record that is not believed among the backups, and tells of it."""
    folder = memory.backups / "not-used"
    number = 1
    while os.path.lexists(folder):
        number += 1
        folder = folder.with_name(f"not-used-{number}")
    content = memory.read(name) or b""
    memory.write_at(folder / name, content)
    memory.remove(name)
    return Diagnostic(
        Place(str(memory.folder / name)),
        "MRG101",
        f"the record {name} is not used, and nothing in it was done: {why}",
        hint=f"{WITHOUT.get(name, WITHOUT_ANOTHER)}; it lies in {folder} now",
        severity=Severity.WARNING,
    )
