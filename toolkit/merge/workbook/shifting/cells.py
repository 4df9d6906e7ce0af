"""Shifts the cells of a sheet, and the addresses in their formulas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.cell_addresses import letters
from toolkit.merge.workbook.shifting.array_formulas import Filled, arrays_placed, is_stretched
from toolkit.merge.workbook.shifting.axis import Axis
from toolkit.merge.workbook.shifting.formulas import Shift, Shifts, shifted
from toolkit.merge.workbook.shifting.references import area_of, offset
from toolkit.ooxml.sheetml import cells_of, local, rows_of
from toolkit.ooxml.xml_parts import number_in


class TornError(Exception):
    """Something on a sheet spans cells that cannot be taken apart; the text names it."""


def formulas_of(tree: Any) -> Iterator[tuple[int, int, Any, Any]]:
    """Every formula with its row, its column, its cell and its own element."""
    for number, row in rows_of(tree):
        for column, cell in cells_of(row):
            for inner in cell:
                if local(inner) == "f":
                    yield number, column, cell, inner


class SharedFormulas:
    """The formulas of a sheet of which several cells share one.

    Excel and ONLYOFFICE write a formula that was filled down once, in the first of its cells
    (ISO/IEC 29500-1, 18.3.1.40).
    """

    def __init__(self) -> None:
        self._first: dict[str, tuple[int, int, str]] = {}

    def text(self, row: int, column: int, formula: Any) -> str:
        """The formula of a cell, those before it having been asked for; empty where the one that
        it shares is missing."""
        text: str = formula.text or ""
        if formula.get("t") != "shared":
            return text
        name = formula.get("si", "")
        if text:
            self._first[name] = row, column, text
            return text
        if name not in self._first:
            return ""
        top, left, shared = self._first[name]
        return offset(shared, row - top, column - left)


def unshared(tree: Any) -> bool:
    """Gives each cell a formula of its own where several share one; whether any did."""
    found, shared = False, SharedFormulas()
    for row, column, _, formula in formulas_of(tree):
        if formula.get("t") != "shared":
            continue
        found = True
        formula.text = shared.text(row, column, formula)
        for attribute in ("t", "si", "ref"):
            formula.attrib.pop(attribute, None)
    return found


def placed(tree: Any, title: str, shift: Shift) -> list[Filled]:
    """Moves rows and cells; those that go are taken out. Raises TornError.

    Returns the formulas of several cells that fill other cells now.
    """
    _tables_placed(tree, title, shift)
    filled = list(arrays_placed(tree, title, shift))
    for data in tree:
        if local(data) != "sheetData":
            continue
        rows = []
        for number, row in list(rows_of(tree)):
            data.remove(row)
            if (new := shift.rows.at(number)) is not None:
                _placed_row(row, new, shift)
                rows.append((new, row))
        data.extend(row for _, row in sorted(rows, key=lambda one: one[0]))
    return filled


def _placed_row(row: Any, number: int, shift: Shift) -> None:
    row.set("r", f"{number}")
    row.attrib.pop("spans", None)
    cells = []
    for column, cell in list(cells_of(row)):
        new = shift.columns.at(column)
        row.remove(cell)
        if new is not None:
            cell.set("r", f"{letters(new)}{number}")
            cells.append((new, cell))
    row[:0] = [cell for _, cell in sorted(cells, key=lambda one: one[0])]


def _tables_placed(tree: Any, title: str, shift: Shift) -> None:
    """Moves the areas of what-if tables, which nothing may split. Raises TornError."""
    for _, _, _, formula in formulas_of(tree):
        if formula.get("t") != "dataTable":
            continue
        for name in ("ref", "r1", "r2"):
            if (area := area_of(formula.get(name, ""))) is None:
                continue
            new = shifted(area, shift)
            if new is None and name == "ref":
                continue  # goes with its cell
            if name == "ref" and is_stretched(area, shift):
                raise TornError(f"the formula in '{title}'!{area} fills several cells at once")
            formula.set(name, "#REF!" if new is None else f"{new}")


def widths_placed(tree: Any, shift: Shift) -> None:
    """Moves the widths and looks of columns; a new one has none yet."""
    if shift.columns.same:
        return
    for cols in [one for one in tree if local(one) == "cols"]:
        known, behind = _widths_taken(cols, shift.columns)
        runs: list[list[Any]] = []
        for new, old in enumerate(shift.columns.order, 1):
            if old in known:
                _run_on(runs, new, known[old])
        for first, last, one in behind:
            start = first + shift.columns.behind
            end = min(last + shift.columns.behind, shift.columns.most)
            if start <= end:
                _run_on(runs, start, one)
                runs[-1][1] = end
        for first, last, one in runs:
            element = one.makeelement(one.tag, dict(one.attrib))
            element.set("min", f"{first}")
            element.set("max", f"{last}")
            cols.append(element)


def _widths_taken(cols: Any, columns: Axis) -> tuple[dict[int, Any], list[tuple[int, int, Any]]]:
    """Takes the elements out of `cols`: by the numbers of known columns, and those behind them."""
    known: dict[int, Any] = {}
    behind: list[tuple[int, int, Any]] = []
    for element in list(cols):
        first = max(number_in(element.get("min")), 1)
        last = min(number_in(element.get("max")), columns.most)
        for number in range(first, min(last, columns.known) + 1):
            known[number] = element
        if last > columns.known:
            behind.append((max(first, columns.known + 1), last, element))
        cols.remove(element)
    return known, behind


def _run_on(runs: list[list[Any]], number: int, one: Any) -> None:
    if runs and runs[-1][1] == number - 1 and runs[-1][2] is one:
        runs[-1][1] = number
    else:
        runs.append([number, number, one])


def formulas_shifted(tree: Any, title: str, shifts: Shifts) -> tuple[bool, list[tuple[Any, bool]]]:
    """Rewrites the formulas of all cells: whether any was changed, and which cells lost something.

    Beside such a cell stands whether what it pointed at was torn apart; else it went.
    """
    changed, lost = False, []
    for _, _, cell, formula in formulas_of(tree):
        text = formula.text or ""
        losses: set[bool] = set()
        new = shifts.formula(text, title, losses)
        if new != text:
            formula.text = new
            changed = True
        lost += [(cell, apart) for apart in losses]
    return changed, lost
