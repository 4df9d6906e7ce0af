"""From written sheets to the file of a workbook, with the record of what was written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from openpyxl import Workbook

from budgets import sheet_setup
from budgets.addresses import Book
from budgets.cell_values import Formula, Plain
from budgets.fixed_texts import fixed_texts
from budgets.grid import Grid
from budgets.openpyxl_writer import parts_of
from budgets.shared_strings import Texts, fitting
from budgets.sheetdata import serial
from budgets.words import DELIVERABLE, MILESTONE, TASK
from toolkit.cell_addresses import letters
from toolkit.ooxml.embedded_base import embed_base
from toolkit.ooxml.package import Package

DATA = re.compile(rb"<sheetData\s*/>|<sheetData>.*?</sheetData>", re.DOTALL)
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DIMENSION = re.compile(rb'<dimension ref="[^"]*"\s*/>')


class Assembly(NamedTuple):
    """What a workbook's file says of itself."""

    title: str
    document: str
    """What it was made for: an acronym, and for a form or a pack a word behind it."""

    clock: datetime
    generation: int = 1


def assembled(workbook: Workbook, grids: Mapping[str, Grid], made: Assembly) -> bytes:
    """The file with these sheets, in their order; the same sheets give the same bytes.

    `workbook` is the one for which the styles of the sheets were made, still without sheets.
    """
    book = Book(grids)
    for grid in grids.values():
        sheet_setup.lay_out(workbook, book, grid)
    sheet_setup.define(workbook, book)
    package = Package(parts_of(workbook, made.clock, made.title))
    for number, grid in enumerate(grids.values(), 1):
        name = f"xl/worksheets/sheet{number}.xml"
        package.parts[name] = _filled(package.parts[name], grid, book.sheet_data(grid))
    _add_texts(package, next(iter(grids.values())).texts)
    embed_base(package, _base(grids), document=made.document, generation=made.generation)
    return package.to_bytes()


def _add_texts(package: Package, texts: Texts) -> None:
    """Lays the shared texts beside the sheets."""
    package.parts["xl/sharedStrings.xml"] = texts.xml()
    package.declare("xl/sharedStrings.xml", f"{TYPES}.sharedStrings+xml")
    package.relate(package.main_part(), f"{RELATIONS}/sharedStrings", "sharedStrings.xml")


def _filled(skeleton: bytes, grid: Grid, data: str) -> bytes:
    """The sheet with its cells in place of the skeleton's own."""
    area = f'<dimension ref="A1:{letters(len(grid.letter) + 1)}{grid.height}"/>'.encode()
    skeleton = DIMENSION.sub(lambda _: area, skeleton, count=1)
    return DATA.sub(lambda _: data.encode(), skeleton, count=1)


def _base(grids: Mapping[str, Grid]) -> dict[str, Any]:
    """What every cell holds, by sheet, row and column key: inputs apart from all others."""
    any_grid = next(iter(grids.values()))
    labels = any_grid.labels
    return {
        "v": 1,
        "labels": {
            "partner": dict(labels.partner),
            "package": dict(labels.package),
            "part": dict(labels.part),
            "kind": {one: any_grid.say(one) for one in (TASK, DELIVERABLE, MILESTONE)},
        },
        "sheets": {
            key: {
                row: {column: _as_data(value) for column, value in cells.items()}
                for row, cells in grid.inputs.items()
            }
            for key, grid in grids.items()
        },
        "empty": {key: _empty(grid) for key, grid in grids.items()},
        "order": {
            key: {"rows": list(grid.rows), "columns": list(grid.letter)}
            for key, grid in grids.items()
        },
        "texts": {key: fixed_texts(grid) for key, grid in grids.items()},
        "names": {
            name: f"{key}!{named.area}"
            for key, grid in grids.items()
            for name, named in grid.names.items()
        },
        "built": {key: grid.digest for key, grid in grids.items() if grid.unkeyed},
        "shown": {
            key: {
                row: {column: _as_shown(value) for column, value in cells.items()}
                for row, cells in grid.shown.items()
                if row
            }
            for key, grid in grids.items()
        },
    }


def _empty(grid: Grid) -> dict[str, list[str]]:
    """The columns of the inputs that wait for a value, by row."""
    rows = {number: key for key, number in grid.rows.items()}
    columns = {letter: key for key, letter in grid.letter.items()}
    found: dict[str, list[str]] = {}
    for guarded in grid.guarded.values():
        for number, places in guarded.items():
            filled = grid.inputs.get(rows[number], {})
            if waiting := [one for place in places if (one := columns[place]) not in filled]:
                found.setdefault(rows[number], []).extend(waiting)
    return {row: sorted(waiting) for row, waiting in found.items()}


def _as_shown(value: Plain | Formula) -> str | int | None:
    """A formula in the words of its keys behind "=", a text behind an apostrophe, or digits."""
    if isinstance(value, Formula):
        return f"={value.text}"
    if isinstance(value, date):
        return serial(value)
    return f"'{fitting(value)}" if isinstance(value, str) else _as_data(value)


def _as_data(value: Plain) -> str | int | None:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return fitting(value)  # as it is read again
    return value if isinstance(value, int) or value is None else repr(value)
