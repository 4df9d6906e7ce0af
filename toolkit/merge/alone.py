"""While one build looks and writes, another for the same outline waits; not on Windows."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path


@contextmanager
def alone(state_folder: Path) -> Iterator[None]:
    """Waits until nobody else works in that folder, and keeps others out of it; never twice."""
    with ExitStack() as held:
        with suppress(ImportError, OSError):  # no folder yet, or no locks here
            from fcntl import LOCK_EX, flock

            descriptor = os.open(state_folder, os.O_RDONLY)
            held.callback(os.close, descriptor)
            flock(descriptor, LOCK_EX)
        yield
