"""How paragraphs, tables, rows and cells stand inside one another, through content controls."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.merge.word.wml import (
    ANCHOR,
    BOOKMARK_START,
    COPY,
    CUSTOM_XML,
    NAME,
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TR,
    TRPR,
    Element,
    P,
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


def row_change(row: Element, name: str) -> Element:
    """The tracked insertion or deletion of a row; None where there is none."""
    properties = row.find(TRPR)
    return properties.find(name) if properties is not None else None


def bookmarks_in(one: Element) -> list[str]:
    """The names of our bookmarks that begin inside."""
    return [
        name
        for start in one.iter(BOOKMARK_START)
        if (name := start.get(NAME, "")).startswith((ANCHOR, COPY))
    ]
