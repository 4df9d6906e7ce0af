"""How many lines a text takes in a column, so that its row is high enough from the first."""

from __future__ import annotations

from budgets.cell_values import Formula, Input, Shown, Value

LINE = 11
"""The height of one line, in points."""

HIGHEST = 409
"""Points that a row may be high (Excel specifications and limits)."""

WIDE, NARROW, HEADS = 1.12, 1.0, 0.82
"""Letters of a text that stand in the width of one digit: plain, bold, and at the head of a
column, where they keep clear of the next."""


def text_of(value: Value) -> str:
    """The text that a cell shows; empty for figures, which never wrap."""
    if isinstance(value, Shown):
        value = value.value
    if isinstance(value, Input):
        value = value.value
    if isinstance(value, Formula):
        value = value.result
    return value if isinstance(value, str) else ""


def lines_of(text: str, width: float) -> int:
    """The lines of `text` where so many characters stand side by side; words stay whole."""
    return sum(_wrapped(part, max(width, 1)) for part in text.split("\n"))


def _wrapped(text: str, width: float) -> int:
    lines, used = 1, 0.0
    for word in text.split():
        needed = len(word) + (1 if used else 0)
        if used and used + needed > width:
            lines, used, needed = lines + 1, 0.0, len(word)
        used += needed
        while used > width:
            lines, used = lines + 1, used - width
    return lines
