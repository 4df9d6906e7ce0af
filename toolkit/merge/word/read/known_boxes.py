"""Finds the boxes of an official form again that have lost their bookmarks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from toolkit.merge.text.tokens import OPAQUE, is_word
from toolkit.merge.word.model.text_model import Block, Table
from toolkit.ooxml.boxes import Boxes, boxes_of, outer_cells
from toolkit.ooxml.wordml import Element, P, T

LONG = 6
"""Words of a paragraph that is in no two boxes by chance."""


@dataclass(frozen=True)
class KnownBoxes:
    """What was generated in the boxes of a file."""

    anchors: Mapping[str, str] = field(default_factory=dict)
    """The name of the box by the anchor of each paragraph and row in it."""

    texts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By the name of a box its paragraphs, each with the number of its words."""

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> KnownBoxes:
        """What these blocks say of boxes."""
        anchors: dict[str, str] = {}
        texts: dict[str, dict[str, int]] = defaultdict(dict)
        for block in blocks:
            if not block.box:
                continue
            if isinstance(block.content, Table):
                anchors.update((row.anchor, block.box) for row in block.content.rows)
                continue
            anchors[block.anchor] = block.box
            tokens = block.content.tokens
            if not any(one.startswith(OPAQUE) for one in tokens) and (
                words := sum(map(is_word, tokens))
            ):
                texts[block.box]["".join(tokens).strip()] = words
        anchors.pop("", None)
        return cls(anchors, texts) if anchors else NO_KNOWN_BOXES

    def in_story(self, story: Element, starts: Mapping[Element, str]) -> Boxes:
        """The boxes of a story: by the names of its bookmarks, which are `starts`, else by their
        words."""
        found = boxes_of(starts, self.anchors)
        missing = self.texts.keys() - set(found.cells.values())
        if not missing:
            return found
        more = dict(self._by_words(story, missing, found))
        return Boxes({**found.cells, **more}) if more else found

    def _by_words(
        self, story: Element, missing: Iterable[str], found: Boxes
    ) -> Iterator[tuple[Element, str]]:
        """The cells that say what was generated in one of the missing boxes."""
        free = {
            cell: {_text(one) for one in cell.iter(P)}
            for cell in outer_cells(story)
            if cell not in found.cells
        }
        for name in sorted(missing):
            known = self.texts[name]
            shared = {cell: known.keys() & said for cell, said in free.items()}
            best = max(shared, key=lambda cell: len(shared[cell]), default=None)
            if best is None:
                return
            there = shared[best]
            if 2 * len(there) >= len(known) or any(known[one] >= LONG for one in there):
                yield best, name
                del free[best]


NO_KNOWN_BOXES = KnownBoxes()


def _text(paragraph: Element) -> str:
    return "".join([node.text or "" for node in paragraph.iter(T)]).strip()
