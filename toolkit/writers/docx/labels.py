"""Labels that references repeat: each in a bookmark of its own, so that Word can read it there.

`T2.1` in a sentence is a field that shows what the bookmark around `T2.1` in the table of tasks
holds. Whoever changes the label there and presses F9 has it changed everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.document.tree import Document, Figure, Heading, Inline, Row, Table, Text
from toolkit.document.walk import NO_BREAK, blocks, captions_of, plain, references
from toolkit.writers.docx.anchors import anchor_name, row_id

Inlines = tuple[Inline, ...]

DIGITS = "0123456789"

PREFIX = "_pl"
"""How the names of these bookmarks begin; the underscore hides them in Word."""


def label_name(block_id: str) -> str:
    """The name of the bookmark around the label of a block."""
    return PREFIX + anchor_name(block_id)[3:]


class Label(NamedTuple):
    """A label where it is."""

    text: str
    cell: int = 0
    """In a row the cell that holds it, at the beginning of its first paragraph."""

    before_number: str = ""
    """`Table `, where it is `Table 3`: the bookmark holds the number alone. LibreOffice would part
    the two at the end of a line, whatever space is between them inside a field."""


def labels_of(document: Document) -> Mapping[str, Label]:
    """By the id of a block the label that references to it repeat, where it is there."""
    wanted: dict[str, str] = {}
    for one in references(document):
        if one.to and one.text:
            wanted.setdefault(one.to, one.text)
    found: dict[str, Label] = {}
    numbered = captions_of(document) if wanted else {}
    for block in blocks(document) if wanted else ():
        match block:
            case Heading(id=name, inlines=inlines) if name in wanted:
                if label := _in_heading(wanted[name], inlines):
                    found[name] = label
            case Figure(id=name, caption=caption):
                if label := _in_caption(wanted.get(name, ""), caption, numbered.get(name, "")):
                    found[name] = label
            case Table(id=name, caption=caption):
                if label := _in_caption(wanted.get(name, ""), caption, numbered.get(name, "")):
                    found[name] = label
                found.update(_in_rows(block, wanted))
    return found


def _in_rows(table: Table, wanted: Mapping[str, str]) -> Iterator[tuple[str, Label]]:
    """The ids of a table's rows with their labels, as far as they are wanted and there."""
    for row in table.rows:
        name = row_id(table.id, row.key)
        if name in wanted and (label := _in_row(row, wanted[name])):
            yield name, label


def _in_heading(label: str, inlines: Inlines) -> Label | None:
    """In a heading that says the label, or ends with its number: `WP3` in `Work Package 3`."""
    if parted(inlines, label):
        return Label(label)
    before, number = label.rstrip(DIGITS), label[len(label.rstrip(DIGITS)) :]
    said = plain(inlines)
    is_number = number and said.endswith(f" {number}")
    return Label(label, before_number=before) if is_number and before else None


def _in_caption(label: str, caption: str, number: str) -> Label | None:
    if label and label == number:
        word, space, _ = number.rpartition(NO_BREAK)
        return Label(label, before_number=f"{word}{space}")
    return Label(label) if label and label in caption else None


def _in_row(row: Row, label: str) -> Label | None:
    """In the cell that says the label alone, else in one that begins with it."""
    lines = [cell.paragraphs[0] if cell.paragraphs else () for cell in row.cells]
    words = [plain(line) for line in lines]
    for fits in (str.__eq__, str.startswith):
        for cell, (line, said) in enumerate(zip(lines, words, strict=True)):
            if fits(said, label) and parted(line, label):
                return Label(label, cell)
    return None


def parted(inlines: Inlines, label: str) -> tuple[Inlines, Inlines, Inlines] | None:
    """What is before the label, the label, and what is behind; None where it is not."""
    for number, one in enumerate(inlines):
        if isinstance(one, Text) and label in one.text:
            before, _, behind = one.text.partition(label)
            return (
                (*inlines[:number], one._replace(text=before)),
                (one._replace(text=label),),
                (one._replace(text=behind), *inlines[number + 1 :]),
            )
    return None
