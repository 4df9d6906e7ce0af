"""What people typed into a workbook where the outline has no field for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from toolkit.cell_addresses import letters
from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.workbook.inputs import is_open_ended, is_room, kind_of
from toolkit.merge.workbook.keyed_sheet import HEAD, INSERTED, KeyedSheet, KeyedSheets
from toolkit.model.wording import listed_up_to
from toolkit.ooxml.sheetml import cell_of, cells_of, local, rows_of
from toolkit.readers.outline_paths import short

MOST = 4
"""As many cells are named in one finding."""

ROW_HINT = "type it into one of the empty rows of this sheet, or leave it as a note of your own"
COLUMN_HINT = (
    "a column cannot be added in the workbook: add the partner to the outline, or the staff "
    "profile on the sheet Rates, build, and type into the column that comes"
)


@dataclass
class LeftInPlace:
    """What stays in the workbook alone."""

    file: str
    findings: list[Diagnostic] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    """Values beside the tables of our sheets: a person's own, as `'Effort'!AC12 (4)`."""

    def look(
        self,
        sheets: KeyedSheets,
        taken: Mapping[str, set[int]],
    ) -> None:
        """Looks through the sheets with lists; `taken` are the rows without a key that are read as
        new lines, by sheet."""
        for key, sheet in sheets.by_key.items():
            if key in sheets.repeated:
                continue
            if is_open_ended(key):
                self._rows(sheet, taken.get(key, set()))

    def _rows(self, sheet: KeyedSheet, taken: set[int]) -> None:
        keys = {number: key for key, (number, _) in sheet.rows.items()}
        begin = sheet.rows.get(HEAD, (sheet.head, None))[0]
        columns = {number: key for key, number in sheet.columns.items()}
        strange: dict[int, list[str]] = {}
        for number, row in rows_of(sheet.tree):
            if number <= begin or number in taken:
                continue
            cells = dict(_constants(row, sheet))
            if (key := keys.get(number)) is None:
                self._row_without_key(sheet, number, cells, columns)
            elif not is_room(key):
                for column, value in cells.items():
                    if column not in columns and isinstance(value, Decimal):
                        strange.setdefault(column, []).append(_named(sheet, number, column, value))
        self._columns(sheet, begin, strange)

    def _row_without_key(
        self,
        sheet: KeyedSheet,
        number: int,
        cells: Mapping[int, str | Decimal],
        columns: Mapping[int, str],
    ) -> None:
        """A row that is neither ours nor a new line: a line in the wrong place, or a note."""
        ours = {
            at: value
            for at, value in cells.items()
            if at in columns and kind_of(sheet.key, INSERTED, columns[at]) is not None
        }
        is_line = len(ours) > 1 or any(isinstance(one, Decimal) for one in ours.values())
        named = [_named(sheet, number, at, value) for at, value in cells.items()]
        if is_line:
            what = "has no kind" if sheet.key == "work_plan" else "is not in the list"
            fact = f"the row of {listed_up_to(named, MOST)} {what}, and is not pulled"
            self._report("MRG150", fact, ROW_HINT)
        else:
            self.beside += named

    def _columns(self, sheet: KeyedSheet, begin: int, strange: Mapping[int, Sequence[str]]) -> None:
        """Numbers in columns that are not ours."""
        last = max(sheet.columns.values(), default=0)
        heads = {
            at: value
            for number, row in rows_of(sheet.tree)
            if number == begin
            for at, value in _constants(row, sheet)
        }
        for column, cells in strange.items():
            if sheet.key == "effort" and column in heads and column <= last + 1:
                title = short(str(heads[column]), 40)
                fact = (
                    f"the column '{title}' of '{sheet.title}' belongs to no staff profile of the "
                    f"outline, and is not pulled: {listed_up_to(cells, MOST)}"
                )
                self._report("MRG154", fact, COLUMN_HINT)
            else:
                self.beside += cells

    def _report(self, code: str, fact: str, hint: str) -> None:
        self.findings.append(Diagnostic(Place(self.file), code, fact, hint, Severity.WARNING))


def _constants(row: Any, sheet: KeyedSheet) -> Iterator[tuple[int, str | Decimal]]:
    """What was typed into the cells of a row, by the number of the column; no formulas."""
    for column, cell in cells_of(row):
        if column > sheet.column and not any(local(part) == "f" for part in cell):
            value = cell_of(cell, sheet.texts).value
            if value is not None and str(value).strip():
                yield column, value


def _named(sheet: KeyedSheet, row: int, column: int, value: str | Decimal) -> str:
    return f"'{sheet.title}'!{letters(column)}{row} ({short(_plain(value), 40)})"


def _plain(value: str | Decimal) -> str:
    return value if isinstance(value, str) else f"{value:f}"
