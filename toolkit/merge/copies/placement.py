"""Where in the current file something of a copy would stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from toolkit.merge.copies.copy import Copy
from toolkit.merge.copies.match_copy import CopyMatch
from toolkit.merge.word.read.document import BodyItem
from toolkit.ooxml.wordml import DEL, Element, mark_change

NEAR = 4
"""So many leaves on, what waits beside a text is looked for."""


def behind(copy: Copy, meeting: CopyMatch, leaves: Sequence[BodyItem]) -> list[int]:
    """For each leaf of the copy the one of the current file that it stands behind; -1: none."""
    names = {at: name for name, at in meeting.written}
    taken = meeting.copy.taken
    found, last = [], -1
    for at in range(len(copy.leaves)):
        found.append(last)
        here = meeting.current.places.get(names.get(at) or taken.get(at, ""))
        if here and leaves[here[-1]].part == "body":
            last = here[-1]
    return found


class Neighbours:
    """What is generated in a copy and in the current file, to tell whether two places are one."""

    def __init__(self, copy: Copy, meeting: CopyMatch) -> None:
        places = {at: meeting.current.places.get(a, []) for at, a in meeting.copy.taken.items()}
        self._there = [at for at in sorted(places) if places[at] and copy.leaves[at].part == "body"]
        self._here = [places[at] for at in self._there]
        self._generated = sorted(meeting.generated)

    def are_shared(self, at: int, here: int) -> bool:
        """Whether a leaf of the copy and one of the current file have a generated neighbour in
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


def is_deleted(leaves: Sequence[BodyItem]) -> dict[str, Element]:
    """By their anchors the paragraphs that somebody proposes to delete in the copy."""
    gone = [leaf for leaf in leaves if leaf.gone and not leaf.is_table]
    return {
        name: change
        for leaf in gone
        if (change := mark_change(leaf.element, DEL)) is not None
        for name in leaf.anchors
    }
