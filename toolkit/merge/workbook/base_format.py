"""A workbook's base with its empty inputs among the others, and as compact as it is carried."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


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
    """The same with the empty inputs as lists of columns.

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
