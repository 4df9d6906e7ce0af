"""Keeps names and headings that a workbook holds twice the same, or Excel offers a repair.

The area of a filter is also a hidden name of its sheet (ISO/IEC 29500-1, 18.3.1.2), and the names
of a table's columns are the texts of its heading cells (18.5.1.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.cell_addresses import quoted
from toolkit.merge.workbook.keyed_sheet import KeyedSheet, KeyedSheets
from toolkit.merge.workbook.shifting.attached_parts import related
from toolkit.merge.workbook.shifting.references import Area, area_of
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import cell_of, cells_of, local, parts_of
from toolkit.ooxml.xml_parts import number_in

FILTER = "_xlnm._FilterDatabase"
AFTER_NAMES = ("calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "extLst")
"""What comes behind the defined names."""


def brought_into_agreement(sheets: KeyedSheets) -> set[str]:
    """Lets the names of our sheets' filters, and of their tables' columns, follow the cells.

    Returns the parts of the sheets whose filter did not hold the ids of the rows, and does now.
    """
    widened = {sheet.part for sheet in sheets.by_key.values() if _with_ids(sheet)}
    _filters(sheets)
    for sheet in sheets.by_key.values():
        for kind, part in list(related(sheets.package, sheet.part)):
            if kind == "table":
                _table(sheets.package, part, sheet)
    return widened


def _with_ids(sheet: KeyedSheet) -> bool:
    """Lets a filter over our rows begin with their ids: whoever sorts with it takes them along."""
    found = next((one for one in sheet.tree if local(one) == "autoFilter"), None)
    area = None if found is None else area_of(found.get("ref", ""))
    if found is None or area is None or area.first.column <= sheet.column:
        return False
    if not any(area.first.row <= number <= area.end.row for number, _ in sheet.rows.values()):
        return False
    further = area.first.column - sheet.column
    first = area.first._replace(column=sheet.column)
    found.set("ref", f"{Area(first, area.end)}")
    for one in found:
        if local(one) == "filterColumn":
            one.set("colId", f"{number_in(one.get('colId')) + further}")
    return True


def _filters(sheets: KeyedSheets) -> None:
    main = sheets.package.main_part()
    book = sheets.package.xml(main)
    numbers = {part: str(at) for at, (_, part) in enumerate(parts_of(sheets.package))}
    changed = _each_once(book)
    for sheet in sheets.by_key.values():
        area = next((one.get("ref", "") for one in sheet.tree if local(one) == "autoFilter"), "")
        if area and (found := area_of(area)):
            fixed = f"{quoted(sheet.title)}!{found.fixed}"
            changed |= _named(book, numbers[sheet.part], fixed)
    if changed:
        sheets.package.put(main, book)


def _each_once(book: Any) -> bool:
    """Removes the second of two hidden names of one sheet, as ONLYOFFICE writes its filter; whether
    there was one."""
    known: set[tuple[str, str | None]] = set()
    repeated = []
    for one in book.iter("{*}definedName"):
        key = one.get("name", ""), one.get("localSheetId")
        if key in known and key[0] == FILTER:
            repeated.append(one)
        known.add(key)
    for one in repeated:
        one.getparent().remove(one)
    return bool(repeated)


def _named(book: Any, number: str, wanted: str) -> bool:
    """Gives the sheet of that number one name for its filter; whether it had another."""
    standing = [
        one
        for one in book.iter("{*}definedName")
        if one.get("name") == FILTER and one.get("localSheetId") == number
    ]
    told = [(one.text or "").replace("'", "") for one in standing]
    if told == [wanted.replace("'", "")]:
        return False
    if not standing:
        holder = _names_of(book)
        attributes = {"name": FILTER, "localSheetId": number, "hidden": "1"}
        standing = [holder.makeelement(holder.tag[:-1], attributes)]
        holder.append(standing[0])
    standing[0].text = wanted
    return True


def _names_of(book: Any) -> Any:
    """The element that holds the defined names, made where there is none."""
    for one in book:
        if local(one) == "definedNames":
            return one
    holder = book.makeelement(f"{book.tag.rpartition('}')[0]}}}definedNames")
    at = next((at for at, one in enumerate(book) if local(one) in AFTER_NAMES), len(book))
    book.insert(at, holder)
    return holder


def _table(package: Package, part: str, sheet: KeyedSheet) -> None:
    tree = package.xml(part)
    area = area_of(tree.get("ref", ""))
    if area is None or tree.get("headerRowCount", "1") == "0":
        return
    columns = [one for group in tree if local(group) == "tableColumns" for one in group]
    shown = dict(_texts(sheet, area.first.row))
    places = range(area.first.column, area.end.column + 1)
    names = [shown.get(at) for at in places]
    told = [one.get("name") for one in columns]
    unique = {one.casefold() for one in names if one}
    if names == told or len(unique) < len(names) or len(names) != len(columns):
        return
    for one, name in zip(columns, names, strict=True):
        one.set("name", name)
    package.put(part, tree)


def _texts(sheet: KeyedSheet, number: int) -> Iterator[tuple[int, str]]:
    """The texts of a row by the number of the column, as a table writes them."""
    for row, inside in sheet.rows.values():
        if row == number:
            for column, one in cells_of(inside):
                value = cell_of(one, sheet.texts).value
                if isinstance(value, str):
                    yield column, value.replace("\n", "_x000a_")
