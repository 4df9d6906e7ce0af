"""The results of all formulas of a workbook, each found after those that it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.merge.workbook.evaluation.cells import Block, FormulaCell, Place, WorkbookCells
from toolkit.merge.workbook.evaluation.formula import formula
from toolkit.merge.workbook.evaluation.reading import Readings
from toolkit.merge.workbook.evaluation.twins import Twins
from toolkit.merge.workbook.evaluation.values import (
    Array,
    FaultError,
    UnsureError,
    Value,
    single,
)

MOST_WORK = 60_000_000
"""How many values are read and computed; a workbook of 40 partners and 1 000 tasks takes 20."""

REMEMBERED = 4_000_000
"""How many values of areas are kept to be read again."""


class Calculation:
    """The values of the cells of a workbook."""

    def __init__(
        self, cells: WorkbookCells, first: Sequence[Twins] = (), last: Sequence[Twins] = ()
    ) -> None:
        self.cells = cells
        self.first, self.last = first, last
        """Where results are taken from before a formula is computed, and where it cannot be."""

        self.unknown: set[Place] = set()
        """The formulas without a result."""

        self.kept: set[Place] = set()
        """The formulas whose result is that of the last twins."""

        self.readings = Readings(cells)
        self._results: list[dict[tuple[int, int], Value]] = [{} for _ in cells.sheets]
        self._areas: dict[Block, Array] = {}
        self._settled: set[Block] = set()
        self._left = MOST_WORK
        self._room = REMEMBERED

    def compute(self) -> None:
        """Finds the result of every formula."""
        for place, _ in self.cells.formulas():
            if place[1:] not in self._results[place[0]]:
                self._settle(place)

    def cell(self, sheet: int, row: int, column: int) -> Value:
        """The value of a cell. Raises `UnsureError` where it is not known."""
        at = row, column
        results = self._results[sheet]
        if at in results:
            return results[at]
        if at in self.cells.sheets[sheet].formulas:
            raise UnsureError
        return self.cells.sheets[sheet].values.get(at)

    def area(self, block: Block) -> Array:
        """The values of a block. Raises `UnsureError` where one is not known."""
        if block in self._areas:
            return self._areas[block]
        inside = self.cells.cut(block)
        rows = range(inside.top, inside.bottom + 1)
        columns = range(inside.left, inside.right + 1)
        self.spend(len(rows) * len(columns))
        found = [self.cell(block.sheet, row, column) for row in rows for column in columns]
        array = Array(len(rows), len(columns), found, is_cut=inside != block)
        self._room -= len(found)
        if self._room > 0:
            self._areas[block] = array
        return array

    def is_formula(self, block: Block) -> bool:
        """Whether a formula stands in the first cell of a block."""
        return (block.top, block.left) in self.cells.sheets[block.sheet].formulas

    def spend(self, work: int) -> None:
        """Counts so many values as computed. Raises `UnsureError` where it is too much."""
        self._left -= work
        if self._left < 0:
            raise UnsureError

    def _settle(self, place: Place) -> None:
        """Finds the result of a formula, and before it those that it reads."""
        waiting: list[tuple[Place, Iterator[Place]]] = []
        begun: set[Place] = set()
        self._begin(place, waiting, begun)
        while waiting:
            one, needs = waiting[-1]
            needed = next(needs, None)
            if needed is None:
                waiting.pop()
                self._find(one)
            elif needed not in begun:
                self._begin(needed, waiting, begun)

    def _begin(
        self, place: Place, waiting: list[tuple[Place, Iterator[Place]]], begun: set[Place]
    ) -> None:
        begun.add(place)
        if place[1:] not in self._results[place[0]] and place not in self.unknown:
            waiting.append((place, self._needed(place)))

    def _needed(self, place: Place) -> Iterator[Place]:
        """The formulas that a formula reads, as far as they are not known to be settled."""
        sheet, row, column = place
        one = self.cells.sheets[sheet].formulas[row, column]
        if one.filled_by is not None:
            yield one.filled_by
            return
        for region in self.readings.of(one, place).regions:
            if region.is_single:
                cell = region.cell(row, column)
                if cell[1:] in self.cells.sheets[cell[0]].formulas:
                    yield cell
                continue
            block = region.block(row, column)
            if block not in self._settled:
                yield from self.cells.formulas_in(block)
                self._settled.add(block)

    def _find(self, place: Place) -> None:
        sheet, row, column = place
        one = self.cells.sheets[sheet].formulas[row, column]
        try:
            value = self._filled(place, one) if one.filled_by else self._value(place, one)
        except UnsureError:
            self.unknown.add(place)
        else:
            self._results[sheet][row, column] = value

    def _filled(self, place: Place, one: FormulaCell) -> Value:
        """What an array formula elsewhere gives for this cell."""
        if one.filled_by not in self.kept:
            raise UnsureError
        self.kept.add(place)
        return self.cells.sheets[place[0]].stored.get(place[1:])

    def _value(self, place: Place, one: FormulaCell) -> Value:
        """The result of a formula. Raises `UnsureError` where there is none."""
        if not self.cells.is_exact:
            raise UnsureError
        for twins in self.first:
            try:
                return twins.result(self, place, one)
            except UnsureError:
                continue
        try:
            return self._computed(place, one)
        except UnsureError:
            for twins in self.last:
                found = twins.result(self, place, one)
                self.kept.add(place)
                return found
            raise

    def _computed(self, place: Place, one: FormulaCell) -> Value:
        """The result as this program computes it. Raises `UnsureError` where it cannot."""
        if not one.text or (one.fills and one.fills.is_several):
            raise UnsureError
        reading = self.readings.of(one, place)
        run = formula(reading, self.cells, place[0], arrays=one.fills is not None)
        if run is None:
            raise UnsureError
        try:
            found = single(run(self, place))
        except FaultError as error:
            return error.fault
        return 0.0 if found is None else found
