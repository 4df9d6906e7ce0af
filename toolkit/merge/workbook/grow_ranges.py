"""How far names, filters, tables, print areas and charts reach after new lines have come."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any

from lxml import etree

from toolkit.cell_addresses import letters, quoted
from toolkit.merge.workbook.addresses import Addresses
from toolkit.merge.workbook.first_rows import begun, has_first_lines
from toolkit.merge.workbook.inputs import OPEN_ENDED
from toolkit.merge.workbook.keyed_sheet import END, HEAD, KeyedSheet, KeyedSheets
from toolkit.merge.workbook.shifting.attached_parts import related
from toolkit.merge.workbook.shifting.references import Area, area_of, sheet_of
from toolkit.merge.workbook.shifting.workbook import drop_cache
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import local, parts_of
from toolkit.ooxml.xml_parts import number_in

PRINT = "_xlnm.Print_Area"


class RangeGrowth:
    """The sheets as they are now, with the new lines, beside the newly written ones."""

    def __init__(
        self, sheets: KeyedSheets, fresh: KeyedSheets, new: Mapping[str, tuple[set[str], set[str]]]
    ) -> None:
        self.sheets, self.fresh, self.new = sheets, fresh, new
        self.package = sheets.package
        self.changed: set[str] = set()
        """Sheets whose own XML was changed."""

    def grow(self) -> None:
        """Lets everything of ours reach the new lines that it reaches in a new workbook."""
        self._print_areas()
        for key, sheet in self.sheets.by_key.items():
            if key in self.fresh.by_key and any(self.new.get(key, ())):
                if has_first_lines(sheet, self.new[key][0]):
                    begun(sheet, self.fresh.by_key[key])
                    self.changed.add(key)
                self._filter(key, sheet)
                self._tables(key, sheet)
        for key, sheet in self.sheets.by_key.items():
            if key in self.fresh.by_key:
                self._charts(key, sheet)

    def grown(self, key: str, area: Area, target: Area) -> Area:
        """The area with the new lines beside it that the newly written one holds."""
        sheet, fresh = self.sheets.by_key[key], self.fresh.by_key[key]
        rows, columns = self.new.get(key, (set(), set()))
        new_rows = {sheet.rows[one][0]: fresh.rows[one][0] for one in rows}
        new_columns = {sheet.columns[one]: fresh.columns[one] for one in columns}
        first, last = area.first, area.end
        top, bottom = _reaching(first.row, last.row, new_rows, (target.first.row, target.end.row))
        left, right = _reaching(
            first.column, last.column, new_columns, (target.first.column, target.end.column)
        )
        one, two = first._replace(row=top, column=left), last._replace(row=bottom, column=right)
        return area if (one, two) == (first, last) else Area(one, two)

    def _filter(self, key: str, sheet: KeyedSheet) -> None:
        ours, theirs = (
            next((x for x in one.tree if local(x) == "autoFilter"), None)
            for one in (sheet, self.fresh.by_key[key])
        )
        if ours is not None and theirs is not None:
            self._grow(ours, key, theirs.get("ref", ""))
            self.changed.add(key)

    def _tables(self, key: str, sheet: KeyedSheet) -> None:
        theirs = {
            tree.get("displayName"): tree
            for _, tree in _tables_of(self.fresh.package, self.fresh.by_key[key].part)
        }
        for name, tree in _tables_of(self.package, sheet.part):
            like = theirs.get(tree.get("displayName"))
            if like is None:
                continue
            for one in [tree, *(x for x in tree if local(x) == "autoFilter")]:
                self._grow(one, key, like.get("ref", ""))
            self.package.put(name, tree)

    def _grow(self, one: Any, key: str, target: str) -> None:
        area, wanted = area_of(one.get("ref", "")), area_of(target)
        if area and wanted:
            one.set("ref", f"{self.grown(key, area, wanted)}")

    def _print_areas(self) -> None:
        theirs = dict(_printed(self.fresh))
        main = self.package.main_part()
        tree = self.package.xml(main)
        changed = False
        for key, one in _printed(self.sheets, tree):
            wanted = area_of(_address(theirs[key])) if key in theirs else None
            area = area_of(_address(one))
            if area is None or wanted is None or "," in (one.text or ""):
                continue
            new = self.grown(key, area, wanted)
            if new != area:
                one.text = f"{one.text.rpartition('!')[0]}!{new}"
                changed = True
        if changed:
            self.package.put(main, tree)

    def _charts(self, key: str, sheet: KeyedSheet) -> None:
        theirs = list(_series(self.fresh.package, self.fresh.by_key[key].part))
        targets = [
            (found, area)
            for _, _, one in theirs
            if (found := self._home(self.fresh, one.text)) and (area := area_of(_address(one)))
        ]
        touched = {}
        for name, tree, one in _series(self.package, sheet.part):
            home, area = self._home(self.sheets, one.text), area_of(_address(one))
            for other, target in targets:
                if home and home == other and area and self._meet(home, area, target):
                    new = self.grown(home, area, target)
                    if new != area:
                        one.text = f"{one.text.rpartition('!')[0]}!{new}"
                        drop_cache(one)
                        touched[name] = tree
                        area = new
        for name, tree in touched.items():
            self.package.put(name, tree)

    def _home(self, sheets: KeyedSheets, text: str) -> str:
        title = sheet_of(f"{(text or '').rpartition('!')[0]}!").casefold()
        return next((k for k, one in sheets.by_key.items() if one.title.casefold() == title), "")

    def _meet(self, key: str, area: Area, target: Area) -> bool:
        """Whether both areas hold a cell with the same keys."""
        sheet, fresh = self.sheets.by_key[key], self.fresh.by_key[key]
        return any(
            area.first.row <= sheet.rows[one][0] <= area.end.row
            for one, (number, _) in fresh.rows.items()
            if one in sheet.rows and target.first.row <= number <= target.end.row
        ) and any(
            area.first.column <= sheet.columns[one] <= area.end.column
            for one, number in fresh.columns.items()
            if one in sheet.columns and target.first.column <= number <= target.end.column
        )


def _reaching(
    first: int, last: int, new: Mapping[int, int], target: tuple[int, int]
) -> tuple[int, int]:
    while last + 1 in new and target[0] <= new[last + 1] <= target[1]:
        last += 1
    while first - 1 in new and target[0] <= new[first - 1] <= target[1]:
        first -= 1
    return first, last


def _address(name: Any) -> str:
    return (name.text or "").rpartition("!")[2]


def _printed(sheets: KeyedSheets, tree: Any = None) -> Iterator[tuple[str, Any]]:
    """The print area of each of our sheets, as the name that holds it."""
    package = sheets.package
    tree = package.xml(package.main_part()) if tree is None else tree
    parts = [part for _, part in parts_of(package)]
    keys = {sheet.part: key for key, sheet in sheets.by_key.items()}
    for one in tree.iter("{*}definedName"):
        number = one.get("localSheetId", "")
        at = number_in(number, -1)
        mine = one.get("name") == PRINT and 0 <= at < len(parts)
        if mine and (key := keys.get(parts[at])):
            yield key, one


def _tables_of(package: Package, part: str) -> Iterator[tuple[str, Any]]:
    for kind, name in related(package, part):
        if kind == "table":
            yield name, package.xml(name)


def _series(package: Package, part: str) -> Iterator[tuple[str, Any, Any]]:
    """What the charts on a sheet show: the chart's part, its tree, and the element of each area."""
    for kind, drawing in related(package, part):
        if kind != "drawing":
            continue
        for inner, name in related(package, drawing):
            if inner == "chart":
                tree = package.xml(name)
                yield from ((name, tree, one) for one in tree.iter("{*}f") if one.text)


def names_follow(
    package: Package,
    before: Mapping[str, str],
    now: Mapping[str, str],
    untouched: Container[str],
    after: Addresses,
) -> None:
    """Lets the names of formulas stand for what they stand for in a new workbook.

    `before` and `now` are areas by keys. Those that are not `untouched` stay as a person made them,
    and what they deleted is not made again.
    """
    main = package.main_part()
    tree = package.xml(main)
    there = {
        one.get("name"): one for one in tree.iter("{*}definedName") if not one.get("localSheetId")
    }
    changed = False
    for name, keys in now.items():
        address = named(keys, after, whole=True)
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
    """The names that stand for what we wrote, or for what became of it with the cells."""
    tree = package.xml(package.main_part())
    there = {one.get("name"): one.text or "" for one in tree.iter("{*}definedName")}
    return {
        name
        for name, keys in base.items()
        if name in there
        and _plain(there[name]) in {_plain(named(keys, before, whole)) for whole in (True, False)}
    }


def named(keys: str, addresses: Addresses, whole: bool = False) -> str:
    """The address of `sheet!row|column:row|column`, all of it fixed; empty where it is lost.

    Where people may add lines it reaches from the first of all, if `whole`, whichever that is.
    """
    key, _, area = keys.partition("!")
    fixed = ":".join(
        "|".join(f"${one.removeprefix('$')}" for one in part.split("|")) for part in area.split(":")
    )
    sheet = addresses.sheets.by_key.get(key)
    if sheet is None:
        return ""
    if whole and key in OPEN_ENDED and area.endswith(f":{END}{area[area.rindex('|') :]}"):
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
