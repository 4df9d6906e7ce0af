"""A sheet of ours that gets its first lines: it is given the filter and the panes of a new one."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from toolkit.columns import letters
from toolkit.merge.workbook.keyed_sheet import KeyedSheet
from toolkit.merge.workbook.sheets import HEAD, local
from toolkit.merge.workbook.shifting.references import area_of

BEHIND_FILTER = (
    "mergeCells",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
)


def has_first_lines(plane: KeyedSheet, new: set[str]) -> bool:
    """Whether nothing but its head was there before the new rows."""
    return bool(new) and plane.rows.keys() - new == {HEAD}


def begun(plane: KeyedSheet, fresh: KeyedSheet) -> None:
    """Adds what a person cannot have taken away, since it never was there."""
    _filtered(plane, fresh)
    _frozen(plane, fresh)


def _filtered(plane: KeyedSheet, fresh: KeyedSheet) -> None:
    theirs = _first(fresh.tree, "autoFilter")
    area = area_of(theirs.get("ref", "")) if theirs is not None else None
    if area is None or _first(plane.tree, "autoFilter") is not None:
        return
    columns = {number: key for key, number in fresh.columns.items()}
    left, right = (
        plane.columns.get(columns.get(one.column, ""), 0) for one in (area.first, area.end)
    )
    last = max(plane.rows[one][0] for one in (HEAD, *fresh.rows) if one in plane.rows)
    if left and right:
        one = plane.tree.makeelement(plane.tree.tag.replace("}worksheet", "}autoFilter"))
        one.set("ref", f"{letters(left)}{plane.rows[HEAD][0]}:{letters(right)}{last}")
        names = [local(other) if isinstance(other.tag, str) else "" for other in plane.tree]
        at = next((at for at, name in enumerate(names) if name in BEHIND_FILTER), len(names))
        plane.tree.insert(at, one)


def _frozen(plane: KeyedSheet, fresh: KeyedSheet) -> None:
    theirs, ours = (_first(one.tree, "sheetView") for one in (fresh, plane))
    pane = next((one for one in theirs if local(one) == "pane"), None)
    if pane is None or ours is None or any(local(one) == "pane" for one in ours):
        return
    columns = {number: key for key, number in fresh.columns.items()}
    last = plane.columns.get(columns.get(int(pane.get("xSplit", "0")), ""), 0)
    top = plane.rows[HEAD][0]
    for one in list(ours):
        ours.remove(one)
    for one in theirs:
        ours.append(deepcopy(one))
    pane = next(one for one in ours if local(one) == "pane")
    pane.set("xSplit", f"{last}")
    pane.set("ySplit", f"{top}")
    pane.set("topLeftCell", f"{letters(last + 1)}{top + 1}")


def _first(tree: Any, name: str) -> Any:
    return next(tree.iter(f"{{*}}{name}"), None)
