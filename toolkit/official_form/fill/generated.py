"""The draft as a Word file, taken apart: what goes into each box, and the cells of each row."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from toolkit.ooxml.containers import cells_in
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import (
    ANCHOR,
    BOOKMARK_START,
    NAME,
    PPR,
    SECTION,
    TBL,
    TR,
    Element,
    child_of,
    removed,
    w,
)
from toolkit.writers.docx.anchors import anchor_name, row_id


class GeneratedPieces:
    """The pieces of a newly written Word file, by the ids of what they are."""

    def __init__(self, content: bytes) -> None:
        self.package = Package.read(content)
        self.main = self.package.main_part()
        self.tree = self.package.xml(self.main)
        self.blocks = [one for one in child_of(self.tree, w("body")) if one.tag in (w("p"), TBL)]
        for one in self.blocks:
            section = one.find(f"{PPR}/{SECTION}")
            if section is not None:
                removed(section)

    @cached_property
    def _places(self) -> dict[str, int]:
        """By the name of an anchor the block in which it is."""
        return {
            name: at
            for at, block in enumerate(self.blocks)
            for start in block.iter(BOOKMARK_START)
            if (name := start.get(NAME, "")).startswith(ANCHOR)
        }

    @cached_property
    def _rows(self) -> dict[str, Element]:
        """By the name of its anchor each row of a table that is in no other."""
        return {
            name: row
            for block in self.blocks
            if block.tag == TBL
            for row in block.iter(TR)
            for start in row.iter(BOOKMARK_START)
            if (name := start.get(NAME, "")).startswith(ANCHOR)
        }

    def content(self, starts: Sequence[str], at: int, end: str) -> list[Element]:
        """What is behind the paragraph of the id `starts[at]`, up to the next of them or `end`."""
        first = self._places[anchor_name(starts[at])] + 1
        following = starts[at + 1] if at + 1 < len(starts) else end
        last = self._places.get(anchor_name(following), len(self.blocks)) if following else None
        return self.blocks[first:last]

    def paragraph(self, block_id: str) -> Element:
        """The paragraph of that id."""
        return self.blocks[self._places[anchor_name(block_id)]]

    def cells(self, table_id: str, key: str) -> list[Element]:
        """The cells of a row; none where it was not written."""
        row = self._rows.get(anchor_name(row_id(table_id, key)))
        return list(cells_in(row)) if row is not None else []
