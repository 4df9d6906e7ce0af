"""What became of the files of a command, as values of its report."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Self

from toolkit.cli.report import Value
from toolkit.merge.delivery_result import Delivered
from toolkit.merge.outcome import BlockOutcome, Entry, Tally
from toolkit.store.names import COMMUNICATION_PLAN, PART_B

LINES = (BlockOutcome.ADDED, BlockOutcome.REMOVED, BlockOutcome.MOVED)
"""Outcomes that in a workbook are those of rows and columns, not of cells."""


class FileKind(StrEnum):
    """What a file is."""

    WORD = "word"
    WORKBOOK = "workbook"
    COMMUNICATION_PLAN = "communication-plan"
    OFFICIAL_FORM = "official-form"
    """The EU's own Part B form, filled."""

    OUTLINE = "outline"
    """The outline, or a file that it includes."""

    SCHEMA = "schema"
    LANGUAGE = "language"
    """The sentences of a language that belong to the project."""

    CALL = "call"
    """A profile of the call that belongs to the project."""


class FileOutcome(StrEnum):
    """What became of a file, or, in a dry run, what would."""

    WRITTEN = "written"
    """There was none of this name."""

    REPLACED = "replaced"
    """Nobody had edited it; the new one is in its place."""

    UPDATED = "updated"
    """It had been edited, or is the outline; what is new was put into it."""

    UNCHANGED = "unchanged"
    """There was nothing new."""

    BESIDE = "beside"
    """The edited file, named in `kept`, was left alone; this one was written beside it."""

    RESTORED = "restored"
    """It is again as it was before."""

    REMOVED = "removed"
    """It was new, and was removed again."""


class Part(Value):
    """A block of a Word file that did not stay as it was."""

    id: str
    """The name of the block: the id of the part of the outline from which it is made, and what of
    it."""

    outcome: BlockOutcome
    """What became of it."""

    excerpt: str = ""
    """The beginning of its text."""

    note: str = ""
    """Why it came to this outcome, where that has to be said."""

    name: str = ""
    """What people call it, by its heading or caption."""

    @classmethod
    def of(cls, entry: Entry) -> Self:
        """The part of an entry."""
        return cls(
            id=entry.id,
            outcome=entry.outcome,
            excerpt=entry.excerpt,
            note=entry.note,
            name=entry.named,
        )


class Parts(Value):
    """What became of the parts of an edited file; the counts add up to all that were compared."""

    counted: str
    """What is counted: `headings, paragraphs, captions, tables and pictures`, or `cells`."""

    counts: dict[BlockOutcome, int]
    """How many parts had each outcome."""

    changed: tuple[Part, ...] = ()
    """The parts of a Word file with another outcome than `unchanged`, one by one."""

    remarks: tuple[str, ...] = ()
    """What a person should look at, though nothing has to be decided."""

    @classmethod
    def of(cls, tally: Tally) -> Self:
        """The parts of a tally."""
        changed = [one for one in tally.entries if one.outcome is not BlockOutcome.UNCHANGED]
        return cls(
            counted=tally.parts,
            counts=dict(tally.counts),
            changed=tuple(map(Part.of, changed)),
            remarks=tally.look_at,
        )

    def in_words(self, outcomes: Mapping[BlockOutcome, tuple[str, str]], kind: FileKind) -> str:
        """`12 texts and tables updated, 1 kept as edited`; empty where there is nothing to say.

        `outcomes` says what is said of one part and of several; others are not counted.
        """
        told, unit_before = [], ("", "")
        for outcome, number in self.counts.items():
            if outcome not in outcomes:
                continue
            unit = _unit(outcome, kind)
            words = [str(number), outcomes[outcome][number > 1]]
            if unit != unit_before:
                words.insert(1, unit[number > 1])
            told.append(" ".join(words))
            unit_before = unit
        return ", ".join(told)


class File(Value):
    """A file, and what became of it."""

    path: str
    """Where it is."""

    kind: FileKind
    """What it is."""

    outcome: FileOutcome
    """What became of it; in a dry run, what would."""

    backup: str | None = None
    """The copy of the file as it was before; null where there was no need of one."""

    kept: str | None = None
    """The edited file that was left alone, where the outcome is `beside`."""

    formerly: str | None = None
    """The file's path under the acronym that the project had before, where that was another."""

    parts: Parts | None = None
    """What became of the parts of a file that people had edited; null where nobody had."""

    @classmethod
    def of(cls, delivered: Delivered) -> Self:
        """The file of a build or a merge."""
        tally = delivered.tally
        return cls(
            path=str(delivered.path),
            kind=kind_of(delivered.path),
            outcome=FileOutcome(delivered.kind),
            backup=_path(delivered.backup),
            kept=_path(delivered.kept),
            formerly=_path(delivered.formerly),
            parts=Parts.of(tally) if tally.counts or tally.look_at else None,
        )

    @property
    def name(self) -> str:
        """Its name without the folder."""
        return Path(self.path).name


WORD_FILES = {
    COMMUNICATION_PLAN: FileKind.COMMUNICATION_PLAN,
    PART_B: FileKind.OFFICIAL_FORM,
}
"""By the ending of its name what a Word file is, other than a proposal."""


def _unit(outcome: BlockOutcome, kind: FileKind) -> tuple[str, str]:
    """What is counted, one and several."""
    if kind is not FileKind.WORKBOOK:
        return "text or table", "texts and tables"
    return ("row or column", "rows and columns") if outcome in LINES else ("cell", "cells")


def kind_of(path: Path) -> FileKind:
    """What a file that a command writes is, by its name."""
    if path.suffix == ".xlsx":
        return FileKind.WORKBOOK
    if path.suffix == ".docx":
        for ending, kind in WORD_FILES.items():
            if f"-{Path(ending).stem}" in path.name:
                return kind
        return FileKind.WORD
    return FileKind.OUTLINE


def _path(path: Path | None) -> str | None:
    return None if path is None else str(path)


def near(path: Path) -> Path:
    """The path as seen from the current folder where it is below it, else the path itself."""
    try:
        here = Path.cwd()
    except OSError:  # it was deleted
        return path
    return path.relative_to(here) if path.is_relative_to(here) else path
