"""Matches the rows of an edited workbook with the lines of the outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count, islice
from typing import Any

from toolkit.merge.workbook.inputs import (
    LISTED,
    NEW,
    UnclearError,
    is_open_ended,
    is_placed,
    line_of,
    same_line,
)
from toolkit.merge.workbook.inserted_rows import is_line_of, typed_line
from toolkit.merge.workbook.keyed_sheet import INSERTED, KeyedSheet
from toolkit.merge.workbook.verdict import WrittenCells

LIKE = ("partner", "package", "row")
"""What stays the same when the item of a line gets another name."""


@dataclass
class RowPairs:
    """The rows of one sheet: what becomes of each."""

    kept: dict[str, str] = field(default_factory=dict)
    """The outline's key of each row, by the key that the row has in the workbook."""

    left: list[str] = field(default_factory=list)
    """Rows that left the outline."""

    new: list[str] = field(default_factory=list)
    """Rows that come."""

    empty: list[str] = field(default_factory=list)
    """Of these, empty ones in place of those that hold a line of the outline now."""


@dataclass(frozen=True, slots=True)
class Versions:
    """One sheet in the workbook as it is, and the bases before and now."""

    sheet: KeyedSheet
    order: list[str]
    """The keys of the rows as the outline has them now."""

    written: WrittenCells
    incoming: Mapping[str, Any]

    @property
    def base(self) -> Mapping[str, Any]:
        """What was written into the workbook last."""
        return self.written.base

    def rows(self, base: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """The keys of all rows, each with its inputs."""
        key = self.sheet.key
        inputs, shown = base["sheets"].get(key, {}), base["shown"].get(key, {})
        return {row: inputs.get(row, {}) for row in {**shown, **inputs}}


def pairs_of(versions: Versions) -> RowPairs:
    """What becomes of each row."""
    sheet = versions.sheet
    before, now = versions.rows(versions.base), versions.rows(versions.incoming)
    found = RowPairs({key: key for key in sheet.rows if key in now})
    had_rooms = any(key.startswith(NEW) for key in before)
    lines = [
        key for key in versions.order if key in now and not (key.startswith(NEW) and had_rooms)
    ]
    # what a person took out of the workbook stays out
    missing = [key for key in lines if key not in sheet.rows and key not in before]
    found.left = [
        key for key in sheet.rows if key in before and key not in now and not key.startswith(NEW)
    ]
    if is_open_ended(sheet.key):
        for old, new in _renamed(versions, found.left, missing):
            found.kept[old] = new
            if old in found.left:
                found.left.remove(old)
            missing.remove(new)
            if old in sheet.inserted:
                sheet.rows.setdefault(old, sheet.inserted[old])
    filled = sum(1 for old, new in found.kept.items() if old.startswith(NEW) and new != old)
    still_empty = {key for key in sheet.rows if found.kept.get(key, key) == key}
    free = (key for number in count(1) if (key := f"{NEW}{number}") not in still_empty)
    found.empty = list(islice(free, filled))
    found.new = [*missing, *found.empty]
    return found


def _renamed(versions: Versions, left: list[str], missing: list[str]) -> Iterator[tuple[str, str]]:
    """Rows that have another key in the outline now, with that key."""
    sheet = versions.sheet
    now = versions.rows(versions.incoming)
    taken: set[str] = set()
    for key in list(sheet.rows):
        new = versions.written.ledger.row(sheet.key, key)
        if new != key and new in missing:
            taken.add(new)
            yield key, new
    typed = [key for key in sheet.rows if key.startswith((NEW, INSERTED))]
    typed += sheet.inserted if is_placed(sheet.key) else ()
    for key in typed:
        for new in list(missing):
            if new not in taken and _holds_line(versions, key, new):
                taken.add(new)
                yield key, new
                break
    before = versions.rows(versions.base)
    for old in list(left) if sheet.key in LISTED else ():
        similar = [key for key in missing if key not in taken and _is_like(before[old], now[key])]
        rivals = [key for key in left if _is_like(before[old], before[key])]
        if len(similar) == len(rivals) == 1:
            taken.add(similar[0])
            yield old, similar[0]


def _typed_columns(versions: Versions) -> list[str]:
    """The columns of the empty rows into which people type."""
    rows = versions.base["sheets"].get(versions.sheet.key, {})
    return list(next((cells for key, cells in rows.items() if key.startswith(NEW)), {}))


def _is_like(one: Mapping[str, Any], two: Mapping[str, Any]) -> bool:
    return all(one.get(name) == two.get(name) for name in LIKE)


def _holds_line(versions: Versions, key: str, new: str) -> bool:
    """Whether a row that people filled holds the line that the outline calls `new`."""
    sheet = versions.sheet
    line = line_of(versions.incoming, sheet.key, new)
    try:
        if is_placed(sheet.key):
            typed = typed_line(versions.written, sheet, key, _typed_columns(versions))
            return is_line_of(sheet.key, typed, versions.incoming, new)
        typed = versions.written.line(sheet, key, line)
    except UnclearError:
        return False
    return same_line(sheet.key, typed, line)
