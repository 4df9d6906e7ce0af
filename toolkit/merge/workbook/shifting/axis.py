"""The positions of the rows or columns of a sheet after some were added, removed or moved."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from toolkit.cell_addresses import ROWS
from toolkit.merge.text.sequences import increasing


@dataclass(frozen=True)
class Axis:
    """The lines of a sheet in one direction: their old numbers in the order of now.

    >>> axis = Axis((1, 0, 2, 4), known=4, most=ROWS)  # a line came after the first, the third went
    >>> axis.at(2), axis.at(3), axis.at(4), axis.at(9)
    (3, None, 4, 9)
    """

    order: tuple[int, ...]
    """0 is a line that is new."""

    known: int
    """How many of the lines before are in the order; those behind follow as they were."""

    most: int = ROWS
    """How many lines a sheet has at most."""

    _spans: dict[tuple[int, int], tuple[int, int] | None] = field(
        default_factory=dict, compare=False, repr=False
    )

    @cached_property
    def same(self) -> bool:
        """Whether nothing changes."""
        return self.order == tuple(range(1, self.known + 1))

    @cached_property
    def places(self) -> dict[int, int]:
        """The new number of each line that is still there."""
        return {old: new for new, old in enumerate(self.order, 1) if old}

    @cached_property
    def moved(self) -> frozenset[int]:
        """As few lines as can be said to have moved: all others keep their order."""
        there = [one for one in self.order if one]
        return frozenset(there) - frozenset(increasing(there))

    @cached_property
    def new(self) -> tuple[int, ...]:
        """The numbers of the lines that came."""
        return tuple(number for number, old in enumerate(self.order, 1) if not old)

    @cached_property
    def gone(self) -> frozenset[int]:
        """The old numbers of the lines that went."""
        return frozenset(range(1, self.known + 1)) - self.places.keys()

    @property
    def behind(self) -> int:
        """How far all lines behind the known ones shift."""
        return len(self.order) - self.known

    def at(self, old: int) -> int | None:
        """The new number of a line; None where it is gone."""
        if old <= self.known:
            return self.places.get(old)
        new = old + self.behind
        return new if new <= self.most else None

    def was(self, new: int) -> int | None:
        """The old number of a line; None where it is new."""
        if new <= len(self.order):
            return self.order[new - 1] or None
        return new - self.behind

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """The first and the last of what were the lines `first` to `last`; None where all went.

        Lines that moved out of it are left out, unless it has moved as a whole; a line that is new
        counts where it is between two of them. What reached the end of the sheet still does.
        """
        key = first, last
        if key not in self._spans:
            self._spans[key] = self._span(first, last)
        return self._spans[key]

    def spans(self, first: int, last: int) -> tuple[tuple[int, int], ...]:
        """The same in as many pieces as there are now: every line is where it went.

        A line that is new counts where both its neighbours do.
        """
        if not self.moved or last >= self.most:
            found = self.span(first, last)
            return (found,) if found else ()
        inside = range(first, min(last, self.known) + 1)
        numbers = sorted(self.places[one] for one in inside if one in self.places)
        if last > self.known:
            start = max(first, self.known + 1) + self.behind
            numbers += range(start, min(last + self.behind, self.most) + 1)
        pieces: list[tuple[int, int]] = []
        for number in numbers:
            between = range(pieces[-1][1] + 1, number) if pieces else ()
            if pieces and all(not self.was(one) for one in between):
                pieces[-1] = (pieces[-1][0], number)
            else:
                pieces.append((number, number))
        return tuple(pieces)

    def torn(self, first: int, last: int) -> bool:
        """Whether the lines are no longer adjacent."""
        found = self.span(first, last)
        return bool(self.moved) and found is not None and not self._only(first, last, *found)

    def _span(self, first: int, last: int) -> tuple[int, int] | None:
        if last >= self.most:
            start = min((new for old, new in self.places.items() if old >= first), default=0)
            return start or max(first + self.behind, len(self.order) + 1), self.most
        inside = [one for one in range(first, min(last, self.known) + 1) if one in self.places]
        ends = [self.places[one] for one in inside]
        if self.moved and ends and not self._only(first, last, min(ends), max(ends)):
            ends = [self.places[one] for one in inside if one not in self.moved] or ends
        if last > self.known:
            ends += [max(first, self.known + 1) + self.behind, last + self.behind]
        if not ends or min(ends) > self.most:
            return None
        return min(ends), min(max(ends), self.most)

    def _only(self, first: int, last: int, start: int, end: int) -> bool:
        """Whether no other old line is between `start` and `end`, and none of these outside."""
        inside = [one for one in self.order[start - 1 : end] if one]
        if not all(first <= one <= last for one in inside):
            return False
        there = sum(1 for one in range(first, min(last, self.known) + 1) if one in self.places)
        return there == len(inside)


def unchanged(known: int = 0, most: int = ROWS) -> Axis:
    """The lines as they were."""
    return Axis(tuple(range(1, known + 1)), known, most)


def near(axis: Axis, number: int) -> int:
    """The new number of a line, or of the next one that is still there."""
    number = max(number, 1)
    while number <= axis.known and axis.at(number) is None:
        number += 1
    return axis.at(number) or 1
