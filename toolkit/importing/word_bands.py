"""Cuts the rows of a table into bands, each with the known table whose headings it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from toolkit.importing.word_items import Box
from toolkit.importing.word_known_tables import KnownLine, KnownTable, likeness

ALIKE = 0.72
"""From which likeness on a heading of a file is taken for one of a draft."""

FITS = 0.6
"""How well the headings of a band have to fit those of a table, from 0 to 1."""

LINE = 0.85
"""From which likeness on a cell is the label of a field beside it."""

LONGEST = 200
"""Letters of a heading, with what a form says about the column."""

TITLES = ("title", "name", "short_name")

PERIOD = re.compile(
    r"(?:M|Q|T|Y|month|quarter|year|mois|trimestre|année)?\s*\d{1,4}", re.IGNORECASE
)


class Heading(NamedTuple):
    """The heading of a column, with where it is in the grid."""

    start: int
    end: int
    labels: tuple[str, ...]
    """What it may be called: its own words, and those above it."""


class Band(NamedTuple):
    """Rows below one row of headings, or two."""

    heads: tuple[tuple[Box, ...], ...]
    rows: tuple[tuple[Box, ...], ...]
    table: KnownTable | None
    columns: Mapping[int, int]
    """By the start of a column in the grid the number of the known one."""

    headings: tuple[Heading, ...] = ()


TIMETABLE = KnownTable("timetable", (), (), (), (), (), None)


class Pair(NamedTuple):
    """A label and the cell beside it."""

    label: Box
    value: Box
    line: KnownLine


def bands_in(rows: Sequence[tuple[Box, ...]], known: Sequence[KnownTable]) -> Iterator[Band]:
    """The bands of a table, in their order; rows above the first headings have no table."""
    starts: list[tuple[int, int, Band]] = []
    at = 0
    while at < len(rows):
        if found := _head(rows, at, known):
            starts.append((at, at + len(found.heads), found))
            at += len(found.heads)
        else:
            at += 1
    if not starts or starts[0][0] > 0:
        yield Band((), tuple(rows[: starts[0][0] if starts else None]), None, {})
    ends = [*(at for at, _, _ in starts[1:]), len(rows)]
    for (_, begin, band), end in zip(starts, ends, strict=False):
        yield band._replace(rows=tuple(rows[begin:end]))


def _head(rows: Sequence[tuple[Box, ...]], at: int, known: Sequence[KnownTable]) -> Band | None:
    """The headings that begin at a row, with the table that they fit; None where none do."""
    row = rows[at]
    said = [box for box in row if box.unit.text.strip()]
    if len(said) < 2 or (at and not all(box.is_shaded for box in said)):
        return None
    if any(len(box.unit.text) > LONGEST for box in said):
        return None
    below = rows[at + 1] if at + 1 < len(rows) else ()
    heads: tuple[tuple[Box, ...], ...] = (row,)
    if below and _continues(row, below):
        heads = (row, below)
    headings = tuple(_headings(heads))
    if _is_timetable(row, below):
        return Band(heads, (), TIMETABLE, {}, headings)
    fits = ((_fit(headings, one), one) for one in known if one.cells)
    fit, table = max(fits, key=lambda pair: pair[0], default=(0.0, None))
    if table is None or fit < FITS:
        return None
    return Band(heads, (), table, _columns(headings, table), headings)


def _is_timetable(row: Sequence[Box], below: Sequence[Box]) -> bool:
    """Whether most columns are months or quarters."""
    said = [box.unit.text.strip() for box in (*row, *below)]
    return sum(bool(PERIOD.fullmatch(one)) for one in said) > max(len(row), len(below)) / 2


def _continues(row: Sequence[Box], below: Sequence[Box]) -> bool:
    """Whether the row below belongs to the headings too."""
    if any(box.is_continued for box in below):
        return True
    wide = any(box.end - box.start > 1 for box in row)
    said = [box for box in below if box.unit.text.strip()]
    return wide and len(said) > 1 and all(box.is_shaded for box in said)


def _headings(heads: Sequence[Sequence[Box]]) -> Iterator[Heading]:
    last = heads[-1]
    for box in last:
        own = " ".join(box.unit.text.split())
        tops = [top for row in heads[:-1] for top in row if top.start <= box.start < top.end]
        above = [" ".join(top.unit.text.split()) for top in tops]
        alone = [
            words
            for top, words in zip(tops, above, strict=True)
            if not own or (top.start, top.end) == (box.start, box.end)
        ]
        words = (own, *(f"{one} {own}" for one in above if own), *alone)
        yield Heading(box.start, box.end, tuple(filter(None, words)))


def _alike(heading: Heading, title: str) -> float:
    return max((likeness(one, title) for one in heading.labels), default=0.0)


def _fit(headings: Sequence[Heading], table: KnownTable) -> float:
    """How well headings fit a table: the mean of the best likeness of each, and a little for the
    columns of the table that are there."""
    said = [one for one in headings if one.labels]
    if len(said) < 2:
        return 0.0
    found = [max(_alike(one, title) for title in table.titles) for one in said]
    if sum(one >= ALIKE for one in found) < 2:
        return 0.0
    if table.item and not _has_title(headings, table):
        return 0.0
    there = [max(_alike(one, title) for one in said) >= ALIKE for title in table.titles]
    return sum(found) / len(found) * 0.9 + 0.1 * sum(there) / len(there)


def _has_title(headings: Sequence[Heading], table: KnownTable) -> bool:
    """Whether one of the headings is that of the column with the title of the part."""
    columns = _columns(headings, table)
    return any(
        one.way[: len(table.item)] == table.item and one.way[-1] in TITLES
        for number in columns.values()
        for one in table.cells[number].shows
    )


def _columns(headings: Sequence[Heading], table: KnownTable) -> dict[int, int]:
    """By the start of each heading the column of the table that it is; the likest first."""
    pairs = sorted(
        (
            (_alike(heading, title) - 0.01 * abs(place - number), -place, heading.start, number)
            for place, heading in enumerate(headings)
            for number, title in enumerate(table.titles)
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    for score, _, start, number in pairs:
        if score < ALIKE - 0.1:
            break
        if start not in found and number not in found.values():
            found[start] = number
    return found


def column_of(box: Box, band: Band) -> int | None:
    """The number of the known column in which a cell is; None where it is in none, or in more than
    one."""
    inside = [one for one in band.headings if box.start < one.end and one.start < box.end]
    known = [band.columns[one.start] for one in inside if one.start in band.columns]
    return known[0] if len(known) == 1 else None


def heading_of(box: Box, band: Band) -> str:
    """What the heading above a cell says."""
    inside = [one for one in band.headings if box.start < one.end and one.start < box.end]
    return inside[0].labels[0] if len(inside) == 1 and inside[0].labels else ""


def pairs_in(
    rows: Sequence[tuple[Box, ...]], known: Sequence[KnownTable]
) -> tuple[KnownTable, tuple[Pair, ...]] | None:
    """The table whose labels stand before cells in these rows, and what stands beside each; None
    where there are fewer than two such labels."""
    best: tuple[KnownTable, tuple[Pair, ...]] | None = None
    for table in known:
        found = tuple(pair for row in rows for pair in _pairs(row, table))
        if len(found) > (len(best[1]) if best else 1):
            best = (table, found)
    return best


def _pairs(row: Sequence[Box], table: KnownTable) -> Iterator[Pair]:
    for label, value in pairwise(row):
        words = " ".join(label.unit.text.split())
        found = max(table.lines, key=lambda one: likeness(words, one.label), default=None)
        if found and likeness(words, found.label) >= LINE:
            yield Pair(label, value, found)
