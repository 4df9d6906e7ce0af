"""Keeps two tables apart that would touch, since Word would join them."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.merge.word.apply.change_log import ChangeLog
from toolkit.ooxml.containers import row_change, rows_in
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    DEL,
    TBL,
    Element,
    P,
    mark_change,
    parent_of,
    removed,
)


def keep_tables_apart(stories: Iterable[Element], log: ChangeLog) -> None:
    """Keeps, empty, one paragraph that we propose to take away between two tables that stay."""
    for story in stories:
        standing, last = False, None
        for one in story:
            if one.tag == P:
                if _is_own(mark_change(one, DEL), log):
                    last = one
                else:
                    standing, last = False, None
            elif one.tag == TBL:
                if all(_is_own(row_change(row, DEL), log) for row in rows_in(one)):
                    continue
                if standing and last is not None:
                    _stays(last)
                standing, last = True, None
            elif one.tag not in (BOOKMARK_START, BOOKMARK_END):
                standing, last = False, None


def _is_own(change: Element | None, log: ChangeLog) -> bool:
    return change is not None and log.is_own(change)


def _stays(paragraph: Element) -> None:
    mark = mark_change(paragraph, DEL)
    if mark is None:
        return
    look = parent_of(mark)
    removed(mark)
    if not len(look):
        removed(look)
