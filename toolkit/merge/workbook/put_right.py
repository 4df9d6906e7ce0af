"""Makes a workbook fit for an update: rows and ids agree, and nothing that is needed is missing.

A copied row becomes a line of the person's. A sheet that was sorted without its ids is left alone.
What people deleted or broke is given back only where that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.workbook.added_sheets import add_sheet
from toolkit.merge.workbook.copied_rows import told_apart
from toolkit.merge.workbook.keyed_sheet import KeyedSheet, KeyedSheets, UnfitError, keyed_sheets
from toolkit.merge.workbook.lost_keys import keys_given_back, lost_ids
from toolkit.merge.workbook.row_names import exchanged_rows, put_back, sorted_without_ids
from toolkit.merge.workbook.shifting.cells import TornError
from toolkit.merge.workbook.verdict import WrittenCells
from toolkit.ooxml.package import Package

LOST_HINT = "proposal build --restore gives them back"


@dataclass
class PutRight:
    """The workbook and its record, fit for an update."""

    sheets: KeyedSheets
    base: Mapping[str, Any]
    aside: set[str] = field(default_factory=set)
    """Sheets whose rows and ids disagree: nothing is written into them."""

    fresh: set[str] = field(default_factory=set)
    """Sheets that were just added."""

    unknown: set[str] = field(default_factory=set)
    """Sheets that are there and have lost their ids."""

    content: bytes | None = None
    """The file with the ids that were given back; None where none were."""

    remarks: list[str] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)


def put_right(
    generated: KeyedSheets, package: Package, written: WrittenCells, *, restore: bool
) -> PutRight:
    """The workbook in `package` as an update takes it; `generated` is the one of the outline.

    Changes `package`. With `restore`, ids and sheets that were lost are given back, and the record
    says that lines that are missing were never there. Raises `UnfitError` where that fails.
    """
    found = PutRight(keyed_sheets(package), written.base)
    if restore:
        _keys(found, generated, package)
    _copies(found, package, written)
    _sorted(found, package, written, restore)
    _sheets(found, generated, package, restore)
    if restore:
        found.base = _without_lost(written.base, found)
    return found


def _keys(found: PutRight, generated: KeyedSheets, package: Package) -> None:
    titles = {key: sheet.title for key, sheet in generated.by_key.items()}
    try:
        given = keys_given_back(package, found.base, titles, found.sheets)
    except TornError as why:
        raise UnfitError(str(why)) from why
    if given:
        found.sheets, found.content = keyed_sheets(package), package.to_bytes()
        found.remarks += [f"'{title}': rows have their ids again" for title in given]


def _copies(found: PutRight, package: Package, written: WrittenCells) -> None:
    copied = told_apart(found.sheets, written)
    titles = {one.title for one in copied}
    for sheet in found.sheets.by_key.values():
        if sheet.title in titles:
            package.put(sheet.part, sheet.tree)
    found.remarks += map(str, copied)


def _sorted(found: PutRight, package: Package, written: WrittenCells, restore: bool) -> None:
    again = False
    for key, sheet in found.sheets.by_key.items():
        rows = exchanged_rows(sheet, written)
        if rows is None or key in found.sheets.repeated:
            continue
        if restore and put_back(sheet, written):
            package.put(sheet.part, sheet.tree)
            found.remarks.append(f"'{sheet.title}': each row has its own id again")
            again = True
        else:
            found.aside.add(key)
            found.findings.append(sorted_without_ids(sheet.title, rows))
    if again:
        found.sheets = keyed_sheets(package)


def _sheets(found: PutRight, generated: KeyedSheets, package: Package, restore: bool) -> None:
    """Adds the sheets that are new, and with `restore` those that were deleted."""
    for key, sheet in generated.by_key.items():
        if key in found.sheets.by_key:
            continue
        was_there = key in found.base["shown"]
        if was_there and lost_ids(package, found.base, sheet.title, key):
            found.unknown.add(key)
            found.findings.append(_without_ids(sheet, restore))
        elif not was_there or restore:
            title = add_sheet(package, generated, key)
            found.fresh.add(key)
            if was_there:
                found.remarks.append(f"'{title}': the sheet is there again")
    if found.fresh:
        found.sheets = keyed_sheets(package)


def _without_ids(sheet: KeyedSheet, restore: bool) -> Diagnostic:
    fact = f"on '{sheet.title}' the grey first column of ids or the hidden row of ids is missing"
    hint = LOST_HINT
    if restore:
        hint = (
            "its rows or columns cannot be recognised: give the sheet another name, and "
            "proposal build --restore adds a new one"
        )
    return Diagnostic(Place(), "MRG147", fact, hint, Severity.WARNING)


def _without_lost(base: Mapping[str, Any], found: PutRight) -> dict[str, Any]:
    """The record without the lines that the workbook lacks, so that they come as new ones do."""
    return {
        **base,
        "shown": {key: dict(_there(found, key, rows)) for key, rows in base["shown"].items()},
        "sheets": {key: dict(_there(found, key, rows)) for key, rows in base["sheets"].items()},
        "order": {
            key: one if key in found.aside else _order(found.sheets.by_key.get(key), one)
            for key, one in base.get("order", {}).items()
            if key not in found.fresh
        },
    }


def _there(
    found: PutRight, key: str, rows: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    sheet = found.sheets.by_key.get(key)
    if key in found.fresh or sheet is None:
        return
    if key in found.aside:
        yield from rows.items()
        return
    for row, cells in rows.items():
        if row in sheet.rows or row in sheet.inserted:
            yield row, {name: one for name, one in cells.items() if name in sheet.columns}


def _order(sheet: KeyedSheet | None, order: Mapping[str, list[str]]) -> Mapping[str, list[str]]:
    if sheet is None:
        return order
    return {
        "rows": [row for row in order["rows"] if row in sheet.rows],
        "columns": [column for column in order["columns"] if column in sheet.columns],
    }
