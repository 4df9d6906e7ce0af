"""The values that were pulled from a workbook, so that they are not pulled again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.store.memory import PULLED, Memory
from toolkit.store.record_forms import DamagedError, LedgerRecord, record_bytes

Cells = Mapping[str, Mapping[str, Mapping[str, str | None]]]
"""Values by sheet, row and column key."""


@dataclass(frozen=True)
class Ledger:
    """Values that the outline took over since the workbook was built, and the rows they became."""

    base: str = ""
    """The checksum of the workbook's base; of another workbook nothing is known."""

    cells: Cells = field(default_factory=dict)
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The outline's key of rows that carry another in the workbook, by sheet."""

    name: str = PULLED
    """Of the record in which it is kept."""

    def knows(self, sheet: str, row: str, column: str) -> bool:
        """Whether a value was pulled from that cell, or left there by decision."""
        return column in self.cells.get(sheet, {}).get(row, {})

    def row(self, sheet: str, row: str) -> str:
        """The outline's key of a row."""
        return self.rows.get(sheet, {}).get(row, row)

    def to_bytes(self) -> bytes:
        """As a file that people may keep under version control."""
        data = {"base": self.base, "cells": self.cells, "rows": self.rows}
        return record_bytes(LedgerRecord, data, sort_keys=True)


def ledger_in(memory: Memory, name: str, base: str) -> Ledger:
    """The ledger of the workbook with that base; an empty one where there is none for it.

    One that cannot be understood counts as none: what is in the outline already is found there.
    """
    try:
        found = memory.record(name, LedgerRecord)
    except DamagedError:
        found = None
    if found is None or found.base != base:
        return Ledger(base, name=name)
    return Ledger(base, found.cells, found.rows, name)
