"""The Word file of a partner's texts: some sections of the draft, and by what the file is known."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from toolkit.document.tree import Block, Document, Heading, List, Part
from toolkit.document.walk import items

PARTNER_TITLE = "partner/title"
"""The id of the heading that names the project and the partner."""

BETWEEN = " \N{MIDDLE DOT} "
"""Between the acronym and the name of a partner, in what its file says of itself."""


def sections_of(whole: Document, asked: Collection[str]) -> Iterator[Part]:
    """The parts of a draft with what is asked for: sections with all below their headings, by tag
    or by the id of the heading, and places in sections, by the beginning of their ids.
    """
    level = 0
    for part in whole.parts:
        kept: list[Block] = []
        for block in part.blocks:
            if isinstance(block, Heading):
                if level and block.level <= level:
                    level = 0
                if not level and block.id in asked:
                    level = block.level
            if level or any(_is_in(name, asked) for name in _ids(block)):
                kept.append(block)
        if kept:
            yield part._replace(blocks=tuple(kept))


def _ids(block: Block) -> tuple[str, ...]:
    """The id of a block; of a list those of its points."""
    return tuple(name for name, _ in items(block)) if isinstance(block, List) else (block.id,)


def _is_in(name: str, asked: Collection[str]) -> bool:
    """Whether a block is in a place that is asked for: `PRJ-OBJ-PO/objectives/p1`."""
    return any(name == one or name.startswith(f"{one}/") for one in asked if "/" in one)
