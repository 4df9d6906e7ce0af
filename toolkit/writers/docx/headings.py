"""Numbers of headings: counted by Word where its counting gives the numbers of the form."""

from __future__ import annotations

import re

from toolkit.document.tree import Document, Heading
from toolkit.document.walk import blocks

DEEPEST = 5
"""Levels that Word counts for headings."""

_COUNTED = re.compile(r"\d{1,3}(\.\d{1,3})*")


def are_counted(document: Document) -> bool:
    """Whether counting on from 1 gives every number that a heading has.

    Where it does not, as with a section left out, the numbers are written as they are given.
    """
    reached: list[int] = []
    for block in blocks(document):
        if isinstance(block, Heading) and block.number:
            if not _COUNTED.fullmatch(block.number):
                return False
            parts = [int(part) for part in block.number.split(".")]
            level = len(parts) - 1
            following = reached[level] + 1 if level < len(reached) else 1
            if level >= DEEPEST or parts != [*reached[:level], following]:
                return False
            reached = parts
    return True


def level_of(number: str) -> int:
    """The level, from 0, at which Word counts `2.1.1`."""
    return number.count(".")
