"""The base of a workbook: what was written into its cells."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from toolkit.merge.workbook.inputs import NEW, as_cell, is_open_ended, kind_of
from toolkit.merge.workbook.keyed_sheet import KeyedSheet
from toolkit.merge.workbook.match_rows import RowPairs, Versions
from toolkit.merge.workbook.verdict import holds


def whole(base: Mapping[str, Any]) -> dict[str, Any]:
    """The base in which an input that waits for a value is None."""
    sheets = {
        key: {row: dict(cells) for row, cells in rows.items()}
        for key, rows in base["sheets"].items()
    }
    for key, rows in base.get("empty", {}).items():
        for row, columns in rows.items():
            cells = sheets.setdefault(key, {}).setdefault(row, {})
            for column in columns:
                cells.setdefault(column, None)
    return {**base, "sheets": sheets, "empty": {}}


def compact(base: Mapping[str, Any]) -> dict[str, Any]:
    """The same with the empty inputs as lists of columns, as a workbook carries it.

    >>> compact(whole({"sheets": {"a": {"r": {"c": 1}}}, "empty": {"a": {"s": ["d"]}}}))
    {'sheets': {'a': {'r': {'c': 1}}}, 'empty': {'a': {'s': ['d']}}}
    """
    sheets: dict[str, Any] = {}
    empty: dict[str, Any] = {}
    for key, rows in base["sheets"].items():
        sheets[key], empty[key] = {}, {}
        for row, cells in rows.items():
            filled = {column: value for column, value in cells.items() if value is not None}
            if filled:
                sheets[key][row] = filled
            if waiting := sorted(cells.keys() - filled.keys()):
                empty[key][row] = waiting
    return {**base, "sheets": sheets, "empty": empty}


def updated_base(
    versions: Mapping[str, Versions], pairs: Mapping[str, RowPairs], first_day: int
) -> dict[str, Any]:
    """The base after an update: the new one, but the old value where a person's was kept."""
    incoming = next(iter(versions.values())).incoming
    shown = dict(incoming["shown"])
    sheets: dict[str, Any] = {}
    for key, rows in incoming["sheets"].items():
        if (version := versions.get(key)) is None:
            sheets[key] = dict(rows)  # a person deleted the sheet
            continue
        kept = {row: dict(cells) for row, cells in rows.items() if row in version.sheet.rows}
        was = {new: old for old, new in pairs[key].kept.items()}
        for row, cells in kept.items():
            before = version.written.agreed_row(key, was.get(row, row))
            _keep_old_values(version.sheet, row, cells, before, first_day)
        if is_open_ended(key):
            shown[key] = _with_empty_rows(version, kept)
        sheets[key] = kept
    return {**incoming, "sheets": sheets, "shown": shown}


def keep_written(carried: dict[str, Any], base: Mapping[str, Any], sheets: Collection[str]) -> None:
    """Lets `carried` say of those sheets what the base before said: they were left alone."""
    for part in ("shown", "sheets", "order"):
        carried[part] = {**carried[part], **{key: base[part].get(key, {}) for key in sheets}}


def _keep_old_values(
    sheet: KeyedSheet, row: str, cells: dict[str, Any], before: Mapping[str, Any], first_day: int
) -> None:
    """Puts back what was written before where the cell does not hold what is new."""
    for column, value in cells.items():
        kind = kind_of(sheet.key, row, column)
        now, old = (as_cell(kind, written, first_day) for written in (value, before.get(column)))
        if not holds(sheet, row, column, now) and old != now:
            cells[column] = before.get(column)


def _with_empty_rows(versions: Versions, rows: dict[str, Any]) -> dict[str, Any]:
    """The formulas of the sheet with the empty rows that this workbook has, which differ from those
    of a new one; their inputs are added to `rows`."""
    key, sheet = versions.sheet.key, versions.sheet
    incoming, formulas = versions.incoming["sheets"][key], versions.incoming["shown"].get(key, {})
    inputs, sample = _first_empty(incoming), _first_empty(formulas)
    shown = {row: cells for row, cells in formulas.items() if not row.startswith(NEW)}
    for row in sheet.rows:
        if row.startswith(NEW):
            rows.setdefault(row, dict(inputs))
            shown[row] = dict(formulas.get(row, sample))
    return shown


def _first_empty(rows: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    return next((cells for row, cells in rows.items() if row.startswith(NEW)), {})
