"""Pipes, sockets and devices: what lies in the place of a file, and has no end or waits."""

from __future__ import annotations

import stat
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place


def is_special(path: Path) -> bool:
    """Whether something other than a file or a folder lies at `path`."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def told_of_special(path: Path) -> Diagnostic:
    """What is told of such a thing."""
    return Diagnostic(
        Place(str(path)),
        "MRG119",
        f"{path.name} is a pipe or a device and not a file, so it is neither read nor written",
        hint="move it away, or name the file that is meant",
    )
