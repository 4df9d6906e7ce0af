"""Two accountants: what Python stored beside a formula, and what LibreOffice makes of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.office import recalculated

HALF_A_CENT = 0.005


def disagreements(workbook: Path, folder: Path) -> tuple[list[str], int]:
    """Where the two differ, and how many formulas they were asked about."""
    formulas = load_workbook(workbook)
    stored = load_workbook(workbook, data_only=True)
    computed = load_workbook(recalculated(workbook, folder), data_only=True)
    found, asked = [], 0
    for sheet in formulas:
        for cell in _formulas(sheet):
            asked += 1
            ours = stored[sheet.title][cell.coordinate].value
            theirs = computed[sheet.title][cell.coordinate].value
            if not _same(ours, theirs):
                place = f"{sheet.title}!{cell.coordinate}"
                found.append(f"{place} {cell.value}: stored {ours!r}, computed {theirs!r}")
    return found, asked


def _formulas(sheet: Any) -> Iterator[Any]:
    return (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f")


def _same(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return abs(ours - theirs) < HALF_A_CENT
    return (ours or "") == (theirs or "") and not str(theirs).startswith("#")
