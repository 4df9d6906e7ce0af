"""Finds the cells of a workbook that people have edited."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from toolkit.merge.workbook.addresses import Addresses
from toolkit.merge.workbook.keyed_sheet import KeyedSheet, same_formula
from toolkit.merge.workbook.shifting.attached_parts import noted
from toolkit.merge.workbook.shifting.references import LOST, area_of
from toolkit.merge.workbook.verdict import WrittenCells, holds
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import EMPTY, cell_of, cells_of, local, rows_of

Key = tuple[str, str, str]
"""Sheet, row key and column key."""


class EditedCells:
    """A workbook compared with the base that it carries, before anything is changed in it."""

    def __init__(
        self,
        addresses: Addresses,
        written: WrittenCells,
        *,
        fresh: Collection[str] = (),
        restoring: bool = False,
    ) -> None:
        self.addresses, self.written = addresses, written
        self.fresh, self.restoring = fresh, restoring
        """Sheets that were just added, and whether formulas and labels of ours are given back."""

        self._known: dict[Key, bool] = {}

    def is_edited(self, sheet: KeyedSheet, row: str, column: str) -> bool:
        """Whether a person has written over what was generated there."""
        key = sheet.key, row, column
        if key not in self._known:
            self._known[key] = self._is_edited(*key, sheet)
        return self._known[key]

    def _is_edited(self, key: str, row: str, column: str, sheet: KeyedSheet) -> bool:
        is_ours = column in self.written.base["shown"].get(key, {}).get(row, {})
        if key in self.fresh or (self.restoring and is_ours):
            return False
        formula = sheet.formula(row, column)
        content = self.written.content(key, row, column)
        if isinstance(content, str) and content[:1] == "=":
            written = self.addresses.formula(content[1:], sheet, row)
            return formula is None or not same_formula(formula, written)
        if formula is not None:
            return True
        if is_ours:
            return not holds(sheet, row, column, content)
        return self.written.is_changed(sheet, row, column)

    def lines(self, sheet: KeyedSheet, package: Package) -> tuple[set[str], set[str]]:
        """The keys of the rows and of the columns in which people have left something.

        A row whose key another row has as well counts as one: it may be a person's own.
        """
        rows = set(sheet.repeated)
        columns: set[str] = set()
        row_of = {number: key for key, (number, _) in sheet.rows.items()}
        column_of = {number: key for key, number in sheet.columns.items()}
        for number, column in self._places(sheet, package, row_of, column_of):
            rows.add(row_of.get(number, ""))
            columns.add(column_of.get(column, ""))
        return rows - {""}, columns - {""}

    def _places(
        self,
        sheet: KeyedSheet,
        package: Package,
        row_of: dict[int, str],
        column_of: dict[int, str],
    ) -> Iterator[tuple[int, int]]:
        """The numbers of row and column of all that is a person's own, or that they changed."""
        for number, row in rows_of(sheet.tree):
            if number == sheet.head:
                continue
            for column, cell in cells_of(row):
                if column == sheet.column or not _is_filled(cell, sheet.texts):
                    continue
                keys = row_of.get(number), column_of.get(column)
                if keys[0] is None or keys[1] is None or self.is_edited(sheet, keys[0], keys[1]):
                    yield number, column
        places = [*noted(package, sheet.part)]
        places += [link.get("ref", "") for link in sheet.tree.iter("{*}hyperlink")]
        for area in filter(None, map(area_of, places)):
            yield area.first.row, area.first.column


def _is_filled(cell: Any, texts: list[str]) -> bool:
    """Whether a cell holds something that could be lost; a broken reference could not."""
    formula = next((part for part in cell if local(part) == "f"), None)
    if formula is not None:
        return LOST not in (formula.text or "")
    return cell_of(cell, texts) != EMPTY
