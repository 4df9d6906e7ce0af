"""Which row of an edited workbook shows which line of the outline, when lines come and go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.merge.workbook.gathering import NEW, OPEN_ENDED
from toolkit.merge.workbook.inputs import UnclearError, kind_of, of_base, of_cell, same
from toolkit.merge.workbook.ledger import Ledger
from toolkit.merge.workbook.planes import Plane, UnfitError

LOOSE = "\0"
"""How the makeshift keys of rows begin that people inserted."""

LIKE = ("partner", "package", "row")
"""What a line keeps when its item gets another name."""


@dataclass
class Pairs:
    """The rows of one sheet: what becomes of each."""

    kept: dict[str, str] = field(default_factory=dict)
    """The outline's key of each row, by the key that the row has in the workbook."""

    cleared: list[str] = field(default_factory=list)
    """Rows of lines that left the outline."""


@dataclass(frozen=True, slots=True)
class Versions:
    """One sheet in the workbook as it is, and the bases before and now."""

    plane: Plane
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


def pairs_of(versions: Versions) -> Pairs:
    """What becomes of each row. Raises UnfitError where rows would have to come or go."""
    plane = versions.plane
    before, now = versions.rows(versions.base), versions.rows(versions.fresh)
    found = Pairs({key: key for key in plane.rows if key in now and not key.startswith(NEW)})
    missing = [
        key
        for key in versions.order
        if key in now and key not in plane.rows and not key.startswith(NEW)
    ]
    left = [
        key for key in plane.rows if key in before and key not in now and not key.startswith(NEW)
    ]
    if plane.key not in OPEN_ENDED:
        gone = [key for key in before if key in now and key not in plane.rows]
        if missing or left or gone:
            raise UnfitError(f"on '{plane.title}' rows come or go: {_few([*missing, *left])}")
        return found
    missing = [key for key in missing if not _was_deleted(key, before)]
    for old, new in _renamed(versions, left, missing):
        found.kept[old] = new
        if old in left:
            left.remove(old)
        missing.remove(new)
    rooms = [key for key in plane.rows if key.startswith(NEW) and key not in found.kept]
    free = [key for key in rooms if not _typed(versions, key)]
    for key in missing:
        if not free:
            raise UnfitError(f"on '{plane.title}' there is no empty row left for {key}")
        found.kept[free.pop(0)] = key
    found.cleared = left
    return found


def _was_deleted(key: str, before: Mapping[str, Any]) -> bool:
    """Whether a person took the row out of the workbook: it stays out."""
    return key in before


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


def _typed(versions: Versions, key: str) -> bool:
    """Whether a person has typed something into an empty row."""
    inputs = versions.base["sheets"].get(versions.plane.key, {}).get(key, {})
    return any(versions.plane.holds(key, column) is not None for column in inputs)


def _few(keys: list[str]) -> str:
    more = f" and {len(keys) - 3} more" if len(keys) > 3 else ""
    return f"{', '.join(keys[:3])}{more}"
