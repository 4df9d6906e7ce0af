"""Which columns of three tables are the same ones: by what their heads say, years above months."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from toolkit.merge.text.tokens import plain
from toolkit.merge.word.model.text_model import Row, Table

Key = tuple[str, ...]
"""What the heads of a column say, from the highest to the lowest."""

Spans = Sequence[int]
"""For each cell of a row the columns over which it reaches."""


class Columns(NamedTuple):
    """The columns of a table."""

    keys: tuple[Key, ...]
    starts: tuple[tuple[int, ...], ...]
    """For each row the column in which each of its cells begins."""

    width: int

    def cell_at(self, row: int, column: int) -> int | None:
        """The cell of a row that begins in a column; None where none does."""
        starts = self.starts[row]
        return starts.index(column) if column in starts else None

    def called(self, column: int) -> str:
        """The name of a column for people."""
        return " ".join(one for one in self.keys[column] if one)


def columns_of(table: Table, heads: Sequence[int], spans: Sequence[Spans]) -> Columns:
    """The columns of a table whose rows `heads` name them; `spans` for each row."""
    starts = tuple(tuple(_starts(row)) for row in spans)
    width = max((sum(row) for row in spans), default=0)
    named = [
        [plain(table.rows[row].cells[cell]).strip() for cell in _covering(spans[row], width)]
        for row in heads
    ]
    return Columns(tuple(zip(*named, strict=True)), starts, width)


def heads_of(table: Table) -> list[int]:
    """The rows that name the columns: the header rows, or else the first row of full width."""
    found = [number for number, row in enumerate(table.rows) if row.is_head]
    if found:
        return found
    full = (number for number, row in enumerate(table.rows) if len(row.cells) == table.width)
    return [next(full, 0)]


def spans_of(row: Row) -> Spans:
    """For each cell of a row that was generated the columns over which it reaches."""
    if len(row.drawn) == len(row.cells):
        return [one.span for one in row.drawn]
    return [1] * len(row.cells)


def has_other_heads(old: Table, new: Table) -> bool:
    """Whether the years or months above the columns of a drawn table are other ones now."""
    grouped = any(row.is_head and any(one.span > 1 for one in row.drawn) for row in old.rows)
    return grouped and _heads(old) != _heads(new)


def _heads(table: Table) -> tuple[Key, ...]:
    spans = [spans_of(row) for row in table.rows]
    return columns_of(table, heads_of(table), spans).keys


def same_columns(old: Sequence[Key], new: Sequence[Key]) -> dict[int, int]:
    """By the columns of the table before those of the new one that have the same heads."""
    places: dict[Key, list[int]] = {}
    for column, key in enumerate(new):
        places.setdefault(key, []).append(column)
    found = {}
    for column, key in enumerate(old):
        if here := places.get(key):
            found[column] = here.pop(0)
    return found


def found_columns(old: Sequence[Key], current: Sequence[Key]) -> dict[int, int]:
    """By the columns of the table before those of the person's, of which some may be renamed."""
    found: dict[int, int] = {}
    for kind, i, j, k, m in SequenceMatcher(None, old, current, autojunk=False).get_opcodes():
        if kind == "equal" or (kind == "replace" and j - i == m - k):
            found.update(zip(range(i, j), range(k, m), strict=True))
    return found


def inverse(places: Mapping[int, int]) -> dict[int, int]:
    """By the values the keys."""
    return {there: here for here, there in places.items()}


def _starts(spans: Spans) -> Iterator[int]:
    at = 0
    for span in spans:
        yield at
        at += span


def _covering(spans: Spans, width: int) -> list[int]:
    """For each column the cell that reaches over it, the last one to the end of the table."""
    found = [cell for cell, span in enumerate(spans) for _ in range(span)]
    return [*found, *[len(spans) - 1] * (width - len(found))]
