"""What the system refuses, told in words: a folder that is gone, a file that nobody may read."""

from __future__ import annotations

import os
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place
from toolkit.files import PACKAGE, held_open
from toolkit.store.memory import unreadable


def told(why: OSError) -> Diagnostic | None:
    """What a person should know of it; None where it is not about a file of theirs."""
    try:
        here = Path.cwd()
    except OSError:
        fact = "the folder in which you are is no longer there, or may not be read"
        hint = "go to a folder that is there, and repeat the command"
        return Diagnostic(Place(), "MRG111", fact, hint)
    if found := held_open(why):
        return found
    if not isinstance(why.filename, str | bytes):
        return None
    path = here / os.fsdecode(why.filename)
    return None if path.is_relative_to(PACKAGE) else unreadable(path, why)
