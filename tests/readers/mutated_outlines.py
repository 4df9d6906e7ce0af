"""Checks mutated outlines one after the other: `python -m tests.readers.mutated_outlines 0 100`.

Prints what is wrong with the answer to any of them. Ends by itself where one takes too long; it
is called in a process of its own, so that its memory is that of the outlines.
"""

from __future__ import annotations

import faulthandler
import os
import resource
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import TextIO

from tests.readers.mutations import mutated
from toolkit import checks
from toolkit.diagnostics import Diagnostic, ProposalError, Severity
from toolkit.pipeline import read_dossier

MOST_SECONDS = 20
"""Of the processor, since the machine may do other things."""

WAITED = 10 * MOST_SECONDS
"""Seconds by the clock until an outline is given up."""

MOST_MEMORY = 500 * 2**20


def complaints(content: bytes) -> Iterator[str]:
    """What is wrong with the answer to such an outline."""
    path = Path("outline.yaml")
    path.write_bytes(content)
    try:
        dossier = read_dossier(path)
    except ProposalError as error:
        told = error.diagnostics
        if not any(one.severity is Severity.ERROR for one in told):
            yield f"refused without an error: {told}"
    else:
        told = tuple(checks.run(dossier))
    lines = len(content.splitlines()) + content.count(b"\r") + 1
    for one in told:
        yield from _unfit(one, lines)


def _unfit(one: Diagnostic, lines: int) -> Iterator[str]:
    for text in (one.message, one.hint):
        if not text.replace("\u00a0", " ").isprintable() or len(text) > 3000:
            yield f"not a line to be read: {text[:300]!r}"
    if one.severity is Severity.ERROR and not one.hint:
        yield f"without a hint: {one}"
    if not 0 <= one.place.line <= lines:
        yield f"at a line that is not there: {one}"


def memory() -> int:
    """The most bytes that this process has held so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _line(stream: TextIO, text: str) -> None:
    """Writes at once, since the process may end at any time."""
    stream.write(f"{text}\n")
    stream.flush()


def main(first: int, count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for number in range(first, first + count):
            names, content = mutated(number)
            # where it fires it prints the line that is being run, and ends the process
            faulthandler.dump_traceback_later(WAITED, exit=True)
            before, began = memory(), process_time()
            _line(sys.stderr, f"{number} ({names})")
            try:
                found = list(complaints(content))
            except Exception:  # what is looked for
                found = [traceback.format_exc()]
            faulthandler.cancel_dump_traceback_later()
            if (seconds := process_time() - began) > MOST_SECONDS:
                found.append(f"takes {seconds:.0f} s")
            if before <= MOST_MEMORY < memory():
                found.append(f"takes {memory() / 2**20:.0f} MiB")
            for one in found:
                _line(sys.stdout, f"outline {number} ({names}): {one}")
        os.chdir("/")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
