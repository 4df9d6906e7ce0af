"""Formulas that fill several cells at once, when rows or columns come between these cells.

One that computes each row from the same row grows with its rows. Any other keeps its size, and
begins where its first cell is now; what stands beside its cells may be something else then.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from toolkit.merge.workbook.shifting.axis import Axis
from toolkit.merge.workbook.shifting.formulas import Shift, shifted
from toolkit.merge.workbook.shifting.references import Area, area_of, rewritten
from toolkit.ooxml.sheetml import cells_of, local, rows_of


class Filled(NamedTuple):
    """A formula of several cells that has other cells than before."""

    title: str
    place: str
    """The cells that it fills now."""

    grown: bool
    """Whether it includes the lines that came; else it kept its size."""


def arrays_placed(tree: Any, title: str, shift: Shift) -> Iterator[Filled]:
    """Gives each formula of several cells the cells that it fills after the shift.

    The cells themselves are still where they were.
    """
    for cell, formula in list(_arrays(tree)):
        area = area_of(formula.get("ref", ""))
        new = shifted(area, shift) if area else None
        if area is None or new is None:
            continue  # it goes with its cells
        if cell.get("cm") is not None or not is_stretched(area, shift):
            formula.set("ref", f"{new}")
            continue
        grown = _goes_with_its_lines(formula.text or "", area, new, shift)
        new = new if grown else _as_large(area, new)
        formula.set("ref", f"{new}")
        _results_dropped(tree, area, cell)
        _to_first_cell(tree, formula, area, new, shift)
        yield Filled(title, f"{new}", grown)


def _arrays(tree: Any) -> Iterator[tuple[Any, Any]]:
    for _, row in rows_of(tree):
        for _, cell in cells_of(row):
            for inner in cell:
                if local(inner) == "f" and inner.get("t") == "array":
                    yield cell, inner


def is_stretched(area: Area, shift: Shift) -> bool:
    """Whether a block gets other cells than it had."""
    return any(not _whole(axis, one, two) for axis, one, two in _ends(area, shift))


def _whole(axis: Axis, first: int, last: int) -> bool:
    """Whether lines that follow each other still do, with nothing among them."""
    start = axis.at(first)
    places = [axis.at(number) for number in range(first, last + 1)]
    return start is not None and places == list(range(start, start + len(places)))


def _ends(area: Area, shift: Shift) -> Iterator[tuple[Axis, int, int]]:
    yield shift.rows, area.first.row, area.end.row
    yield shift.columns, area.first.column, area.end.column


def _goes_with_its_lines(formula: str, area: Area, new: Area, shift: Shift) -> bool:
    """Whether each line of the block is computed from cells of the same line.

    The `formula` refers to where cells are now, as `new` is where the block is now.
    """
    found: list[bool] = []

    def look(sheet: str, other: Area) -> Area:
        for (axis, first, last), (_, *now), (_, *ends) in zip(
            _ends(area, shift), _ends(new, shift), _ends(other, shift), strict=True
        ):
            is_one_line = ends[0] == ends[1] != 0
            if not _whole(axis, first, last) and not is_one_line:
                found.append(not sheet and ends == now)
        return other

    rewritten(formula, look)
    return bool(found) and all(found)


def _as_large(area: Area, new: Area) -> Area:
    """The block of the former size in the upper left of the new one, as far as there is room."""
    height, width = area.end.row - area.first.row, area.end.column - area.first.column
    row = min(new.end.row, new.first.row + height)
    column = min(new.end.column, new.first.column + width)
    return Area(new.first, new.end._replace(row=row, column=column))


def _results_dropped(tree: Any, area: Area, first: Any) -> None:
    """Takes the results out of the other cells of the block: they are computed again."""
    for number, row in rows_of(tree):
        if area.first.row <= number <= area.end.row:
            for column, cell in cells_of(row):
                if area.first.column <= column <= area.end.column and cell is not first:
                    for part in list(cell):
                        cell.remove(part)
                    cell.attrib.pop("t", None)


def _to_first_cell(tree: Any, formula: Any, area: Area, new: Area, shift: Shift) -> None:
    """Puts the formula into the cell that will be the first of the block."""
    row, column = shift.rows.was(new.first.row), shift.columns.was(new.first.column)
    if (row, column) == (area.first.row, area.first.column):
        return
    cells = {(number, at): cell for number, one in rows_of(tree) for at, cell in cells_of(one)}
    target = cells.get((row or 0, column or 0))
    if target is not None:
        old = formula.getparent()
        for part in list(old):
            old.remove(part)
        old.attrib.pop("t", None)
        target.append(formula)
