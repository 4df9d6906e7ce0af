"""Whether a drawing is unchanged since it was generated."""

from __future__ import annotations

import re

from toolkit.merge.word.model.text_model import Block, Paragraph, same_text
from toolkit.merge.word.read.base_blocks import is_figure
from toolkit.merge.word.read.document import BodyItem, is_drawn
from toolkit.ooxml.wordml import T, w

BOX = w("txbxContent")


def is_as_drawn(item: BodyItem, known: Block | None) -> bool:
    """Whether nothing is there but the drawing that was generated as that block.

    The base names the words in its boxes; any other word was typed by hand.
    """
    if not is_drawn(item):
        return False
    said = [node.text or "" for box in item.element.iter(BOX) for node in box.iter(T)]
    typed = set(re.findall(r"\w+", " ".join(said).casefold()))
    return not typed or known is None or typed <= _words_of(known)


def is_as_generated(item: BodyItem, block: Block) -> bool:
    """Whether a paragraph, table or drawing says what was generated as that block."""
    if is_figure(block):
        return is_as_drawn(item, block)
    return same_text(block.content, item.content)


def _words_of(block: Block) -> set[str]:
    tokens = block.content.tokens if isinstance(block.content, Paragraph) else ()
    return set(re.findall(r"\w+", " ".join(tokens)))
