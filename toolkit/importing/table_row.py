"""One row of a table: what it gives, while it is read and when that is done."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from toolkit.importing.outcome import Found, NotPlaced
from toolkit.importing.tables import Table

REFERRED = ""
"""The field of a part that only names it: by what a sheet calls the partner of a cost line."""


class RowFound(NamedTuple):
    """One row, as far as it is understood; what others refer to has a lower rank."""

    rank: float
    found: Found
    row: int = 0
    is_item: bool = True
    """Whether the row is an item of its list, and not a total or a line between."""


@dataclass
class Row:
    """One row of a table while it is read: what it gives, and what is left."""

    table: Table
    number: int
    values: dict[str, Any] = field(default_factory=dict)
    """By column what was read; person-months by the words that name whose they are."""

    sources: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By column where the value stands and its words; only where that is in this row."""

    renamed: dict[str, str] = field(default_factory=dict)
    """By column the field that its words are a part of, where that has another name."""

    amounts: list[tuple[str, Any, tuple[str, str]]] = field(default_factory=list)
    """The amounts in columns of cost categories: the words of the heading, the amount, its cell."""

    misread: set[str] = field(default_factory=set)
    """The columns whose words are no value."""

    left: list[NotPlaced] = field(default_factory=list)

    def leave(self, name: str, why: str) -> None:
        """Takes a value out again and lists its words."""
        self.values.pop(name, None)
        if source := self.sources.pop(name, None):
            self.left.append(NotPlaced(*source, why))

    def leave_all(self, why: str) -> None:
        """Lists the words of all values."""
        for name in list(self.sources):
            self.leave(name, why)
        self.values.clear()
