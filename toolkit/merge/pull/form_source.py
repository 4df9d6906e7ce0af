"""A form that came back: the file, what was written into it, and what the outline gives now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from toolkit.diagnostics import Diagnostic
from toolkit.intake.layout import RECORD_VALUE, Form, FormSheet, form_sheet, form_sheets, held_in
from toolkit.intake.scope import Scope
from toolkit.merge.workbook.inputs import (
    NEW,
    Kind,
    UnclearError,
    Value,
    is_form,
    line_of,
    of_cell,
)
from toolkit.merge.workbook.inserted_rows import is_line_of
from toolkit.merge.workbook.keyed_sheet import INSERTED, KeyedSheet, KeyedSheets
from toolkit.merge.workbook.pulled_values import Ledger
from toolkit.merge.workbook.read_inputs import Changes, InputReader, NewLine
from toolkit.merge.workbook.verdict import WrittenCells, holds
from toolkit.ooxml.number_formats import number_formats
from toolkit.ooxml.sheetml import EMPTY
from toolkit.ooxml.xml_parts import number_in


@dataclass(frozen=True)
class FormSource:
    """One form, read."""

    file: str
    scope: Scope
    sheets: KeyedSheets
    base: Mapping[str, Any]
    incoming: Mapping[str, Any]
    """What a form of the outline as it is now would hold."""

    ledger: Ledger
    edited: bool = True
    """Whether the file is another one than was written."""

    remarks: tuple[Diagnostic, ...] = ()
    """What is to be said of the file itself."""

    def changes(self) -> Changes:
        """What was changed in it; new rows in the order in which they stand."""
        reader = InputReader(self.file, self.sheets, self.base, self.incoming, self.ledger)
        found = reader.changes()
        found.new_lines.sort(key=self._number)
        return found

    def _number(self, one: NewLine) -> int:
        home = self.sheets.by_key[one.sheet]
        return int((home.rows.get(one.row) or home.inserted[one.row])[0])

    def locked_changes(self) -> Iterator[str]:
        """The addresses of cells that show a field, are not to be filled in, and were changed."""
        written = WrittenCells(self.base, self.ledger, self.sheets.first_day)
        for key, rows in self.base["shown"].items():
            home = self.sheets.by_key.get(key)
            if home is None or not is_form(key):
                continue
            for row, cells in rows.items():
                for column in cells if row in home.rows and not row.startswith("__") else ():
                    shown = written.content(key, row, column)
                    is_formula = isinstance(shown, str) and shown[:1] == "="
                    is_field = column in home.columns and held_in(key, row, column) is not None
                    if is_field and not is_formula and not holds(home, row, column, shown):
                        yield home.place(row, column)

    def missing(self) -> Iterator[str]:
        """The addresses of empty cells that no row can be without, in rows that are begun."""
        for sheet in form_sheets():
            home = self.sheets.by_key.get(sheet.key)
            if home is None:
                continue
            must = [one.key for one in sheet.fields if one.required and one.key in home.columns]
            for row in _by_number(home):
                record = sheet.form is Form.RECORD and row in sheet.by_column
                if record and sheet.by_column[row].required:
                    must = [RECORD_VALUE]
                elif record:
                    continue
                inputs = [one for one in home.columns if held_in(sheet.key, row, one)]
                cells = {one: home.shown(row, one) != EMPTY for one in inputs}
                if not record and not any(cells.values()):
                    continue
                known = self.base["sheets"].get(sheet.key, {}).get(row, {})
                for column in must:
                    if not cells.get(column) and (column in known or row in home.inserted):
                        yield home.place(row, column)

    def key(self, sheet: str, row: str) -> str:
        """The outline's key of a row."""
        return self.ledger.row(sheet, row)

    def held(self, sheet: str, row: str, column: str) -> Value:
        """What a cell holds; raises `UnclearError` where that is no value."""
        written = WrittenCells(self.base, self.ledger, self.sheets.first_day)
        return written.held(self.sheets.by_key[sheet], row, column)

    def as_shown(self, sheet: str, row: str, column: str, held: Value) -> Value | date:
        """What a cell holds, as people see it: the day where its number is shown as one."""
        home = self.sheets.by_key[sheet]
        cell = home.cell(row, column)
        if cell is None or number_in(cell.get("s", "0")) not in self.days:
            return held
        number = home.shown(row, column).value
        if not isinstance(number, Decimal):
            return held
        try:
            day = of_cell(Kind.DAY, number, {}, self.sheets.first_day)
        except UnclearError:
            return held
        return held if day == held else date.fromisoformat(str(day))

    @cached_property
    def days(self) -> frozenset[int]:
        """The styles of cells whose numbers are shown as days."""
        package = self.sheets.package
        formats = number_formats(package, package.main_part())
        return frozenset(at for at, one in enumerate(formats) if one.is_day)

    def known_as(self, one: NewLine) -> str:
        """The outline's key of a row that was typed and is in the outline already; empty where it
        is not."""
        rows = self.base["sheets"].get(one.sheet, {})
        there = self.sheets.by_key[one.sheet].rows
        claimed = {self.key(one.sheet, key) for key in rows if key in there}
        lines: Mapping[str, Any] = self.incoming["sheets"].get(one.sheet, {})
        for key in lines:
            if key not in claimed and is_line_of(one.sheet, one.line, self.incoming, key):
                return key
        return ""

    def is_empty(self, sheet: str, row: str) -> bool:
        """Whether all inputs of a row are empty now."""
        home = self.sheets.by_key[sheet]
        cells = self.base["sheets"].get(sheet, {}).get(row, {})
        return all(self.held(sheet, row, one) is None for one in cells if one in home.columns)

    def order(self, sheet: FormSheet) -> list[str] | None:
        """The keys of the rows of a list as a person arranged them, with those that are new; None
        where nobody changed their order."""
        home = self.sheets.by_key.get(sheet.key)
        if home is None or sheet.form is not Form.LIST:
            return None
        before = [
            self.key(sheet.key, one)
            for one in self.base.get("order", {}).get(sheet.key, {}).get("rows", ())
            if one in self.base["sheets"].get(sheet.key, {}) and not one.startswith(NEW)
        ]
        now = [self.key(sheet.key, one) for one in _by_number(home)]
        typed = (NEW, INSERTED)
        common = [one for one in now if one in before]
        moved = common != [one for one in before if one in common]
        last = max((at for at, one in enumerate(now) if one in before), default=-1)
        between = any(one.startswith(typed) for one in now[:last])
        return now if moved or between else None


def _by_number(home: KeyedSheet) -> Iterator[str]:
    """The keys of all rows that can hold a part, from top to bottom."""
    rows = {**home.rows, **home.inserted}
    keys = sorted(rows, key=lambda one: rows[one][0])
    return (one for one in keys if not one.startswith("__"))


def line_in(base: Mapping[str, Any], sheet: str, row: str) -> Mapping[str, Value]:
    """The values of a row as a base has them."""
    return line_of(base, sheet, row)


def sheet_of(key: str) -> FormSheet:
    """The sheet of a form with that key. Raises LookupError where there is none."""
    found = form_sheet(key)
    if found is None:
        raise LookupError(key)
    return found
