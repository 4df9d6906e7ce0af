"""The report of an update or a merge: the outcome of each block, the counts, and the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic

EXCERPT = 60

RESTORES = "proposal build --restore"
"""What the hints of findings say that gives back what was broken in a workbook."""


class BlockOutcome(StrEnum):
    """What became of one block."""

    UNCHANGED = "unchanged"
    """Neither the outline nor a person changed it, or both came to the same."""
    UPDATED = "updated"
    """The outline changed it, nobody else had."""
    ADDED = "added"
    """New in the outline."""
    MERGED = "merged"
    """Changed by hand and by the outline, in different words."""
    ANSWERED = "answered"
    """A prompt in whose place a person wrote; what they wrote is kept."""
    KEPT = "kept"
    """Changed by hand; the outline changed nothing here."""
    CONFLICT = "conflict"
    """Both changed the same words: those written by hand stay, the outline's are proposed."""
    REMOVED = "removed"
    """No longer in the outline, and nobody had edited it."""
    DELETED = "deleted"
    """A person deleted it; it stays deleted."""
    UNPLACED = "unplaced"
    """Edited by a person and no longer in the outline; it is kept."""
    MOVED = "moved"
    """It is in another place now, as in the outline."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One block: what it is called in the outline, what became of it, and what to look at."""

    id: str
    outcome: BlockOutcome
    excerpt: str = ""
    note: str = ""
    name: str = ""
    """What people call it: `'Firms have asked for' under '1.2 Needs'`, `the table 'Milestones'`."""

    @property
    def named(self) -> str:
        """The block as messages name it; by its id where it has no name for people."""
        if self.name:
            return self.name
        return f"{self.id} '{self.excerpt}'" if self.excerpt else self.id

    def __str__(self) -> str:
        note = f" ({self.note})" if self.note else ""
        words = f": {self.excerpt}" if self.excerpt else ""
        return f"{self.id}: {self.outcome}{note}{words}"


class Contradiction(NamedTuple):
    """A cell of a table that a person changed, and that says something else than the outline."""

    name: str
    """Which cell it is: `the table 'Milestones', row 'Kick-off', column 'Due'`."""

    current: str
    incoming: str
    is_field: bool
    """Whether it shows a field of the outline, which a pull brings; else it is computed."""

    possible: str = ""
    """What is possible there, as a hint, where what was typed cannot be read as a value."""


@dataclass(frozen=True, slots=True)
class MergeReport:
    """All blocks of the last generation and of this one, each once."""

    entries: tuple[Entry, ...] = ()
    remarks: tuple[str, ...] = ()
    """What else a person should know: old labels in text of their own, for instance."""

    recognized: tuple[str, ...] = ()
    """How a file was recognized that had lost its record, and where it differs from the outline."""

    changed: bool = False
    """Whether the merge changed the file."""

    deletions_wait: bool = False
    """Whether deletions are only proposed although changes were to be made at once."""

    contradictions: tuple[Contradiction, ...] = ()

    settled: frozenset[str] = frozenset()
    """The prompts that a person answered or deleted in the file, by the names that the document
    has for them."""

    @property
    def counts(self) -> dict[BlockOutcome, int]:
        """How many blocks had each outcome; the sum is the number of entries."""
        found = Counter(entry.outcome for entry in self.entries)
        return {outcome: found[outcome] for outcome in BlockOutcome if found[outcome]}

    @property
    def open(self) -> tuple[Entry, ...]:
        """The entries that need a decision."""
        waiting = (BlockOutcome.CONFLICT, BlockOutcome.UNPLACED)
        return tuple(entry for entry in self.entries if entry.outcome in waiting)

    def __str__(self) -> str:
        return ", ".join(f"{count} {outcome}" for outcome, count in self.counts.items())


def excerpt(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else f"{line[: EXCERPT - 1].rstrip()}…"


class Tally(NamedTuple):
    """What an update or a merge did, part by part; the counts add up to all parts of the file."""

    parts: str = ""
    """What is counted: `paragraphs, tables and figures`."""

    counts: tuple[tuple[BlockOutcome, int], ...] = ()
    """How many parts had each outcome; an outcome that none had is left out."""

    look_at: tuple[str, ...] = ()
    """What a person should see, though nothing waits for a decision."""

    entries: tuple[Entry, ...] = ()
    """The parts one by one, where they are known by name: blocks of a Word file."""

    settled: frozenset[str] = frozenset()
    """The prompts of a Word file that a person answered or deleted there."""


NO_TALLY = Tally()


class Update(NamedTuple):
    """An edited file that was updated from the outline."""

    content: bytes
    """The same bytes as before where there was nothing new."""

    findings: tuple[Diagnostic, ...] = ()
    """What needs a decision."""

    tally: Tally = NO_TALLY


Updater = Callable[[bytes, bytes], Update]
"""Brings what is new in a generated file (the second) into an edited one (the first). Raises
ProposalError, and changes nothing, where that cannot be done."""

NO_UPDATERS: Mapping[str, Updater] = {}
