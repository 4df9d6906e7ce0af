"""Updates the areas of the defined names of a workbook."""

from __future__ import annotations

from collections.abc import Container, Mapping

from lxml import etree

from toolkit.cell_addresses import letters, quoted
from toolkit.merge.workbook.addresses import Addresses
from toolkit.merge.workbook.inputs import LISTED
from toolkit.merge.workbook.keyed_sheet import END, HEAD, KeyedSheet
from toolkit.ooxml.package import Package


def update_names(
    package: Package,
    before: Mapping[str, str],
    incoming: Mapping[str, str],
    untouched: Container[str],
    after: Addresses,
) -> None:
    """Gives the names the areas that they have in a new workbook.

    `before` and `incoming` are areas by keys. Those that are not `untouched` are left as a person
    made them, and those that were deleted are not made again.
    """
    main = package.main_part()
    tree = package.xml(main)
    there = {
        one.get("name"): one for one in tree.iter("{*}definedName") if not one.get("localSheetId")
    }
    changed = False
    for name, keys in incoming.items():
        address = area_of_name(keys, after, whole=True)
        one = there.get(name)
        if one is None and name not in before and address:
            holder = next(iter(tree.iter("{*}definedNames")), None)
            if holder is None:
                continue
            etree.SubElement(holder, holder.tag[:-1], name=name).text = address
            changed = True
        elif one is not None and name in untouched and address and one.text != address:
            one.text = address
            changed = True
    if changed:
        package.put(main, tree)


def untouched_names(package: Package, base: Mapping[str, str], before: Addresses) -> set[str]:
    """The names that still have the area that was written, or that moved with its cells."""
    there = names_there(package)
    return {
        name
        for name, keys in base.items()
        if name in there
        and _plain(there[name])
        in {_plain(area_of_name(keys, before, whole)) for whole in (True, False)}
    }


def names_there(package: Package) -> dict[str, str]:
    """The areas of the names of a workbook; a copied sheet brings the same names of its own."""
    tree = package.xml(package.main_part())
    return {
        one.get("name", ""): one.text or ""
        for one in tree.iter("{*}definedName")
        if one.get("localSheetId") is None
    }


def area_of_name(keys: str, addresses: Addresses, whole: bool = False) -> str:
    """The address of `sheet!row|column:row|column`, all of it fixed; empty where it is lost.

    Where people may add lines it reaches from the first of all, if `whole`, whichever that is.
    """
    key, _, area = keys.partition("!")
    fixed = ":".join(
        "|".join(f"${one.removeprefix('$')}" for one in part.split("|")) for part in area.split(":")
    )
    sheet = addresses.sheets.by_key.get(key)
    if sheet is None or not sheet.rows:
        return ""
    if whole and key in LISTED and area.endswith(f":{END}{area[area.rindex('|') :]}"):
        return _all_lines(sheet, area)
    found = addresses.formula(f"[{key}!{fixed}]", sheet, next(iter(sheet.rows), ""))
    if "!" in found or "#" in found:
        return ""
    return f"{quoted(sheet.title)}!{found}"


def _all_lines(sheet: KeyedSheet, area: str) -> str:
    first = area.partition(":")[0]
    row, _, column = first.partition("|")
    number = sheet.columns.get(column, 0)
    ends = sheet.rows.get(HEAD), sheet.rows.get(END)
    if not number or ends[0] is None or ends[1] is None:
        return ""
    top = ends[0][0] + (row != HEAD)
    return f"{quoted(sheet.title)}!${letters(number)}${top}:${letters(number)}${ends[1][0]}"


def _plain(text: str) -> str:
    return text.replace("'", "").replace("$", "").casefold()
