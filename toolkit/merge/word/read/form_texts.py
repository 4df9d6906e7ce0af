"""The texts of an official form that are nobody's block: its instructions, and titles of its boxes.

What a person types among them is known by the texts that the form had when it was filled.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha1
from typing import NamedTuple

from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.document import style_of
from toolkit.merge.word.read.known_boxes import NO_KNOWN_BOXES, KnownBoxes
from toolkit.merge.word.read.story_marks import Marks
from toolkit.ooxml.wordml import TBL, TC, Element, P, T

HEADING = "heading "
DIGITS = 12
"""Hexadecimal digits by which a text is remembered."""


class FormText(NamedTuple):
    """A paragraph of a form, and the heading above it."""

    heading: str
    text: str

    @property
    def digest(self) -> str:
        """By which it is known again, however it was spaced."""
        words = " ".join(self.text.split())
        return sha1(words.encode(errors="replace"), usedforsecurity=False).hexdigest()[:DIGITS]


def form_texts(file: WordFile, known: KnownBoxes = NO_KNOWN_BOXES) -> Iterator[FormText]:
    """The paragraphs with words that are in no box, in no row of ours, and no block of ours."""
    marks = Marks(file.body, file.our_comments, known)
    heading = ""
    for one, box in marks.boxes.blocks_in(file.body):
        if box:
            continue
        if one.tag == P:
            if style_of(one, file.style_names).startswith(HEADING):
                heading = _text(one)
            elif one not in marks.names:
                yield from _told(heading, one)
        elif one.tag == TBL and not marks.has_named_rows(one):
            for inner in _beside_boxes(one, marks):
                yield from _told(heading, inner)


def _beside_boxes(table: Element, marks: Marks) -> Iterator[Element]:
    for one in table.iter(P):
        if not any(around in marks.boxes.cells for around in one.iterancestors(TC)):
            yield one


def _told(heading: str, paragraph: Element) -> Iterator[FormText]:
    if text := _text(paragraph):
        yield FormText(heading, text)


def _text(paragraph: Element) -> str:
    return " ".join("".join([node.text or "" for node in paragraph.iter(T)]).split())
