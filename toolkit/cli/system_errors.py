"""What the system refuses, as findings: a folder that was deleted, a file that cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place
from toolkit.files import PACKAGE, held_open
from toolkit.store.memory import unreadable


def finding(error: OSError) -> Diagnostic | None:
    """The finding on a refusal of the system; None where it is not about a person's file."""
    try:
        here = Path.cwd()
    except OSError:
        fact = "the current folder no longer exists, or cannot be read"
        hint = "go to a folder that exists, and repeat the command"
        return Diagnostic(Place(), "MRG111", fact, hint)
    if open_elsewhere := held_open(error):
        return open_elsewhere
    if not isinstance(error.filename, str | bytes):
        return None
    path = here / os.fsdecode(error.filename)
    return None if path.is_relative_to(PACKAGE) else unreadable(path, error)
