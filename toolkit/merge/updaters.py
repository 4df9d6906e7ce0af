"""The interface of an updater of edited files, the same for every kind of file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic
from toolkit.merge.outcome import BlockOutcome, Entry


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
