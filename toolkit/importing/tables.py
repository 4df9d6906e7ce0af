"""A sheet as tables: each with its row of headings, its rows and the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from toolkit.importing.decisions import Decision
from toolkit.importing.heading_text import Below, Known, spelled
from toolkit.importing.headings import HeadingRow, match_headings
from toolkit.importing.person_months import AROUND
from toolkit.importing.refusals import too_many
from toolkit.importing.sheet_cells import Sheet

MOST_TABLES = 200
"""Tables of one sheet; an export with its headings on every page has more."""

LOOKED_AT = 12
"""Rows under headings that are looked at."""


NUMBER = re.compile(r"[-+]?[\d\s.,'%€]*\d[\d\s.,'%€]*")


class Table(NamedTuple):
    """One table of a sheet."""

    sheet: Sheet
    heading: int
    """The row of the headings."""

    matched: HeadingRow
    rows: tuple[int, ...]
    """The rows below that show something in its columns."""

    above: tuple[tuple[int, int], ...]
    """The cells above it, since the table before or the top of the sheet."""

    first: int
    last: int
    """Its first and last column."""


class _Start(NamedTuple):
    row: int
    first: int
    last: int
    matched: HeadingRow


def tables_of(
    sheet: Sheet, known: Known, decisions: Collection[Decision] = ()
) -> tuple[Table, ...]:
    """The tables of a sheet, from the top to the bottom."""
    title = spelled(sheet.title)
    about = sheet.title or sheet.file
    wanted = [one for one in decisions if one.sheet in ("", title)]
    starts: list[_Start] = []
    above: dict[int, tuple[tuple[int, int], ...]] = {}
    loose: list[tuple[int, int]] = []
    for row in sheet.rows:
        words = AROUND.join(_words(sheet, loose[-4:]))
        found = list(_starts(sheet, row, f"{about}{AROUND}{words}", known, wanted))
        if found and _begins(sheet, row, found, starts):
            above[row] = tuple(loose)
            starts += found
            if len(starts) > MOST_TABLES:
                raise too_many(sheet.file or sheet.title, what=f"more than {MOST_TABLES} tables")
            loose = []
        elif len(sheet.rows[row]) == 1 or not starts:
            loose += [(row, column) for column in sheet.rows[row]]
        else:
            loose = []
    return tuple(_tables(sheet, starts, above))


def _words(sheet: Sheet, cells: Collection[tuple[int, int]]) -> Iterator[str]:
    for row, column in cells:
        yield sheet.rows[row][column].words


def _starts(
    sheet: Sheet, row: int, around: str, known: Known, decisions: Collection[Decision]
) -> list[_Start]:
    """The tables whose headings are in this row; more than one where they lie side by side."""
    headings = headings_in(sheet, row)
    pieces = list(_pieces(headings))
    below = _below(sheet, row)
    apart = [
        _Start(row, min(one), max(one), matched)
        for one in pieces
        if (matched := match_headings(one, around, known, decisions, below))
    ]
    if len(pieces) > 1 and len(apart) == len(pieces):
        return apart
    matched = match_headings(headings, around, known, decisions, below)
    return [_Start(row, min(headings), max(headings), matched)] if matched else []


def _below(sheet: Sheet, row: int) -> Below:
    """The texts of the first rows under a row, which help to understand its headings."""
    words: dict[int, list[str]] = {}
    for at in range(row + 1, row + 1 + LOOKED_AT):
        for column, cell in sheet.rows.get(at, {}).items():
            if isinstance(cell.value, str):
                words.setdefault(column, []).append(cell.value)
    return {at: tuple(one) for at, one in words.items()}


def headings_in(sheet: Sheet, row: int) -> dict[int, str]:
    """The texts of a row that may be headings, by column; none where it has numbers or days."""
    found = {}
    for column in sorted({*sheet.rows[row], *sheet.going_on.get(row, ())}):
        cell = sheet.at(row, column)
        if cell is None:
            continue
        if not isinstance(cell.value, str) or NUMBER.fullmatch(cell.value):
            return {}
        found[column] = cell.value
    return found


def _pieces(headings: Mapping[int, str]) -> Iterator[dict[int, str]]:
    """The headings in groups, with an empty column between each and the next."""
    group: dict[int, str] = {}
    for column, text in headings.items():
        if group and column - max(group) > 1:
            yield group
            group = {}
        group[column] = text
    if group:
        yield group


def _begins(sheet: Sheet, row: int, found: list[_Start], starts: list[_Start]) -> bool:
    """Whether a row that may be one of headings is one, and not a row of the table above."""
    matched = sum(len(one.matched.columns) for one in found)
    headings = headings_in(sheet, row)
    if not starts:
        return matched * 5 >= len(headings) * 2 or _has_rows_below(sheet, row, headings)
    after_a_gap = row - 1 not in sheet.rows or len(sheet.rows[row - 1]) == 1
    return matched * 5 >= len(headings) * (3 if after_a_gap else 4) and matched > 1


def _has_rows_below(sheet: Sheet, row: int, headings: Collection[int]) -> bool:
    """Whether the next row is filled in most of the columns that have a heading."""
    below = sheet.rows.get(row + 1, {})
    return sum(one in below for one in headings) * 2 >= len(headings)


def _tables(
    sheet: Sheet, starts: list[_Start], above: Mapping[int, tuple[tuple[int, int], ...]]
) -> Iterator[Table]:
    numbers = list(sheet.rows)
    heads = sorted({one.row for one in starts})
    beside: dict[int, list[_Start]] = {}
    for one in starts:
        beside.setdefault(one.row, []).append(one)
    for one in starts:
        next_head = bisect_right(heads, one.row)
        end = heads[next_head] if next_head < len(heads) else numbers[-1] + 1
        first, last = _extent(one, beside[one.row])
        taken = {row for row, _ in above.get(end, ())}
        below = numbers[bisect_right(numbers, one.row) : bisect_left(numbers, end)]
        rows = tuple(
            row
            for row in below
            if row not in taken and any(first <= at <= last for at in sheet.rows[row])
        )
        lines = above[one.row] if one is beside[one.row][0] else ()
        yield Table(sheet, one.row, one.matched, rows, lines, first, last)


def _extent(one: _Start, side: list[_Start]) -> tuple[int, int]:
    """The columns of a table: its own, and up to the next one where several lie side by side."""
    left = [other.last for other in side if other.last < one.first]
    right = [other.first for other in side if other.first > one.last]
    return max(left, default=0) + 1 if left else 1, min(right, default=1_000_000) - 1
