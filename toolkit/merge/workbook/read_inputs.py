"""Reads which inputs of a workbook people changed since it was built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.intake.layout import PREFIX
from toolkit.merge.workbook.copied_rows import told_apart
from toolkit.merge.workbook.inputs import (
    NEW,
    RULES,
    Kind,
    UnclearError,
    Value,
    is_form,
    is_open_ended,
    kind_of,
    line_of,
)
from toolkit.merge.workbook.inserted_rows import typed_line
from toolkit.merge.workbook.keyed_sheet import HEAD, KeyedSheet, KeyedSheets
from toolkit.merge.workbook.left_in_place import LeftInPlace
from toolkit.merge.workbook.messages import RESTORE
from toolkit.merge.workbook.pulled_values import Ledger
from toolkit.merge.workbook.row_names import exchanged_rows, row_called, sorted_without_ids
from toolkit.merge.workbook.verdict import Verdict, WrittenCells, judged

KEPT = f"its inputs are not pulled, and the outline keeps its own; {RESTORE}"

Rows = Mapping[str, Mapping[str, Any]]
"""The inputs of a sheet as a base has them, by row and column key."""


@dataclass(frozen=True, slots=True)
class ChangedInput:
    """One changed input: what was written, what the workbook holds, what the outline says."""

    kind: Kind
    place: str
    """`'Costs'!F12`."""

    base: Value
    held: Value
    outline: Value
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row with its changed inputs."""

    sheet: str
    key: str
    """In the workbook."""

    changed: Mapping[str, ChangedInput]


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line that a person typed into an empty row or into one that was inserted."""

    sheet: str
    key: str
    """Of the empty row; an inserted row has none."""

    place: str
    line: Mapping[str, Value]
    row: str
    """Its key on the sheet, which an inserted row has there only while it is read."""


@dataclass
class Changes:
    """All that was changed, in the order of the sheets."""

    rows: list[ChangedRow] = field(default_factory=list)
    new_lines: list[NewLine] = field(default_factory=list)
    messages: list[Diagnostic] = field(default_factory=list)
    removed: list[tuple[str, str]] = field(default_factory=list)
    """The rows that a person deleted from the sheets of a form, by sheet and key."""

    beside: tuple[str, ...] = ()
    """Values beside the tables, which stay in the workbook alone."""


@dataclass
class InputReader:
    """Compares the workbook with what was written into it and with what the outline says now."""

    file: str
    sheets: KeyedSheets
    base: Mapping[str, Any]
    incoming: Mapping[str, Any]
    """The base that a workbook of the outline as it is now would have."""

    ledger: Ledger
    found: Changes = field(default_factory=Changes)
    aside: set[str] = field(default_factory=set)
    """Sheets that were sorted without their ids."""

    def __post_init__(self) -> None:
        self._lines: dict[str, set[int]] = {}
        """The numbers of the rows without a key that are read as new lines, by sheet."""
        self._written = WrittenCells(self.base, self.ledger, self.sheets.first_day)

    def changes(self) -> Changes:
        """What was changed, and what has to be reported."""
        told_apart(self.sheets, self._written)
        for key, rows in self.base["sheets"].items():
            if not any(rows.values()):
                continue
            sheet = self.sheets.by_key.get(key)
            for copy in self.sheets.copies.get(key, ()):
                fact = f"the sheet '{copy}' is a copy of another, and is not pulled"
                self._report("MRG044", fact, "delete it, or its first row and column")
            if sheet is None:
                name = key.removeprefix(PREFIX).replace("_", " ").capitalize()
                fact = f"the sheet '{name}' is missing, or has lost its first row"
                self._report("MRG045", fact, KEPT)
            elif key in self.sheets.repeated:
                fact = f"the sheet '{sheet.title}' exists more than once"
                self._report("MRG044", fact, "delete the copy, or its first row and column")
            elif mixed := exchanged_rows(sheet, self._written):
                self.aside.add(key)
                self.found.messages.append(sorted_without_ids(sheet.title, mixed, self.file))
            else:
                self._sheet(sheet, rows)
        left = LeftInPlace(self.file)
        left.look(self.sheets, self._lines)
        self.found.messages += left.findings
        self.found.beside = tuple(left.beside)
        return self.found

    def _sheet(self, sheet: KeyedSheet, rows: Rows) -> None:
        missing = sorted(
            {column for cells in rows.values() for column in cells} - sheet.columns.keys()
        )
        if missing:
            head = self._written.content(sheet.key, HEAD, missing[0])
            name = f"{head or missing[0]}".removeprefix("'").replace("\n", " ")
            fact = f"on '{sheet.title}' the column '{name}' is missing"
            self._report("MRG045", fact, KEPT)
        for key, cells in rows.items():
            if key not in sheet.rows:
                self._missing_row(sheet, key, cells)
            elif key.startswith(NEW) and self.ledger.row(sheet.key, key) == key:
                self._new_line(sheet, key, cells)
            else:
                self._row(sheet, key, cells)
        if is_open_ended(sheet.key):
            rooms = [cells for key, cells in rows.items() if key.startswith(NEW)] or rows.values()
            columns = dict.fromkeys(column for cells in rooms for column in cells)
            for key in sheet.inserted:
                self._new_line(sheet, key, columns)

    def _row(self, sheet: KeyedSheet, key: str, columns: Iterable[str]) -> None:
        line = line_of(self.incoming, sheet.key, self.ledger.row(sheet.key, key))
        changed = {}
        for column in columns:
            if column not in sheet.columns or not self._written.is_changed(sheet, key, column):
                continue
            if found := self._input(sheet, key, column, line.get(column)):
                changed[column] = found
        if changed:
            self.found.rows.append(ChangedRow(sheet.key, key, changed))

    def _input(
        self, sheet: KeyedSheet, key: str, column: str, outline: Value
    ) -> ChangedInput | None:
        """A changed input; what cannot be understood is reported."""
        place = sheet.place(key, column)
        kind = kind_of(sheet.key, key, column)
        if kind is None:
            self._without_field(sheet, place)
            return None
        try:
            held = self._written.held(sheet, key, column)
        except UnclearError as error:
            fact = f"{place} holds {error}, which is not pulled"
            self._report("MRG042", fact, f"type {kind} there")
            return None
        base = self._written.value(sheet.key, key, column)
        return ChangedInput(kind, place, base, held, outline, judged(kind, base, held, outline))

    def _without_field(self, sheet: KeyedSheet, place: str) -> None:
        """Reports a changed fact of the call, for which the outline has no field.

        Other sheets have inputs of their own, for calculations; they stay in the workbook.
        """
        if sheet.key == RULES:
            fact = f"{place} was changed, and the outline has no field for it"
            hint = "it stays in the workbook; what a call prescribes is in the call's profile"
            self._report("MRG046", fact, hint)

    def _new_line(self, sheet: KeyedSheet, key: str, columns: Iterable[str]) -> None:
        """A line that a person typed into an empty row, or into one that was inserted."""
        try:
            line = typed_line(self._written, sheet, key, columns)
            if key in sheet.inserted and any(value is not None for value in line.values()):
                self._lines.setdefault(sheet.key, set()).add(sheet.inserted[key][0])
        except UnclearError as error:
            if key in sheet.inserted:
                self._lines.setdefault(sheet.key, set()).add(sheet.inserted[key][0])
            fact = f"{sheet.place(key, error.column)} holds {error}"
            kind = kind_of(sheet.key, key, error.column)
            hint = f"type {kind} there; until then the new line is not pulled"
            self._report("MRG042", fact, hint)
            return
        if any(value is not None for value in line.values()):
            filled = (one for one in sheet.columns if line.get(one) is not None)
            place = sheet.place(key, next(filled))
            known = key if key in sheet.rows else ""
            self.found.new_lines.append(NewLine(sheet.key, known, place, line, key))

    def _missing_row(self, sheet: KeyedSheet, key: str, cells: Mapping[str, Any]) -> None:
        """Reports a row that was deleted, as long as the outline still has it."""
        there = self.incoming["sheets"].get(sheet.key, {})
        if key.startswith(NEW) or not cells or self.ledger.row(sheet.key, key) not in there:
            return
        if is_form(sheet.key):
            self.found.removed.append((sheet.key, key))
            return

        def written(home: str, column: str) -> object:
            content = self._written.content(home, key, column)
            return content.removeprefix("'") if isinstance(content, str) else content

        name = row_called(sheet.key, key, written)
        fact = f"on '{sheet.title}' the row of {name} is missing"
        hint = f"the outline keeps it: delete it there if it is to go, or {RESTORE}"
        self._report("MRG045", fact, hint)

    def _report(self, code: str, fact: str, hint: str) -> None:
        place = Place(self.file)
        self.found.messages.append(Diagnostic(place, code, fact, hint, Severity.WARNING))
