"""Reads a newly written file: its blocks, and where each of them is.

What the blocks say is known from the base of the file, so they are only looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Protocol

from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Block, Table
from toolkit.merge.word.read.base_blocks import Met, blocks_of_base
from toolkit.merge.word.read.known_boxes import KnownBoxes
from toolkit.merge.word.read.story_marks import Marks
from toolkit.ooxml.boxes import NO_BOXES, Boxes
from toolkit.ooxml.containers import rows_in
from toolkit.ooxml.raw_blocks import parsed, slices
from toolkit.ooxml.wordml import TBL, Element

NAMES = re.compile(rb'<w:bookmarkStart [^>]*w:name="(_pk\w+)"')
STYLE = re.compile(rb'<w:pStyle w:val="([^"]+)"')
ROOT = re.compile(rb"<w:(?:document|hdr|ftr)\s([^>]*)>")


class Source(Protocol):
    """Where a new block is in the file that it comes from."""

    @property
    def element(self) -> Element:
        """The paragraph or table."""

    @property
    def rows(self) -> list[Element]:
        """The rows of a table."""


class GeneratedBlock:
    """A paragraph or table as its bytes, read when it is first needed."""

    def __init__(self, content: bytes, namespaces: bytes) -> None:
        self.content, self._namespaces = content, namespaces

    @cached_property
    def element(self) -> Element:
        """The paragraph or table."""
        return parsed(self.content, self._namespaces)

    @cached_property
    def rows(self) -> list[Element]:
        """The rows of a table."""
        return list(rows_in(self.element))


def blocks_of_generated(
    file: WordFile, base: Any, met: Met | None = None
) -> list[tuple[Block, Source]]:
    """The generated blocks of a file that nobody has touched, each with where it is.

    What they say is what the base of the file says of them: only what is to be copied is read.
    Empty where one of them is not found. `met` is what another base told already.
    """
    blocks = blocks_of_base(base, met)
    found = list(_found(blocks, dict(_slices(file)), file.style_names))
    return found if len(found) == len(blocks) else []


@dataclass(frozen=True)
class FilledBlock:
    """A paragraph or table of a newly filled official form."""

    element: Element
    _boxes: Boxes = NO_BOXES

    @cached_property
    def rows(self) -> list[Element]:
        """The rows of a table, without those in which boxes are."""
        return list(self._boxes.rows_in(self.element))


def blocks_of_filled(file: WordFile, base: Any) -> list[tuple[Block, Source]]:
    """The generated blocks of an official form that was just filled, each with where it is.

    `base` is that of the form. Blocks that are not found are left out.
    """
    blocks = blocks_of_base(base)
    standing: dict[str, FilledBlock] = {}
    for _, _, story in file.stories():
        marks = Marks(story, file.our_comments, KnownBoxes.of(blocks))
        for one, _ in marks.boxes.blocks_in(story):
            place = FilledBlock(one, marks.boxes)
            for named in place.rows if one.tag == TBL else (one,):
                standing.update(dict.fromkeys(marks.names.get(named, ()), place))
    found: list[tuple[Block, Source]] = []
    for block in blocks:
        rows = block.content.rows if isinstance(block.content, Table) else ()
        names = [row.anchor for row in rows] or [block.anchor]
        if known := next((standing[name] for name in names if name in standing), None):
            found.append((block, known))
    return found


def _slices(file: WordFile) -> Iterator[tuple[str, GeneratedBlock]]:
    """By each anchor the paragraph or table in which it is."""
    for part in (file.main, *file.related("header"), *file.related("footer")):
        content = file.package.parts[part]
        if root := ROOT.search(content):
            for one in slices(content):
                for name in NAMES.findall(one):
                    yield name.decode(), GeneratedBlock(one, root[1])


def _found(
    blocks: tuple[Block, ...], standing: Mapping[str, GeneratedBlock], names: Mapping[str, str]
) -> Iterator[tuple[Block, Source]]:
    for block in blocks:
        content = block.content
        one = standing.get(content.rows[0].anchor if isinstance(content, Table) else block.anchor)
        if one is None:
            continue
        if not isinstance(content, Table) and not content.style:
            style = STYLE.search(one.content)
            name = names.get(style[1].decode(), "") if style else ""
            block = replace(block, content=replace(content, style=name))
        yield block, one
