"""Checks mutated outlines one after the other: `python -m tests.readers.mutated_outlines 0 100`.

Prints what is wrong with the answer to any of them, and to the other stream a line for each that
ends with the checksum of the answer. Ends by itself where one takes too long; it is called in a
process of its own, so that its memory is that of the outlines.
"""

from __future__ import annotations

import faulthandler
import os
import resource
import sys
import tempfile
import traceback
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import TextIO

from tests.finished_files import draft
from tests.readers.mutations import mutated
from toolkit.diagnostics import Diagnostic, ProposalError, Severity
from toolkit.draft_check import check_outline
from toolkit.pipeline import read_dossier
from toolkit.unforeseen import CODE

MOST_SECONDS = 20
"""Of the processor, since the machine may do other things."""

WAITED = 10 * MOST_SECONDS
"""Seconds by the clock until an outline is given up."""

MOST_MEMORY = 500 * 2**20


FINISHED = Path("finished.docx")
"""A draft of another outline, which is held against each that can be read."""


def answer(path: Path) -> tuple[Diagnostic, ...]:
    """What a check of an outline and of a finished file finds. Raises ProposalError where the
    outline cannot be read."""
    checked = check_outline(path, read_dossier(path), FINISHED)
    return (*checked.findings, *(one.finding for one in checked.silenced))


def complaints(content: bytes) -> Iterator[str]:
    """What is wrong with the answer to such an outline; first the checksum of the answer."""
    path = Path("outline.yaml")
    path.write_bytes(content)
    refused: list[str] = []
    try:
        found = answer(path)
        again = answer(path)
    except ProposalError as error:
        found = again = error.diagnostics
        if not any(one.severity is Severity.ERROR for one in found):
            refused.append(f"refused without an error: {found}")
    yield sha256(repr(found).encode("utf-8", "backslashreplace")).hexdigest()[:16]
    yield from refused
    if found != again:
        yield f"another answer the second time: {set(found) ^ set(again)}"
    lines = len(content.splitlines()) + content.count(b"\r") + 1
    for one in found:
        yield from _unfit(one, lines)


def _unfit(one: Diagnostic, lines: int) -> Iterator[str]:
    if one.code == CODE:
        yield f"unforeseen: {one}"
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
        FINISHED.write_bytes(draft())
        for number in range(first, first + count):
            names, content = mutated(number)
            # where it fires it prints the line that is being run, and ends the process
            faulthandler.dump_traceback_later(WAITED, exit=True)
            before, began = memory(), process_time()
            _line(sys.stderr, f"{number} ({names})")
            try:
                checksum, *found = complaints(content)
            except Exception:  # what is looked for
                checksum, found = "none", [traceback.format_exc()]
            _line(sys.stderr, f"{number} {checksum}")
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
