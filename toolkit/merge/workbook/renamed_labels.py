"""Work packages and partners that are called something else now, in cells that people typed.

`WP4` in a line that a person typed means the work package that was WP4 when it was typed. Before an
edited workbook is updated, all cells that name a work package or partner, and their record, get the
names of now; the line belongs to the same one, whatever its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.workbook.cell_words import folded
from toolkit.merge.workbook.inputs import BETWEEN, Kind, kind_of
from toolkit.merge.workbook.keyed_sheet import KeyedSheet, KeyedSheets
from toolkit.model.wording import listed_up_to

GROUPS = {Kind.PACKAGE: "package", Kind.PARTNER: "partner"}
FORMER = "ex-"
"""Before the label of what left the outline where something else has that label now."""

MOST = 4
"""Cells that a message names."""

NOTES = ("note",)
"""Columns of free words in which people name parts by their labels."""

Names = Mapping[str, str]


@dataclass
class RenamedLabels:
    """The labels that are other ones now, former to new, and what follows them in a workbook."""

    names: Mapping[str, Names]
    """Of partners and of work packages; former ones in small letters."""

    parts: Names
    """Of all parts of the work plan, as people write them in notes."""

    labels: Mapping[str, Names]
    """How the workbook names partners and work packages from now on, by id."""

    after: Names
    """Of tasks and all else that a task may wait for."""

    lost: Mapping[str, str]
    """Labels of work packages that left the outline and that others have now, with the title."""

    cells: int = 0
    """Generated cells that were written."""

    changed: set[str] = field(default_factory=set)
    """The parts of the sheets that were written."""

    followed: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """The cells that people typed, by the label in them and the one that they have now."""

    def __bool__(self) -> bool:
        return any(self.names.values()) or bool(self.parts)

    def in_workbook(self, sheets: KeyedSheets, base: Mapping[str, Any]) -> None:
        """Writes the new labels into the cells of the workbook, whose record is `base`."""
        for key, sheet in sheets.by_key.items():
            written = base["sheets"].get(key, {})
            for row in (*sheet.rows, *sheet.inserted):
                for column in sheet.columns:
                    before = written.get(row, {}).get(column)
                    if kind_of(key, row, column) is Kind.AFTER:
                        self._waits(sheet, row, column, before)
                    elif group := GROUPS.get(kind_of(key, row, column) or Kind.TEXT):
                        self._choice(sheet, row, column, group, before)
                    elif column in NOTES and kind_of(key, row, column):
                        self._note(sheet, row, column, before)
            if sheet.part in self.changed:
                sheets.package.put(sheet.part, sheet.tree)

    def in_base(self, base: Mapping[str, Any]) -> dict[str, Any]:
        """The record with the new labels."""
        sheets = {
            key: {
                row: {column: self._value(key, row, column, one) for column, one in cells.items()}
                for row, cells in rows.items()
            }
            for key, rows in base["sheets"].items()
        }
        return {**base, "sheets": sheets, "labels": {**base.get("labels", {}), **self.labels}}

    def remarks(self) -> Iterator[str]:
        """What a person should see, though it requires no decision."""
        for (old, new), places in self.followed.items():
            if old not in self.lost:
                cells = listed_up_to(places, MOST)
                yield f"{old} is {new} now, and what was typed for it follows: {cells}"

    def findings(self) -> Iterator[Diagnostic]:
        """What was typed for a work package that left the outline."""
        for (old, new), places in self.followed.items():
            if old in self.lost:
                cells = listed_up_to(places, MOST)
                fact = (
                    f"what was typed for {old} in {cells} no longer belongs to a work package: "
                    f"{old} is '{self.lost[old]}' now; the cells say {new}, and their lines are "
                    "not counted"
                )
                hint = "choose a work package there, or delete those lines"
                yield Diagnostic(Place(), "MRG170", fact, hint, Severity.WARNING)

    def _choice(
        self, sheet: KeyedSheet, row: str, column: str, group: str, before: str | None
    ) -> None:
        held = sheet.shown(row, column).value
        if not isinstance(held, str) or sheet.formula(row, column) is not None:
            return
        if (new := self.names[group].get(folded(held))) is not None:
            self._follow(sheet, row, column, before, held, new)

    def _waits(self, sheet: KeyedSheet, row: str, column: str, before: str | None) -> None:
        held = sheet.shown(row, column).value
        if not isinstance(held, str) or sheet.formula(row, column) is not None:
            return
        if (new := self._now(held)) != held:
            self._follow(sheet, row, column, before, held, new)

    def _now(self, labels: str) -> str:
        """The labels of now in place of former ones, as in `T1.1, MS2`."""
        known = [one in self.after for one in BETWEEN.split(labels.strip())]
        if not any(known):
            return labels
        return ", ".join(self.after.get(one, one) for one in BETWEEN.split(labels.strip()))

    def _follow(
        self, sheet: KeyedSheet, row: str, column: str, before: str | None, held: str, new: str
    ) -> None:
        self._put(sheet, row, column, new)
        if before is not None and folded(before) == folded(held):
            self.cells += 1
        else:
            self.followed.setdefault((held.strip(), new), []).append(sheet.place(row, column))

    def _note(self, sheet: KeyedSheet, row: str, column: str, before: str | None) -> None:
        held = sheet.shown(row, column).value
        if not isinstance(held, str) or held == before or sheet.formula(row, column) is not None:
            return
        found = re.compile(rf"\b(?:{'|'.join(map(re.escape, self.parts))})\b(?!\.\d)")
        for label in dict.fromkeys(found.findall(held)) if self.parts else ():
            named = label, self.parts[label]
            self.followed.setdefault(named, []).append(sheet.place(row, column))
        if self.parts and (text := found.sub(lambda one: self.parts[one[0]], held)) != held:
            self._put(sheet, row, column, text)

    def _put(self, sheet: KeyedSheet, row: str, column: str, text: str) -> None:
        cell = sheet.cell(row, column)
        sheet.write(cell, f"'{text}")
        self.changed.add(sheet.part)

    def _value(self, sheet: str, row: str, column: str, value: Any) -> Any:
        kind = kind_of(sheet, row, column) or Kind.TEXT
        if kind is Kind.AFTER and isinstance(value, str):
            return self._now(value)
        group = GROUPS.get(kind)
        if not group or not isinstance(value, str):
            return value
        return self.names[group].get(folded(value), value)


def renamed_labels(base: Mapping[str, Any], incoming: Mapping[str, Any]) -> RenamedLabels:
    """The labels that differ between the record of a workbook and that of a new one."""
    names: dict[str, Names] = {}
    labels: dict[str, Names] = {}
    lost: dict[str, str] = {}
    titles = _shown(incoming, "title")
    for group in GROUPS.values():
        before, now = (one.get("labels", {}).get(group, {}) for one in (base, incoming))
        owners = {folded(label): ident for ident, label in now.items()}
        new = {ident: now.get(ident, label) for ident, label in before.items()}
        for ident, label in before.items():
            if ident not in now and (owner := owners.get(folded(label))):
                new[ident] = f"{FORMER}{label}"
                lost[label] = titles.get(owner, owner)
        names[group] = {
            folded(label): new[ident] for ident, label in before.items() if new[ident] != label
        }
        labels[group] = {**new, **now}
    after, labels["part"] = _after(base, incoming)
    return RenamedLabels(names, _parts(base, incoming), labels, after, lost)


def _after(base: Mapping[str, Any], incoming: Mapping[str, Any]) -> tuple[Names, Names]:
    """The labels of parts that are other ones now, and those of all parts by id.

    A part that left the outline, and whose label another has now, is called a former one.
    """
    before, now = (one.get("labels", {}).get("part", {}) for one in (base, incoming))
    owners = set(now.values())
    new = {
        ident: now.get(ident, f"{FORMER}{label}" if label in owners else label)
        for ident, label in before.items()
    }
    renamed = {label: new[ident] for ident, label in before.items() if new[ident] != label}
    return renamed, {**new, **now}


def _parts(base: Mapping[str, Any], incoming: Mapping[str, Any]) -> Names:
    """The labels of the parts of the work plan that are other ones now."""
    before, now = _shown(base, "label"), _shown(incoming, "label")
    return {
        label: now[key] for key, label in before.items() if label and now.get(key, label) != label
    }


def _shown(base: Mapping[str, Any], column: str) -> dict[str, str]:
    """What the rows of the work plan show in a column, by their keys."""
    rows = base["shown"].get("work_plan", {})
    typed = base["sheets"].get("work_plan", {})
    found = {
        key: value[1:]
        for key, cells in rows.items()
        if isinstance(value := cells.get(column), str) and value[:1] == "'"
    }
    return found | {
        key: value
        for key, cells in typed.items()
        if isinstance(value := cells.get(column), str) and value
    }
