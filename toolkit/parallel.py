"""Work done beside one's own, in a second process, where that is safe and gains time."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Work = Callable[[], bytes]


@contextmanager
def in_second_process(work: Work) -> Iterator[Work]:
    """Begins `work` at once; what it yields waits for the end and gives the bytes.

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
    from multiprocessing import get_context

    context = get_context("fork")
    reading, writing = context.Pipe(duplex=False)
    other = context.Process(target=_hand_over, args=(work, reading, writing), daemon=True)
    other.start()
    writing.close()

    def asked_for() -> bytes:
        try:
            return reading.recv_bytes()
        except EOFError:
            return work()

    try:
        yield asked_for
    finally:
        # closed before waiting: one whose bytes nobody wants does not wait to be read
        reading.close()
        other.join()


def _forks() -> bool:
    safe = sys.platform == "linux" and hasattr(os, "fork") and threading.active_count() == 1
    return safe and (os.cpu_count() or 1) > 1


def _hand_over(work: Work, reading: Connection, writing: Connection) -> None:
    """Does the work in the other process and sends the bytes; nothing where it fails."""
    reading.close()
    try:
        content = work()
    except (Exception, KeyboardInterrupt):
        return  # raised again in the first process, where it is told
    with suppress(BrokenPipeError):  # nobody wants the bytes any more
        writing.send_bytes(content)
