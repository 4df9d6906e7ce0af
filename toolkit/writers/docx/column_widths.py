"""How wide the columns of a table are: their shares, but never narrower than their longest word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, repeat
from typing import NamedTuple

from toolkit.document.style import Style
from toolkit.document.tree import Align, Table
from toolkit.writers.docx.column_balance import balanced
from toolkit.writers.docx.text_width import Lengths, lengths_of

TWIPS = 1440 / 25.4
"""In a millimetre."""

WIDEST_WORD = 30 * TWIPS
"""A longer word is broken."""

SPARE = 0.6 * TWIPS
"""What a word needs beside its own width, so that rounding does not break it."""

TOLERANCE = 0.01

WIDE_COLUMN = 850
"""Twips from which on a cell of a small table has room at its sides."""

ROOM = 0.8
"""That room in millimetres."""

LITTLE_ROOM = 0.25
"""The same where figures would be parted otherwise."""


class Measures(NamedTuple):
    """What a table is drawn with: its columns in twips, its type and the padding of its cells."""

    columns: tuple[int, ...]
    size: float
    padding: float
    """Millimetres left and right of the text."""

    texts: tuple[tuple[float, ...], ...] = ()
    """For every row below the heads, how long the text of each cell is, in sizes of its type."""

    room: float = ROOM
    """Millimetres left and right of the text in wide columns of a small table."""

    @property
    def lines(self) -> Sequence[float]:
        """About how many lines each row below the heads is high."""
        letter, room = 20 * self.size, 2 * self.padding * TWIPS
        insides = [max(wide - room, 1) for wide in self.columns]
        return [max(1.0, *map(_lines_in, row, insides, repeat(letter))) for row in self.texts]


def measured(table: Table, total: int, style: Style) -> Measures:
    """Columns that add up to `total` twips; type and padding shrink where the words need it."""
    shares = [max(column.width, 0.001) for column in table.columns]
    wanted = [total * share / sum(shares) for share in shares]
    lengths = lengths_of(table)
    letter = 20 * style.breadth
    for size in _sizes(table, style):
        padding = _padding(table, style, size)
        least = [
            min(word * size * letter, WIDEST_WORD) + 2 * padding * TWIPS + SPARE
            for word in lengths.words
        ]
        if table.small:
            least = [one + (2 * ROOM * TWIPS if one > WIDE_COLUMN else 0) for one in least]
            least = _even(table, least, total)
        if sum(least) <= total and _months_fit(table, least, wanted):
            break
    if sum(least) > total:
        room = ROOM if sum(_below(lengths, size * letter, ROOM)) <= total else LITTLE_ROOM
        widths = _figures_whole(least, _below(lengths, size * letter, room), total)
        return Measures(_whole(widths, total), size, padding, lengths.texts, room)
    widths = _raised(wanted, least)
    if not table.small:
        texts = [[one * size * letter for one in row] for row in lengths.texts]
        widths = balanced(widths, least, texts)
    return Measures(_whole(widths, total), size, padding, lengths.texts)


def _below(lengths: Lengths, letter: float, room: float) -> list[float]:
    """The widths in which no word below the heads is parted."""
    return [
        min(word * letter, WIDEST_WORD) + SPARE / 2 + 2 * room * TWIPS for word in lengths.below
    ]


def _figures_whole(least: Sequence[float], below: Sequence[float], total: int) -> Sequence[float]:
    """Columns as wide as what is `below` the heads, which give way; what is left goes to them."""
    missing = [max(one - need, 0) for one, need in zip(least, below, strict=True)]
    spare = total - sum(below)
    if spare < 0 or not sum(missing):
        return below
    share = spare / sum(missing)
    return [need + one * share for need, one in zip(below, missing, strict=True)]


def _lines_in(length: float, width: float, letter: float) -> float:
    return length * letter / width + 0.5 if length else 0.0


def _sizes(table: Table, style: Style) -> Sequence[float]:
    """The sizes of type to try, in half-points, from the style's own to the smallest."""
    size = style.faces["table_small" if table.small else "table"].size
    smallest = round(style.table.smallest * 2)
    return [half / 2 for half in range(round(size * 2), smallest - 1, -1)] or [size]


def _padding(table: Table, style: Style, size: float) -> float:
    if table.small:
        return 0
    whole = style.table.padding
    return whole if size == style.faces["table"].size else whole / 2


def _months_fit(table: Table, least: Sequence[float], wanted: Sequence[float]) -> bool:
    """Whether the columns of a timetable leave the others their share."""
    triples = zip(table.columns, least, wanted, strict=True)
    return not table.small or all(
        one <= share for column, one, share in triples if column.align is Align.CENTER
    )


def _even(table: Table, least: Sequence[float], total: int) -> list[float]:
    """The same with columns of one share kept equal: months always, figures where there is room."""
    groups: dict[tuple[float, Align], float] = {}
    keys = [(column.width, column.align) for column in table.columns]
    for key, one in zip(keys, least, strict=True):
        groups[key] = max(groups.get(key, 0.0), one)
    even = [groups[key] for key in keys]
    if sum(even) <= total:
        return even
    pairs = zip(keys, least, strict=True)
    return [groups[key] if key[1] is Align.CENTER else one for key, one in pairs]


def _raised(wanted: Sequence[float], least: Sequence[float]) -> list[float]:
    """`wanted` with the narrow ones raised to `least`, the others giving way in proportion."""
    total = sum(wanted)
    short = {number for number, one in enumerate(wanted) if one < least[number]}
    scaled = list(wanted)
    while short:
        kept = sum(least[number] for number in short)
        rest = sum(one for number, one in enumerate(wanted) if number not in short)
        scale = (total - kept) / rest if rest else 0
        scaled = [least[n] if n in short else one * scale for n, one in enumerate(wanted)]
        more = {n for n, one in enumerate(scaled) if one < least[n] - TOLERANCE}
        if not more:
            break
        short |= more
    return scaled


def _whole(widths: Sequence[float], total: int) -> tuple[int, ...]:
    """The widths, brought to `total` in whole twips."""
    scale = total / sum(widths)
    edges = [round(scale * sum(widths[:number])) for number in range(len(widths) + 1)]
    return tuple(right - left for left, right in pairwise(edges))
