"""What it takes to compute a part of a formula that finds its cells while it is computed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from toolkit.budget_form.distances import Distance
from toolkit.budget_form.references import FAULTY
from toolkit.cell_addresses import COLUMNS, ROWS
from toolkit.merge.workbook.evaluation import values
from toolkit.merge.workbook.evaluation.cells import Block, Place
from toolkit.merge.workbook.evaluation.values import (
    Array,
    FaultError,
    Given,
    UnsureError,
    Value,
    single,
)


class Source(Protocol):
    """Where the values of cells come from while a formula is computed."""

    file: str
    """The name of the workbook, which CELL gives."""

    def cell(self, sheet: int, row: int, column: int) -> Value:
        """The value of a cell."""

    def area(self, block: Block) -> Array:
        """The values of a block, as far as cells of the sheet are used."""

    def place_of(self, wanted: Value, block: Block) -> Value:
        """The first place of a value in a row or column of cells, counted from 1."""

    def meeting(self, block: Block, criterion: Value) -> list[tuple[int, int]]:
        """Which cells of a block meet a criterion, as rows and columns counted from 0."""


Run = Callable[[Source, Place], Given]
FindCell = Callable[[Source, Place], Place]
FindCells = Callable[[Source, Place], Block]


def whole_number(given: Given) -> int:
    """The number without its decimals. Raises as `values.whole`."""
    if type(given) is float and given.is_integer() and abs(given) <= ROWS:
        return int(given)
    return values.whole(single(given))


def at_distance(down: Distance, right: Distance) -> FindCell:
    """The cell at a distance from that of the formula."""
    (fixed, rows, columns), (fixed_too, rows_too, columns_too) = down, right

    def found(source: Source, at: Place) -> Place:
        del source
        sheet, own_row, own_column = at
        row = fixed + rows * own_row + columns * own_column
        column = fixed_too + rows_too * own_row + columns_too * own_column
        if not (0 < row <= ROWS and 0 < column <= COLUMNS):
            raise FaultError(FAULTY)
        return sheet, row, column

    return found


def applied(function: Callable[[list[Given]], Given], runs: list[Run]) -> Run:
    def run(source: Source, at: Place) -> Given:
        try:
            return function([one(source, at) for one in runs])
        except (TypeError, ValueError, IndexError) as error:
            raise UnsureError from error  # not as many values as the function takes

    return run


def always(value: Value) -> Run:
    def run(source: Source, at: Place) -> Given:
        del source, at
        return value

    return run


def with_faults(run: Run) -> Run:
    """The same with an error value as a value."""

    def caught(source: Source, at: Place) -> Given:
        try:
            return run(source, at)
        except FaultError as error:
            return error.fault

    return caught


def unsure(source: Source, at: Place) -> Given:
    del source, at
    raise UnsureError
