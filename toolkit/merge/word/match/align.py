"""Aligns the blocks of the base with the paragraphs and tables of an edited file."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from toolkit.merge.text.sequences import best_pairs, longest_increasing
from toolkit.merge.word.match.likeness import NEARLY_EQUAL, WordBags
from toolkit.merge.word.model.text_model import Block, Paragraph, Table
from toolkit.merge.word.read.document import BodyItem

STRANGE = 0.3
"""An anchor on a text less alike than this may have slipped."""

LONG = 6


@dataclass(slots=True)
class Alignment:
    """Where each block is in the edited file; what is not named is not there."""

    places: dict[str, list[int]] = field(default_factory=dict)
    """By the block's anchor the numbers of its items: two where a person split a paragraph."""

    joined: dict[str, str] = field(default_factory=dict)
    """Blocks whose text a person joined to that of another."""

    sure: int = 0
    """How many of the body were known by their anchors."""

    @property
    def taken(self) -> dict[int, str]:
        """The blocks by their items."""
        return {at: anchor for anchor, places in self.places.items() for at in places}


def align(blocks: Sequence[Block], items: Sequence[BodyItem]) -> Alignment:
    """The places of the blocks among the items."""
    found = Alignment()
    bags = WordBags(blocks, items)
    free = {at for at, item in enumerate(items) if not (item.gone or item.copies)}
    _by_anchor(blocks, items, bags, free, found)
    found.sure = sum(block.anchor in found.places for block in blocks if block.part == "body")
    missing = [
        number
        for number, block in enumerate(blocks)
        if block.anchor not in found.places and block.anchor not in found.joined
    ]
    if missing and free:
        _by_text(blocks, items, bags, free, found)
    _accepted_copies(blocks, items, found)
    _split_ends(blocks, items, bags, free, found)
    return found


def _names(item: BodyItem) -> Iterator[str]:
    yield from item.anchors
    yield from item.follows
    if isinstance(item.content, Table):
        yield from (row.anchor for row in item.content.rows if row.anchor)


def _by_anchor(
    blocks: Sequence[Block],
    items: Sequence[BodyItem],
    bags: WordBags,
    free: set[int],
    found: Alignment,
) -> None:
    standing: dict[str, list[int]] = defaultdict(list)
    for at in sorted(free):
        for name in _names(items[at]):
            standing[name].append(at)
    owners: dict[int, str] = {}
    for number, block in enumerate(blocks):
        if isinstance(block.content, Table):
            votes = Counter(
                at
                for row in block.content.rows
                for at in standing.get(row.anchor, ())
                if at in free and items[at].is_table
            )
            choices = [at for at, _ in votes.most_common(1)]
        else:
            choices = [at for at in standing.get(block.anchor, ()) if not items[at].is_table]
        if len(choices) > 1:
            choices.sort(key=lambda at: -bags.alike(number, at))
        if not choices:
            continue
        at = _where_it_slipped(number, choices[0], items, bags, free)
        if at in owners:
            found.joined[block.anchor] = owners[at]
            continue
        found.places[block.anchor] = [at]
        owners[at] = block.anchor
        free.discard(at)


def _where_it_slipped(
    number: int, at: int, items: Sequence[BodyItem], bags: WordBags, free: set[int]
) -> int:
    """The item itself, or its neighbour without an anchor where that is clearly the text."""
    if (
        items[at].is_table
        or bags.equal(number, at)
        or not bags.block(number)
        or bags.alike(number, at) >= STRANGE
    ):
        return at
    for beside in (at + 1, at - 1):
        if beside in free and not items[beside].anchors and bags.alike(number, beside) >= 0.6:
            return beside
    return at


def _by_text(
    blocks: Sequence[Block],
    items: Sequence[BodyItem],
    bags: WordBags,
    free: set[int],
    found: Alignment,
) -> None:
    """Pairs what is between known neighbours, then what is nearly equal anywhere."""

    def take(number: int, at: int) -> None:
        found.places[blocks[number].anchor] = [at]
        free.discard(at)

    lost = {
        n
        for n, block in enumerate(blocks)
        if block.anchor not in found.places and block.anchor not in found.joined
    }
    _equal_and_alone(blocks, items, lost, free, take)
    numbers = {block.anchor: number for number, block in enumerate(blocks)}
    known = sorted((numbers[anchor], places[0]) for anchor, places in found.places.items())
    for low, high in _gaps(known, len(blocks), len(items)):
        here = [n for n in range(low[0] + 1, high[0]) if n in lost]
        there = [at for at in range(low[1] + 1, high[1]) if at in free]
        if here and there:
            alike = partial(_between, bags, here, there)
            for i, j in best_pairs(len(here), len(there), alike):
                take(here[i], there[j])
                lost.discard(here[i])
    long = [number for number in sorted(lost) if bags.block(number).total() >= LONG]
    places = bags.places_by_word(free) if long else {}
    for number in long:
        near = bags.sharing(number, places) & free
        best = max(near, key=lambda at: (bags.alike(number, at), -at), default=None)
        if best is not None and bags.alike(number, best) >= NEARLY_EQUAL:
            take(number, best)


def _equal_and_alone(
    blocks: Sequence[Block],
    items: Sequence[BodyItem],
    lost: set[int],
    free: set[int],
    take: Callable[[int, int], None],
) -> None:
    """Pairs texts that are on either side once."""
    here: dict[str, list[int]] = defaultdict(list)
    there: dict[str, list[int]] = defaultdict(list)
    for number in lost:
        here[f"{blocks[number].part} {blocks[number].content.text}"].append(number)
    for at in free:
        there[f"{items[at].part} {items[at].content.text}"].append(at)
    for text, numbers in here.items():
        places = there.get(text, [])
        if len(numbers) == 1 == len(places) and text.partition(" ")[2].strip():
            take(numbers[0], places[0])
            lost.discard(numbers[0])


def _gaps(
    known: list[tuple[int, int]], blocks: int, items: int
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The stretches between neighbours that are in the same order on both sides."""
    chain = [known[i] for i in longest_increasing([at for _, at in known])]
    edges = [(-1, -1), *chain, (blocks, items)]
    yield from itertools.pairwise(edges)


def _accepted_copies(blocks: Sequence[Block], items: Sequence[BodyItem], found: Alignment) -> None:
    """The other version of a block is the block once a person took the first away."""
    copies = {name: at for at, item in enumerate(items) if not item.gone for name in item.copies}
    for block in blocks:
        name = copy_of(block.anchor)
        if block.anchor not in found.places and name in copies:
            found.places[block.anchor] = [copies[name]]


def copy_of(anchor: str) -> str:
    """The anchor of the other version of the block of that anchor."""
    return f"_pq{anchor.removeprefix('_pk')}"


def _split_ends(
    blocks: Sequence[Block],
    items: Sequence[BodyItem],
    bags: WordBags,
    free: set[int],
    found: Alignment,
) -> None:
    """A paragraph without an anchor that holds the end of the one above belongs to it.

    So does one that holds the beginning of the one below, which took the anchor along.
    """
    for number, block in enumerate(blocks):
        places = found.places.get(block.anchor, [])
        if not places or not isinstance(block.content, Paragraph):
            continue
        if free.isdisjoint((places[0] - 1, places[0] + 1)) or bags.equal(number, places[0]):
            continue
        for step, edge in ((1, -1), (-1, 0)):
            while (beside := places[edge] + step) in free and not items[beside].is_table:
                seen = sum((bags.item(at) for at in places), Counter[str]())
                rest, part = bags.block(number) - seen, bags.item(beside)
                common = sum(min(count, rest[word]) for word, count in part.items())
                if {*items[beside].anchors} - {block.anchor}:
                    break
                if common < 2 or common < 0.6 * part.total():
                    break
                places.insert(len(places) if step > 0 else 0, beside)
                free.discard(beside)


def _between(
    bags: WordBags, here: Sequence[int], there: Sequence[int], block: int, place: int
) -> float:
    """How alike a block and a body item are, both counted within the stretch between known ones."""
    return bags.between(here[block], there[place])
