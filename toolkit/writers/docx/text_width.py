"""How long the words and texts of a table are, in sizes of its type."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from toolkit.document.tree import Cell, Mark, Row, Table, Text
from toolkit.document.walk import plain
from toolkit.writers.docx.table_rows import heads, placed

NARROW, WIDE = frozenset("iljtfrI.,;:'|!()[]/ -\N{NO-BREAK SPACE}"), frozenset("mwMW@%—")
HEAVY = 1.08
"""How much longer a word is in bold."""

_AFTER_HYPHEN = re.compile(r"-(?!M\d)")

AVERAGE = 0.5
"""The width of a letter of running text."""


class Lengths(NamedTuple):
    """What the columns of a table hold; only cells of one column count."""

    words: tuple[float, ...]
    """For every column its longest word."""

    below: tuple[float, ...]
    """The same without the heads, whose words may be parted where there is no room for all."""

    texts: tuple[tuple[float, ...], ...]
    """For every row below the heads, how long each cell is on one line."""


def lengths_of(table: Table) -> Lengths:
    """The lengths in `table`."""
    words = [0.0] * len(table.columns)
    below = [0.0] * len(table.columns)
    texts = []
    for row in heads(table):
        for column, cell in placed(table, row):
            if cell.span == 1 and (said := _said(cell)):
                words[column] = max(words[column], _longest(said) * HEAVY)
    for row in table.rows:
        long = [0.0] * len(table.columns)
        for column, cell in placed(table, row):
            if cell.span == 1 and (said := _said(cell)):
                below[column] = max(below[column], _longest(said) * _weight(row))
                long[column] = len(said) * AVERAGE
        texts.append(tuple(long))
    words = [max(pair) for pair in zip(words, below, strict=True)]
    return Lengths(tuple(words), tuple(below), tuple(texts))


def _weight(row: Row) -> float:
    """How much longer the words of a row are than plain ones: totals are bold."""
    return HEAVY if any(cell.mark in (Mark.TOTAL, Mark.GROUP) for cell in row.cells) else 1.0


def _said(cell: Cell) -> str:
    """The words of a cell on one line."""
    if len(cell.paragraphs) != 1:
        return " ".join([plain(line) for line in cell.paragraphs])
    (line,) = cell.paragraphs
    only = line[0] if len(line) == 1 else None
    return only.text if isinstance(only, Text) else plain(line)


def _longest(said: str) -> float:
    # a space that does not break keeps its word together, a hyphen lets it go; but not M4-M12
    if "-" in said:
        said = _AFTER_HYPHEN.sub("- ", said)
    return width_of(max(said.split(" "), key=len))


@lru_cache(maxsize=10_000)
def width_of(word: str) -> float:
    """The width of a word in Arial, in sizes of its type."""
    return sum(
        0.28 if one in NARROW else 0.85 if one in WIDE else 0.68 if one.isupper() else 0.556
        for one in word
    )
