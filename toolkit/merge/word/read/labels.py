"""Reads references to captions with the numbers that they had when they were generated.

Word counts captions and the references to them again (F9). Each of these references is read as the
number that was generated, so that only what a person typed differs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from toolkit.merge.text.tokens import OPAQUE
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Block, Table
from toolkit.merge.word.read.broken_references import labels_of_broken, references_in
from toolkit.ooxml.wordml import (
    ANCHOR,
    BOOKMARK_END,
    BOOKMARK_START,
    ID,
    LABEL,
    NAME,
    SIMPLE_FIELD,
    Element,
    w,
)

Labels = Mapping[str, str]
"""The numbers of captions, by the names of the bookmarks round them; behind `BROKEN` what a
reference showed that shows an error now."""

BROKEN = "broken "

AS_SHOWN: Labels = {}
"""References are read as what they show: in a file that was just written."""

CAPTION = "caption"
SEQUENCE = "SEQ"
NUMBER_OF = f"{OPAQUE}field:{SEQUENCE} "

INSTRUCTION = w("instrText")


def generated_labels(file: WordFile, base: Iterable[Block]) -> Labels:
    """The numbers of the captions in `base`, which was generated last in the file.

    Only of those whose bookmark in the file holds a number that Word counts: where references
    repeat a title, the bookmark is round the title. A reference that shows an error is read as
    what it showed.
    """
    blocks = list(base)
    numbers = _caption_numbers(blocks)
    counted = _counted_bookmarks(file.body) if numbers else {}
    labels = {name: number for name, number in numbers.items() if name in counted}
    broken = labels_of_broken(list(references_in(file.body)), blocks, labels)
    return labels | {f"{BROKEN}{name}": label for name, label in broken.items()}


def _caption_numbers(base: Iterable[Block]) -> dict[str, str]:
    reached: Counter[str] = Counter()
    numbers: dict[str, str] = {}
    for block in base:
        if isinstance(block.content, Table) or block.content.style != CAPTION:
            continue
        sequence = next((one for one in block.content.tokens if one.startswith(NUMBER_OF)), None)
        if sequence:
            reached[sequence] += 1
            numbers[f"{LABEL}{block.anchor.removeprefix(ANCHOR)}"] = str(reached[sequence])
    return numbers


def _counted_bookmarks(body: Element) -> set[str]:
    """The names of the bookmarks round labels inside which a field counts."""
    opened: dict[str, str] = {}
    counted: set[str] = set()
    for node in body.iter(BOOKMARK_START, BOOKMARK_END, INSTRUCTION, SIMPLE_FIELD):
        if node.tag == BOOKMARK_START:
            if (name := node.get(NAME, "")).startswith(LABEL):
                opened[node.get(ID, "")] = name
        elif node.tag == BOOKMARK_END:
            opened.pop(node.get(ID, ""), None)
        elif opened and _instruction(node).split()[:1] == [SEQUENCE]:
            counted.update(opened.values())
    return counted


def _instruction(field: Element) -> str:
    return field.get(w("instr"), "") if field.tag == SIMPLE_FIELD else field.text or ""
