"""A sheet of ours that gets its first lines: it is given the filter and the panes of a new one."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from toolkit.cell_addresses import letters
from toolkit.merge.workbook.keyed_sheet import HEAD, KeyedSheet
from toolkit.merge.workbook.shifting.references import area_of
from toolkit.ooxml.sheetml import local

BEHIND_FILTER = (
    "mergeCells",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
)


def has_first_lines(sheet: KeyedSheet, new: set[str]) -> bool:
    """Whether nothing but its head was there before the new rows."""
    return bool(new) and sheet.rows.keys() - new == {HEAD}


def begun(sheet: KeyedSheet, fresh: KeyedSheet) -> None:
    """Adds what a person cannot have taken away, since it never was there."""
    _filtered(sheet, fresh)
    _frozen(sheet, fresh)


def _filtered(sheet: KeyedSheet, fresh: KeyedSheet) -> None:
    theirs = _first(fresh.tree, "autoFilter")
    area = area_of(theirs.get("ref", "")) if theirs is not None else None
    if area is None or _first(sheet.tree, "autoFilter") is not None:
        return
    columns = {number: key for key, number in fresh.columns.items()}
    left, right = (
        sheet.columns.get(columns.get(one.column, ""), 0) for one in (area.first, area.end)
    )
    last = max(sheet.rows[one][0] for one in (HEAD, *fresh.rows) if one in sheet.rows)
    if left and right:
        one = sheet.tree.makeelement(sheet.tree.tag.replace("}worksheet", "}autoFilter"))
        one.set("ref", f"{letters(left)}{sheet.rows[HEAD][0]}:{letters(right)}{last}")
        names = [local(other) if isinstance(other.tag, str) else "" for other in sheet.tree]
        at = next((at for at, name in enumerate(names) if name in BEHIND_FILTER), len(names))
        sheet.tree.insert(at, one)


def _frozen(sheet: KeyedSheet, fresh: KeyedSheet) -> None:
    theirs, ours = (_first(one.tree, "sheetView") for one in (fresh, sheet))
    pane = next((one for one in theirs if local(one) == "pane"), None)
    if pane is None or ours is None or any(local(one) == "pane" for one in ours):
        return
    columns = {number: key for key, number in fresh.columns.items()}
    last = sheet.columns.get(columns.get(int(pane.get("xSplit", "0")), ""), 0)
    top = sheet.rows[HEAD][0]
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
