"""A sheet as its cells, whatever file it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from toolkit.cell_addresses import letters, quoted

Address = tuple[int, int]
"""Row and column, each counted from 1."""

MOST_ROWS = 10_000
"""Rows with words or numbers in a sheet; the plan of the largest proposal has a few thousand."""

MOST_CELLS = 100_000
"""Cells with words or numbers in a sheet."""


class SheetCell(NamedTuple):
    """A cell that shows something."""

    value: str | Decimal | date | None
    """None where it shows neither words, nor a number, nor a day."""

    strange: str = ""
    """What it shows instead: an error, TRUE or FALSE, a formula without its result."""

    currency: str = ""
    """The currency other than euro that its format prints: `$`."""

    @property
    def words(self) -> str:
        """What it shows, as people read it: `M12`, `1234.5`, `2027-01-01`."""
        if self.value is None:
            return self.strange
        if isinstance(self.value, Decimal):
            return f"{self.value:f}"
        return str(self.value)


@dataclass(frozen=True)
class Sheet:
    """The cells of a sheet that show something, and how they lie."""

    title: str
    """The name of its tab; empty where the file has no sheets."""

    rows: Mapping[int, Mapping[int, SheetCell]]
    """By row and column, each counted from 1, in their order."""

    merged: Mapping[Address, Address] = field(default_factory=dict)
    """For each cell that a merged one covers: the cell that holds the words."""

    file: str = ""
    """The name of the file without its ending, where the file has no sheets."""

    hidden: tuple[str, ...] = ()
    """The rows and columns that are hidden and show something: `row 4`, `column C`."""

    @cached_property
    def going_on(self) -> Mapping[int, tuple[int, ...]]:
        """By row the columns in which a merged cell goes on that begins in a row above."""
        found: dict[int, tuple[int, ...]] = {}
        for (row, column), (top, left) in self.merged.items():
            if top < row and left == column:
                found[row] = (*found.get(row, ()), column)
        return found

    def at(self, row: int, column: int) -> SheetCell | None:
        """The cell, or the merged one that covers it; None where nothing is shown."""
        row, column = self.merged.get((row, column), (row, column))
        return self.rows.get(row, {}).get(column)

    def where(self, row: int, column: int) -> str:
        """`Budget!C4`; `C4` where the file has no sheets."""
        address = f"{letters(column)}{row}"
        return f"{quoted(self.title)}!{address}" if self.title else address
