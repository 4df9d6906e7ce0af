"""What people changed in a workbook since it was built, and what of it cannot be understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.workbook.inputs import (
    Held,
    Kind,
    Labels,
    UnclearError,
    Value,
    Verdict,
    judged,
    kind_of,
    of_base,
    of_cell,
)
from toolkit.merge.workbook.pulled_values import Ledger
from toolkit.merge.workbook.sheets import EMPTY, Cell, Sheet, Sheets

NEW = "new/"
"""How the keys of empty rows begin that wait for further lines."""

OPEN_ENDED = ("costs", "instruments")
"""Sheets to which people may add lines."""

RULES = "rules"
"""The sheet of what the call prescribes."""

NAMED_BY = {"costs": "item", "instruments": "title"}
"""The input by which people know a line again."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its changed inputs."""

    sheet: str
    key: str
    """In the workbook."""

    changed: Mapping[str, Held]


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A row that was empty, or was not there, and now holds a line."""

    sheet: str
    key: str
    """Of the empty row; without one the row was inserted by hand."""

    place: str
    line: Mapping[str, Value]


@dataclass
class Gathered:
    """All that was changed, in the order of the sheets."""

    rows: list[Row] = field(default_factory=list)
    newcomers: list[Newcomer] = field(default_factory=list)
    told: list[Diagnostic] = field(default_factory=list)


@dataclass
class Gathering:
    """Compares the workbook with what was written into it and with what the outline says now."""

    file: str
    sheets: Sheets
    base: Mapping[str, Any]
    fresh: Mapping[str, Any]
    """The base that a workbook of the outline as it is now would carry."""

    ledger: Ledger
    found: Gathered = field(default_factory=Gathered)

    def gathered(self) -> Gathered:
        """What was changed, and what has to be told."""
        for key, rows in self.base["sheets"].items():
            if not any(rows.values()):
                continue
            sheet = self.sheets.by_key.get(key)
            if sheet is None:
                fact = f"the sheet {key} is not there any more, or has lost its first row"
                self._tell("MRG045", fact, "its inputs are not pulled; the outline keeps its own")
            elif key in self.sheets.twice:
                fact = f"the sheet '{sheet.title}' stands there more than once"
                self._tell("MRG044", fact, "delete the copy, or its first row and column")
            elif mixed := self._mixed(sheet, rows):
                fact = f"on '{sheet.title}' the lines {mixed} have changed places without their ids"
                hint = (
                    "sort with the grey first column, or undo the sorting; nothing here is pulled"
                )
                self._tell("MRG049", fact, hint)
            else:
                self._sheet(sheet, rows)
        return self.found

    def _sheet(self, sheet: Sheet, rows: Mapping[str, Mapping[str, Any]]) -> None:
        lost = sorted(
            {column for cells in rows.values() for column in cells} - sheet.columns.keys()
        )
        if lost:
            fact = f"on '{sheet.title}' the column {lost[0]} is not there any more"
            self._tell("MRG045", fact, "its inputs are not pulled; the outline keeps its own")
        for key, cells in rows.items():
            if key in sheet.twice:
                at = ", ".join(str(one) for one in sheet.twice[key])
                fact = f"on '{sheet.title}' the id {key} stands in more rows than one (again {at})"
                hint = "clear the id in the grey first column of the row that is new"
                self._tell("MRG044", fact, hint)
            elif key not in sheet.rows:
                self._gone(sheet, key, cells)
            elif key.startswith(NEW) and self.ledger.row(sheet.key, key) == key:
                self._newcomer(sheet, key, sheet.rows[key], cells)
            else:
                self._row(sheet, key, cells)
        if sheet.key in OPEN_ENDED:
            columns = dict.fromkeys(column for cells in rows.values() for column in cells)
            for read in sheet.loose.values():
                self._newcomer(sheet, "", read, columns)

    def _row(self, sheet: Sheet, key: str, cells: Mapping[str, Any]) -> None:
        changed = {}
        for column in cells:
            if column in sheet.columns and (held := self._held(sheet, key, column)):
                changed[column] = held
        if changed:
            self.found.rows.append(Row(sheet.key, key, changed))

    def _held(self, sheet: Sheet, key: str, column: str) -> Held | None:
        """The input where it was changed; what cannot be understood is told."""
        cell = sheet.rows[key].get(column, EMPTY)
        place = f"'{sheet.title}'!{cell.place}" if cell.place else f"'{sheet.title}'"
        kind = kind_of(sheet.key, key, column)
        if kind is None:
            self._homeless(sheet, key, column, cell, place)
            return None
        base = self._base(sheet.key, key, column, kind)
        outline_row = self.fresh["sheets"].get(sheet.key, {}).get(self.ledger.row(sheet.key, key))
        outline = of_base(kind, (outline_row or {}).get(column), self._labels(self.fresh))
        if cell.strange:
            self._tell("MRG042", f"{place} holds {cell.strange}", f"type {kind} there")
            return None
        try:
            held = of_cell(kind, cell.value, self._labels(self.base), self.sheets.first_day)
        except UnclearError as why:
            self._tell("MRG042", f"{place} holds {why}, which is not pulled", f"type {kind} there")
            return None
        verdict = judged(kind, base, held, outline)
        if verdict is Verdict.NOBODY:
            return None
        return Held(kind, place, base, held, outline, verdict)

    def _base(self, sheet: str, key: str, column: str, kind: Kind) -> Value:
        """What the cell held when workbook and outline agreed last."""
        if self.ledger.knows(sheet, key, column):
            return of_base(kind, self.ledger.cells[sheet][key][column], {})
        written = self.base["sheets"][sheet][key][column]
        return of_base(kind, written, self._labels(self.base))

    def _homeless(self, sheet: Sheet, key: str, column: str, cell: Cell, place: str) -> None:
        """Tells of a changed fact of the call: the outline has no field for it.

        Other sheets have inputs of their own, for reckoning; they stay in the workbook.
        """
        if sheet.key != RULES:
            return
        written = self.base["sheets"][sheet.key][key][column]
        for kind in (Kind.NUMBER, Kind.TEXT):
            try:
                base = of_base(kind, written, {})
                if of_cell(kind, cell.value, {}) == base and not cell.strange:
                    return
            except (UnclearError, ArithmeticError):
                continue
        fact = f"{place} was changed, and the outline has no field for it"
        hint = "it stays in the workbook; what a call prescribes stands in the call's profile"
        self._tell("MRG046", fact, hint)

    def _newcomer(
        self,
        sheet: Sheet,
        key: str,
        read: Mapping[str, Cell],
        columns: Mapping[str, Any],
    ) -> None:
        """A line typed into an empty row, or into one that was inserted."""
        line: dict[str, Value] = {}
        typed = (one for one in read.values() if one.value is not None or one.strange)
        place = f"'{sheet.title}'!{next(typed, EMPTY).place}"
        for column in columns:
            cell = read.get(column, EMPTY)
            kind = kind_of(sheet.key, key or NEW, column)
            if kind is None:
                continue
            try:
                if cell.strange:
                    raise UnclearError(cell.strange)
                value = of_cell(kind, cell.value, self._labels(self.base), self.sheets.first_day)
            except UnclearError as why:
                at = f"'{sheet.title}'!{cell.place}"
                hint = f"type {kind} there; until then the new line is not pulled"
                self._tell("MRG042", f"{at} holds {why}", hint)
                return
            line[column] = value
        if any(value is not None for value in line.values()):
            self.found.newcomers.append(Newcomer(sheet.key, key, place, line))

    def _gone(self, sheet: Sheet, key: str, cells: Mapping[str, Any]) -> None:
        """Tells of a row that was deleted, as long as the outline still has it."""
        there = self.fresh["sheets"].get(sheet.key, {})
        if key.startswith(NEW) or not cells or self.ledger.row(sheet.key, key) not in there:
            return
        fact = f"on '{sheet.title}' the row of {key} is not there any more"
        hint = "the outline keeps it; delete it there if it is to go"
        self._tell("MRG045", fact, hint)

    def _mixed(self, sheet: Sheet, rows: Mapping[str, Mapping[str, Any]]) -> str:
        """Two rows or more that carry each other's lines: somebody sorted without the ids."""
        if sheet.key not in NAMED_BY:
            return ""
        column = NAMED_BY[sheet.key]
        owners: dict[tuple[str, ...], str] = {}
        for key, cells in rows.items():
            if cells.get(column):
                owners[_words(cells.get(column)), _words(cells.get("partner"))] = key
        swapped = [
            (key, owner)
            for key, read in sheet.rows.items()
            if (name := _words(read.get(column, EMPTY).value))
            and (owner := owners.get((name, _words(read.get("partner", EMPTY).value))))
            and owner != key
            and key in rows
            and _words(rows[key].get(column)) != name
        ]
        moved = {key for key, _ in swapped}
        both = [key for key, owner in swapped if owner in moved]
        return " and ".join(both[:2]) if len(both) > 1 else ""

    def _labels(self, base: Mapping[str, Any]) -> Labels:
        labels: Labels = base.get("labels", {})
        return labels

    def _tell(self, code: str, fact: str, hint: str) -> None:
        place = Place(self.file)
        self.found.told.append(Diagnostic(place, code, fact, hint, Severity.WARNING))


def _words(value: Any) -> str:
    return " ".join(str(value or "").split()).casefold()


def lines_of(fresh: Mapping[str, Any], sheet: str) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """The lines that the outline has on a sheet, as they would be typed into one."""
    labels: Labels = fresh.get("labels", {})
    for key, cells in fresh["sheets"].get(sheet, {}).items():
        if not key.startswith(NEW):
            line = {}
            for column, written in cells.items():
                if kind := kind_of(sheet, key, column):
                    line[column] = of_base(kind, written, labels)
            yield key, line
