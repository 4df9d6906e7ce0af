"""A newly written file: its blocks as the writer told of them, and where each of them stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from toolkit.merge.word.base import Met, blocks_of_base
from toolkit.merge.word.blocks import Block, Table
from toolkit.merge.word.file import WordFile
from toolkit.merge.word.reading import Leaf, style_of
from toolkit.merge.word.structure import rows_in
from toolkit.merge.word.wml import BOOKMARK_START, NAME, TR, Element

Standing = tuple[Block, Leaf]


def blocks_of_fresh(file: WordFile, base: Any, met: Met | None = None) -> list[Standing]:
    """The generated blocks of a file that nobody has touched, each with where it stands.

    What they say is what the base of the file says of them: nothing is read a second time. `met`
    is what another base told already.
    """
    starts: dict[str, Element] = {}
    for _, _, story in file.stories():
        starts.update((start.get(NAME, ""), start) for start in story.iter(BOOKMARK_START))
    return list(_found(blocks_of_base(base, met), starts, file.style_names))


def _found(
    blocks: tuple[Block, ...], starts: Mapping[str, Element], names: Mapping[str, str]
) -> Iterator[Standing]:
    for block in blocks:
        content = block.content
        start = starts.get(content.rows[0].anchor if isinstance(content, Table) else block.anchor)
        if start is None:
            continue
        if isinstance(content, Table):
            table = next(start.iterancestors(TR)).getparent()
            yield block, Leaf(table, content, part=block.part, rows=list(rows_in(table)))
            continue
        element = start.getparent()
        if not content.style and (style := style_of(element, names)):
            block = replace(block, content=replace(content, style=style))
        yield block, Leaf(element, block.content, (block.anchor,), part=block.part)
