"""Shifts the parts that belong to a sheet: notes, drawings, tables, pivot tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from toolkit.merge.workbook.shifting.axis import Axis, near
from toolkit.merge.workbook.shifting.cells import TornError
from toolkit.merge.workbook.shifting.formulas import Shift, shifted, torn
from toolkit.merge.workbook.shifting.references import Area, area_of
from toolkit.merge.workbook.shifting.sheet_metadata import anchor_shifted, filter_shifted
from toolkit.ooxml.note_boxes import drawing_tree
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import local
from toolkit.ooxml.xml_parts import free_numbers, number_in


def related(package: Package, part: str) -> Iterator[tuple[str, str]]:
    """The kind of each relationship of a part, with the part it leads to."""
    for one in package.relations(part):
        if not one.external and one.target in package.parts:
            yield one.type.rpartition("/")[2], one.target


def attached_shifted(package: Package, part: str, title: str, shift: Shift) -> None:
    """Moves what is attached to the sheet. Raises TornError where that cannot be."""
    for kind, name in list(related(package, part)):
        match kind:
            case "comments" | "threadedComment":
                _notes(package, name, shift)
            case "vmlDrawing":
                _old_shapes(package, name, shift)
            case "drawing":
                _drawing(package, name, shift)
            case "table":
                _table(package, name, title, shift)
            case "pivotTable":
                _pivot(package, name, title, shift)


def noted(package: Package, part: str) -> Iterator[str]:
    """The addresses of the cells of a sheet that carry a note or a conversation."""
    for kind, name in related(package, part):
        if kind in ("comments", "threadedComment"):
            for one in package.xml(name).iter("{*}comment", "{*}threadedComment"):
                yield str(one.get("ref", ""))


def _notes(package: Package, name: str, shift: Shift) -> None:
    tree = package.xml(name)
    for one in list(tree.iter("{*}comment", "{*}threadedComment")):
        area = area_of(one.get("ref", ""))
        new = shifted(area, shift) if area else None
        if new is None:
            one.getparent().remove(one)
        else:
            one.set("ref", f"{new}")
    package.put(name, tree)


def _old_shapes(package: Package, name: str, shift: Shift) -> None:
    """Moves the boxes of notes and of old buttons; the box of a note that is gone goes too."""
    tree = drawing_tree(package, name)
    for shape in list(tree.iter("{*}shape")):
        data = next(iter(shape.iter("{*}ClientData")), None)
        if data is None:
            continue
        parts = {local(one): one for one in data if isinstance(one.tag, str)}
        if "Row" in parts and "Column" in parts:
            row = shift.rows.at(number_in(parts["Row"].text) + 1)
            column = shift.columns.at(number_in(parts["Column"].text) + 1)
            if row is None or column is None:
                shape.getparent().remove(shape)
                continue
            parts["Row"].text, parts["Column"].text = f"{row - 1}", f"{column - 1}"
        if "Anchor" in parts:
            parts["Anchor"].text = _anchor(parts["Anchor"].text or "", shift)
    package.put(name, tree)


def _anchor(text: str, shift: Shift) -> str:
    """The corners as column, offset, row, offset, twice, counted from 0; the size stays."""
    numbers = [number_in(one) for one in re.findall(r"-?[0-9]+", text)]
    if len(numbers) != 8:
        return text
    for axis, start, end in ((shift.columns, 0, 4), (shift.rows, 2, 6)):
        new = near(axis, numbers[start] + 1) - 1
        numbers[end] += new - numbers[start]
        numbers[start] = new
    return ", ".join(str(one) for one in numbers)


def _drawing(package: Package, name: str, shift: Shift) -> None:
    """Moves pictures, charts and shapes with the cells under them."""
    tree = package.xml(name)
    for anchor in tree:
        if not isinstance(anchor.tag, str) or anchor.get("editAs") == "absolute":
            continue
        marks = {local(one): one for one in anchor if local(one) in ("from", "to")}
        if "from" in marks and "to" in marks and anchor.get("editAs") == "oneCell":
            _carried_along(marks["from"], marks["to"], shift)
        for one in marks.values():
            anchor_shifted(one, shift)
    package.put(name, tree)


def _carried_along(start: Any, end: Any, shift: Shift) -> None:
    """Lets the far corner be where it comes out right when it is moved as far as the near one."""
    for name, axis in (("col", shift.columns), ("row", shift.rows)):
        first, last = (
            next((one for one in mark if local(one) == name), None) for mark in (start, end)
        )
        if first is None or last is None:
            continue
        old = number_in(first.text) + 1
        wanted = number_in(last.text) + near(axis, old) - old + 1
        last.text = f"{(_before(axis, wanted)) - 1}"


def _before(axis: Axis, new: int) -> int:
    """The old number of a line, or of the nearest above that is not new."""
    while new > 1 and axis.was(new) is None:
        new -= 1
    return axis.was(new) or 1


def _table(package: Package, name: str, title: str, shift: Shift) -> None:
    tree = package.xml(name)
    area = area_of(tree.get("ref", ""))
    if area is None:
        return
    new = shifted(area, shift)
    called = tree.get("displayName", "")
    width = area.end.column - area.first.column
    more = -1 if new is None else new.end.column - new.first.column - width
    if new is None or more < 0 or (more and not _has_ids(tree)) or torn(area, shift):
        raise TornError(f"the table {called} on '{title}' would get other columns")
    _columns_added(tree, new, shift)
    tree.set("ref", f"{new}")
    for one in [one for one in tree if local(one) in ("autoFilter", "sortState")]:
        filter_shifted(one, shift)
    package.put(name, tree)


def _has_ids(tree: Any) -> bool:
    """Whether a table begins with the ids of generated rows: its new columns get their titles."""
    names = [one.get("name") for one in tree.iter("{*}tableColumn")]
    return names[:1] in (["__head"], ["key"])


def _columns_added(tree: Any, area: Area, shift: Shift) -> None:
    """Gives the table a column for each that came between its own; its heading names it later."""
    holder = next((one for one in tree if local(one) == "tableColumns"), None)
    if holder is None:
        return
    taken = [number_in(one.get("id")) for one in holder]
    names = {one.get("name", "").casefold() for one in holder}
    for at, number in enumerate(range(area.first.column, area.end.column + 1)):
        if shift.columns.was(number) is None:
            free = next(free_numbers(taken))
            taken.append(free)
            name = next(one for n in count(free) if (one := f"Column{n}").casefold() not in names)
            names.add(name.casefold())
            one = holder.makeelement(f"{holder.tag[:-1]}", {"id": f"{free}", "name": name})
            holder.insert(at, one)
    holder.set("count", f"{len(holder)}")


def _pivot(package: Package, name: str, title: str, shift: Shift) -> None:
    """Moves a pivot table; nothing may come between its cells."""
    tree = package.xml(name)
    for one in tree.iter("{*}location"):
        area = area_of(one.get("ref", ""))
        new = shifted(area, shift) if area else None
        if area is None:
            continue
        if new is None or _size(new) != _size(area) or torn(area, shift):
            raise TornError(f"the pivot table at '{title}'!{area} would be cut through")
        one.set("ref", f"{new}")
    package.put(name, tree)


def _size(area: Any) -> tuple[int, int]:
    return area.end.row - area.first.row, area.end.column - area.first.column
