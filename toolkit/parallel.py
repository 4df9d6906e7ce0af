"""Work done beside one's own, in a second process, where that is safe and gains time."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn, TypeVar

Made = TypeVar("Made")

LENGTH = 8
"""How many bytes give the number of those that follow."""


@contextmanager
def in_second_process(work: Callable[[], Made]) -> Iterator[Callable[[], Made]]:
    """Begins `work` at once; what it yields waits for the end and gives what was made.

    On Linux the work is done by a fork of this process, which has all its data at once. Elsewhere,
    and where threads run or there is one processor alone, it is done when it is asked for: macOS
    does not bear a fork, Windows has none, and a process that starts afresh would spend on its
    imports what is to be gained.

    Where the work fails, it is done again here, so that the exception is raised here, with the
    traceback of the place at which it failed.
    """
    if not _forks():
        yield work
        return
    import pickle

    reading, writing = os.pipe()
    other = os.fork()
    if not other:
        os.close(reading)
        _hand_over(work, writing)
    os.close(writing)
    pipe = os.fdopen(reading, "rb")

    def asked_for() -> Made:
        length = pipe.read(LENGTH)
        content = pipe.read(int.from_bytes(length))
        if len(length) < LENGTH or len(content) < int.from_bytes(length):
            return work()
        made: Made = pickle.loads(content)  # from our own process
        return made

    try:
        yield asked_for
    finally:
        # closed before waiting: one whose work nobody wants does not wait to be read
        pipe.close()
        os.waitpid(other, 0)


def _forks() -> bool:
    safe = sys.platform == "linux" and hasattr(os, "fork") and threading.active_count() == 1
    return safe and (os.cpu_count() or 1) > 1


def _hand_over(work: Callable[[], object], writing: int) -> NoReturn:
    """Does the work in the other process, sends what it made and ends it; sends nothing where the
    work fails, which is then raised in the first process."""
    try:
        import pickle

        content = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(len(content).to_bytes(LENGTH))
            pipe.write(content)
    finally:
        os._exit(0)  # at once: what waits to be printed is printed by the first process
