"""What a merge reports: each copy with what became of it, then the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

from toolkit.cli.file_report import File, FileKind, FileOutcome, Parts, near
from toolkit.cli.next_step import UNDECIDED, after_merge
from toolkit.cli.report import Report, Value, findings
from toolkit.merge.copies.merge_command import CopyOutcome, CopyReport
from toolkit.merge.outcome import BlockOutcome
from toolkit.model.wording import counted

if TYPE_CHECKING:
    from toolkit.merge.copies.merge_command import Joined

WORDS = {
    FileOutcome.WRITTEN: "written",
    FileOutcome.UNCHANGED: "unchanged",
    FileOutcome.UPDATED: "has taken up the copies; the previous one is in {backup}",
}
WOULD = {
    FileOutcome.WRITTEN: "would be written",
    FileOutcome.UNCHANGED: "unchanged",
    FileOutcome.UPDATED: "would take up the copies",
}

PARTS = {
    BlockOutcome.UPDATED: ("taken over", "taken over"),
    BlockOutcome.MERGED: ("merged with what others wrote", "merged with what others wrote"),
    BlockOutcome.ADDED: ("new", "new"),
    BlockOutcome.REMOVED: ("deleted", "deleted"),
    BlockOutcome.KEPT: ("already here", "already here"),
    BlockOutcome.CONFLICT: ("in both versions", "in both versions"),
    BlockOutcome.UNPLACED: (
        "deleted in the copy, changed here",
        "deleted in the copy, changed here",
    ),
    BlockOutcome.MOVED: ("not moved from its place here", "not moved from their place here"),
}
"""What is said of one part, and of several; `here` is the current file. What the copy did not
change is not counted."""

COPIES = {
    CopyOutcome.NOTHING_NEW: "has nothing that the current file does not have",
    CopyOutcome.IDENTICAL: "is the same as the current file",
    CopyOutcome.MERGED_BEFORE: "was merged before, so nothing in it is new "
    "(--again looks at it once more)",
    CopyOutcome.BECAME_CURRENT: "there was no {current} yet, so this copy has become it",
}


class Copy(Value):
    """An edited copy, and what became of it."""

    path: str
    """The copy, as it was typed."""

    person: str
    """Under whose name its changes come."""

    outcome: CopyOutcome
    """What became of it as a whole."""

    parts: Parts | None = None
    """What became of its parts; null where they were not compared."""

    comments: int = 0
    """How many comments came with it."""

    notes: int = 0
    """How many footnotes and endnotes came with it."""

    recognized: float | None = None
    """Of a copy that had lost its record: the part of what was generated that was found in it, from
    0 to 1."""

    @classmethod
    def of(cls, copy: CopyReport) -> Self:
        """The copy of a merge."""
        tally = copy.tally
        return cls(
            path=str(copy.path),
            person=copy.person,
            outcome=copy.outcome,
            parts=Parts.of(tally) if tally.counts or tally.look_at else None,
            comments=copy.comments,
            notes=copy.notes,
            recognized=copy.recognized,
        )


class Output(Report):
    """What `proposal merge` reports."""

    dry_run: bool = False
    """Whether nothing was written, and the file is as a merge would leave it."""

    files: tuple[File, ...] = ()
    """The current Word file."""

    copies: tuple[Copy, ...] = ()
    """The copies, in the order in which they were merged."""

    next: str = ""
    """What to do next, in one line; empty where nothing changed."""

    @classmethod
    def of(cls, outline: Path, joined: Joined, *, dry_run: bool = False) -> Self:
        """The report of a merge."""
        files, copies = (File.of(joined.delivered),), tuple(map(Copy.of, joined.reports))
        return cls(
            command="merge",
            outline=str(outline),
            exit_code=1 if joined.findings else 0,
            findings=findings(joined.findings),
            dry_run=dry_run,
            files=files,
            copies=copies,
            next=after_merge(str(outline), files, sum(map(_undecided, copies)), dry_run=dry_run),
        )

    def lines(self) -> Iterator[str]:
        """What every copy brings, in numbers that add up, and what became of the file."""
        if self.dry_run:
            yield "Nothing is written; a merge would give:"
        for file in self.files:
            for one in self.copies:
                yield from _copy(one, file.name)
            backup = near(Path(file.backup).parent) if file.backup else None
            words = WOULD if self.dry_run else WORDS
            yield f"{file.path}: {words[file.outcome].format(backup=backup)}"


def _undecided(copy: Copy) -> int:
    counts = copy.parts.counts if copy.parts else {}
    return sum(counts.get(outcome, 0) for outcome in UNDECIDED)


def _copy(copy: Copy, current: str) -> Iterator[str]:
    name = Path(copy.path).name
    named = name if name.startswith(copy.person) else f"{name} ({copy.person})"
    words = []
    if copy.recognized is not None:
        share = f"{copy.recognized:.0%} of what was generated was found in it"
        words.append(f"recognized by its words: {share}")
    if copy.outcome is not CopyOutcome.MERGED:
        words.append(COPIES[copy.outcome].format(current=current))
    yield f"{named}: {'; '.join(words)}" if words else named
    if copy.parts and (done := copy.parts.in_words(PARTS, FileKind.WORD)):
        yield f"    {done}"
    also = [
        counted(number, what)
        for number, what in ((copy.comments, "comment"), (copy.notes, "note"))
        if number
    ]
    if also:
        yield f"    {' and '.join(also)} came with it"
    for one in copy.parts.remarks if copy.parts else ():
        yield f"    {one}"
