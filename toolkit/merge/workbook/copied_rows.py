"""Tells a copied row from the one that it was copied from: the copy is a line of the person's.

People copy a row with its hidden id. The row that says most of what was written keeps the id, the
first of several that say as much; every other is a row like one that was inserted and typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from toolkit.merge.workbook.keyed_sheet import END, HEAD, INSERTED, KeyedSheet, KeyedSheets
from toolkit.merge.workbook.verdict import WrittenCells, holds
from toolkit.ooxml.sheetml import EMPTY, cell_of, cells_of, rows_of


@dataclass(frozen=True, slots=True)
class Copied:
    """A row that was copied with the id of another."""

    title: str
    """The tab."""

    number: int
    original: int
    """The row that keeps the id."""

    def __str__(self) -> str:
        return (
            f"'{self.title}': row {self.number} is a copy of row {self.original}, "
            "and counts as a new row of yours"
        )


def told_apart(sheets: KeyedSheets, written: WrittenCells) -> list[Copied]:
    """Takes the ids of copied rows away, in the trees of their sheets, which are not put."""
    found: list[Copied] = []
    for sheet in sheets.by_key.values():
        for key in list(sheet.repeated):
            found += _settled(sheet, key, written)
        sheet.repeated.clear()
    return found


def _settled(sheet: KeyedSheet, key: str, written: WrittenCells) -> Iterator[Copied]:
    numbers = sheet.repeated[key]
    rows = {number: row for number, row in rows_of(sheet.tree) if number in numbers}
    changes = {one: _changes(sheet, key, (one, rows[one]), written) for one in numbers}
    number = min(numbers, key=changes.__getitem__)
    sheet.rows[key] = number, rows[number]
    for other in numbers:
        if other != number:
            _forget_key(sheet, other, rows[other])
            yield Copied(sheet.title, other, number)


def _changes(sheet: KeyedSheet, key: str, row: tuple[int, Any], written: WrittenCells) -> int:
    """In how many cells a row differs from what was written into the row of that key."""
    sheet.rows[key] = row
    typed = written.base["sheets"].get(sheet.key, {}).get(key, {})
    differing = [column for column in typed if written.is_changed(sheet, key, column)]
    for column in written.base["shown"].get(sheet.key, {}).get(key, {}):
        content = written.content(sheet.key, key, column)
        is_formula = isinstance(content, str) and content[:1] == "="
        if not is_formula and not holds(sheet, key, column, content):
            differing.append(column)
    return len(differing)


def _forget_key(sheet: KeyedSheet, number: int, row: Any) -> None:
    """Empties the cell of the key, so that the row counts as inserted where it holds something."""
    cells = dict(cells_of(row))
    sheet.write(cells[sheet.column], None)
    sheet.forget(number)
    head, end = (sheet.rows.get(one, (0, None))[0] for one in (HEAD, END))
    inside = head and head < number and not (end and number > end)
    if inside and any(cell_of(cell, sheet.texts) != EMPTY for cell in cells.values()):
        sheet.inserted[f"{INSERTED}{number}"] = number, row
