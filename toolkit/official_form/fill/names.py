"""The anchors of a filled form: every row of a table that was touched has exactly one."""

from __future__ import annotations

from toolkit.official_form.cells import words_of
from toolkit.official_form.fill.cell_text import first_paragraph, named
from toolkit.official_form.fill.transfer import Transfer
from toolkit.official_form.titles import folded_title
from toolkit.ooxml.containers import rows_in
from toolkit.ooxml.wordml import ANCHOR, BOOKMARK_START, BOX, NAME, Element
from toolkit.writers.docx.anchors import anchor_name, row_id

OFFICIAL = "official/"
"""How the ids of tables begin that are the form's own."""

LONGEST_KEY = 40
"""Letters of a row's words that are part of its id."""


class Names:
    """Gives out anchors, and keeps the ids for which they stand."""

    def __init__(self, transfer: Transfer) -> None:
        self._transfer = transfer
        self.ids: dict[str, None] = {}
        """All ids, in the order in which they were given out."""

    def paragraph(self, paragraph: Element, block_id: str) -> None:
        """Names a paragraph by the id of a block, unless that id is taken."""
        if block_id not in self.ids:
            self.ids[block_id] = None
            named(paragraph, anchor_name(block_id), self._transfer.bookmark())

    def row(self, row: Element, table_id: str, key: str) -> None:
        """Names a row by its table and its key."""
        self.paragraph(first_paragraph(row), row_id(table_id, key))

    def rest(self, table: Element, key: str) -> None:
        """Names the rows of a table that have no name yet, by their words."""
        used: dict[str, int] = {}
        for row in rows_in(table):
            words = folded_title(words_of(row))[:LONGEST_KEY].strip()
            used[words] = used.get(words, 0) + 1
            if not has_anchor(row):
                self.row(row, f"{OFFICIAL}{key}", f"{words}/{used[words]}")

    def box(self, title_cell: Element, block_id: str) -> None:
        """Marks the cell before a box."""
        name = BOX + anchor_name(block_id).removeprefix(ANCHOR)
        named(first_paragraph(title_cell), name, self._transfer.bookmark())


def has_anchor(row: Element) -> bool:
    """Whether a row has the anchor of a block."""
    return any(one.get(NAME, "").startswith(ANCHOR) for one in row.iter(BOOKMARK_START))
