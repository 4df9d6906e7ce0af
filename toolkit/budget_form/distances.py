"""Parts of formulas that depend on nothing but the cell in which the formula is.

`OFFSET(T12,ROW(T$2)-ROW(T12),0)` is the cell in row 2 of the same column. Most of what a budget
table computes is of this kind, and need not be computed step by step.
"""

from __future__ import annotations

from typing import NamedTuple

from toolkit.merge.workbook.evaluation.syntax import Call, Literal, Operation, Reference, Tree
from toolkit.merge.workbook.shifting.references import area_of

WHOLE = 7
"""Figures of a whole number that may be a row."""


class Distance(NamedTuple):
    """A whole number: `fixed`, and so many times the row and the column of the formula's cell."""

    fixed: int
    rows: int = 0
    columns: int = 0

    def plus(self, other: Distance, sign: int = 1) -> Distance:
        """The sum, or the difference."""
        return Distance(
            self.fixed + sign * other.fixed,
            self.rows + sign * other.rows,
            self.columns + sign * other.columns,
        )


class FixedCell(NamedTuple):
    """The row and column of a cell on the formula's own sheet."""

    row: Distance
    column: Distance


def cell_of(tree: Tree | None, home: tuple[int, int]) -> FixedCell | None:
    """The cell that a part stands for in a formula written at `home`; None where that depends on
    more than the place of the formula."""
    match tree:
        case Reference(sheet=""):
            area = area_of(tree.area)
            if area is None or area.last is not None or not area.first.row or not area.first.column:
                return None
            column, row, column_fixed, row_fixed = area.first
            return FixedCell(
                Distance(row) if row_fixed else Distance(row - home[0], rows=1),
                Distance(column) if column_fixed else Distance(column - home[1], columns=1),
            )
        case Call(function="OFFSET", given=(start, down, across)):
            cell = cell_of(start, home)
            rows, columns = distance_of(down, home), distance_of(across, home)
            if cell is not None and rows is not None and columns is not None:
                return FixedCell(cell.row.plus(rows), cell.column.plus(columns))
    return None


def distance_of(tree: Tree | None, home: tuple[int, int]) -> Distance | None:
    """The whole number that a part gives; None where it depends on more than the place."""
    match tree:
        case Literal(kind="number") if tree.text.isdigit() and len(tree.text) <= WHOLE:
            return Distance(int(tree.text))
        case Call(function="ROW" | "COLUMN", given=(inner,)):
            cell = cell_of(inner, home)
            if cell is None:
                return None
            return cell.row if tree.function == "ROW" else cell.column
        case Operation(sign="-" | "+", given=(one,)):
            found = distance_of(one, home)
            return found if found is None or tree.sign == "+" else Distance(0).plus(found, -1)
        case Operation(sign="-" | "+", given=(one, two)):
            first, second = distance_of(one, home), distance_of(two, home)
            if first is not None and second is not None:
                return first.plus(second, -1 if tree.sign == "-" else 1)
    return None
