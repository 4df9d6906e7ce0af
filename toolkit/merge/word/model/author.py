"""The authors of tracked changes."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.ooxml.wordml import AUTHOR


class Author(NamedTuple):
    """The name that Word shows beside a change, and when the change was made."""

    name: str
    date: str = ""
    """As Word writes it; empty means the time of the merge."""


PROPOSAL = Author(AUTHOR)
"""The author of all that a build changes, and of every remark of the tool."""
