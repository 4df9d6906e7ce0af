"""Gives charts of ours that lost their cells the cells of the same chart of the new workbook.

All rows that a chart shows may be other ones in a workbook that an earlier version built.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.cell_addresses import letters, quoted
from toolkit.merge.workbook.keyed_sheet import KeyedSheet, KeyedSheets
from toolkit.merge.workbook.shifting.attached_parts import related
from toolkit.merge.workbook.shifting.references import LOST, Corner, area_of
from toolkit.merge.workbook.shifting.workbook import drop_cache
from toolkit.ooxml.package import Package


def charts_refer_again(sheets: KeyedSheets, generated: KeyedSheets) -> set[str]:
    """Returns the titles of the sheets on which no chart lacks its cells any longer."""
    mended = set()
    for key, new in generated.by_key.items():
        sheet = sheets.by_key.get(key)
        if sheet is None:
            continue
        ours = {_title(tree): tree for _, tree in _charts(generated.package, new.part)}
        lost = [one for one in _charts(sheets.package, sheet.part) if _is_lost(one[1])]
        done = [_refers_again(tree, ours.get(_title(tree)), sheet, new) for _, tree in lost]
        for (part, tree), is_done in zip(lost, done, strict=True):
            if is_done:
                sheets.package.put(part, tree)
        if lost and all(done):
            mended.add(sheet.title)
    return mended


def _charts(package: Package, part: str) -> Iterator[tuple[str, Any]]:
    for kind, drawing in related(package, part):
        if kind == "drawing":
            for of, chart in related(package, drawing):
                if of == "chart":
                    yield chart, package.xml(chart)


def _title(chart: Any) -> str:
    found = next(chart.iter("{*}title"), None)
    return "" if found is None else "".join(one.text or "" for one in found.iter("{*}t"))


def _formulas(chart: Any) -> list[Any]:
    return list(chart.iter("{*}f"))


def _is_lost(chart: Any) -> bool:
    return any(LOST in (one.text or "") for one in _formulas(chart))


def _refers_again(chart: Any, ours: Any, sheet: KeyedSheet, new: KeyedSheet) -> bool:
    """Whether all its references could be given back."""
    if ours is None or not _title(chart) or len(_formulas(chart)) != len(_formulas(ours)):
        return False
    found = [_as_here(one.text or "", sheet, new) for one in _formulas(ours)]
    if "" in found:
        return False
    for one, area in zip(_formulas(chart), found, strict=True):
        one.text = area
        drop_cache(one)
    return True


def _as_here(reference: str, sheet: KeyedSheet, new: KeyedSheet) -> str:
    """The cells with the same keys; empty where they are not all there."""
    title, _, text = reference.rpartition("!")
    area = area_of(text)
    if area is None or title.strip("'") != new.title.replace("'", "''"):
        return ""
    corners = [_corner_here(one, sheet, new) for one in (area.first, area.end)]
    return "" if "" in corners else f"{quoted(sheet.title)}!{':'.join(corners)}"


def _corner_here(corner: Corner, sheet: KeyedSheet, new: KeyedSheet) -> str:
    row = next((key for key, (number, _) in new.rows.items() if number == corner.row), "")
    column = next((key for key, at in new.columns.items() if at == corner.column), "")
    if row not in sheet.rows or column not in sheet.columns:
        return ""
    return f"${letters(sheet.columns[column])}${sheet.rows[row][0]}"
