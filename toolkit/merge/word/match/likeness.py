"""Measures how alike texts are by their words, and whether one is as it was generated."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from toolkit.merge.text.tokens import is_word, mask
from toolkit.merge.word.model.text_model import (
    BELOW_HEADINGS,
    Block,
    Content,
    Paragraph,
    Table,
    same_text,
)
from toolkit.merge.word.read.base_blocks import is_figure
from toolkit.merge.word.read.document import BodyItem, is_drawn, too_many
from toolkit.ooxml.wordml import T, w

NEARLY_EQUAL = 0.85
"""Anywhere else they must be as alike as this, and of some length."""

MAY_BE_MISSING = 1 - NEARLY_EQUAL / (2 - NEARLY_EQUAL)
"""The part of the words of a text that one which is nearly equal to it may lack."""

MOST_COMPARED = 4_000_000
"""Texts held against each other: this many take some fifteen seconds."""

BOX = w("txbxContent")

Words = Counter[str]


def words_of(content: Content) -> Words:
    """The words of a text and how often each is there; figures of one kind are alike."""
    if isinstance(content, Table):
        tokens = [token for row in content.rows for cell in row.cells for token in cell]
    else:
        tokens = list(content.tokens)
    words = Counter(map(_word, tokens))
    del words[""]
    return words


@lru_cache(maxsize=50_000)
def _word(token: str) -> str:
    """What a token counts as; empty where it carries no meaning of its own."""
    return mask(token).lower() if is_word(token) else ""


def likeness(one: Words, two: Words) -> float:
    """How alike two texts are by their words: 1 when they have all in common."""
    total = one.total() + two.total()
    if not total:
        return 1.0
    common = sum(min(count, two[word]) for word, count in one.items() if word in two)
    return 2 * common / total


class WordBags:
    """The words of blocks and items, counted once each."""

    def __init__(self, blocks: Sequence[Block], items: Sequence[BodyItem]) -> None:
        self._blocks, self._items = blocks, items
        self._known: dict[tuple[bool, int], Words] = {}
        self._compared = 0

    def block(self, number: int) -> Words:
        if (True, number) not in self._known:
            self._known[True, number] = words_of(self._blocks[number].content)
        return self._known[True, number]

    def item(self, at: int) -> Words:
        if (False, at) not in self._known:
            self._known[False, at] = words_of(self._items[at].content)
        return self._known[False, at]

    def equal(self, number: int, at: int) -> bool:
        """Whether the two say the same, which is quickly seen."""
        return same_text(self._blocks[number].content, self._items[at].content)

    def alike(self, number: int, at: int) -> float:
        self._compared += 1
        if self._compared > MOST_COMPARED:
            raise too_many("too many of them differ")
        block, item = self._blocks[number], self._items[at]
        if block.part != item.part or isinstance(block.content, Table) is not item.is_table:
            return 0.0
        if not item.is_table and _is_heading(block.level) is not _is_heading(item.paragraph.level):
            return 0.0
        return likeness(self.block(number), self.item(at))

    def places_by_word(self, free: Collection[int]) -> dict[str, set[int]]:
        """By each word the items in which it is."""
        found: dict[str, set[int]] = defaultdict(set)
        for at in free:
            for word in self.item(at):
                found[word].add(at)
        return found

    def sharing(self, number: int, places: Mapping[str, set[int]]) -> set[int]:
        """All items that may be nearly equal to a block, by the rarest of its words.

        One that has none of these lacks too many words of the block to be nearly equal.
        """
        words, found = self.block(number), set[int]()
        missing = 0
        for word in sorted(words, key=lambda one: len(places.get(one, ()))):
            found |= places.get(word, set())
            missing += words[word]
            if missing > MAY_BE_MISSING * words.total():
                break
        return found

    def between(self, number: int, at: int) -> float:
        """How alike they are where their neighbours are known: a drawing is one by its look."""
        if is_figure(self._blocks[number]):
            return 1.0 if is_drawn(self._items[at]) else 0.0
        return self.alike(number, at)


def _is_heading(level: int) -> bool:
    """Whether a paragraph of that level is a heading in any program; one in a box has a style of
    its own, which Google Docs takes away."""
    return 0 < level <= BELOW_HEADINGS


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
