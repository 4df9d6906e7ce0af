"""How wide the columns of a table are: their shares, but never narrower than their longest word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from toolkit.document.style import Style
from toolkit.document.tree import Cell, Table
from toolkit.document.walk import plain
from toolkit.writers.docx.grid import heads, placed

WIDEST_WORD = 30.0
"""Millimetres; a longer word is broken."""

TWIPS = 1440 / 25.4
"""In a millimetre."""

NARROW, WIDE = frozenset("iljtfrI.,;:'|!()[]/ -"), frozenset("mwMW@%—")


@dataclass(frozen=True, slots=True)
class Measures:
    """What a table is drawn with: its columns in twips, its type and the padding of its cells."""

    columns: tuple[int, ...]
    size: float
    padding: float
    """Millimetres left and right of the text."""


def measured(table: Table, total: int, style: Style) -> Measures:
    """Columns that add up to `total` twips; type and padding shrink where the words need it."""
    shares = [max(column.width, 0.001) for column in table.columns]
    wanted = [total * share / sum(shares) for share in shares]
    smallest, padding = style.table.smallest, style.table.padding
    if table.small:
        # a month such as M36 is about two and a half sizes of its type wide
        fitting = min(wanted) / 20 / 2.4
        size = max(smallest, min(style.faces["table_small"].size, fitting))
        return Measures(_whole(wanted, total), round(size * 2) / 2, 0)
    size = style.faces["table"].size
    for tried in (
        size,
        *(half / 2 for half in range(round(size * 2) - 1, round(smallest * 2) - 1, -1)),
    ):
        margin = padding if tried == size else padding / 2
        least = [one * TWIPS for one in _least(table, tried, margin)]
        if sum(least) <= total:
            return Measures(_whole(_raised(wanted, least), total), tried, margin)
    return Measures(_whole(least, total), smallest, padding / 2)


def _whole(widths: list[float], total: int) -> tuple[int, ...]:
    """The widths, brought to `total` in whole twips."""
    scale = total / sum(widths)
    edges = [round(scale * sum(widths[:number])) for number in range(len(widths) + 1)]
    return tuple(right - left for left, right in pairwise(edges))


def _raised(wanted: list[float], least: list[float]) -> list[float]:
    """`wanted` with the narrow ones raised to `least`, the others giving way in proportion."""
    total, short = sum(wanted), {n for n, one in enumerate(wanted) if one < least[n]}
    while short:
        kept = sum(least[n] for n in short)
        rest = sum(one for n, one in enumerate(wanted) if n not in short)
        scale = (total - kept) / rest if rest else 0
        scaled = [least[n] if n in short else one * scale for n, one in enumerate(wanted)]
        more = {n for n, one in enumerate(scaled) if one < least[n] - 0.01}
        if not more:
            return scaled
        short |= more
    return wanted


def _least(table: Table, size: float, padding: float) -> list[float]:
    """The width in millimetres that the longest word of each column asks for."""
    least = [0.0] * len(table.columns)
    for bold, rows in ((True, heads(table)), (False, table.rows)):
        for row in rows:
            for column, cell in placed(table, row):
                if cell.span == 1:
                    least[column] = max(least[column], _longest(cell, bold) * size * 0.3528)
    return [min(one, WIDEST_WORD) + 2 * padding + 0.6 for one in least]


def _longest(cell: Cell, bold: bool) -> float:
    words = _words(plain(line) for line in cell.paragraphs)
    return max((width_of(word) for word in words), default=0.0) * (1.06 if bold else 1.0)


def _words(lines: Iterable[str]) -> Iterable[str]:
    # a space that does not break keeps its word together, a hyphen lets it go
    return (word for line in lines for word in line.replace("-", "- ").split(" "))


@cache
def width_of(word: str) -> float:
    """The width of a word in Arial, in sizes of its type."""
    return sum(
        0.28 if one in NARROW else 0.85 if one in WIDE else 0.68 if one.isupper() else 0.556
        for one in word
    )
