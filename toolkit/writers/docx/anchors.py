"""What names every block inside the file: a hidden bookmark within one paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha1

from toolkit.document.tree import Document, Figure, Heading, Paragraph, Table
from toolkit.document.walk import blocks, items
from toolkit.writers.docx.table_rows import all_rows

LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
PAIRS = [first + second for first in LETTERS for second in LETTERS]
"""Ten bits each, as base32 writes them."""

HEADER, FOOTER = "header", "footer"


@cache
def anchor_name(block_id: str) -> str:
    """The name of the bookmark of a block; the underscore hides it in Word."""
    digest = sha1(block_id.encode(errors="replace"), usedforsecurity=False).digest()
    bits = int.from_bytes(digest[:8], "big") >> 4
    return "_pk" + "".join([PAIRS[bits >> shift & 1023] for shift in range(50, -1, -10)])


def row_id(table_id: str, key: str) -> str:
    """The id of a row of a table: `wp/innovate/tasks#sme-survey`."""
    return f"{table_id}#{key}"


def anchor_of_place(place: str) -> str:
    """The anchor of a paragraph by its id; of a cell, `wp/innovate/tasks#survey/2`, that of its row
    and the number of the column."""
    if "#" not in place:
        return anchor_name(place)
    row, _, column = place.rpartition("/")
    return f"{anchor_name(row)}/{column}"


def drawing_id(figure_id: str) -> str:
    """The id of the paragraph that holds the picture of a figure; its caption has the figure's."""
    return f"{figure_id}#drawing"


def ids_of(document: Document) -> Iterator[str]:
    """The ids of all blocks, list items and table rows, in reading order."""
    for block in blocks(document):
        match block:
            case Heading(id=name) | Paragraph(id=name):
                yield name
            case Table(id=name):
                yield name
                yield from (row_id(name, row.key) for row in all_rows(block))
            case Figure(id=name):
                yield drawing_id(name)
                yield name
            case _:
                yield from (name for name, _ in items(block))


class Anchors:
    """Hands out the bookmarks of a document, each with a number of its own."""

    def __init__(self, document: Document) -> None:
        names: dict[str, str] = {HEADER: anchor_name(HEADER), FOOTER: anchor_name(FOOTER)}
        for block_id in ids_of(document):
            if not block_id:
                raise ValueError("a block has no id")
            if block_id in names:
                raise ValueError(f"two blocks have the id {block_id!r}")
            names[block_id] = anchor_name(block_id)
        self.names: Mapping[str, str] = names
        self._next = 0

    def around(self, block_id: str, content: str) -> str:
        """`content` of a paragraph between the start and the end of the block's bookmark."""
        return self.marked(self.names[block_id], content)

    def marked(self, name: str, content: str) -> str:
        """`content` between the start and the end of a bookmark of that name."""
        self._next += 1
        return (
            f'<w:bookmarkStart w:id="{self._next}" w:name="{name}"/>'
            f'{content}<w:bookmarkEnd w:id="{self._next}"/>'
        )
