"""Extends filters, tables, print areas and charts over new rows and columns.

A sheet that gets its first lines is given the filter and the panes of a new one as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from toolkit.cell_addresses import letters
from toolkit.merge.workbook.inputs import is_room
from toolkit.merge.workbook.keyed_sheet import HEAD, KeyedSheet, KeyedSheets
from toolkit.merge.workbook.shifting.attached_parts import related
from toolkit.merge.workbook.shifting.references import Area, area_of, sheet_of
from toolkit.merge.workbook.shifting.workbook import drop_cache
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import local, parts_of
from toolkit.ooxml.xml_parts import number_in

PRINT = "_xlnm.Print_Area"
AFTER_FILTER = (
    "mergeCells",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
)
"""What follows the filter in the XML of a sheet (ISO/IEC 29500-1, 18.3.1.99)."""


class RangeGrowth:
    """The current sheets, with the new lines, and the incoming ones."""

    def __init__(
        self,
        sheets: KeyedSheets,
        incoming: KeyedSheets,
        new: Mapping[str, tuple[set[str], set[str]]],
    ) -> None:
        self.sheets, self.incoming, self.new = sheets, incoming, new
        self.package = sheets.package
        self.changed: set[str] = set()
        """Sheets whose own XML was changed."""

    def grow(self) -> None:
        """Extends all generated areas to the new lines that they include in a new workbook."""
        self._print_areas()
        for key, sheet in self.sheets.by_key.items():
            if key in self.incoming.by_key and any(self.new.get(key, ())):
                if _has_first_lines(sheet, self.new[key][0]):
                    _begin(sheet, self.incoming.by_key[key])
                    self.changed.add(key)
                self._filter(key, sheet)
                self._tables(key, sheet)
        for key, sheet in self.sheets.by_key.items():
            if key in self.incoming.by_key:
                self._charts(key, sheet)

    def grown(self, key: str, area: Area, target: Area) -> Area:
        """The area with the new lines next to it that the incoming area includes."""
        sheet, incoming = self.sheets.by_key[key], self.incoming.by_key[key]
        rows, columns = self.new.get(key, (set(), set()))
        new_rows = {sheet.rows[one][0]: incoming.rows[one][0] for one in rows}
        new_columns = {sheet.columns[one]: incoming.columns[one] for one in columns}
        first, last = area.first, area.end
        top, bottom = _reaching(first.row, last.row, new_rows, (target.first.row, target.end.row))
        left, right = _reaching(
            first.column, last.column, new_columns, (target.first.column, target.end.column)
        )
        one, two = first._replace(row=top, column=left), last._replace(row=bottom, column=right)
        return area if (one, two) == (first, last) else Area(one, two)

    def _filter(self, key: str, sheet: KeyedSheet) -> None:
        existing, generated = (
            next((x for x in one.tree if local(x) == "autoFilter"), None)
            for one in (sheet, self.incoming.by_key[key])
        )
        if existing is not None and generated is not None:
            self._grow(existing, key, generated.get("ref", ""))
            self.changed.add(key)

    def _tables(self, key: str, sheet: KeyedSheet) -> None:
        generated = {
            tree.get("displayName"): tree
            for _, tree in _tables_of(self.incoming.package, self.incoming.by_key[key].part)
        }
        for name, tree in _tables_of(self.package, sheet.part):
            like = generated.get(tree.get("displayName"))
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
        generated = dict(_printed(self.incoming))
        main = self.package.main_part()
        tree = self.package.xml(main)
        changed = False
        for key, one in _printed(self.sheets, tree):
            wanted = area_of(_address(generated[key])) if key in generated else None
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
        generated = list(_series(self.incoming.package, self.incoming.by_key[key].part))
        targets = [
            (found, area)
            for _, _, one in generated
            if (found := self._home(self.incoming, one.text)) and (area := area_of(_address(one)))
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
        sheet, incoming = self.sheets.by_key[key], self.incoming.by_key[key]
        return any(
            area.first.row <= sheet.rows[one][0] <= area.end.row
            for one, (number, _) in incoming.rows.items()
            if one in sheet.rows and target.first.row <= number <= target.end.row
        ) and any(
            area.first.column <= sheet.columns[one] <= area.end.column
            for one, number in incoming.columns.items()
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
        is_area = one.get("name") == PRINT and 0 <= at < len(parts)
        if is_area and (key := keys.get(parts[at])):
            yield key, one


def _tables_of(package: Package, part: str) -> Iterator[tuple[str, Any]]:
    for kind, name in related(package, part):
        if kind == "table":
            yield name, package.xml(name)


def _series(package: Package, part: str) -> Iterator[tuple[str, Any, Any]]:
    """The areas that the charts on a sheet show, each with the part and the tree of its chart."""
    for kind, drawing in related(package, part):
        if kind != "drawing":
            continue
        for inner, name in related(package, drawing):
            if inner == "chart":
                tree = package.xml(name)
                yield from ((name, tree, one) for one in tree.iter("{*}f") if one.text)


def _has_first_lines(sheet: KeyedSheet, new: set[str]) -> bool:
    """Whether nothing but its head was there before the new rows."""
    lines = {key for key in sheet.rows.keys() - new if not is_room(key)}
    return any(not is_room(key) for key in new) and lines == {HEAD}


def _begin(sheet: KeyedSheet, incoming: KeyedSheet) -> None:
    """Adds filter and panes, which a person cannot have removed, since they were never there."""
    _filtered(sheet, incoming)
    _frozen(sheet, incoming)


def _filtered(sheet: KeyedSheet, incoming: KeyedSheet) -> None:
    generated = _first(incoming.tree, "autoFilter")
    area = area_of(generated.get("ref", "")) if generated is not None else None
    if area is None or _first(sheet.tree, "autoFilter") is not None:
        return
    columns = {number: sheet.columns.get(key, 0) for key, number in incoming.columns.items()} | {
        incoming.column: sheet.column
    }
    left, right = (columns.get(one.column, 0) for one in (area.first, area.end))
    lines = [one for one, (number, _) in incoming.rows.items() if number <= area.end.row]
    last = max(sheet.rows[one][0] for one in (HEAD, *lines) if one in sheet.rows)
    if left and right:
        one = sheet.tree.makeelement(sheet.tree.tag.replace("}worksheet", "}autoFilter"))
        one.set("ref", f"{letters(left)}{sheet.rows[HEAD][0]}:{letters(right)}{last}")
        names = [local(other) if isinstance(other.tag, str) else "" for other in sheet.tree]
        at = next((at for at, name in enumerate(names) if name in AFTER_FILTER), len(names))
        sheet.tree.insert(at, one)


def _frozen(sheet: KeyedSheet, incoming: KeyedSheet) -> None:
    generated, existing = (_first(one.tree, "sheetView") for one in (incoming, sheet))
    pane = next((one for one in generated if local(one) == "pane"), None)
    if pane is None or existing is None or any(local(one) == "pane" for one in existing):
        return
    columns = {number: key for key, number in incoming.columns.items()}
    last = sheet.columns.get(columns.get(int(pane.get("xSplit", "0")), ""), 0)
    top = sheet.rows[HEAD][0]
    for one in list(existing):
        existing.remove(one)
    for one in generated:
        existing.append(deepcopy(one))
    pane = next(one for one in existing if local(one) == "pane")
    pane.set("xSplit", f"{last}")
    pane.set("ySplit", f"{top}")
    pane.set("topLeftCell", f"{letters(last + 1)}{top + 1}")


def _first(tree: Any, name: str) -> Any:
    return next(tree.iter(f"{{*}}{name}"), None)
