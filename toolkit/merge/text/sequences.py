"""Matches two sequences: the longest common order, and the best pairs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import ceil, sqrt

MOST_COMPARED = 250_000
"""Pairs that are compared each with each; a proposal that was rewritten from end to end has less.
The time grows with their number: a million take some five seconds."""

ALIKE = 0.45
"""Between neighbours that are known, texts as alike as this are the same, edited."""


def longest_increasing(numbers: Sequence[int]) -> list[int]:
    """The positions of the most numbers that can be left standing in rising order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        place = bisect_left(tails, number)
        if place == len(tails):
            tails.append(number)
            ends.append(at)
        else:
            tails[place], ends[place] = number, at
        before.append(ends[place - 1] if place else -1)
    chain: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def increasing(numbers: Sequence[int]) -> list[int]:
    """The most numbers that can be left in their places in rising order.

    >>> increasing([1, 4, 2, 3, 5])
    [1, 2, 3, 5]
    """
    return [numbers[at] for at in longest_increasing(numbers)]


def best_pairs(
    rows: int, columns: int, alike: Callable[[int, int], float], least: float = ALIKE
) -> list[tuple[int, int]]:
    """The pairs, in order on both sides, that are the most alike in sum.

    Where there are a great many, stretches of them that are in the same part of either side.
    """
    if rows * columns > MOST_COMPARED:
        return list(_in_stretches(rows, columns, alike, least))
    values = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            value = alike(i, j)
            values[i][j] = max(
                values[i + 1][j],
                values[i][j + 1],
                values[i + 1][j + 1] + value if value >= least else 0.0,
            )
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < rows and j < columns:
        if values[i][j] == values[i + 1][j]:
            i += 1
        elif values[i][j] == values[i][j + 1]:
            j += 1
        else:
            found.append((i, j))
            i, j = i + 1, j + 1
    return found


def _in_stretches(
    rows: int, columns: int, alike: Callable[[int, int], float], least: float
) -> Iterator[tuple[int, int]]:
    """The pairs at either end that are equal, then those in stretches between."""
    head = tail = 0
    shorter = min(rows, columns)
    while head < shorter and alike(head, head) >= 1:
        yield head, head
        head += 1
    while tail < shorter - head and alike(rows - 1 - tail, columns - 1 - tail) >= 1:
        tail += 1
    both = (rows - head - tail) * (columns - head - tail)
    count = max(ceil(sqrt(both / MOST_COMPARED)), both // (4 * MOST_COMPARED), 1)
    edges = [
        [head + (size - head - tail) * number // count for number in range(count + 1)]
        for size in (rows, columns)
    ]
    for (top, bottom), (left, right) in zip(*map(pairwise, edges), strict=True):
        inside = _from(alike, top, left)
        for i, j in best_pairs(bottom - top, right - left, inside, least):
            yield top + i, left + j
    for back in range(tail, 0, -1):
        yield rows - back, columns - back


def _from(alike: Callable[[int, int], float], top: int, left: int) -> Callable[[int, int], float]:
    """The same for a stretch that begins there."""
    return lambda i, j: alike(top + i, left + j)
