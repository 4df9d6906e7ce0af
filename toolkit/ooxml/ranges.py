"""Ranges of a Word text, each with a mark where it begins and one where it ends."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.ooxml.wordml import ID, Element, w

KINDS = ("bookmark", "commentRange", "perm", "moveFromRange", "moveToRange")
MARKS = {w(f"{kind}{end}"): (kind, end == "Start") for kind in KINDS for end in ("Start", "End")}


def ranges_are_in_order(elements: Iterable[Element]) -> bool:
    """Whether no range of these elements, in this order, begins after an end of its own id."""
    ended: set[tuple[str, str]] = set()
    for element in elements:
        for one in element.iter(*MARKS):
            kind, begins = MARKS[one.tag]
            this = kind, one.get(ID, "")
            if begins and this in ended:
                return False
            if not begins:
                ended.add(this)
    return True
