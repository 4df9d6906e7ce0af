"""Which row of an edited workbook shows which line of the outline, when lines come and go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count, islice
from typing import Any

from toolkit.merge.workbook.inputs import UnclearError, kind_of, of_base, of_cell, same
from toolkit.merge.workbook.keyed_sheet import KeyedSheet
from toolkit.merge.workbook.pulled_values import Ledger
from toolkit.merge.workbook.read_inputs import NEW, OPEN_ENDED

LOOSE = "\0"
"""How the makeshift keys of rows begin that people inserted."""

LIKE = ("partner", "package", "row")
"""What a line keeps when its item gets another name."""


@dataclass
class RowPairs:
    """The rows of one sheet: what becomes of each."""

    kept: dict[str, str] = field(default_factory=dict)
    """The outline's key of each row, by the key that the row has in the workbook."""

    left: list[str] = field(default_factory=list)
    """Rows that left the outline."""

    new: list[str] = field(default_factory=list)
    """Rows that come."""

    rooms: list[str] = field(default_factory=list)
    """Of these, empty ones in place of those that hold a line of the outline now."""


@dataclass(frozen=True, slots=True)
class Versions:
    """One sheet in the workbook as it is, and the bases before and now."""

    plane: KeyedSheet
    order: list[str]
    """The keys of the rows as the outline has them now."""

    base: Mapping[str, Any]
    fresh: Mapping[str, Any]
    ledger: Ledger

    def rows(self, base: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """The keys of all rows, each with its inputs."""
        key = self.plane.key
        inputs, shown = base["sheets"].get(key, {}), base["shown"].get(key, {})
        return {row: inputs.get(row, {}) for row in {**shown, **inputs}}


def pairs_of(versions: Versions) -> RowPairs:
    """What becomes of each row."""
    plane = versions.plane
    before, now = versions.rows(versions.base), versions.rows(versions.fresh)
    found = RowPairs({key: key for key in plane.rows if key in now})
    lines = [key for key in versions.order if key in now and not key.startswith(NEW)]
    # what a person took out of the workbook stays out
    missing = [key for key in lines if key not in plane.rows and key not in before]
    found.left = [
        key for key in plane.rows if key in before and key not in now and not key.startswith(NEW)
    ]
    if plane.key in OPEN_ENDED:
        for old, new in _renamed(versions, found.left, missing):
            found.kept[old] = new
            if old in found.left:
                found.left.remove(old)
            missing.remove(new)
    taken = sum(1 for old, new in found.kept.items() if old.startswith(NEW) and new != old)
    free = (one for number in count(1) if (one := f"{NEW}{number}") not in _rooms(plane, found))
    found.rooms = list(islice(free, taken))
    found.new = [*missing, *found.rooms]
    return found


def _rooms(plane: KeyedSheet, pairs: RowPairs) -> set[str]:
    """The empty rows that are there, and stay empty."""
    return {key for key in plane.rows if pairs.kept.get(key, key) == key}


def _renamed(versions: Versions, left: list[str], missing: list[str]) -> Iterator[tuple[str, str]]:
    """Rows that carry another key in the outline now, with that key."""
    plane, ledger = versions.plane, versions.ledger
    now = versions.rows(versions.fresh)
    taken: set[str] = set()
    for key in list(plane.rows):
        new = ledger.row(plane.key, key)
        if new != key and new in missing:
            taken.add(new)
            yield key, new
    for key in [one for one in plane.rows if one.startswith((NEW, LOOSE))]:
        for new in list(missing):
            if new not in taken and _says(versions, key, now[new]):
                taken.add(new)
                yield key, new
                break
    before = versions.rows(versions.base)
    for old in list(left):
        alike = [new for new in missing if new not in taken and _like(before[old], now[new])]
        rivals = [one for one in left if _like(before[old], before[one])]
        if len(alike) == len(rivals) == 1:
            taken.add(alike[0])
            yield old, alike[0]


def _like(one: Mapping[str, Any], two: Mapping[str, Any]) -> bool:
    return all(one.get(name) == two.get(name) for name in LIKE)


def _says(versions: Versions, key: str, line: Mapping[str, Any]) -> bool:
    """Whether a row that people filled holds the line."""
    plane = versions.plane
    labels, labels_now = versions.base["labels"], versions.fresh["labels"]
    for column, written in line.items():
        kind = kind_of(plane.key, key, column)
        if kind is None:
            continue
        try:
            held = of_cell(kind, plane.holds(key, column), labels)
        except UnclearError:
            return False
        wanted = of_base(kind, written, labels_now)
        if not same(kind, held, wanted) and not (column == "sharing" and held is None):
            return False
    return True
