"""How paragraphs, tables, rows and cells stand inside one another, through content controls."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.ooxml.wordml import (
    ANCHOR,
    BOOKMARK_END,
    BOOKMARK_START,
    COPY,
    CUSTOM_XML,
    INS,
    NAME,
    PARAGRAPH_CHANGE,
    PPR,
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TR,
    TRPR,
    Element,
    P,
    is_generated,
    mark_change,
)


def blocks_in(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables directly inside, through content controls."""
    for one in parent:
        if one.tag in (P, TBL):
            yield one
        elif one.tag in (SDT, SDT_CONTENT, CUSTOM_XML):
            yield from blocks_in(one)


def rows_in(table: Element) -> Iterator[Element]:
    """The rows of a table, through content controls."""
    yield from _inside(table, TR)


def cells_in(row: Element) -> Iterator[Element]:
    """The cells of a row, through content controls."""
    yield from _inside(row, TC)


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    for one in parent:
        if one.tag == tag:
            yield one
        elif one.tag in (SDT, SDT_CONTENT, CUSTOM_XML):
            yield from _inside(one, tag)


def row_change(row: Element, name: str) -> Element | None:
    """The tracked insertion or deletion of a row; None where there is none."""
    properties = row.find(TRPR)
    return properties.find(name) if properties is not None else None


def closed_by(one: Element) -> Element | None:
    """The paragraph whose mark this one of ours has taken over; None where it has taken over none.

    That is how a proposal stands behind the last paragraph of a section or of a story.
    """
    properties = one.find(PPR)
    change = properties.find(PARAGRAPH_CHANGE) if properties is not None else None
    if change is None or not is_generated(change) or mark_change(one, INS) is not None:
        return None
    before = one.getprevious()
    while before is not None and before.tag in (BOOKMARK_START, BOOKMARK_END):
        before = before.getprevious()
    mark = mark_change(before, INS) if before is not None and before.tag == P else None
    return before if mark is not None and is_generated(mark) else None


def bookmarks_in(one: Element) -> list[str]:
    """The names of our bookmarks that begin inside."""
    return [
        name
        for start in one.iter(BOOKMARK_START)
        if (name := start.get(NAME, "")).startswith((ANCHOR, COPY))
    ]
