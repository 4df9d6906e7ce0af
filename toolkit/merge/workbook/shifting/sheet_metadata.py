"""Shifts the merges, rules, filters, breaks, panes and links of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.merge.workbook.shifting.axis import near
from toolkit.merge.workbook.shifting.cells import TornError
from toolkit.merge.workbook.shifting.formulas import (
    Shift,
    Shifts,
    areas_of,
    corner_of_list,
    shifted,
    shifted_list,
    torn,
)
from toolkit.merge.workbook.shifting.references import Area, Corner, area_of, offset
from toolkit.merge.workbook.shifting.views import breaks_shifted, view_shifted
from toolkit.ooxml.sheetml import local
from toolkit.ooxml.xml_parts import number_in

ONE = ("mergeCell", "hyperlink", "sortState", "sortCondition")
"""Elements with one area in `ref`; without it they are taken out."""

MANY = ("protectedRange", "ignoredError", "cellWatch", "inputCells")
"""Elements with areas in `sqref` (or one in `r`); without them they are taken out."""

RULES = ("conditionalFormatting", "dataValidation")
"""Elements whose formulas are seen from the first of their cells."""


FORMULAS = ("formula", "formula1", "formula2", "f")


def around_shifted(tree: Any, title: str, shift: Shift, shifts: Shifts) -> None:
    """Moves everything on the sheet that is outside its cells. Raises `TornError`."""
    for one in list(outside_cells(tree)):
        match local(one):
            case "autoFilter":
                filter_shifted(one, shift)
            case name if name in ONE:
                _one(one, title, shift)
            case name if name in MANY:
                _many(one, shift)
            case name if name in RULES:
                _rule(one, title, shift, shifts)
            case "sparkline":
                _sparkline(one, title, shift, shifts)
            case "sheetView":
                view_shifted(one, shift)
            case "rowBreaks" | "colBreaks" as name:
                breaks_shifted(one, shift.rows if name == "rowBreaks" else shift.columns)
            case "from" | "to":
                anchor_shifted(one, shift)
    thresholds_shifted(tree, title, shifts)
    _emptied(tree)


def outside_cells(tree: Any) -> Iterator[Any]:
    """Every element of a sheet but its rows and cells."""
    for top in tree:
        if isinstance(top.tag, str) and local(top) != "sheetData":
            yield from (one for one in top.iter() if isinstance(one.tag, str))


def links_shifted(tree: Any, shifts: Shifts) -> bool:
    """Rewrites links that lead to cells of this workbook; whether any was changed."""
    found = False
    for one in outside_cells(tree):
        place = one.get("location") if local(one) == "hyperlink" else ""
        if place and "!" in place and (new := shifts.formula(place, "")) != place:
            one.set("location", new)
            found = True
    return found


def rules_elsewhere_shifted(tree: Any, title: str, shifts: Shifts) -> bool:
    """Rewrites what rules and sparklines of a sheet say about other sheets."""
    found = False
    for one in outside_cells(tree):
        if local(one) not in FORMULAS or not (one.text or "").strip():
            continue
        if (new := shifts.formula(one.text, title)) != one.text:
            one.text = new
            found = True
    return thresholds_shifted(tree, title, shifts) or found


def thresholds_shifted(tree: Any, title: str, shifts: Shifts) -> bool:
    """Rewrites the cells that bars and colour scales take their ends from."""
    found = False
    for one in outside_cells(tree):
        text = one.get("val", "") if local(one) == "cfvo" else ""
        if (new := shifts.formula(text, title)) != text:
            one.set("val", new)
            found = True
    return found


def filter_shifted(one: Any, shift: Shift) -> None:
    """Moves a filter; its columns are counted from its left."""
    before = area_of(one.get("ref", ""))
    after = shifted(before, shift) if before else None
    if before is None:
        return
    if after is None:
        one.getparent().remove(one)
        return
    one.set("ref", f"{after}")
    for column in [inner for inner in one if local(inner) == "filterColumn"]:
        new = shift.columns.at(before.first.column + number_in(column.get("colId")))
        if new is None:
            one.remove(column)
        else:
            column.set("colId", f"{new - after.first.column}")
    for inner in [inner for inner in one.iter() if local(inner) in ("sortState", "sortCondition")]:
        _one(inner, "", shift)


def _one(one: Any, title: str, shift: Shift) -> None:
    area = area_of(one.get("ref", ""))
    if area is None:
        return
    if local(one) == "mergeCell" and torn(area, shift):
        raise TornError(f"the merged cells '{title}'!{area} would be torn apart")
    new = shifted(area, shift)
    if new is None or (local(one) == "mergeCell" and new.first == new.end):
        one.getparent().remove(one)
    else:
        one.set("ref", f"{new}")


def _many(one: Any, shift: Shift) -> None:
    name = "sqref" if one.get("sqref") is not None else "r"
    if one.get(name) is None:
        return
    if new := shifted_list(one.get(name), shift):
        one.set(name, new)
    else:
        one.getparent().remove(one)


def _sqref(one: Any) -> Any:
    """What holds the areas: the element itself, or a child where the element is of a later year."""
    return next((inner for inner in one if local(inner) == "sqref"), one)


def areas_in(one: Any) -> str:
    """The areas of a rule as it lists them."""
    holder = _sqref(one)
    return str((one.get("sqref") if holder is one else holder.text) or "")


def set_areas(one: Any, areas: str) -> None:
    """Gives a rule other areas."""
    holder = _sqref(one)
    if holder is one:
        one.set("sqref", areas)
    else:
        holder.text = areas


def _rule(one: Any, title: str, shift: Shift, shifts: Shifts) -> None:
    text = areas_in(one)
    before, new = corner_of_list(text), shifted_list(text, shift)
    after = corner_of_list(new)
    if before is None:
        return
    if after is None:
        one.getparent().remove(one)
        return
    seen = _seen_from(text, after, shift) or before
    place = shifted(Area(seen), shift)
    back = place.first if place else after
    for inner in formulas_in_rule(one):
        read = offset(inner.text or "", seen.row - before.row, seen.column - before.column)
        moved = shifts.formula(read, title)
        inner.text = offset(moved, after.row - back.row, after.column - back.column)
    set_areas(one, new)


def _seen_from(text: str, after: Corner, shift: Shift) -> Corner | None:
    """A cell of the rule, as it was called, from which its formulas are read when they move."""
    row, column = shift.rows.was(after.row), shift.columns.was(after.column)
    if row is not None and column is not None:
        return Corner(column, row)
    for area in areas_of(text):
        for old_row in range(area.first.row, area.end.row + 1):
            if shift.rows.at(old_row) is None:
                continue
            for old_column in range(area.first.column, area.end.column + 1):
                if shift.columns.at(old_column) is not None:
                    return Corner(old_column, old_row)
    return None


def formulas_in_rule(one: Any) -> list[Any]:
    """The elements of a rule that hold formulas."""
    found = [inner for inner in one.iter() if isinstance(inner.tag, str) and inner is not one]
    return [
        inner
        for inner in found
        if local(inner) in FORMULAS
        and inner.text
        and not any(isinstance(x.tag, str) for x in inner)
    ]


def _sparkline(one: Any, title: str, shift: Shift, shifts: Shifts) -> None:
    holder = _sqref(one)
    if new := shifted_list(holder.text or "", shift):
        holder.text = new
    else:
        one.getparent().remove(one)
        return
    for inner in one:
        if local(inner) == "f" and inner.text:
            inner.text = shifts.formula(inner.text, title)


def anchor_shifted(mark: Any, shift: Shift) -> None:
    """Moves a corner of a drawing, which counts from 0."""
    for one in mark:
        axis = {"col": shift.columns, "row": shift.rows}.get(local(one))
        if axis is None:
            continue
        old = number_in(one.text) + 1
        gone = axis.at(old) is None
        one.text = f"{near(axis, old) - 1}"
        if gone:
            for inner in mark:
                if local(inner) == f"{local(one)}Off":
                    inner.text = "0"


def _emptied(tree: Any) -> None:
    """Takes out lists of which nothing is left, and counts the others."""
    lists = ("mergeCells", "hyperlinks", "dataValidations", "protectedRanges", "ignoredErrors")
    more = ("cellWatches", "sparklines", "sparklineGroup", "sparklineGroups")
    for one in [one for one in outside_cells(tree) if local(one) in (*lists, *more)]:
        left = [inner for inner in one if isinstance(inner.tag, str)]
        if local(one) == "sparklineGroup":
            left = [inner for inner in left if local(inner) == "sparklines"]
        if not left and one.getparent() is not None:
            one.getparent().remove(one)
        elif one.get("count") is not None:
            one.set("count", f"{len(left)}")
    for one in [one for one in tree if local(one) in ("rowBreaks", "colBreaks")]:
        if not len(one):
            tree.remove(one)
