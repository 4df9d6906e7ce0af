"""Work done beside one's own, in a second process, where the system can split one."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

Work = Callable[[], bytes]


@contextmanager
def beside(work: Work) -> Iterator[Work]:
    """Begins `work` at once; what it yields waits for the end and gives the bytes.

    Where processes cannot be split (Windows), where threads run or only one processor is there,
    the work is done when it is asked for. So it is where the other process fails: whatever is
    wrong is met again here, and told as if there had been one process alone.
    """
    if not _can_split():
        yield work
        return
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _work_and_end(work, writing)
    os.close(writing)
    # closed before waiting: a child whose bytes nobody wants does not wait to be read
    stream = os.fdopen(reading, "rb")
    ended: list[int] = []

    def asked_for() -> bytes:
        content = stream.read()
        ended.append(os.waitpid(child, 0)[1])
        return content if ended == [0] else work()

    try:
        yield asked_for
    finally:
        stream.close()
        if not ended:
            os.waitpid(child, 0)


def _can_split() -> bool:
    return hasattr(os, "fork") and threading.active_count() == 1 and (os.cpu_count() or 1) > 1


def _work_and_end(work: Work, writing: int) -> NoReturn:
    """Does the work and ends the process there and then, with 1 where it failed."""
    code = 1
    try:
        content = work()
        with os.fdopen(writing, "wb") as stream:
            stream.write(content)
        code = 0
    finally:
        # nothing of the parent's is flushed, closed or told a second time
        os._exit(code)
