"""Where in the current file the parts of a copy are, or would be."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from toolkit.merge.copies.copy import Copy
from toolkit.merge.copies.match_copy import CopyMatch
from toolkit.merge.outcome import excerpt
from toolkit.merge.text.sequences import longest_increasing
from toolkit.merge.word.model.text_model import Block
from toolkit.merge.word.read.document import BodyItem
from toolkit.ooxml.wordml import DEL, Element, mark_change

NEAR = 4
"""So many items on, what waits beside a text is looked for."""


def behind(copy: Copy, match: CopyMatch, items: Sequence[BodyItem]) -> list[int]:
    """For each item of the copy the one of the current file that it is behind; -1: none."""
    names = {at: name for name, at in match.written}
    taken = match.copy.taken
    found, last = [], -1
    for at in range(len(copy.items)):
        found.append(last)
        here = match.current.places.get(names.get(at) or taken.get(at, ""))
        if here and items[here[-1]].part == "body":
            last = here[-1]
    return found


class Neighbours:
    """What is generated in a copy and in the current file, to decide whether two places are one."""

    def __init__(self, copy: Copy, match: CopyMatch) -> None:
        places = {at: match.current.places.get(a, []) for at, a in match.copy.taken.items()}
        self._there = [at for at in sorted(places) if places[at] and copy.items[at].part == "body"]
        self._here = [places[at] for at in self._there]
        self._generated = sorted(match.generated)

    def are_shared(self, at: int, here: int) -> bool:
        """Whether an item of the copy and one of the current file have a generated neighbour in
        common. What people wrote between them does not count."""
        above, below = bisect_left(self._there, at), bisect_right(self._there, at)
        before = self._here[above - 1][-1] if above else -1
        end = self._generated[-1] + 1 if self._generated else 1
        after = self._here[below][0] if below < len(self._here) else end
        return any(
            low < high and self._nothing_between(low, high)
            for low, high in ((before, here), (here, after))
        )

    def _nothing_between(self, low: int, high: int) -> bool:
        return bisect_right(self._generated, low) == bisect_left(self._generated, high)


def is_deleted(items: Sequence[BodyItem]) -> dict[str, Element]:
    """By their anchors the paragraphs that a person proposes to delete in the copy."""
    gone = [item for item in items if item.gone and not item.is_table]
    return {
        name: change
        for item in gone
        if (change := mark_change(item.element, DEL)) is not None
        for name in item.anchors
    }


def moved(copy: Copy, match: CopyMatch) -> Iterator[tuple[Block, str]]:
    """The block that begins each part which was put elsewhere, and the text before it there."""
    there, here = match.copy.places, match.current.places
    both = [one for one in copy.base if one.anchor in there and one.anchor in here]
    in_copy = sorted(both, key=lambda block: there[block.anchor][0])
    shifted = _displaced(both, [there[block.anchor][0] for block in both])
    shifted &= _displaced(in_copy, [here[block.anchor][0] for block in in_copy])
    last = ""
    for block in in_copy:
        if block.anchor in shifted and last not in shifted:
            before = [at for at in match.copy.taken if at < there[block.anchor][0]]
            yield block, excerpt(copy.items[max(before)].content.text) if before else ""
        last = block.anchor


def _displaced(blocks: Sequence[Block], places: Sequence[int]) -> set[str]:
    """The fewest blocks whose places are out of order."""
    stay = set(longest_increasing(places))
    return {block.anchor for at, block in enumerate(blocks) if at not in stay}
