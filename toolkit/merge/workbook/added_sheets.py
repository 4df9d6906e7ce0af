"""Brings a whole sheet of a new workbook into an edited one, that has lost it or never had it."""

from __future__ import annotations

from itertools import count
from typing import Any

from toolkit.cell_addresses import quoted
from toolkit.merge.workbook.keyed_sheet import KeyedSheet, KeyedSheets
from toolkit.merge.workbook.styles import Styles
from toolkit.ooxml.package import Package
from toolkit.ooxml.relationships import target_from
from toolkit.ooxml.sheetml import cell_of, cells_of, local, parts_of, rows_of
from toolkit.ooxml.transplant.parts import copy_part
from toolkit.ooxml.xml_parts import free_numbers, number_in

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = f"{RELATIONS}/worksheet"
ID = f"{{{RELATIONS}}}id"
LONGEST = 31
"""Letters of a tab."""


def add_sheet(package: Package, generated: KeyedSheets, key: str) -> str:
    """Lays the sheet of that key before the sheet that follows it in the new workbook.

    Returns the title of its tab. Its formulas are still those of the new workbook.
    """
    sheet = generated.by_key[key]
    part = copy_part(generated.package, package, sheet.part)
    tree = package.xml(part)
    _own_texts(tree, sheet)
    _own_styles(tree, Styles(package, generated.package))
    package.put(part, tree)
    _free_tables(package, part)
    title = _listed(package, part, sheet, generated)
    _named(package, generated, sheet.title, title)
    return title


def _own_texts(tree: Any, sheet: KeyedSheet) -> None:
    """Writes texts into their cells, since the two workbooks share other ones."""
    for _, row in rows_of(tree):
        for _, cell in cells_of(row):
            if cell.get("t") == "s":
                sheet.write(cell, f"'{cell_of(cell, sheet.texts).value or ''}")


def _own_styles(tree: Any, styles: Styles) -> None:
    for one in tree.iter("{*}c", "{*}row"):
        if (look := one.get("s")) is not None:
            one.set("s", f"{styles.cell(number_in(look))}")
    for one in tree.iter("{*}col"):
        if (look := one.get("style")) is not None:
            one.set("style", f"{styles.cell(number_in(look))}")
    for one in tree.iter("{*}cfRule"):
        if (look := one.get("dxfId")) is not None:
            one.set("dxfId", f"{styles.rule(number_in(look))}")
    styles.put()


def _free_tables(package: Package, part: str) -> None:
    """Gives the tables of the sheet numbers that no other table has."""
    own = [one.target for one in package.relations(part) if one.type.endswith("/table")]
    others = [
        package.xml(name)
        for name in package.parts
        if name.startswith("xl/tables/") and name.endswith(".xml") and name not in own
    ]
    taken = [number_in(one.get("id")) for one in others]
    for name in own:
        tree = package.xml(name)
        tree.set("id", f"{next(free_numbers(taken))}")
        taken.append(number_in(tree.get("id")))
        package.put(name, tree)


def _position(package: Package, generated: KeyedSheets, home: str) -> int:
    """How many tabs are before it: it follows the nearest one that it follows in a new workbook."""
    order = [title for title, _ in parts_of(generated.package)]
    there = [title.casefold() for title, _ in parts_of(package)]
    at = order.index(home)
    for title in reversed(order[:at]):
        if title.casefold() in there:
            return there.index(title.casefold()) + 1
    return 0


def _listed(package: Package, part: str, sheet: KeyedSheet, generated: KeyedSheets) -> str:
    """Names the sheet in the list of sheets; what counts sheets by their number follows."""
    main = package.main_part()
    at = _position(package, generated, sheet.title)
    relation = package.relate(main, SHEET, target_from(main, part))
    book = package.xml(main)
    holder = next(one for one in book if local(one) == "sheets")
    taken = {one.get("name", "").casefold() for one in holder}
    names = (
        f"{sheet.title[: LONGEST - 4]} ({number})" if number > 1 else sheet.title
        for number in count(1)
    )
    name = next(one for one in names if one.casefold() not in taken)
    number = max((number_in(one.get("sheetId")) for one in holder), default=0) + 1
    attribute = next((key for one in holder for key in one.attrib if key.endswith("}id")), ID)
    told = {"name": name, "sheetId": f"{number}", attribute: relation}
    if state := _state(generated.package, sheet.title):
        told["state"] = state
    one = holder.makeelement(f"{holder.tag[:-1]}", told)
    holder.insert(at, one)
    _renumbered(book, at)
    package.put(main, book)
    return name


def _state(package: Package, title: str) -> str:
    """Whether the sheet of that title is hidden, as a workbook says it."""
    listed = package.xml(package.main_part()).iter("{*}sheet")
    return next((one.get("state", "") for one in listed if one.get("name") == title), "")


def _renumbered(book: Any, at: int) -> None:
    """Moves what is said of the sheets behind to their new numbers."""
    for one in book.iter("{*}definedName"):
        if (number := one.get("localSheetId")) is not None and number_in(number) >= at:
            one.set("localSheetId", f"{number_in(number) + 1}")
    for one in book.iter("{*}workbookView"):
        for name in ("activeTab", "firstSheet"):
            if (number := one.get(name)) is not None and number_in(number) >= at:
                one.set(name, f"{number_in(number) + 1}")


def _named(package: Package, generated: KeyedSheets, old: str, new: str) -> None:
    """Gives the sheet the names of its own: what is printed of it, and what every page repeats."""
    main = package.main_part()
    theirs, book = generated.package.xml(generated.package.main_part()), package.xml(main)
    number = [title for title, _ in parts_of(generated.package)].index(old)
    here = [title for title, _ in parts_of(package)].index(new)
    holder = next((one for one in book if local(one) == "definedNames"), None)
    if holder is None:
        return
    for one in theirs.iter("{*}definedName"):
        if one.get("localSheetId") == f"{number}":
            named = holder.makeelement(holder.tag[:-1], dict(one.attrib))
            named.set("localSheetId", f"{here}")
            named.text = (one.text or "").replace(f"{quoted(old)}!", f"{quoted(new)}!")
            holder.append(named)
    package.put(main, book)
