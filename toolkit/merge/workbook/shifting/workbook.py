"""Shifts rows and columns of the sheets of a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from toolkit.merge.workbook.shifting.attached_parts import attached_shifted, related
from toolkit.merge.workbook.shifting.cells import (
    formulas_shifted,
    placed,
    unshared,
    widths_placed,
)
from toolkit.merge.workbook.shifting.formulas import Shift, Shifts, shifted
from toolkit.merge.workbook.shifting.references import LOST, area_of
from toolkit.merge.workbook.shifting.sheet_metadata import (
    around_shifted,
    links_shifted,
    rules_elsewhere_shifted,
)
from toolkit.ooxml.package import Package, relationships_of
from toolkit.ooxml.sheetml import local, parts_of

LINKED = ("fmlaLink", "fmlaRange", "fmlaTxbx", "fmlaGroup", "textlink")
"""Attributes of controls and shapes that lead to cells."""


class Lost(NamedTuple):
    """A formula that pointed at something that went, or at cells that were moved apart."""

    what: str = ""
    """The name or the chart, as people know it; empty for a cell."""

    name: str = ""
    """The defined name."""

    title: str = ""
    place: str = ""
    """The sheet and the address of the cell, as it is now."""

    apart: bool = False
    filled: str = ""
    """What became of a formula that fills several cells at once, of which some were parted."""


GROWN = "it includes the lines that came"
KEPT = "it fills as many cells as before"


def shift_workbook(package: Package, by_title: Mapping[str, Shift]) -> list[Lost]:
    """Carries out what becomes of the sheets; returns the formulas that lost something.

    Raises TornError where that cannot be done; the package is of no use then.
    """
    shifts = Shifts(by_title)
    lost: list[Lost] = []
    for title, part in list(parts_of(package)):
        if part in package.parts and "<worksheet" in _opening(package.parts[part]):
            lost += _sheet(package, title, part, shifts)
    lost += _book(package, shifts)
    for part in list(package.parts):
        if part.endswith((".xml", ".vml")):
            lost += _other(package, part, shifts)
    return lost


def _opening(content: bytes) -> str:
    return content[:2000].decode("utf-8", "replace").replace("<x:", "<")


def _sheet(package: Package, title: str, part: str, shifts: Shifts) -> Iterator[Lost]:
    tree = package.xml(part)
    shift = shifts.of(title)
    unshared(tree)
    changed, lost = formulas_shifted(tree, title, shifts)
    links = links_shifted(tree, shifts)
    _links_beside(package, part, shifts)
    if shift.same:
        if rules_elsewhere_shifted(tree, title, shifts) or changed or links:
            package.put(part, tree)
    else:
        around_shifted(tree, title, shift, shifts)
        widths_placed(tree, shift)
        for one in placed(tree, title, shift):
            yield Lost(title=title, place=one.place, filled=GROWN if one.grown else KEPT)
        attached_shifted(package, part, title, shift)
        package.put(part, tree)
    for cell, apart in lost:
        if cell.getparent() is not None and cell.getparent().getparent() is not None:
            yield Lost(title=title, place=cell.get("r", ""), apart=apart)


def _links_beside(package: Package, part: str, shifts: Shifts) -> None:
    """Rewrites links into this workbook that are written as if they led out of it."""
    name = relationships_of(part)
    if name not in package.parts or b'"#' not in package.parts[name]:
        return
    tree = package.xml(name)
    for one in tree:
        target = one.get("Target", "")
        if target.startswith("#") and "!" in target:
            one.set("Target", f"#{shifts.formula(target[1:], '')}")
    package.put(name, tree)


def _book(package: Package, shifts: Shifts) -> Iterator[Lost]:
    """Rewrites the defined names."""
    main = package.main_part()
    tree = package.xml(main)
    changed = False
    for one in list(tree.iter("{*}definedName")):
        text = one.text or ""
        losses: set[bool] = set()
        new = shifts.formula(text, "", losses)
        if not one.get("name", "").startswith("_xlnm."):
            name = one.get("name", "")
            yield from (Lost(f"the name '{name}'", name, apart=apart) for apart in losses)
        if new == text:
            continue
        changed = True
        one.text = new
        if one.get("name", "").startswith("_xlnm.") and LOST in new:
            one.getparent().remove(one)
    if changed:
        package.put(main, tree)


def _other(package: Package, part: str, shifts: Shifts) -> Iterator[Lost]:
    """Rewrites charts, controls, shapes and the sources of pivot tables."""
    folder, _, file = part.rpartition("/")
    if folder.endswith("charts") and not file.startswith(("style", "colors")):
        yield from _chart(package, part, shifts)
    elif folder.endswith("pivotCache") and file.startswith("pivotCacheDefinition"):
        _pivot_source(package, part, shifts)
    elif folder.endswith(("ctrlProps", "drawings")) and part.endswith(".xml"):
        _linked_cells(package, part, shifts)
    elif folder.endswith("drawings") and part.endswith(".vml"):
        _formulas_of_old_controls(package, part, shifts)


def _linked_cells(package: Package, part: str, shifts: Shifts) -> None:
    """Rewrites the attributes by which controls and shapes name cells."""
    tree, changed = package.xml(part), False
    for element in tree.iter():
        for name in LINKED:
            text = element.get(name, "")
            if text and (new := shifts.formula(text, "")) != text:
                element.set(name, new)
                changed = True
    if changed:
        package.put(part, tree)


def _formulas_of_old_controls(package: Package, part: str, shifts: Shifts) -> None:
    """Rewrites the formulas of controls that are kept as VML."""
    tree, changed = package.xml(part), False
    for element in tree.iter("{*}FmlaLink", "{*}FmlaRange", "{*}FmlaTxbx"):
        text = element.text or ""
        if (new := shifts.formula(text, "")) != text:
            element.text = new
            changed = True
    if changed:
        package.put(part, tree)


def _chart(package: Package, part: str, shifts: Shifts) -> Iterator[Lost]:
    tree, changed = package.xml(part), False
    losses: set[bool] = set()
    for one in list(tree.iter("{*}f", "{*}sqref")):
        text = one.text or ""
        if "!" not in text:
            continue
        if (new := shifts.formula(text, "", losses)) != text:
            if _size(new) != _size(text):
                drop_cache(one)
            one.text = new
            changed = True
    if changed:
        package.put(part, tree)
    if losses:
        title = _sheet_of_chart(package, part)
        name = f"a chart on '{title}'" if title else "a chart"
        yield from (Lost(name, apart=apart) for apart in losses)


def _sheet_of_chart(package: Package, chart: str) -> str:
    """The title of the sheet on which a chart is; empty where it is a sheet by itself."""
    for title, part in parts_of(package):
        for kind, drawing in related(package, part):
            if kind == "drawing" and any(one == chart for _, one in related(package, drawing)):
                return title
    return ""


def drop_cache(formula: Any) -> None:
    """Takes out the values that a chart remembers of an area that has another size now."""
    parent = formula.getparent()
    for one in [
        one for one in parent if local(one) in ("numCache", "strCache", "multiLvlStrCache")
    ]:
        parent.remove(one)


def _size(text: str) -> tuple[int, int]:
    area = area_of(text.rpartition("!")[2])
    if area is None:
        return 0, 0
    return area.end.row - area.first.row, area.end.column - area.first.column


def _pivot_source(package: Package, part: str, shifts: Shifts) -> None:
    tree, changed = package.xml(part), False
    for one in tree.iter("{*}worksheetSource"):
        area = area_of(one.get("ref", ""))
        shift = shifts.of(one.get("sheet", ""))
        if area is None or shift.same:
            continue
        if (new := shifted(area, shift)) is not None:
            one.set("ref", f"{new}")
            changed = True
    if changed:
        package.put(part, tree)
