"""A lock, so that one command for an outline waits for another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place, ProposalError

LOCK = "lock"
"""The file in the folder `.proposal` by which commands know of each other, while one is at work."""

PATIENCE = 120.0
"""Seconds after which another command is no longer waited for."""


@contextmanager
def exclusive(state_folder: Path) -> Iterator[None]:
    """Waits until nobody else works in that folder, and keeps others out of it; never twice.

    Where there is no such folder yet, where nothing may be written into it, or where the disk has
    no locks, nobody can be kept out. Raises ProposalError when another command does not end.
    """
    if not state_folder.is_dir():
        yield
        return
    from filelock import FileLock, Timeout

    path = state_folder / LOCK
    with ExitStack() as held:
        try:
            held.enter_context(FileLock(str(path), timeout=PATIENCE))
            held.callback(_remove, path)
        except Timeout as busy:
            raise ProposalError(_busy(state_folder)) from busy
        except (OSError, NotImplementedError):
            pass  # a folder that may only be read, or a disk without locks
        yield


def _remove(path: Path) -> None:
    """Takes away a lock that is still held: whoever waits for it then waits for a new file.

    filelock knows that since 3.21. On Windows, where a file that is held cannot be taken away, it
    does this itself.
    """
    with suppress(OSError):
        path.unlink()


def _busy(state_folder: Path) -> Diagnostic:
    return Diagnostic(
        Place(str(state_folder)),
        "MRG095",
        f"another proposal command has been at work in this folder for {PATIENCE:.0f} seconds",
        hint="wait until it has ended, or end it, and try again",
    )
