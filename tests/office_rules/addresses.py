"""Areas of cells as Excel writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from toolkit.cell_addresses import number_of

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
END = re.compile(r"\$?([A-Z]{1,3})?\$?(\d{1,7})?")


class Area(NamedTuple):
    """Columns and rows, counted from 1, both ends included."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left + 1

    @property
    def height(self) -> int:
        return self.bottom - self.top + 1

    def meets(self, other: Area) -> bool:
        """Whether both hold a cell in common."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )


def area_of(text: str) -> Area | None:
    """The area of `B2`, `B2:D9`, `B:D` or `2:9`; None where the text is none."""
    ends = [END.fullmatch(one) for one in text.split(":")]
    if len(ends) > 2 or None in ends:
        return None
    (left, top), (right, bottom) = (one.groups() for one in (ends[0], ends[-1]) if one)
    same_form = (left is None, top is None) == (right is None, bottom is None)
    if not same_form or not (left or top) or (len(ends) == 1 and not (left and top)):
        return None
    columns = (number_of(left), number_of(right)) if left else (1, LAST_COLUMN)
    rows = (int(top), int(bottom)) if top else (1, LAST_ROW)
    fits = 1 <= columns[0] <= columns[1] <= LAST_COLUMN and 1 <= rows[0] <= rows[1] <= LAST_ROW
    return Area(columns[0], rows[0], columns[1], rows[1]) if fits else None


def meeting(areas: Iterable[Area]) -> Iterator[tuple[Area, Area]]:
    """The pairs of areas that have a cell in common."""
    standing: Sequence[Area] = sorted(areas, key=lambda one: one.top)
    for at, one in enumerate(standing):
        for other in standing[at + 1 :]:
            if other.top > one.bottom:
                break
            if one.meets(other):
                yield one, other
