"""The boxes of an official form: cells of tables whose text is read as text of the document.

The cell before a box, which has its title, holds a bookmark whose name begins with `_pb`; the box
is the next cell of that table. What else is in such a table belongs to the form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from toolkit.ooxml.containers import blocks_in, cells_in, rows_in
from toolkit.ooxml.wordml import (
    ANCHOR,
    BOOKMARK_START,
    BOX,
    CUSTOM_XML,
    NAME,
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TR,
    Element,
    P,
    w,
)

STORIES = frozenset((w("body"), w("hdr"), w("ftr")))
AROUND = frozenset((SDT, SDT_CONTENT, CUSTOM_XML))

NOTHING_KNOWN: Mapping[str, str] = {}


@dataclass(frozen=True)
class Boxes:
    """The boxes of a story."""

    cells: Mapping[Element, str]
    """The name of its bookmark by the cell of each box."""

    @cached_property
    def tables(self) -> frozenset[Element]:
        """The tables in which they are."""
        return frozenset(table for cell in self.cells if (table := table_of(cell)) is not None)

    @cached_property
    def rows(self) -> frozenset[Element]:
        """The rows in which they are."""
        rows = (next(cell.iterancestors(TR), None) for cell in self.cells)
        return frozenset(row for row in rows if row is not None)

    def blocks_in(self, story: Element) -> Iterator[tuple[Element, str]]:
        """The paragraphs and tables of a story, in their order, each with the box that it is in;
        empty where it is in none. A table with boxes comes before what is in them."""
        for one in blocks_in(story):
            yield one, ""
            if one in self.tables:
                for cell in _cells(one):
                    for inner in blocks_in(cell) if cell in self.cells else ():
                        yield inner, self.cells[cell]

    def paragraphs_beside(self, story: Element) -> Iterator[Element]:
        """The paragraphs of the tables with boxes that are in no box: titles and instructions."""
        for table in blocks_in(story) if self.cells else ():
            for cell in _cells(table) if table in self.tables else ():
                if cell not in self.cells:
                    yield from cell.iter(P)

    def rows_in(self, table: Element) -> Iterator[Element]:
        """The rows of a table in which no box is."""
        return (row for row in rows_in(table) if row not in self.rows)

    def container_of(self, one: Element, *tags: str) -> Element | None:
        """The nearest element with one of these tags around another, in the box in which it is."""
        for around in one.iterancestors(TC, *tags):
            if around in self.cells:
                return None
            if around.tag in tags:
                return around
        return None


NO_BOXES = Boxes({})


def boxes_in(story: Element) -> Boxes:
    """The boxes of a story, as far as their bookmarks are there."""
    return boxes_of({one: one.get(NAME, "") for one in story.iter(BOOKMARK_START)})


def boxes_of(starts: Mapping[Element, str], known: Mapping[str, str] = NOTHING_KNOWN) -> Boxes:
    """The boxes of a story with these bookmarks and their names.

    `known` are the anchors of what was generated in boxes, each with the name of its box. A cell
    that holds one of them is a box even where a person took the title away, split the box, or set
    a row between title and box.
    """
    marked = [(one, name) for one, name in starts.items() if name.startswith(BOX)]
    if not marked and not known:
        return NO_BOXES
    titles = {cell: name for one, name in marked if (cell := _outer_cell(one)) is not None}
    found: dict[Element, str] = {}
    for table in dict.fromkeys(map(table_of, titles)):
        before = ""
        for cell in _cells(table) if table is not None else ():
            if before and cell not in titles:
                found[cell] = before
            before = titles.get(cell, "")
    first = {ANCHOR + name.removeprefix(BOX): name for name in titles.values()}
    known = {**first, **known}
    for one, anchor in starts.items():
        name = known.get(anchor, "")
        cell = _outer_cell(one) if name else None
        if cell is None or cell in titles or cell in found or _is_in_row(cell, known):
            continue
        found[cell] = name
    return Boxes(found) if found else NO_BOXES


def table_of(cell: Element) -> Element | None:
    """The table of a cell."""
    return next(cell.iterancestors(TBL), None)


def outer_cells(story: Element) -> Iterator[Element]:
    """The cells of the tables of a story that are in no other table."""
    for one in blocks_in(story):
        if one.tag == TBL:
            yield from _cells(one)


def _cells(table: Element) -> Iterator[Element]:
    for row in rows_in(table):
        yield from cells_in(row)


def _outer_cell(inner: Element) -> Element | None:
    """The cell around an element, of a table that is in no other one and in no text box."""
    cell = None
    for around in inner.iterancestors(TC):
        cell = around
    table = table_of(cell) if cell is not None else None
    parent = table.getparent() if table is not None else None
    while parent is not None and parent.tag in AROUND:
        parent = parent.getparent()
    return cell if parent is None or parent.tag in STORIES else None


def _is_in_row(cell: Element, known: Mapping[str, str]) -> bool:
    """Whether a cell is in a row that was generated as a row of a table."""
    row = next(cell.iterancestors(TR), None)
    names = (one.get(NAME, "") for one in row.iter(BOOKMARK_START)) if row is not None else ()
    return any(name.startswith(ANCHOR) and name not in known for name in names)
