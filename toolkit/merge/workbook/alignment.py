"""Merges the order of the rows or columns of an edited sheet with the incoming order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.merge.text.sequences import increasing

Lines = list[int | str]
"""Old numbers, and the keys of lines that are new."""


@dataclass(frozen=True)
class Lineup:
    """The lines of a sheet in one direction, and what the outline wants of them."""

    count: int
    """How many lines the sheet has; not all of them have keys."""

    there: Mapping[str, int]
    """The number of each key, as the outline calls it now."""

    wanted: Sequence[str]
    """The outline's keys in their order; those that are not there come."""

    gone: frozenset[str] = frozenset()
    out: frozenset[str] = frozenset()
    """Keys that a person deleted: they are not added again."""

    before: Mapping[str, str] = field(default_factory=dict)
    """New keys that come above another line, whatever the outline's order is."""

    known: frozenset[str] | None = None
    """Keys that the outline had before; others have the place that a person gave them."""

    moves: bool = False
    """Whether lines may change places."""

    def lines(self) -> Lines:
        """The sheet's lines in their new order.

        >>> Lineup(4, {"a": 2, "b": 3, "d": 4}, "abcd", frozenset("b")).lines()
        [1, 2, 'c', 4]
        """
        went = {self.there[key] for key in self.gone if key in self.there}
        found: Lines = [one for one in range(1, self.count + 1) if one not in went]
        staying = [key for key in self.wanted if key in self.there and self._known(key)]
        numbers = [self.there[key] for key in staying]
        still = set(increasing(numbers)) if self.moves else set(numbers)
        for number in (one for one in numbers if one not in still):
            self._take(found, number)
        last = 0
        for key in self.wanted:
            here = self.there.get(key)
            if key in self.out or key in self.before or (here and not self._known(key)):
                continue
            if here is None:
                found.insert(last, key)
                last += 1
            elif here in still:
                last = found.index(here) + 1
            else:
                block = self._block(here)
                found[last:last] = block
                last += 1
        for key, other in self.before.items():
            found.insert(found.index(self.there[other]), key)
        return found

    def _known(self, key: str) -> bool:
        return key not in self.gone and (self.known is None or key in self.known)

    def _take(self, lines: Lines, number: int) -> None:
        for one in self._block(number):
            lines.remove(one)

    def _block(self, number: int) -> list[int]:
        """A line with a person's own lines below it, if a line with a key follows them."""
        keyed = sorted(self.there.values())
        behind = next((one for one in keyed if one > number), 0)
        return list(range(number, behind)) if behind else [number]


def reordered(before: Sequence[str], there: Sequence[str], wanted: Sequence[str]) -> bool | None:
    """Whether the outline alone changed the order of the keys that all three know; None if both.

    >>> reordered("abc", "abc", "cab"), reordered("abc", "bac", "abc"), reordered("abc", "bac", "c")
    (True, False, False)
    """
    common = set(before) & set(there) & set(wanted)
    was, now, new = ([key for key in keys if key in common] for keys in (before, there, wanted))
    if now == new or was == new:
        return False
    return True if now == was else None
