"""What is said of a file that a command has written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from toolkit.cli.file_report import File, FileKind, FileOutcome, Parts, near
from toolkit.merge.outcome import BlockOutcome

WORDS = {
    FileOutcome.WRITTEN: "written",
    FileOutcome.REPLACED: "replaced; the previous one is in {backup}",
    FileOutcome.UNCHANGED: "unchanged",
    FileOutcome.UPDATED: "updated, with everything that was typed in it; "
    "the previous one is in {backup}",
    FileOutcome.BESIDE: "written beside {kept}, which somebody has edited",
}

OUTCOMES = {
    BlockOutcome.UPDATED: ("updated from the outline", "updated from the outline"),
    BlockOutcome.ADDED: ("new", "new"),
    BlockOutcome.MERGED: (
        "updated around words of yours",
        "updated around words of yours",
    ),
    BlockOutcome.ANSWERED: ("answered in Word", "answered in Word"),
    BlockOutcome.KEPT: ("kept as edited", "kept as edited"),
    BlockOutcome.CONFLICT: ("in conflict", "in conflict"),
    BlockOutcome.REMOVED: ("no longer in the outline", "no longer in the outline"),
    BlockOutcome.DELETED: ("stays deleted", "stay deleted"),
    BlockOutcome.UNPLACED: (
        "kept, though no longer in the outline",
        "kept, though no longer in the outline",
    ),
    BlockOutcome.MOVED: ("moved", "moved"),
}
"""What is said of one part, and of several, but for those that are unchanged."""


def file_lines(file: File) -> Iterator[str]:
    """The file with what became of it, and what a person should look at in it."""
    backup = near(Path(file.backup).parent) if file.backup else None
    kept = Path(file.kept).name if file.kept else None
    if file.kind is FileKind.OUTLINE:
        yield f"{near(Path(file.path))}: has these values now; the previous one is in {backup}"
        return
    yield f"{file.path}: {WORDS[file.outcome].format(backup=backup, kept=kept)}"
    if file.formerly:
        former = Path(file.formerly).name
        yield f"    it was {former}, under the acronym that the project had before"
    if file.parts:
        yield from _parts(file.parts, file.kind)


def _parts(parts: Parts, kind: FileKind) -> Iterator[str]:
    """What an update did, and what a person should look at; what it left alone is not counted."""
    if done := parts.in_words(OUTCOMES, kind):
        yield f"    {done}"
    for one in parts.remarks:
        yield f"    {one}"
