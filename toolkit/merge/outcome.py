"""What a merge did, block by block, so that the sums add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

EXCERPT = 60


class BlockOutcome(StrEnum):
    """What became of one block."""

    UNCHANGED = "unchanged"
    """The outline changed nothing, and nobody else did; or both came to the same."""
    UPDATED = "updated"
    """The outline changed it, nobody else had."""
    ADDED = "added"
    """New in the outline."""
    MERGED = "merged"
    """Changed by hand and by the outline, in different words."""
    KEPT = "kept as edited"
    """Changed by hand; the outline changed nothing here."""
    CONFLICT = "conflict"
    """Both changed the same words: the hand's stand, the outline's wait beside them."""
    REMOVED = "removed"
    """The outline has it no more, and nobody had worked in it."""
    DELETED = "stays deleted"
    """A person took it away."""
    UNPLACED = "unplaced"
    """A person worked in it, and the outline has no place for it any more; it is kept."""
    MOVED = "moved"
    """Stands elsewhere now, as the outline has it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One block: what it is called in the outline, what became of it, and what to look at."""

    id: str
    fate: BlockOutcome
    excerpt: str = ""
    note: str = ""

    @property
    def named(self) -> str:
        """The block as messages name it: `sme-survey 'The survey of 200 SMEs'`."""
        return f"{self.id} '{self.excerpt}'" if self.excerpt else self.id

    def __str__(self) -> str:
        told = f"{self.id}: {self.fate}"
        told += f" ({self.note})" if self.note else ""
        return f"{told}: {self.excerpt}" if self.excerpt else told


@dataclass(frozen=True, slots=True)
class MergeReport:
    """All blocks of the last generation and of this one, each once."""

    entries: tuple[Entry, ...] = ()
    remarks: tuple[str, ...] = ()
    """What else a person should know: old labels in text of their own, for instance."""

    changed: bool = False
    """Whether the file is another one now."""

    deletions_wait: bool = False
    """Whether deletions wait for a decision although changes were to be made at once."""

    @property
    def counts(self) -> dict[BlockOutcome, int]:
        """How many blocks had each fate; the sum is the number of entries."""
        found = Counter(entry.fate for entry in self.entries)
        return {fate: found[fate] for fate in BlockOutcome if found[fate]}

    @property
    def open(self) -> tuple[Entry, ...]:
        """What waits for a decision."""
        waiting = (BlockOutcome.CONFLICT, BlockOutcome.UNPLACED)
        return tuple(entry for entry in self.entries if entry.fate in waiting)

    def __str__(self) -> str:
        return ", ".join(f"{count} {fate}" for fate, count in self.counts.items())


def excerpt(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else f"{line[: EXCERPT - 1].rstrip()}…"
