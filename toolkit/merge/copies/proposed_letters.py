"""Finds who proposed, with tracked changes in a copy, to change letters inside words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from toolkit.merge.word.read.split_runs import Atom, top_of
from toolkit.ooxml.wordml import DEL, INS, PPR, Element, T, w

DELETED = w("delText")


def changes_inside(atoms: Sequence[Atom], before: str) -> list[Element]:
    """The tracked changes that make neighbouring words of a copy of the text `before`.

    Empty where these do not make all the difference, since the copy's person typed there as well,
    and where nothing of the words was left: then these are changes of whole words.
    """
    holders = [one for atom in atoms for one in atom.holders]
    if not holders:
        return []
    first, last = top_of(holders[0]), top_of(holders[-1])
    if first.getparent() is not last.getparent():
        return []
    inside = list(_up_to(first, last))
    left, right = _beside(first, forward=False), _beside(last, forward=True)
    for ahead, behind in product(range(len(left) + 1), range(len(right) + 1)):
        pieces = [*left[:ahead][::-1], *inside, *right[:behind]]
        changes = [one for one in pieces if one.tag in (INS, DEL)]
        if len(changes) < len(pieces) and "".join(map(_refused, pieces)) == before:
            return changes
    return []


def _up_to(first: Element, last: Element) -> Iterator[Element]:
    one: Element | None = first
    while one is not None:
        yield one
        if one is last:
            return
        one = one.getnext()


def _beside(one: Element, *, forward: bool) -> list[Element]:
    """The deletions right behind or before an element, the nearest first."""
    found: list[Element] = []
    for beside in one.itersiblings(preceding=not forward):
        if beside.tag == DEL:
            found.append(beside)
        elif beside.tag == PPR or next(beside.iter(T, DELETED), None) is not None:
            break
    return found


def _refused(one: Element) -> str:
    """What an element says with its tracked changes refused."""
    if one.tag == INS:
        return ""
    kind = DELETED if one.tag == DEL else T
    return "".join(node.text or "" for node in one.iter(kind))
