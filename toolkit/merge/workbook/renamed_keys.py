"""Ids that were renamed in the outline are renamed in an edited workbook before it is updated.

A row or column is found by its key, which holds ids of the outline. Where an id was only rewritten,
the key cells of the workbook and its record get the new keys first; so the line is the same one,
and keeps all that people wrote in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.merge.workbook.addresses import KEYS
from toolkit.merge.workbook.inputs import BETWEEN, Kind, kind_of
from toolkit.merge.workbook.keyed_sheet import KeyedSheets, keyed_sheets
from toolkit.merge.workbook.pulled_values import Ledger
from toolkit.plan.renamed_ids import RenamedIds

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RenamedKeys:
    """The keys that are renamed, former to new, by sheet."""

    rows: Mapping[str, Names]
    columns: Mapping[str, Names]
    ids: Names

    @classmethod
    def between(
        cls, base: Mapping[str, Any], incoming: Mapping[str, Any], renamed: RenamedIds
    ) -> RenamedKeys:
        """What is renamed in a workbook with that record, where the outline gives `incoming`."""
        rows: dict[str, Names] = {}
        columns: dict[str, Names] = {}
        for sheet, now in incoming["order"].items() if renamed else ():
            if before := base.get("order", {}).get(sheet):
                rows[sheet] = renamed.keys(before["rows"], now["rows"])
                columns[sheet] = renamed.keys(before["columns"], now["columns"])
        return cls(rows, columns, renamed.now)

    def __bool__(self) -> bool:
        return any(self.rows.values()) or any(self.columns.values())

    def in_workbook(self, sheets: KeyedSheets) -> KeyedSheets:
        """The workbook with the new keys in its key cells."""
        for key, sheet in sheets.by_key.items():
            rows = [one for one in self.rows.get(key, {}).items() if one[0] in sheet.rows]
            columns = [one for one in self.columns.get(key, {}).items() if one[0] in sheet.columns]
            for old, new in rows:
                sheet.rename(old, new)
            for old, new in columns:
                sheet.rename_column(old, new)
            if rows or columns:
                sheets.package.put(sheet.part, sheet.tree)
        return keyed_sheets(sheets.package)

    def in_base(self, base: Mapping[str, Any]) -> dict[str, Any]:
        """The record with the new keys."""
        return {
            **base,
            "sheets": {key: self._cells(key, rows) for key, rows in base["sheets"].items()},
            "shown": {key: self._formulas(key, rows) for key, rows in base["shown"].items()},
            "labels": {
                kind: {self.ids.get(one, one): label for one, label in known.items()}
                for kind, known in base.get("labels", {}).items()
            },
            "order": {key: self._order(key, lines) for key, lines in base["order"].items()},
            "names": {name: self._area("", area) for name, area in base["names"].items()},
            "kept": [
                [key, what, (self.rows if what == "row" else self.columns)[key].get(line, line)]
                if key in self.rows
                else [key, what, line]
                for key, what, line in base.get("kept", ())
            ],
            "told": [
                [key, self._row(key, row), self._column(key, column)]
                for key, row, column in base.get("told", ())
            ],
        }

    def in_ledger(self, ledger: Ledger) -> Ledger:
        """What was pulled from the workbook, under the new keys."""
        cells = {
            key: {
                self._row(key, row): {
                    self._column(key, column): self._value(key, row, column, value)
                    for column, value in known.items()
                }
                for row, known in rows.items()
            }
            for key, rows in ledger.cells.items()
        }
        lines = {
            key: {self._row(key, row): self._row(key, now) for row, now in known.items()}
            for key, known in ledger.rows.items()
        }
        return Ledger(ledger.base, cells, lines, ledger.name)

    def _row(self, sheet: str, key: str) -> str:
        return self.rows.get(sheet, {}).get(key, key)

    def _column(self, sheet: str, key: str) -> str:
        return self.columns.get(sheet, {}).get(key, key)

    def _cells(self, sheet: str, rows: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        return {
            self._row(sheet, row): {
                self._column(sheet, column): value for column, value in cells.items()
            }
            for row, cells in rows.items()
        }

    def _formulas(self, sheet: str, rows: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """The same with the keys inside of formulas."""
        return {
            row: {column: self._formula(sheet, value) for column, value in cells.items()}
            for row, cells in self._cells(sheet, rows).items()
        }

    def _formula(self, sheet: str, value: Any) -> Any:
        if not isinstance(value, str) or value[:1] != "=":
            return value
        return KEYS.sub(lambda found: f"[{self._area(sheet, found[1])}]", value)

    def _area(self, home: str, keys: str) -> str:
        """The keys of a cell or block, as a formula on the sheet `home` names them."""
        key, mark, rest = keys.rpartition("!")
        sheet = key if mark else home
        return f"{key}{mark}" + ":".join(self._cell(sheet, part) for part in rest.split(":"))

    def _cell(self, sheet: str, part: str) -> str:
        row, mark, column = part.rpartition("|")
        return "".join((_fixed(row, self.rows, sheet), mark, _fixed(column, self.columns, sheet)))

    def _order(self, sheet: str, lines: Mapping[str, list[str]]) -> dict[str, list[str]]:
        return {
            "rows": [self._row(sheet, one) for one in lines["rows"]],
            "columns": [self._column(sheet, one) for one in lines["columns"]],
        }

    def _value(self, sheet: str, row: str, column: str, value: str | None) -> str | None:
        kind = kind_of(sheet, row, column)
        if kind is Kind.AFTER and value:
            return ", ".join(self.ids.get(one, one) for one in BETWEEN.split(value))
        named = kind in (Kind.PARTNER, Kind.PACKAGE)
        return self.ids.get(value, value) if named and value else value


def _fixed(key: str, renamed: Mapping[str, Names], sheet: str) -> str:
    """A key, with the sign that fixes it where it has one."""
    sign = "$" * key.startswith("$")
    name = key.removeprefix("$")
    return f"{sign}{renamed.get(sheet, {}).get(name, name)}"
