"""The sheet of one beneficiary in a budget table: its blocks of work packages and their rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from toolkit.budget_form.book import Book

KEY = re.compile(r"WPRow\.\w")
MARKS = {"V", "T", "%"}
"""What stands beside a key: a row of values, a total, indirect costs."""

NAME_ALONE = re.compile(r"=?\s*([A-Za-z_]\w*)\s*")
CODE = re.compile(r"\s*([A-E])(?:\s*\.\s*([1-9])|\s*([1-9])\s*\.|\s*\.(?=\s))(?=\s|$|\D)")
"""What the label of a section begins with: `A1. Employees`, `A.2 Natural persons`, `B. Sub...`."""

DEEPEST = 12
"""Columns behind that of the package in which a label may be."""

FEWEST = 5
"""Keys in one column that make it the column of keys."""


class ValueRow(NamedTuple):
    """A row of a block in which units and unit costs are typed."""

    number: int
    package: int
    key: str
    """Of the workbook: `WPRow.C`."""

    section: str
    """The cost row of the call's budget: `A.1`, `B`, `C.3`."""

    label: str
    """What it is for, where its section has several rows: `Travel`, `Website`."""

    slot: str
    """The defined name of the staff category that is its label; empty for other rows."""


class SumRows(NamedTuple):
    """The rows of a block in which the workbook computes its sums."""

    direct: int
    indirect: int
    total: int


@dataclass(frozen=True)
class CostSheet:
    """A sheet on which the costs of one beneficiary and its affiliated entities are typed."""

    number: int
    """Of the sheet in the workbook, from 0."""

    beneficiary: int
    columns: Mapping[str, tuple[int, int]]
    """The columns of units and of unit costs, by the number of the entity: `1`, `1.01`."""

    rows: tuple[ValueRow, ...]
    sums: Mapping[int, SumRows]
    """The rows of the sums, by the number of the work package."""

    @cached_property
    def sections(self) -> Mapping[str, tuple[ValueRow, ...]]:
        """The rows of the first block by section."""
        first = [one for one in self.rows if one.package == self.rows[0].package]
        codes = dict.fromkeys(one.section for one in first)
        return {code: tuple(one for one in first if one.section == code) for code in codes}

    @cached_property
    def packages(self) -> tuple[int, ...]:
        """The numbers of the work packages that have a block."""
        return tuple(dict.fromkeys(one.package for one in self.rows))


class _Columns(NamedTuple):
    """Where a sheet keeps what it is found by."""

    key: int
    mark: int
    package: int


def cost_sheet(book: Book, number: int) -> CostSheet | None:
    """The sheet of that number, where it is one of a beneficiary; None where it is not.

    The pattern from which the workbook makes such sheets, and the sum of them all, are not.
    """
    found = _columns(book, number)
    title = book.cells.sheets[number].title
    if found is None or (name := re.fullmatch(r"\D*0*([1-9]\d*)", title)) is None:
        return None
    rows, sums = _rows(book, number, found)
    if not rows:
        return None
    columns = dict(_entities(book, number, found, rows))
    beneficiary = int(name[1])
    if f"{beneficiary}" not in columns:
        return None
    return CostSheet(number, beneficiary, columns, rows, sums)


def _columns(book: Book, number: int) -> _Columns | None:
    """The columns of the keys, of the marks beside them, and of the numbers of packages."""
    values = book.cells.sheets[number].values
    counted = Counter(
        column
        for (_, column), value in values.items()
        if isinstance(value, str) and KEY.fullmatch(value)
    )
    if not counted or (most := counted.most_common(1)[0])[1] < FEWEST:
        return None
    key = most[0]
    rows = [row for (row, column) in values if column == key and _is_key(values[row, column])]
    for mark in range(key + 1, book.cells.sheets[number].right + 1):
        if {values.get((row, mark)) for row in rows} <= MARKS:
            break
    else:
        return None
    for package in range(mark + 1, book.cells.sheets[number].right + 1):
        if type(values.get((min(rows) - 1, package))) is float:
            return _Columns(key, mark, package)
    return None


def _is_key(value: object) -> bool:
    return isinstance(value, str) and bool(KEY.fullmatch(value))


def _rows(
    book: Book, number: int, columns: _Columns
) -> tuple[tuple[ValueRow, ...], dict[int, SumRows]]:
    """The rows of values, and by work package those of the sums."""
    sheet = book.cells.sheets[number]
    found: list[ValueRow] = []
    marks: dict[int, list[tuple[str, int]]] = {}
    package = 0
    sections: dict[int, str] = {}
    for row in range(1, sheet.bottom + 1):
        above = sheet.values.get((row, columns.package))
        if type(above) is float and _is_key(sheet.values.get((row + 1, columns.key))):
            package, sections = int(above), {}
        key = sheet.values.get((row, columns.key))
        if not _is_key(key) or not package:
            continue
        label, depth, slot = _label(book, number, row, columns.package)
        if code := code_of(label):
            sections = {at: one for at, one in sections.items() if at < depth}
            sections[depth] = code
        mark = str(sheet.values.get((row, columns.mark)))
        if mark == "V":
            above_it = (one for at, one in reversed(sections.items()) if at < depth)
            section = code or next(above_it, "")
            found.append(ValueRow(row, package, str(key), section, label, slot))
        else:
            marks.setdefault(package, []).append((mark, row))
    sums = {one: rows for one, marked in marks.items() if (rows := _sums(marked)) is not None}
    return tuple(found), sums


def _sums(marked: list[tuple[str, int]]) -> SumRows | None:
    """The row of indirect costs, the last sum before it and the last one behind it."""
    indirect = next((row for mark, row in marked if mark == "%"), 0)
    before = [row for mark, row in marked if mark == "T" and row < indirect]
    behind = [row for mark, row in marked if mark == "T" and row > indirect]
    return SumRows(before[-1], indirect, behind[-1]) if before and behind else None


def _label(book: Book, number: int, row: int, package: int) -> tuple[str, int, str]:
    """The label of a row, its column, and the defined name that gives it, if one does."""
    sheet = book.cells.sheets[number]
    for column in range(package + 1, min(sheet.right, package + DEEPEST) + 1):
        if (formula := sheet.formulas.get((row, column))) is not None:
            name = NAME_ALONE.fullmatch(formula.text)
            slot = name[1] if name and (name[1].casefold(), -1) in book.cells.names else ""
            return book.text(number, row, column), column, slot
        if isinstance(value := sheet.values.get((row, column)), str):
            return value, column, ""
        if (row, column) in book.unlocked[number]:
            break
    return "", sheet.right + 1, ""


def code_of(label: str) -> str:
    """`A.1`, `B`; empty where a label begins with none."""
    found = CODE.match(label)
    if found is None:
        return ""
    digit = found[2] or found[3]
    return f"{found[1]}.{digit}" if digit else found[1]


def _entities(
    book: Book, number: int, columns: _Columns, rows: tuple[ValueRow, ...]
) -> Iterator[tuple[str, tuple[int, int]]]:
    """The columns of units and unit costs: those below the number of an entity that are open."""
    unlocked, first = book.unlocked[number], rows[0].number
    for (row, column), value in sorted(book.cells.sheets[number].values.items()):
        if row >= first or column <= columns.package or type(value) is not float or value <= 0:
            continue
        if all((one.number, at) in unlocked for one in rows for at in (column - 1, column)):
            yield format(value, ".10g"), (column - 1, column)
