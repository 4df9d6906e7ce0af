"""The words of cells, as they are compared."""

from __future__ import annotations


def on_one_line(value: object) -> str:
    """What a cell shows, without line breaks and needless spaces; empty for an empty cell."""
    return "" if value is None else " ".join(f"{value}".split())


def folded(value: object) -> str:
    """The same whether it is written in small or in capital letters."""
    return on_one_line(value).casefold()
