"""Whether tracked changes of people wait for a decision; those of a build do not count."""

from __future__ import annotations

from toolkit.ooxml.containers import row_change
from toolkit.ooxml.wordml import DEL, INS, TRACKED, Element, is_generated, mark_change


def is_undecided(paragraph: Element) -> bool:
    """Whether a change waits in a paragraph, or the whole of it."""
    marks = (mark_change(paragraph, name) for name in (INS, DEL))
    return has_undecided(paragraph) or any(
        mark is not None and not is_generated(mark) for mark in marks
    )


def has_undecided(one: Element) -> bool:
    """Whether a change waits anywhere in an element."""
    return any(not is_generated(each) for each in one.iter(*TRACKED))


def row_is_undecided(row: Element) -> bool:
    """Whether a row waits to be added or deleted."""
    changes = (row_change(row, name) for name in (INS, DEL))
    return any(change is not None and not is_generated(change) for change in changes)
