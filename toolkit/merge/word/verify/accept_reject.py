"""Accepts or rejects our tracked changes as Word does, and no others."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.merge.word.apply.tracked_changes import as_standing
from toolkit.ooxml.containers import rows_in
from toolkit.ooxml.wordml import (
    ANCHOR,
    BOOKMARK_START,
    CELL_CHANGE,
    DEL,
    ID,
    INS,
    NAME,
    OURS,
    PARAGRAPH_CHANGE,
    PPR,
    RPR,
    SECTION,
    TBL,
    TR,
    TRPR,
    Element,
    P,
    R,
    is_generated,
    mark_change,
    parent_of,
    removed,
    replaced_by_children,
    w,
)

Which = Callable[[Element], bool]


def resolve(root: Element, *, accept: bool, which: Which = is_generated) -> None:  # noqa: C901, PLR0912 - a case for each kind of change
    """Accepts or refuses the changes that `which` picks, everywhere inside."""
    gone, stays = (DEL, INS) if accept else (INS, DEL)
    for table in list(root.iter(TBL)):
        _rows(table, gone, stays, which)
    for one in list(root.iter(INS, DEL)):
        around = one.getparent()
        if around is None or around.tag in (RPR, TRPR) or not which(one):
            continue
        if one.tag == gone:
            _take_out(one)
        else:
            if one.tag == DEL:
                for run in one.iter(R):
                    as_standing(run)
            replaced_by_children(one)
    for change in list(root.iter(w("rPrChange"), PARAGRAPH_CHANGE, CELL_CHANGE)):
        if which(change):
            _properties(change, accept=accept)
    for paragraph in list(root.iter(P)):
        if (mark := mark_change(paragraph, stays)) is not None and which(mark):
            _unmark(mark)
        if (mark := mark_change(paragraph, gone)) is not None and which(mark):
            _unmark(mark)
            _join(paragraph, drop_anchors=not accept)
    if not accept:
        _drop_empty_anchors(root)


def _rows(table: Element, gone: str, stays: str, which: Which) -> None:
    for row in list(rows_in(table)):
        properties = row.find(TRPR)
        if properties is None:
            continue
        for change in list(properties):
            if change.tag == gone and which(change):
                removed(row)
            elif change.tag == stays and which(change):
                removed(change)
                if not len(properties):
                    removed(properties)
    if next(table.iter(TR), None) is None:
        removed(table)


def _take_out(one: Element) -> None:
    around = one.getparent()
    removed(one)
    while around is not None and around.tag == w("hyperlink") and around.find(f".//{R}") is None:
        above = around.getparent()
        removed(around)
        around = above


def _properties(change: Element, *, accept: bool) -> None:
    holder = parent_of(change)
    removed(change)
    if accept:
        return
    old = change.find(holder.tag)
    kept = [one for one in holder if holder.tag == PPR and one.tag in (RPR, SECTION)]
    for one in list(holder):
        holder.remove(one)
    holder.extend([*(old if old is not None else ()), *kept])


def _unmark(mark: Element) -> None:
    look = parent_of(mark)
    removed(mark)
    if not len(look):
        removed(look)


def _join(paragraph: Element, *, drop_anchors: bool) -> None:
    """Takes the end of a paragraph away: what it holds now begins the next one."""
    following = paragraph.getnext()
    content = [one for one in paragraph if one.tag != PPR]
    empty = not any(True for _ in paragraph.iter(R))
    if following is None or following.tag != P:
        if empty and following is not None:
            removed(paragraph)
        return
    if empty and drop_anchors:
        removed(paragraph)
        return
    at = 1 if len(following) and following[0].tag == PPR else 0
    for offset, one in enumerate(content):
        following.insert(at + offset, one)
    removed(paragraph)


def _drop_empty_anchors(root: Element) -> None:
    """Anchors of ours round nothing, beside others in the same paragraph."""
    for start in list(root.iter(BOOKMARK_START)):
        if not start.get(NAME, "").startswith(OURS):
            continue
        end = start.getnext()
        if end is not None and end.tag == w("bookmarkEnd") and end.get(ID) == start.get(ID):
            others = [
                one
                for one in parent_of(start).iter(BOOKMARK_START)
                if one is not start and one.get(NAME, "").startswith(ANCHOR)
            ]
            if others:
                removed(start)
                removed(end)
