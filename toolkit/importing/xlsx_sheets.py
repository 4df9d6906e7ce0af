"""The sheets of an Excel workbook that somebody sent, as their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from toolkit.cell_addresses import letters, number_of
from toolkit.importing.refusals import too_many
from toolkit.importing.sheet_cells import MOST_CELLS, MOST_ROWS, Address, Sheet, SheetCell
from toolkit.ooxml.number_formats import PLAIN, NumberFormat, number_formats
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import (
    cell_of,
    cells_of,
    first_day_of,
    local,
    parts_of,
    rows_of,
    texts_of,
)
from toolkit.ooxml.xml_parts import number_in

DAY_NOUGHT = date(1899, 12, 30)
AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")
LAST_DAY = 2_958_465
"""31 December 9999, as Excel counts days."""


class _Book:
    """What the sheets of a workbook share."""

    def __init__(self, package: Package) -> None:
        main = package.main_part()
        self.texts = texts_of(package, main)
        self.formats: Sequence[NumberFormat] = number_formats(package, main)
        self.first_day = first_day_of(package.xml(main))

    def cell(self, element: Any) -> SheetCell | None:
        """What a cell shows; None where it shows nothing."""
        found = cell_of(element, self.texts)
        if found.strange:
            return SheetCell(None, found.strange)
        if isinstance(found.value, str):
            text = found.value.strip()
            return SheetCell(text) if text else None
        if found.value is None:
            return None
        style = number_in(element.get("s"))
        form = self.formats[style] if 0 <= style < len(self.formats) else PLAIN
        return SheetCell(self._day(found.value, form), currency=form.currency)

    def _day(self, number: Decimal, form: NumberFormat) -> Decimal | date:
        days = int(number) + self.first_day
        if not form.is_day or not 0 < days <= LAST_DAY:
            return number
        return DAY_NOUGHT + timedelta(days)


def xlsx_sheets(content: bytes, file: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook that show something, in the order of the tabs.

    Raises ProposalError where it is no workbook, is damaged, or is far too large.
    """
    package = Package.read(content, file=file)
    book = _Book(package)
    found = []
    parts = {part: title for title, part in parts_of(package)}  # none of them twice
    for part, title in parts.items():
        if part in package.parts and "/worksheets/" in f"/{part}":
            sheet = _sheet(title, package.xml(part), book, file)
            found += [sheet] if sheet.rows else []
    return tuple(found)


def _sheet(title: str, tree: Any, book: _Book, file: str) -> Sheet:
    rows: dict[int, dict[int, SheetCell]] = {}
    hidden = []
    count = 0
    for number, row in rows_of(tree):
        shown = {column: cell for column, one in cells_of(row) if (cell := book.cell(one))}
        if not shown:
            continue
        rows[number] = shown
        count += len(shown)
        if len(rows) > MOST_ROWS or count > MOST_CELLS:
            raise too_many(file, title)
        if row.get("hidden") in ("1", "true"):
            hidden.append(f"row {number}")
    used = {column for row in rows.values() for column in row}
    hidden += [f"column {letters(one)}" for one in _hidden_columns(tree) if one in used]
    return Sheet(title, rows, dict(_merged(tree, rows)), hidden=tuple(hidden))


def _hidden_columns(tree: Any) -> Iterator[int]:
    for group in tree:
        if local(group) != "cols":
            continue
        for one in group:
            if one.get("hidden") in ("1", "true"):
                first, last = number_in(one.get("min")), number_in(one.get("max"))
                yield from range(max(first, 1), min(last, 1_000) + 1)


def _merged(tree: Any, rows: dict[int, dict[int, SheetCell]]) -> Iterator[tuple[Address, Address]]:
    """The cells that merged ones cover, in rows and columns that show something."""
    used = {column for row in rows.values() for column in row}
    for group in tree:
        if local(group) != "mergeCells":
            continue
        for one in group:
            if area := AREA.fullmatch(one.get("ref", "")):
                left, right = number_of(area[1]), number_of(area[3])
                top, bottom = int(area[2]), int(area[4])
                inside = (row for row in rows if top <= row <= bottom)
                columns = [column for column in used if left <= column <= right]
                addresses = ((row, column) for row in inside for column in columns)
                yield from ((at, (top, left)) for at in addresses if at != (top, left))
