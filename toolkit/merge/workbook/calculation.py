"""Updates the cached results of formulas after cells were written."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from toolkit.merge.workbook.addresses import Addresses
from toolkit.merge.workbook.inputs import NEW, as_cell, kind_of
from toolkit.merge.workbook.keyed_sheet import (
    END,
    Content,
    KeyedSheet,
    KeyedSheets,
    formulas_in,
    results,
    same_formula,
)
from toolkit.merge.workbook.verdict import as_content, holds
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import EMPTY, cells_of, local, parts_of, rows_of

PLACES = ("MATCH(",)
"""How formulas begin whose result is the place of a row among others."""

TOTAL = "__total"


def alike(
    sheets: KeyedSheets, incoming: Mapping[str, Any], addresses: Addresses, first_day: int
) -> bool:
    """Whether the generated formulas give what they give in a newly written workbook.

    They do where every generated cell holds the same, and no cell of a person's is among them.
    """
    return all(
        (sheet := sheets.by_key.get(key)) is not None
        and _nothing_between(sheet, incoming["order"][key])
        and all(
            holds(sheet, row, column, as_cell(kind_of(key, row, column), value, first_day))
            and sheet.formula(row, column) is None
            for row, cells in incoming["sheets"].get(key, {}).items()
            for column, value in cells.items()
        )
        and all(
            _shows(sheet, row, column, as_content(value), addresses)
            for row, cells in incoming["shown"][key].items()
            for column, value in cells.items()
        )
        for key in incoming["shown"]
    )


def _shows(sheet: KeyedSheet, row: str, column: str, value: Content, addresses: Addresses) -> bool:
    if isinstance(value, str) and value[:1] == "=":
        formula = sheet.formula(row, column)
        return formula is not None and same_formula(
            formula, addresses.formula(value[1:], sheet, row)
        )
    return sheet.formula(row, column) is None and holds(sheet, row, column, value)


def _placed_alike(sheets: KeyedSheets, incoming: KeyedSheets) -> bool:
    """Whether the generated rows are as far from each other as in a new workbook."""
    return all(
        key in sheets.by_key and _steps(sheets.by_key[key]) == _steps(sheet)
        for key, sheet in incoming.by_key.items()
    )


def _steps(sheet: KeyedSheet) -> dict[str, int]:
    rows = {key: number for key, (number, _) in sheet.rows.items() if not key.startswith(NEW)}
    first = min(rows.values(), default=0)
    return {key: number - first for key, number in rows.items() if key not in (END, TOTAL)}


def _nothing_between(sheet: KeyedSheet, order: Mapping[str, list[str]]) -> bool:
    """Whether the sheet has all generated lines, and nothing among them but empty rows."""
    rooms = {one for one in sheet.rows if one.startswith(NEW)}
    if {*sheet.columns} != {*order["columns"]} or not {*order["rows"]} <= {*sheet.rows}:
        return False
    columns = sorted(sheet.columns.values())
    strange = set(range(columns[0], columns[-1] + 1)) - set(columns)
    known = {number for number, _ in sheet.rows.values()}
    last = max(known)
    for key in {*sheet.rows} - {*order["rows"]}:
        if key not in rooms or any(
            sheet.shown(key, one) != EMPTY
            for one in order["columns"]
            if sheet.formula(key, one) is None
        ):
            return False
    for number, row in rows_of(sheet.tree):
        for column, cell in cells_of(row):
            among = column in strange or (number not in known and number < last)
            if among and number != sheet.head and column > sheet.column and _is_number(cell):
                return False
    return True


def _is_number(cell: Any) -> bool:
    """Whether a sum would count the cell."""
    parts = {local(one) for one in cell}
    return "f" in parts or ("v" in parts and cell.get("t", "n") == "n")


def recalculated(sheets: KeyedSheets, incoming: KeyedSheets | None, changed: set[str]) -> None:
    """Lets every formula be computed when the workbook is opened.

    The generated formulas get their new results at once where `incoming` is a workbook of the same
    values. All other results are removed, since they may be wrong now.
    """
    package = sheets.package
    existing = results(sheets)
    generated = results(incoming) if incoming else {}
    known = {id(one): generated.get(key) for key, one in existing.items()}
    if incoming and not _placed_alike(sheets, incoming):
        for one in existing.values():
            if any(local(part) == "f" and (part.text or "").startswith(PLACES) for part in one):
                known[id(one)] = None
    trees = {sheet.part: sheet.tree for sheet in sheets.by_key.values()}
    for _, part in parts_of(package):
        if part not in package.parts:
            continue
        tree = trees.get(part)
        tree = package.xml(part) if tree is None else tree
        touched = False
        for one in formulas_in(tree):
            touched |= _answer(one, known.get(id(one)))
        if touched and part in trees:
            changed.add(part)
        elif touched:
            package.put(part, tree)
    _compute_on_opening(package)


def _answer(one: Any, incoming: Any) -> bool:
    """Gives a formula the result that it has in `incoming`, or none; whether that was new."""
    old = _result(one)
    new = None if incoming is None else _result(incoming)
    before = None if old is None else (one.get("t", "n"), old.text)
    after = None if new is None else (incoming.get("t", "n"), new.text)
    if before == after or (before and after and _alike(before, after)):
        return False
    if old is not None:
        one.remove(old)
    one.attrib.pop("t", None)
    if new is not None:
        one.append(deepcopy(new))
        if incoming.get("t"):
            one.set("t", incoming.get("t"))
    return True


def _result(cell: Any) -> Any:
    return next((part for part in cell if local(part) == "v"), None)


def _alike(one: tuple[str, str | None], two: tuple[str, str | None]) -> bool:
    """Whether two results are the same number."""
    try:
        return one[0] == two[0] and float(one[1] or "") == float(two[1] or "")
    except ValueError:
        return False


def _compute_on_opening(package: Package) -> None:
    main = package.main_part()
    tree = package.xml(main)
    found = next((one for one in tree if local(one) == "calcPr"), None)
    if found is not None and found.get("fullCalcOnLoad") != "1":
        found.set("fullCalcOnLoad", "1")
        package.put(main, tree)
    for chain in [one for one in package.relations(main) if one.type.endswith("/calcChain")]:
        package.remove(chain.target)
        package.remove_relation(main, chain.id)
