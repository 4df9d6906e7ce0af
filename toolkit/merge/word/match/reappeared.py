"""Finds new paragraphs of the outline that the file has already, since they were pulled from it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from toolkit.merge.typed_values import as_printed
from toolkit.merge.word.match.align import Alignment
from toolkit.merge.word.model.text_model import Block, Paragraph
from toolkit.merge.word.read.base_blocks import is_figure
from toolkit.merge.word.read.document import BodyItem


def reappeared(
    incoming: Sequence[Block], known: Collection[str], items: Sequence[BodyItem], found: Alignment
) -> dict[str, Block]:
    """The blocks that say exactly what a person made of a generated paragraph, by their anchors.

    A paragraph that a person split, or behind which they wrote another, is two in the outline once
    that was pulled. Their places are noted in `found`: each is one item then.
    """
    back: dict[str, Block] = {}
    taken = found.taken
    for number, block in enumerate(incoming):
        places = found.places.get(block.anchor)
        if not places or not isinstance(block.content, Paragraph) or is_figure(block):
            continue
        before, after = _new_around(incoming, number, known)
        for lead in range(before, -1, -1):
            for tail in range(after, -1, -1):
                group = incoming[number - lead : number + tail + 1]
                if len(group) == 1:
                    continue
                first = _window(group, lead, places, items, taken, block.anchor)
                if first is None:
                    continue
                for offset, one in enumerate(group):
                    found.places[one.anchor] = [first + offset]
                    taken[first + offset] = one.anchor
                    back[one.anchor] = _as_typed(one, items[first + offset])
                break
            else:
                continue
            break
    return back


def _new_around(incoming: Sequence[Block], number: int, known: Collection[str]) -> tuple[int, int]:
    """How many new paragraphs are right before and right behind a block."""

    def is_new(at: int) -> bool:
        block = incoming[at]
        return block.anchor not in known and isinstance(block.content, Paragraph)

    before = after = 0
    while number - before - 1 >= 0 and is_new(number - before - 1):
        before += 1
    while number + after + 1 < len(incoming) and is_new(number + after + 1):
        after += 1
    return before, after


def _window(
    group: Sequence[Block],
    lead: int,
    places: Sequence[int],
    items: Sequence[BodyItem],
    taken: dict[int, str],
    anchor: str,
) -> int | None:
    """The first of the items, one behind the other, that say what the group says."""
    for first in range(places[0] - lead, places[-1] + 1):
        window = range(first, first + len(group))
        if first < 0 or window[-1] >= len(items) or not set(places) <= set(window):
            continue
        if all(
            taken.get(at, anchor) == anchor and _says(items[at], one)
            for at, one in zip(window, group, strict=True)
        ):
            return first
    return None


def _says(item: BodyItem, block: Block) -> bool:
    if item.is_table or item.gone or item.part != block.part:
        return False
    return as_printed(item.paragraph.text) == as_printed(block.content.text)


def _as_typed(block: Block, item: BodyItem) -> Block:
    """The block as it is in the file, so that a sign or a full stop is an update and no edit."""
    said = block.content
    if not isinstance(said, Paragraph) or item.paragraph.text.strip() == said.text.strip():
        return block
    here = item.paragraph
    return replace(block, content=replace(said, tokens=here.tokens, marks=here.marks))
