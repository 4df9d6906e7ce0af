"""Shifts frozen panes, selections and page breaks of a sheet."""

from __future__ import annotations

from typing import Any

from toolkit.cell_addresses import letters
from toolkit.merge.workbook.shifting.axis import Axis, near
from toolkit.merge.workbook.shifting.formulas import Shift, areas_of, shifted_list
from toolkit.merge.workbook.shifting.references import Area, Corner, area_of
from toolkit.ooxml.sheetml import local
from toolkit.ooxml.xml_parts import number_in


def view_shifted(view: Any, shift: Shift) -> None:
    """Moves what is selected and at the top, and keeps frozen what was frozen."""
    if place := view.get("topLeftCell"):
        view.set("topLeftCell", _nearest(place, shift))
    for one in view.iter():
        match local(one):
            case "selection":
                _selected(one, shift)
            case "pane" if one.get("state") in ("frozen", "frozenSplit"):
                _frozen(one, area_of(view.get("topLeftCell", "A1")), shift)
            case "pane" if place := one.get("topLeftCell"):
                one.set("topLeftCell", _nearest(place, shift))


def _frozen(pane: Any, start: Area | None, shift: Shift) -> None:
    """Keeps the frozen rows and columns frozen, and those inserted among them."""
    first = start.first if start else Corner(1, 1)
    place = area_of(pane.get("topLeftCell", ""))
    top = place.first if place else None
    column = _split(pane, "xSplit", shift.columns, first.column, top.column if top else 0)
    row = _split(pane, "ySplit", shift.rows, first.row, top.row if top else 0)
    if top:
        pane.set("topLeftCell", f"{letters(column)}{row}")


def _split(pane: Any, name: str, axis: Axis, first: int, scrolled: int) -> int:
    """Moves one of the two splits; what comes back is the first line that can be scrolled."""
    split = min(max(_whole(pane.get(name)), 0), axis.most)
    last = first + split - 1
    while last >= first and axis.at(last) is None:
        last -= 1
    end = axis.at(last) if split and last >= first else None
    if end is not None and end >= first:
        pane.set(name, f"{end - first + 1}")
    behind = first + min(max(_whole(pane.get(name)), 0), axis.most)
    return behind if scrolled <= first + split else max(behind, near(axis, scrolled))


def _whole(text: str | None) -> int:
    """The lines that a split counts; some programs write them with a decimal point."""
    return number_in((text or "").partition(".")[0])


def _selected(one: Any, shift: Shift) -> None:
    if place := one.get("activeCell"):
        one.set("activeCell", _nearest(place, shift))
    if areas := one.get("sqref"):
        new = shifted_list(areas, shift) or one.get("activeCell", "A1")
        one.set("sqref", new)
        one.attrib.pop("activeCellId", None)
        first = next(areas_of(new), None)
        if first and not _inside(one.get("activeCell", "A1"), new):
            one.set("activeCell", f"{first.first}")


def _inside(place: str, areas: str) -> bool:
    cell = area_of(place)
    return cell is not None and any(
        one.first.row <= cell.first.row <= one.end.row
        and one.first.column <= cell.first.column <= one.end.column
        for one in areas_of(areas)
    )


def _nearest(place: str, shift: Shift) -> str:
    """Where a cell is, or the one that took its place."""
    area = area_of(place)
    if area is None:
        return place
    column, row = near(shift.columns, area.first.column), near(shift.rows, area.first.row)
    return f"{letters(column)}{row}"


def breaks_shifted(breaks: Any, axis: Axis) -> None:
    """A page ends behind the same line as before."""
    seen = set()
    for one in list(breaks):
        number = min(max(number_in(one.get("id")), 0), axis.most)
        while number and axis.at(number) is None:
            number -= 1
        new = axis.at(number) if number else None
        if new is None or new in seen:
            breaks.remove(one)
            continue
        seen.add(new)
        one.set("id", f"{new}")
    breaks.set("count", f"{len(breaks)}")
    manual = sum(1 for one in breaks if one.get("man") in ("1", "true"))
    breaks.set("manualBreakCount", f"{manual}")
