"""What stands in the same order on both sides: the longest rise, and the best pairs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

ALIKE = 0.45
"""Between neighbours that are known, texts as alike as this are the same, edited."""


def longest_rise(numbers: Sequence[int]) -> list[int]:
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


def pairs(
    rows: int, columns: int, alike: Callable[[int, int], float], least: float = ALIKE
) -> list[tuple[int, int]]:
    """The pairs, in order on both sides, that are the most alike in sum."""
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
