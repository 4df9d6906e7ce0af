"""Compares base, current and incoming value of a cell: the one verdict on it.

A build asks it before it writes a cell, a pull before it changes the outline.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from toolkit.merge.workbook.inputs import (
    Kind,
    Labels,
    UnclearError,
    Value,
    as_cell,
    decimal_of,
    kind_of,
    of_base,
    of_cell,
    same,
    shown_after,
)
from toolkit.merge.workbook.keyed_sheet import Content, KeyedSheet, same_formula
from toolkit.merge.workbook.pulled_values import Ledger
from toolkit.ooxml.sheetml import EMPTY


class Verdict(StrEnum):
    """Who changed an input since workbook and outline agreed last."""

    NOBODY = "nobody"
    """The workbook holds what was written into it, whatever the outline says now."""

    BOTH_ALIKE = "both alike"
    WORKBOOK = "workbook"
    CONFLICT = "conflict"
    """Both changed it, to different values."""

    EMPTIED = "emptied"
    """The workbook holds nothing where there was something."""


def judged(kind: Kind, base: Value, held: Value, outline: Value) -> Verdict:
    """The verdict on what was written, what the workbook holds, and what the outline says now."""
    if same(kind, held, base):
        return Verdict.NOBODY
    if same(kind, held, outline):
        return Verdict.BOTH_ALIKE
    if held is None:
        return Verdict.EMPTIED
    return Verdict.WORKBOOK if same(kind, outline, base) else Verdict.CONFLICT


def holds(sheet: KeyedSheet, row: str, column: str, content: Content) -> bool:
    """Whether the cell has this formula, or shows this text or number."""
    if isinstance(content, str) and content[:1] == "=":
        formula = sheet.formula(row, column)
        return formula is not None and same_formula(formula, content[1:])
    cell = sheet.shown(row, column)
    if content in (None, "'"):
        return cell == EMPTY
    held = cell.value
    if isinstance(content, str):
        return isinstance(held, str) and held.split() == content[1:].split()
    return isinstance(held, Decimal) and held == content


def as_content(shown: Any) -> Content:
    """What a cell holds that is not an input, in the form that a base has; digits are a number."""
    if isinstance(shown, str) and shown[:1] not in ("=", "'"):
        number = decimal_of(shown)
        return f"'{shown}" if number is None else number
    content: Content = shown
    return content


@dataclass(frozen=True)
class WrittenCells:
    """What was written into the cells of a workbook, and what has been pulled from them since."""

    base: Mapping[str, Any]
    """As `base.whole` gives it."""

    ledger: Ledger
    first_day: int = 0
    """See `sheetml.first_day_of`."""

    @property
    def labels(self) -> Labels:
        """How the workbook names partners and work packages."""
        labels: Labels = self.base.get("labels", {})
        return labels

    def value(self, sheet: str, row: str, column: str) -> Value:
        """The input on which workbook and outline agreed last."""
        return of_base(kind_of(sheet, row, column), self._agreed(sheet, row, column), self.labels)

    def content(self, sheet: str, row: str, column: str) -> Content:
        """What the cell held then: a formula by keys, a text, a number, or nothing."""
        shown = self.base["shown"].get(sheet, {}).get(row, {})
        if column in shown:
            return as_content(shown[column])
        kind = kind_of(sheet, row, column)
        return as_cell(kind, self._agreed(sheet, row, column), self.first_day)

    def held(self, sheet: KeyedSheet, row: str, column: str) -> Value:
        """The value of an input now. Raises `UnclearError` where its field cannot hold it."""
        cell = sheet.shown(row, column)
        if cell.strange:
            raise UnclearError(cell.strange, column)
        kind = kind_of(sheet.key, row, column)
        try:
            return of_cell(kind, cell.value, self.labels, self.first_day)
        except UnclearError as error:
            raise UnclearError(str(error), column) from error

    def line(self, sheet: KeyedSheet, row: str, columns: Iterable[str]) -> dict[str, Value]:
        """The inputs of a row that are fields of the outline. Raises as `held`."""
        return {
            column: self.held(sheet, row, column)
            for column in columns
            if kind_of(sheet.key, row, column)
        }

    def is_changed(self, sheet: KeyedSheet, row: str, column: str) -> bool:
        """Whether an input shows another value than the one on which both agreed last."""
        if holds(sheet, row, column, self.content(sheet.key, row, column)):
            return False
        try:
            held = self.held(sheet, row, column)
        except UnclearError:
            return True
        kind = kind_of(sheet.key, row, column)
        return not same(kind, held, self.value(sheet.key, row, column))

    def agreed_row(self, sheet: str, row: str) -> dict[str, Any]:
        """The inputs of a row, as a base has them, on which workbook and outline agreed last."""
        columns = self.base["sheets"].get(sheet, {}).get(row, {})
        return {column: self._agreed(sheet, row, column) for column in columns}

    def _agreed(self, sheet: str, row: str, column: str) -> Any:
        """The input as a base has it: what was pulled last, or what was written."""
        if not self.ledger.knows(sheet, row, column):
            return self.base["sheets"].get(sheet, {}).get(row, {}).get(column)
        known = self.ledger.cells[sheet][row][column]
        kind = kind_of(sheet, row, column) or Kind.TEXT
        if kind is Kind.AFTER and known:
            return shown_after(known, self.labels)
        group = {Kind.PARTNER: "partner", Kind.PACKAGE: "package", Kind.PART: "kind"}.get(kind)
        return self.labels.get(group, {}).get(known, known) if group and known else known
