"""Where in the current file something of a copy would stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from toolkit.merge.copies.alignment import Meeting
from toolkit.merge.copies.copy import Copy
from toolkit.merge.word.reading import Leaf
from toolkit.merge.word.wml import DEL, Element, mark_change

NEAR = 4
"""So many leaves on, what waits beside a text is looked for."""


def behind(copy: Copy, meeting: Meeting, leaves: Sequence[Leaf]) -> list[int]:
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


def same_place(at: int, here: int, copy: Copy, meeting: Meeting) -> bool:
    """Whether a leaf of the copy and one of the current file have a generated neighbour in common.

    What people wrote between them does not count.
    """
    places = {there: meeting.current.places.get(a, []) for there, a in meeting.copy.taken.items()}
    known = [
        there for there in sorted(places) if places[there] and copy.leaves[there].part == "body"
    ]
    before = next((places[one][-1] for one in reversed(known) if one < at), -1)
    after = next(
        (places[one][0] for one in known if one > at), max(meeting.generated, default=0) + 1
    )
    return any(
        low < high and meeting.generated.isdisjoint(range(low + 1, high))
        for low, high in ((before, here), (here, after))
    )


def end_of(at: int, leaves: Sequence[Leaf], taken: Collection[int]) -> int:
    """The last leaf of what belongs to a leaf: what was written after it stays with it."""
    while 0 <= at < len(leaves) - 1:
        here, after = leaves[at], leaves[at + 1]
        apart = after.element.getparent() is not here.element.getparent()
        heading = not after.is_table and after.paragraph.level
        if at + 1 in taken or here.ends_section or after.ends_section or apart or heading:
            break
        at += 1
    return at


def struck(leaves: Sequence[Leaf]) -> dict[str, Element]:
    """By their anchors the paragraphs that somebody proposes to delete in the copy."""
    gone = [leaf for leaf in leaves if leaf.gone and not leaf.is_table]
    return {name: mark_change(one.element, DEL) for one in gone for name in one.anchors}
