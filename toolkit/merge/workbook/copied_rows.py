"""Tells a copied row from the one that it was copied from: the copy is a line of the person's.

People copy a row with its hidden id. The row that still says what was written keeps the id, else
the first of them; every other is a row like one that was inserted and typed.
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
    found = []
    for sheet in sheets.by_key.values():
        for key in list(sheet.repeated):
            found += _settled(sheet, key, written)
        sheet.repeated.clear()
    return found


def _settled(sheet: KeyedSheet, key: str, written: WrittenCells) -> Iterator[Copied]:
    numbers = sheet.repeated[key]
    rows = {number: row for number, row in rows_of(sheet.tree) if number in numbers}
    original = next((one for one in numbers if _is_written(sheet, key, rows, one, written)), None)
    number = original or numbers[0]
    sheet.rows[key] = number, rows[number]
    for other in numbers:
        if other != number:
            _forget_key(sheet, other, rows[other])
            yield Copied(sheet.title, other, number)


def _is_written(
    sheet: KeyedSheet, key: str, rows: dict[int, Any], number: int, written: WrittenCells
) -> bool:
    """Whether a row still holds what was written into the row of that key."""
    sheet.rows[key] = number, rows[number]
    shown = written.base["shown"].get(sheet.key, {}).get(key, {})
    typed = written.base["sheets"].get(sheet.key, {}).get(key, {})
    return not any(
        column in sheet.columns and written.is_changed(sheet, key, column) for column in typed
    ) and all(
        holds(sheet, key, column, content)
        for column in shown
        if column in sheet.columns
        and str(content := written.content(sheet.key, key, column))[:1] != "="
    )


def _forget_key(sheet: KeyedSheet, number: int, row: Any) -> None:
    """Empties the cell of the key, so that the row counts as inserted where it holds something."""
    cells = dict(cells_of(row))
    sheet.write(cells[sheet.column], None)
    sheet.forget(number)
    head, end = (sheet.rows.get(one, (0, None))[0] for one in (HEAD, END))
    inside = head and head < number and not (end and number > end)
    if inside and any(cell_of(cell, sheet.texts) != EMPTY for cell in cells.values()):
        sheet.inserted[f"{INSERTED}{number}"] = number, row
