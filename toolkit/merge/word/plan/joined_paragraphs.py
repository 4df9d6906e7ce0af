"""Joins paragraphs into one text where one side has several for one of the other."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.merge.text.tokens import opaque
from toolkit.merge.word.model.text_model import Paragraph
from toolkit.merge.word.read.document import BodyItem

NEW_PARAGRAPH = opaque("paragraph", "")
"""The token between the texts of two paragraphs."""


def joined(paragraphs: Sequence[Paragraph]) -> Paragraph:
    """The paragraphs as one, with a token where one ends and the next begins."""
    if len(paragraphs) == 1:
        return paragraphs[0]
    tokens, marks = list(paragraphs[0].tokens), list(paragraphs[0].marks)
    for one in paragraphs[1:]:
        tokens += [NEW_PARAGRAPH, *one.tokens]
        marks += ["", *one.marks]
    return Paragraph(tuple(tokens), tuple(marks), paragraphs[0].style)


def text_at(places: Sequence[int], items: Sequence[BodyItem]) -> Paragraph:
    """The text of these items of a file."""
    return joined([items[at].paragraph for at in places])
