"""Finds which of the kept records tells what was generated in a file, by the words of the file."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import NamedTuple

from toolkit.document.partner_sections import PARTNER_TITLE
from toolkit.merge.record import Record
from toolkit.merge.refusals import KNOWN_AT_LEAST
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Block
from toolkit.merge.word.read.base_blocks import blocks_of_base
from toolkit.merge.word.read.document import Reader, body_items
from toolkit.merge.word.read.labels import AS_SHOWN
from toolkit.ooxml.boxes import outer_cells
from toolkit.ooxml.containers import blocks_in


class Recognized(NamedTuple):
    """A record, and how much of it was found in a file word for word, from 0 to 1."""

    record: Record
    share: float
    """Of a partner's texts without the prompts that were answered."""

    is_named: bool = False
    """Whether it is that of a partner's texts whose title, with project and partner, is there."""


def recognized(file: WordFile, records: Iterable[Record]) -> Recognized | None:
    """The record of which the most is found in a file; None where there are no records.

    Those of which too little is found come last. Of records of which as much is found the first
    one is taken.
    """
    said = {item.content.text for item in body_items(file, AS_SHOWN)}
    in_cells: set[str] | None = None
    best: Recognized | None = None
    most = (False, -1)
    for record in records:
        blocks = [one for one in blocks_of_base(record.data) if one.content.text.strip()]
        found = sum(one.content.text in said for one in blocks)
        if any(one.box for one in blocks):
            # the boxes of an official form are cells of tables where their bookmarks are lost
            in_cells = in_cells if in_cells is not None else _in_cells(file)
            found += sum(
                one.box != "" and one.content.text not in said and one.content.text in in_cells
                for one in blocks
            )
        is_named = any(one.id == PARTNER_TITLE and one.content.text in said for one in blocks)
        # nearly all that can be written in a partner's texts is written over prompts
        answered = sum(_is_answered(one, said) for one in blocks) if is_named else 0
        share = found / max(len(blocks) - answered, 1)
        # a plan contains less than the proposal that contains it, and is found in both
        if (share >= KNOWN_AT_LEAST, found) > most:
            best, most = Recognized(record, share, is_named), (share >= KNOWN_AT_LEAST, found)
    return best


def _in_cells(file: WordFile) -> set[str]:
    """What is said in cells, by paragraphs and by tables inside them."""
    found: set[str] = set()
    reader = Reader(file, AS_SHOWN)
    for cell in outer_cells(file.body):
        found |= {reader.content(one, file.main).text for one in blocks_in(cell)}
    return found


def _is_answered(block: Block, said: Container[str]) -> bool:
    return bool(block.asks) and block.content.text not in said
