"""Where people have worked in a workbook: cells of ours that hold something else than we wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.merge.workbook.addresses import Addresses
from toolkit.merge.workbook.inputs import Kind, kind_of
from toolkit.merge.workbook.keyed_sheet import KeyedSheet, Shown, same_formula
from toolkit.merge.workbook.pulled_values import Ledger
from toolkit.merge.workbook.sheets import cell_of, cells_of, local, rows_of
from toolkit.merge.workbook.shifting.attached_parts import noted
from toolkit.merge.workbook.shifting.references import LOST, area_of
from toolkit.merge.workbook.values import as_cell, as_value, holds
from toolkit.ooxml.package import Package

Place = tuple[str, str, str]
"""Sheet, row key and column key."""


class EditedCells:
    """A workbook held against the base that it carries, before anything is changed in it."""

    def __init__(
        self, addresses: Addresses, base: Mapping[str, Any], ledger: Ledger, first_day: int
    ) -> None:
        self.addresses, self.base = addresses, base
        self.ledger, self.first_day = ledger, first_day
        self._known: dict[Place, bool] = {}

    def cell(self, plane: KeyedSheet, row: str, column: str) -> bool:
        """Whether a person has written over what we wrote there."""
        place = plane.key, row, column
        if place not in self._known:
            self._known[place] = not self._as_written(plane, row, column)
        return self._known[place]

    def written(self, plane: KeyedSheet, row: str, column: str) -> Shown:
        """What we wrote there last: a formula, a text, a number, or nothing."""
        shown = self.base["shown"].get(plane.key, {}).get(row, {})
        if column in shown:
            return as_value(shown[column])
        return self.typed(plane, row, column)

    def typed(self, plane: KeyedSheet, row: str, column: str) -> Shown:
        """The input as workbook and outline last agreed on it."""
        kind = kind_of(plane.key, row, column)
        known = self.base["sheets"].get(plane.key, {}).get(row, {}).get(column)
        if self.ledger.knows(plane.key, row, column):
            known = self._label(kind, self.ledger.cells[plane.key][row][column])
        return as_cell(kind, known, self.first_day)

    def lines(self, plane: KeyedSheet, package: Package) -> tuple[set[str], set[str]]:
        """The keys of the rows and of the columns in which people have left something."""
        rows: set[str] = set()
        columns: set[str] = set()
        row_of = {number: key for key, (number, _) in plane.rows.items()}
        column_of = {number: key for key, number in plane.columns.items()}
        for number, column in self._left(plane, package):
            rows.add(row_of.get(number, ""))
            columns.add(column_of.get(column, ""))
        return rows - {""}, columns - {""}

    def _left(self, plane: KeyedSheet, package: Package) -> Iterator[tuple[int, int]]:
        """The numbers of row and column of all that is a person's own, or that they changed."""
        row_of = {number: key for key, (number, _) in plane.rows.items()}
        column_of = {number: key for key, number in plane.columns.items()}
        for number, row in rows_of(plane.tree):
            if number == plane.head:
                continue
            for column, cell in cells_of(row):
                if column == plane.column or not _filled(cell, plane.texts):
                    continue
                keys = row_of.get(number), column_of.get(column)
                if keys[0] is None or keys[1] is None or self.cell(plane, keys[0], keys[1]):
                    yield number, column
        places = [*noted(package, plane.part)]
        places += [one.get("ref", "") for one in plane.tree.iter("{*}hyperlink")]
        for area in filter(None, map(area_of, places)):
            yield area.first.row, area.first.column

    def _as_written(self, plane: KeyedSheet, row: str, column: str) -> bool:
        old = self.written(plane, row, column)
        if isinstance(old, str) and old[:1] == "=":
            formula = plane.formula(row, column)
            was = self.addresses.formula(old[1:], plane, row)
            return formula is not None and same_formula(formula, was)
        return plane.formula(row, column) is None and holds(plane, row, column, old)

    def _label(self, kind: Kind | None, known: str | None) -> str | None:
        """How the workbook shows what the ledger knows by its id."""
        word = {Kind.PARTNER: "partner", Kind.PACKAGE: "package"}.get(kind or Kind.TEXT)
        return self.base["labels"][word].get(known, known) if word and known else known


def _filled(cell: Any, texts: list[str]) -> bool:
    """Whether a cell holds something that could be lost; a broken reference could not."""
    formula = next((one for one in cell if local(one) == "f"), None)
    if formula is not None:
        return LOST not in (formula.text or "")
    found = cell_of(cell, texts, "")
    return found.value is not None or bool(found.strange)
