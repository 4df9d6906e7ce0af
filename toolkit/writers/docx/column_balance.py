"""Columns whose text would be in a narrow strip take room from those that have too much."""

from __future__ import annotations

from collections.abc import Sequence

ROWS_SEEN = 40
TOO_TALL = 1.6
"""How much taller than with ideal columns a table may be before its shares are not followed."""

STEP, LEAST_STEP = 0.08, 0.01
"""The share of the whole width that moves at a time, at first and at last."""


def balanced(
    widths: Sequence[float], least: Sequence[float], texts: Sequence[Sequence[float]]
) -> list[float]:
    """`widths`, or better ones where a table would be much taller than it need be.

    `texts` holds for every row how long the text of each cell is on one line; no column gets
    narrower than its `least`.
    """
    total, rows = sum(widths), [row for row in texts[:ROWS_SEEN] if any(row)]
    ideal = sum(max(sum(row) / total, 1.0) for row in rows)
    best = list(widths)
    height = _height(best, rows)
    step = STEP
    while rows and height > TOO_TALL * ideal and step >= LEAST_STEP:
        moved = _moved(best, least, rows, step * total)
        lower = _height(moved, rows)
        if lower < height - 1e-6:
            best, height = moved, lower
        else:
            step /= 2
    return best


def _height(widths: Sequence[float], rows: Sequence[Sequence[float]]) -> float:
    """The lines of all rows; a row is at least one line high."""
    return sum(max(1.0, *map(_lines, row, widths)) for row in rows)


def _lines(text: float, width: float) -> float:
    return text / width


def _moved(
    widths: list[float], least: Sequence[float], rows: Sequence[Sequence[float]], step: float
) -> list[float]:
    """`step` taken from the column that misses it least, given to the one that gains most."""
    numbers = range(len(widths))
    gains = [0.0] * len(widths)
    needed = [0.0] * len(widths)
    for row in rows:
        lines = list(map(_lines, row, widths))
        tallest = max(numbers, key=lines.__getitem__)
        if lines[tallest] > 1:
            gains[tallest] += lines[tallest] / widths[tallest]
        for number in numbers:
            needed[number] = max(needed[number], row[number] / max(lines[tallest], 1.0))
    taker = max(numbers, key=gains.__getitem__)
    spare = [widths[n] - max(least[n], needed[n]) if n != taker else float("-inf") for n in numbers]
    giver = max(numbers, key=spare.__getitem__)
    amount = min(step, spare[giver])
    if amount <= 0:
        return widths
    moved = list(widths)
    moved[giver] -= amount
    moved[taker] += amount
    return moved
