"""A copy that came back, with the base that it was edited from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from toolkit.merge.text.tokens import OPAQUE
from toolkit.merge.word.model.author import Author
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Block, Content, Paragraph, Table
from toolkit.merge.word.read.base_blocks import blocks_of_base
from toolkit.merge.word.read.document import BodyItem, body_items
from toolkit.merge.word.read.known_boxes import KnownBoxes
from toolkit.merge.word.read.labels import Labels, generated_labels
from toolkit.ooxml.wordml import HYPERLINK, VAL, Element, T, is_generated, w

CONTENTS = ("toc ", "table of figures", "contents heading")
GALLERY = "Table of Contents"
BREAK = f"{OPAQUE}break:"


@dataclass(frozen=True, slots=True, eq=False)
class Copy:
    """An edited copy, read."""

    name: str
    """Of its file, as it was typed."""

    person: Author
    file: WordFile
    base: tuple[Block, ...]
    """What was generated in it."""

    labels: Labels
    """The numbers of the captions that were generated in it."""

    items: Sequence[BodyItem]

    known: bool = True
    """Whether the record of what was generated in it was written here. Else nobody knows whether
    what the copy lacks ever stood in it, and no deletion of its is made without being asked for."""


def copy_of_file(
    file: WordFile, name: str, person: Author, base: Any, *, known: bool = True
) -> Copy:
    """The copy with what it holds."""
    blocks = blocks_of_base(base)
    labels = generated_labels(file, blocks)
    items = body_items(file, labels, row_anchors(blocks), KnownBoxes.of(blocks))
    return Copy(name, person, file, blocks, labels, items, known)


def row_anchors(blocks: Sequence[Block]) -> set[str]:
    """The anchors that name rows of tables."""
    tables = [block.content for block in blocks if isinstance(block.content, Table)]
    return {row.anchor for table in tables for row in table.rows}


def says_nothing(item: BodyItem) -> bool:
    """Whether an item is an empty line, a bare page break, or part of a table of contents."""
    if item.is_table:
        return item.gone
    tokens = [one for one in item.paragraph.tokens if not one.startswith(BREAK)]
    if not "".join(tokens).strip():
        return True
    return is_in_contents(item)


def is_in_contents(item: BodyItem) -> bool:
    """Whether a paragraph is one of a table of contents."""
    return item.paragraph.style.startswith(CONTENTS) or _is_in_contents(item.element)


def is_contents_line(item: BodyItem, headings: Collection[str]) -> bool:
    """Whether a paragraph is a line of a table of contents that a program made plain text of."""
    if item.is_table or next(item.element.iter(HYPERLINK), None) is None:
        return False
    return item.content.text.strip(" \t0123456789.") in headings


def headings_of(blocks: Sequence[Block]) -> set[str]:
    """The texts of the headings, without the figures round them."""
    return {block.content.text.strip(" \t0123456789.") for block in blocks if block.level}


def _is_in_contents(one: Element) -> bool:
    around = one.getparent()
    while around is not None and around.tag in (w("sdtContent"), w("sdt")):
        if any(name.get(VAL) == GALLERY for name in around.iter(w("docPartGallery"))):
            return True
        around = around.getparent()
    return False


def words_of_comment(comment: Element) -> str:
    """What a comment says."""
    return "".join(node.text or "" for node in comment.iter(T))


def comments_of(file: WordFile) -> list[Element]:
    """The comments of people, in their order."""
    return [
        one for part in file.related("comments") for one in file.tree(part) if not is_generated(one)
    ]


def digest_of(copy: Copy) -> str:
    """A checksum of all that a copy says, however it was saved."""
    said = [
        f"({item.part!r}, {item.gone!r}, {_said(item.content)})"
        for item in copy.items
        if item.part == "body" and not says_nothing(item)
    ]
    said += [repr(words_of_comment(one)) for one in comments_of(copy.file)]
    return sha256(f"[{', '.join(said)}]".encode(errors="replace")).hexdigest()[:16]


def _said(content: Content) -> str:
    """All that a paragraph or table says, in the form in which files remember it: what else a later
    version of this tool knows of a row must not make a copy new that was merged before."""
    if isinstance(content, Paragraph):
        tokens, marks = content.tokens, content.marks
        return f"Paragraph(tokens={tokens!r}, marks={marks!r}, style={content.style!r})"
    rows = [
        f"Row(anchor={row.anchor!r}, cells={row.cells!r}, marks={row.marks!r})"
        for row in content.rows
    ]
    return f"Table(rows=({', '.join(rows)}{',' if len(rows) == 1 else ''}))"
