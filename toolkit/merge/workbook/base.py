"""The base that an updated workbook carries: what stands in it, and where hands keep their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.merge.workbook.inputs import kind_of
from toolkit.merge.workbook.keyed_sheet import KeyedSheet
from toolkit.merge.workbook.match_rows import RowPairs, Versions
from toolkit.merge.workbook.read_inputs import NEW, OPEN_ENDED
from toolkit.merge.workbook.values import as_cell, holds


def carried(
    versions: Mapping[str, Versions], pairs: Mapping[str, RowPairs], first_day: int
) -> dict[str, Any]:
    """The base of now; where a person's value stands, with the value of before."""
    fresh = next(iter(versions.values())).fresh
    shown = dict(fresh["shown"])
    sheets: dict[str, Any] = {}
    for key, rows in fresh["sheets"].items():
        if (one := versions.get(key)) is None:
            sheets[key] = dict(rows)  # a person deleted the sheet
            continue
        kept = {row: dict(cells) for row, cells in rows.items() if row in one.plane.rows}
        was = {new: old for old, new in pairs[key].kept.items()}
        for row, cells in kept.items():
            before = one.base["sheets"].get(key, {}).get(was.get(row, row), {})
            _old_values(one.plane, row, cells, before, first_day)
        if key in OPEN_ENDED:
            shown[key] = _rooms(one, kept)
        sheets[key] = kept
    return {**fresh, "sheets": sheets, "shown": shown}


def _old_values(
    plane: KeyedSheet, row: str, cells: dict[str, Any], before: Mapping[str, Any], first_day: int
) -> None:
    """What was written before, where neither of the two is what stands there now."""
    for column, value in cells.items():
        kind = kind_of(plane.key, row, column)
        now, old = (as_cell(kind, one, first_day) for one in (value, before.get(column)))
        if not holds(plane, row, column, now) and old != now:
            cells[column] = before.get(column)


def _rooms(versions: Versions, rows: dict[str, Any]) -> dict[str, Any]:
    """The empty rows that this workbook has, which are not those of a new one."""
    key, plane = versions.plane.key, versions.plane
    fresh, formulas = versions.fresh["sheets"][key], versions.fresh["shown"].get(key, {})
    empty: Mapping[str, Any] = _first_room(fresh)
    sample: Mapping[str, Any] = _first_room(formulas)
    shown = {row: cells for row, cells in formulas.items() if not row.startswith(NEW)}
    for row in plane.rows:
        if row.startswith(NEW):
            rows.setdefault(row, dict(empty))
            shown[row] = dict(sample)
    return shown


def _first_room(rows: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = next(
        (cells for row, cells in rows.items() if row.startswith(NEW)), {}
    )
    return found
