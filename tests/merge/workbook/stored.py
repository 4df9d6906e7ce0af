"""The results that stand beside the formulas of a workbook, and how they differ from others."""

from collections.abc import Iterator, Mapping

from toolkit.cell_addresses import letters
from toolkit.merge.workbook.evaluation.calculation import Calculation
from toolkit.merge.workbook.evaluation.cells import WorkbookCells, workbook_cells
from toolkit.merge.workbook.evaluation.values import Value
from toolkit.ooxml.package import Package

At = tuple[str, str]
"""The title of a sheet and an address."""


def cells_in(content: bytes) -> WorkbookCells:
    return workbook_cells(Package.read(content), {})


def results(content: bytes) -> dict[At, Value]:
    """Every formula with the result beside it; None without one."""
    cells = cells_in(content)
    return {
        (cells.sheets[number].title, f"{letters(column)}{row}"): cells.sheets[number].stored.get(
            (row, column)
        )
        for (number, row, column), _ in cells.formulas()
    }


def values(content: bytes) -> dict[At, Value]:
    """What every cell shows: its value, or the result beside its formula."""
    return {
        (sheet.title, f"{letters(column)}{row}"): value
        for sheet in cells_in(content).sheets
        for (row, column), value in (*sheet.values.items(), *sheet.stored.items())
    }


def computed(content: bytes) -> dict[At, Value]:
    """Every formula with the result that is computed for it; those that cannot be are left out."""
    cells = cells_in(content)
    calculation = Calculation(cells)
    calculation.compute()
    return {
        (cells.sheets[place[0]].title, f"{letters(place[2])}{place[1]}"): calculation.cell(*place)
        for place, _ in cells.formulas()
        if place not in calculation.unknown
    }


def wrong(stored: Mapping[At, Value], computed: Mapping[At, Value]) -> Iterator[str]:
    """Every result that is computed differently; one that is missing on a side is not wrong."""
    for at, value in stored.items():
        if value is not None and at in computed and not _are_same(value, computed[at]):
            yield f"{at[0]}!{at[1]} shows {value!r}, computed {computed[at]!r}"


def _are_same(one: Value, two: Value) -> bool:
    if isinstance(one, float) and isinstance(two, float):
        return abs(one - two) <= 1e-9 * max(1, abs(one))
    return one == two or (one == "" and two is None)
