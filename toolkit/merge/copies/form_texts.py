"""What was typed in a copy into titles and instructions of an official form, where it stays."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.merge.outcome import excerpt
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.boxes import boxes_in
from toolkit.ooxml.wordml import text_of


def typed_beside_boxes(copy: WordFile, current: WordFile) -> Iterator[str]:
    """The paragraphs beside the boxes of a copy that the current file does not have."""
    known = set(_beside_boxes(current))
    for text in _beside_boxes(copy):
        if text and text not in known:
            yield excerpt(text)


def _beside_boxes(file: WordFile) -> Iterator[str]:
    for one in boxes_in(file.body).paragraphs_beside(file.body):
        yield text_of(one).strip()
