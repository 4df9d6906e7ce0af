"""A workbook that people have worked in takes up what changed in the outline, cell by cell.

Only cells of ours are written, in the workbook's own XML. Sheets, columns, notes, formats, charts
and all parts that are not ours are copied as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.merge.workbook.base import carried
from toolkit.merge.workbook.calculation import recalculated
from toolkit.merge.workbook.fullness import compact, whole
from toolkit.merge.workbook.gathering import NEW, OPEN_ENDED
from toolkit.merge.workbook.inputs import Kind, kind_of
from toolkit.merge.workbook.ledger import Ledger
from toolkit.merge.workbook.pairs import LOOSE, Pairs, Versions, pairs_of
from toolkit.merge.workbook.planes import (
    Plane,
    Planes,
    Shown,
    UnfitError,
    planes_of,
    same_formula,
)
from toolkit.merge.workbook.sheets import begins_in_1904
from toolkit.merge.workbook.values import as_cell, as_value, holds
from toolkit.package import Package, PackageError, base_of, embed_base, properties_of


@dataclass(frozen=True, slots=True)
class Updated:
    """The workbook after an update, and what a person should know of it."""

    content: bytes
    """The very bytes of before where nothing was to be changed."""

    cells: int
    """How many cells were written."""

    kept: tuple[Diagnostic, ...]
    """Cells that both changed: the hand's value stays."""


@dataclass
class _Update:
    planes: Planes
    new: Planes
    """The workbook that the outline gives now."""

    base: Mapping[str, Any]
    fresh: Mapping[str, Any]
    ledger: Ledger
    first_day: int
    changed: set[str] = field(default_factory=set)
    """Parts that are written anew."""

    cells: int = 0
    kept: list[Diagnostic] = field(default_factory=list)
    own: bool = False
    """Whether a value of a person stands where the outline says something else."""

    carried: dict[str, Any] = field(default_factory=dict)
    """The base that the workbook carries from now on."""

    def make(self) -> None:
        """Writes what the outline changed. Raises UnfitError where it cannot be carried."""
        pairs = {}
        for key in self.new.by_key:
            plane = self.planes.by_key.get(key)
            if plane is None or key in self.planes.twice:
                raise UnfitError(f"the sheet {key} is missing, or stands there twice")
            if key in OPEN_ENDED:
                plane.rows |= {f"{LOOSE}{number}": (number, row) for number, row in plane.loose}
            pairs[key] = self._fitting(plane)
        for key, found in pairs.items():
            plane = self.planes.by_key[key]
            for old, new in found.kept.items():
                if old != new:
                    plane.rename(old, new)
                    self._wrote(plane)
        for key, found in pairs.items():
            self._sheet(self.planes.by_key[key], found)
        versions = {
            key: Versions(plane, [], self.base, self.fresh, self.ledger)
            for key, plane in self.planes.by_key.items()
            if key in pairs
        }
        self.carried = carried(versions, pairs, self.first_day)

    def _fitting(self, plane: Plane) -> Pairs:
        """The pairs of a sheet whose rows and columns are those of the outline."""
        key = plane.key
        before, now = (_columns(base, key) for base in (self.base, self.fresh))
        lost = [one for one in now if one not in plane.columns]
        gone = [one for one in before if one not in now]
        if lost or gone:
            some = ", ".join([*lost, *gone][:3])
            raise UnfitError(f"on '{plane.title}' columns come or go: {some}")
        order = list(self.new.by_key[key].rows)
        found = pairs_of(Versions(plane, order, self.base, self.fresh, self.ledger))
        if key not in OPEN_ENDED:
            wanted = [one for one in order if one in plane.rows]
            there = sorted(wanted, key=lambda one: plane.rows[one][0])
            if wanted != there:
                raise UnfitError(f"on '{plane.title}' the order of the rows has changed")
        return found

    def _sheet(self, plane: Plane, pairs: Pairs) -> None:
        key = plane.key
        for old, new in pairs.kept.items():
            shown = self.fresh["shown"].get(key, {}).get(new, {})
            before = self.base["shown"].get(key, {}).get(old, {})
            for column, value in shown.items():
                if value != before.get(column):
                    self._shown(plane, new, column, before.get(column), value)
            typed = self.fresh["sheets"].get(key, {}).get(new, {})
            for column, value in typed.items():
                self._input(plane, old, new, column, value)
        for old in pairs.cleared:
            self._clear(plane, old)

    def _shown(self, plane: Plane, row: str, column: str, old: Shown, new: Shown) -> None:
        """Brings a label or a formula up to date, unless a person has written over it."""
        old, new = as_value(old), as_value(new)
        if isinstance(new, str) and new[:1] == "=":
            new = "=" + self.planes.addressed(new[1:], plane, row)
        elif isinstance(new, str) and new == "'":
            new = None
        if self._untouched(plane, row, column, old):
            self._put(plane, row, column, new)
        elif not holds(plane, row, column, new):
            self._keep(plane, row, column, f"{new}".removeprefix("'"))

    def _untouched(self, plane: Plane, row: str, column: str, old: Shown) -> bool:
        if isinstance(old, str) and old[:1] == "=":
            formula = plane.formula(row, column)
            try:
                was = self.planes.addressed(old[1:], plane, row)
            except KeyError:
                return False
            return formula is not None and same_formula(formula, was)
        return plane.formula(row, column) is None and holds(plane, row, column, old)

    def _input(self, plane: Plane, old: str, row: str, column: str, new: Any) -> None:
        """Brings an input up to date, unless a person has typed something else."""
        kind = kind_of(plane.key, row, column)
        known = self.base["sheets"].get(plane.key, {}).get(old, {}).get(column)
        if self.ledger.knows(plane.key, old, column):
            known = self.ledger.cells[plane.key][old][column]
            known = self._label(kind, known)
        before, now = (as_cell(kind, one, self.first_day) for one in (known, new))
        if holds(plane, row, column, now):
            return
        if holds(plane, row, column, before):
            self._put(plane, row, column, now)
            return
        self.own = True
        if before != now:
            self._keep(plane, row, column, f"{new}")

    def _label(self, kind: Kind | None, known: str | None) -> str | None:
        """How the workbook shows what the ledger knows by its id."""
        word = {Kind.PARTNER: "partner", Kind.PACKAGE: "package"}.get(kind or Kind.TEXT)
        return self.base["labels"][word].get(known, known) if word and known else known

    def _clear(self, plane: Plane, row: str) -> None:
        """Empties the row of a line that left the outline; one that was edited stays."""
        inputs = self.base["sheets"].get(plane.key, {}).get(row, {})
        kept = [
            column
            for column, value in inputs.items()
            if not holds(
                plane, row, column, as_cell(kind_of(plane.key, row, column), value, self.first_day)
            )
        ]
        if kept:
            self._keep(plane, row, kept[0], "nothing: the line is not in the outline any more")
            self.own = True
            return
        shown = self.base["shown"].get(plane.key, {}).get(row, {})
        plain = [one for one, value in shown.items() if f"{value}"[:1] != "="]
        for column in [*inputs, *plain]:
            self._put(plane, row, column, None)
        number = 1
        while f"{NEW}{number}" in plane.rows:
            number += 1
        plane.rename(row, f"{NEW}{number}")

    def _put(self, plane: Plane, row: str, column: str, value: Shown) -> None:
        plane.put(row, column, value)
        self.cells += 1
        self._wrote(plane)

    def _wrote(self, plane: Plane) -> None:
        self.changed.add(plane.part)

    def _keep(self, plane: Plane, row: str, column: str, outline: str) -> None:
        one = plane.cell(row, column)
        at = "" if one is None else f"!{one.get('r', '')}"
        fact = f"'{plane.title}'{at} keeps what was typed there; the outline says {outline}"
        hint = "proposal pull brings the workbook's value into the outline, or type the outline's"
        self.kept.append(Diagnostic(Place(), "MRG051", fact, hint, Severity.WARNING))


def merge_workbook(
    existing: bytes, base: Any, fresh: bytes, *, ledger: Ledger | None = None
) -> Updated:
    """The person's workbook with what changed from `base` to `fresh`.

    Where nothing changed it comes back byte for byte. A `ProposalError` says why a workbook cannot
    be updated; nothing of it is changed then.
    """
    try:
        package, new = Package.read(existing), Package.read(fresh)
        found = base_of(new)
        if found is None:
            raise ValueError("a newly written workbook carries its base")
        if "shown" not in base or "labels" not in base:
            raise UnfitError("it was built by an earlier version of this tool")
        first_day = 1462 if begins_in_1904(package.xml(package.main_part())) else 0
        update = _Update(
            planes_of(package),
            planes_of(new),
            whole(base),
            whole(found[0]),
            ledger or Ledger(),
            first_day,
        )
        update.make()
    except (PackageError, UnfitError, KeyError, SyntaxError) as error:
        raise ProposalError(_refused(error)) from error
    if not update.changed:
        return Updated(existing, 0, tuple(update.kept))
    strange = any(update.planes.by_key[key].loose for key in OPEN_ENDED)
    alike = not update.own and not strange
    recalculated(update.planes, update.new if alike else None, update.changed)
    for plane in update.planes.by_key.values():
        if plane.part in update.changed:
            package.put(plane.part, plane.tree)
    name = properties_of(new).get("pk.doc", "")
    embed_base(package, compact(update.carried), document=name, generation=found[1])
    return Updated(package.to_bytes(), update.cells, tuple(update.kept))


def _refused(error: Exception) -> Diagnostic:
    why = str(error) if isinstance(error, UnfitError) else "its sheets cannot be understood"
    return Diagnostic(
        Place(),
        "MRG050",
        f"the workbook that was edited cannot be brought up to date: {why}",
        "proposal pull brings its values into the outline; then go on with the new one",
        Severity.WARNING,
    )


def _columns(base: Mapping[str, Any], key: str) -> tuple[str, ...]:
    rows = [*base["shown"].get(key, {}).values(), *base["sheets"].get(key, {}).values()]
    return tuple(dict.fromkeys(column for cells in rows for column in cells))
