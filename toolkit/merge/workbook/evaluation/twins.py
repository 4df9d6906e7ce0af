"""A formula gives what one that is built alike gives, in another workbook, for the same values."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Protocol

from toolkit.merge.workbook.evaluation.cells import Block, FormulaCell, Place, WorkbookCells
from toolkit.merge.workbook.evaluation.reading import Reading, Readings
from toolkit.merge.workbook.evaluation.regions import Region
from toolkit.merge.workbook.evaluation.values import UnsureError, Value

SAME = 1e-11
"""Numbers that differ by less than this share are the same: results have errors of rounding."""


ASKS_HOW = "ISFORMULA"
"""The function that looks at how cells are made, and not at what they show."""


class Known(Protocol):
    """A workbook whose values are being computed."""

    cells: WorkbookCells
    readings: Readings

    def cell(self, sheet: int, row: int, column: int) -> Value:
        """The value of a cell. Raises `UnsureError` where it is not known."""


class Twins:
    """The results that stand in another workbook, for formulas that read the same values there."""

    def __init__(
        self,
        other: Callable[[], WorkbookCells],
        place_of: Callable[[Place], Place | None],
    ) -> None:
        self._other, self.place_of = other, place_of
        self._is_parallel: bool | None = None
        self._alike: dict[tuple[Block, Block], bool] = {}

    @cached_property
    def there(self) -> WorkbookCells:
        """The other workbook, which is read where it is needed first."""
        return self._other()

    @cached_property
    def readings(self) -> Readings:
        """How its formulas are built."""
        return Readings(self.there)

    def result(self, here: Known, place: Place, formula: FormulaCell) -> Value:
        """The result of a formula. Raises `UnsureError` where the other workbook has none for it,
        or where something that it reads differs there."""
        if ASKS_HOW in formula.text:
            raise UnsureError  # a value and a formula that gives it are not the same to this one
        other = self.place_of(place)
        twin = self.there.formula(other) if other else None
        if twin is None or other is None or not self._reads_the_same(here, place, formula, other):
            raise UnsureError
        found = self.there.sheets[other[0]].stored.get(other[1:])
        if found is None:
            raise UnsureError
        return found

    def _reads_the_same(
        self, here: Known, place: Place, formula: FormulaCell, other: Place
    ) -> bool:
        twin = self.there.sheets[other[0]].formulas[other[1:]]
        one = here.readings.of(formula, place)
        two = self._reading(here, formula, twin, place, other)
        return (
            bool(formula.text)
            and one.is_whole
            and one.is_clear
            and two.is_clear
            and one.skeleton == two.skeleton
            and len(one.regions) == len(two.regions)
            and all(
                self._is_same(here, ours, theirs, place, other)
                for ours, theirs in zip(one.regions, two.regions, strict=True)
            )
        )

    def _reading(
        self,
        here: Known,
        formula: FormulaCell,
        twin: FormulaCell,
        place: Place,
        other: Place,
    ) -> Reading:
        """How the other formula is built: like this one where it says the same in the same cell."""
        if self._is_parallel is None:
            self._is_parallel = _are_parallel(here.cells, self.there)
        if self._is_parallel and place == other and formula.text == twin.text:
            return here.readings.of(formula, place)
        return self.readings.of(twin, other)

    def _is_same(
        self, here: Known, ours: Region, theirs: Region, place: Place, other: Place
    ) -> bool:
        """Whether two formulas read the same values there."""
        _, row, column = place
        if ours.is_single and theirs.is_single:
            return self._is_same_cell(here, ours.cell(row, column), theirs.cell(*other[1:]))
        blocks = ours.block(row, column), theirs.block(*other[1:])
        if blocks not in self._alike:
            self._alike[blocks] = self._is_same_block(here, *blocks)
        return self._alike[blocks]

    def _is_same_block(self, here: Known, ours: Block, theirs: Block) -> bool:
        one, two = here.cells.cut(ours), self.there.cut(theirs)
        height, width = one.bottom - one.top, one.right - one.left
        if (height, width) != (two.bottom - two.top, two.right - two.left):
            return False
        if (one == ours) != (two == theirs):
            return False
        return all(
            self._is_same_cell(
                here,
                (one.sheet, one.top + down, one.left + right),
                (two.sheet, two.top + down, two.left + right),
            )
            for down in range(height + 1)
            for right in range(width + 1)
        )

    def _is_same_cell(self, here: Known, place: Place, other: Place) -> bool:
        there = self.there.sheets[other[0]]
        at = other[1:]
        if at in there.formulas:
            two = there.stored.get(at)
            if two is None:
                return False
        else:
            two = there.values.get(at)
        try:
            one = here.cell(*place)
        except UnsureError:
            return False
        if type(one) is float and type(two) is float:
            return one == two or abs(one - two) <= SAME * max(abs(one), abs(two))
        return type(one) is type(two) and one == two


def _are_parallel(here: WorkbookCells, there: WorkbookCells) -> bool:
    """Whether sheets, names and tables of the other workbook mean the same cells here."""
    return (
        there.numbers.items() <= here.numbers.items()
        and there.names.items() <= here.names.items()
        and {*there.names} == {key for key in here.names if key[0] in {n for n, _ in there.names}}
        and {name: vars(one) for name, one in there.tables.items()}
        == {name: vars(one) for name, one in here.tables.items() if name in there.tables}
    )
