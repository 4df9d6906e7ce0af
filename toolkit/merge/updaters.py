"""How files that people have edited are brought up to date, whatever kind of file they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic


class Tally(NamedTuple):
    """What an update did: the numbers add up to all that the file was held against."""

    parts: str = ""
    """What is counted: `paragraphs, tables and figures`."""

    counts: tuple[tuple[str, int], ...] = ()
    """How many were `updated`, `merged`, `kept as edited`, ..."""

    look_at: tuple[str, ...] = ()
    """What a person should see, though nothing waits for a decision."""


NO_TALLY = Tally()


class Update(NamedTuple):
    """An edited file that has taken up what the outline changed."""

    content: bytes
    """The very bytes of before where there was nothing to take up."""

    told: tuple[Diagnostic, ...] = ()
    """What waits for a decision."""

    tally: Tally = NO_TALLY


Updater = Callable[[bytes, bytes], Update]
"""Brings what is new (the second) into an edited file (the first). Raises ProposalError, and
changes nothing, where that cannot be done."""

NO_UPDATERS: Mapping[str, Updater] = {}
