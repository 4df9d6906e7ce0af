"""The results of all formulas of a budget workbook, each found after those that it reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.budget_form.book import Book
from toolkit.budget_form.formulas import Formulas
from toolkit.merge.workbook.evaluation.cells import Block, Place
from toolkit.merge.workbook.evaluation.criteria import matching
from toolkit.merge.workbook.evaluation.lookups import LOOKUPS
from toolkit.merge.workbook.evaluation.values import (
    MISSING,
    Array,
    Fault,
    FaultError,
    UnsureError,
    Value,
    single,
)

KEY = re.compile(r"WPRow\.\w")
"""The keys of cost rows: texts in every country, `WPRow.1` as well."""

MOST_WORK = 40_000_000
"""How many values are read; the workbook of a sister programme takes three million."""

WORK_OF_FORMULA = 50
"""For how many values computing a formula counts."""


class NotReadyError(Exception):
    """Formulas have to be computed first."""

    def __init__(self, places: list[Place]) -> None:
        super().__init__()
        self.places = places


class Calculation:
    """The values of the cells of a workbook, whose name is `file`."""

    def __init__(self, book: Book, file: str) -> None:
        self.book, self.file = book, file
        self.unknown: set[Place] = set()
        """The formulas whose result is not known here."""

        self.results: list[dict[tuple[int, int], Value]] = [{} for _ in book.cells.sheets]
        self._formulas = Formulas(book.cells)
        self._areas: dict[Block, Array] = {}
        self._indexes: dict[Block, dict[str | float, int]] = {}
        self._met: dict[tuple[Block, Value], list[tuple[int, int]]] = {}
        self._left = MOST_WORK

    def compute(self) -> None:
        """Finds the result of every formula, or that it is not known."""
        for number, sheet in enumerate(self.book.cells.sheets):
            results = self.results[number]
            for row, column in sheet.formulas:
                if (row, column) not in results and (number, row, column) not in self.unknown:
                    self._settle((number, row, column))

    def cell(self, sheet: int, row: int, column: int) -> Value:
        """The value of a cell. Raises `NotReadyError`, and `UnsureError` where it is not known."""
        at = row, column
        results = self.results[sheet]
        if at in results:
            return results[at]
        one = self.book.cells.sheets[sheet]
        if at in one.formulas:
            if (sheet, row, column) in self.unknown:
                raise UnsureError
            raise NotReadyError([(sheet, row, column)])
        return one.values.get(at)

    def area(self, block: Block) -> Array:
        """The values of a block, as far as its sheet is used. Raises as `cell`."""
        if block in self._areas:
            return self._areas[block]
        inside = self.book.cells.cut(block)
        sheet = self.book.cells.sheets[block.sheet]
        formulas, results = sheet.formulas, self.results[block.sheet]
        waiting: list[Place] = []
        found: list[Value] = []
        for row in range(inside.top, inside.bottom + 1):
            for column in range(inside.left, inside.right + 1):
                at = row, column
                if at in results:
                    found.append(results[at])
                elif at not in formulas:
                    found.append(sheet.values.get(at))
                elif (block.sheet, row, column) in self.unknown:
                    raise UnsureError
                else:
                    waiting.append((block.sheet, row, column))
        if waiting:
            raise NotReadyError(waiting)
        self._spend(len(found))
        rows, columns = inside.bottom - inside.top + 1, inside.right - inside.left + 1
        array = Array(rows, columns, found, is_cut=inside != block)
        self._areas[block] = array
        return array

    def place_of(self, wanted: Value, block: Block) -> Value:
        """The first place of a value in a row or column, from 1. Raises `FaultError` if nowhere."""
        if isinstance(wanted, Fault):
            raise FaultError(wanted)
        if wanted is None:  # an empty cell counts as 0
            wanted = 0.0
        array = self.area(block)
        index = self._indexes.get(block)
        if index is None:
            index = self._indexes[block] = _index(array)
        key = wanted.casefold() if isinstance(wanted, str) else wanted
        if isinstance(key, str | float) and key in index and not _is_pattern(key):
            return float(index[key])
        if isinstance(key, str) and not _is_pattern(key):
            raise FaultError(MISSING)
        return LOOKUPS["MATCH"]([wanted, array, 0.0])

    def meeting(self, block: Block, criterion: Value) -> list[tuple[int, int]]:
        """Which cells of a block meet a criterion, as rows and columns counted from 0."""
        key = block, criterion
        if key not in self._met:
            array = self.area(block)
            self._spend(len(array.cells))
            if isinstance(criterion, str) and KEY.fullmatch(criterion):
                met = [isinstance(cell, str) and cell == criterion for cell in array.cells]
            else:
                met = matching(array, criterion)
            self._met[key] = [divmod(at, array.columns) for at, meets in enumerate(met) if meets]
        return self._met[key]

    def _spend(self, work: int) -> None:
        self._left -= work
        if self._left < 0:
            raise UnsureError

    def _settle(self, place: Place) -> None:
        """Finds the result of a formula, and before it those that it turns out to read."""
        waiting: list[Place] = [place]
        begun: set[Place] = set()
        while waiting:
            one = waiting[-1]
            if one[1:] in self.results[one[0]] or one in self.unknown:
                begun.discard(waiting.pop())
                continue
            begun.add(one)
            try:
                self.results[one[0]][one[1:]] = self._value(one)
            except NotReadyError as needs:
                if begun.isdisjoint(needs.places):
                    waiting += needs.places
                else:  # it reads its own result, at once or over other formulas
                    self.unknown.add(one)
            except UnsureError:
                self.unknown.add(one)

    def _value(self, place: Place) -> Value:
        """The result of a formula. Raises `NotReadyError`, and `UnsureError` where it has none."""
        if not self.book.cells.is_exact:
            raise UnsureError
        self._spend(WORK_OF_FORMULA)
        formula = self.book.cells.sheets[place[0]].formulas[place[1:]]
        run = self._formulas.of(formula.reading) if formula.text else None
        if run is None:
            raise UnsureError
        try:
            found = single(run(self, place))
        except FaultError as error:
            return error.fault
        return 0.0 if found is None else found


def _index(array: Array) -> dict[str | float, int]:
    """The first place of each text (in small letters) and each number, counted from 1."""
    found: dict[str | float, int] = {}
    for at, cell in enumerate(array.cells, 1):
        if isinstance(cell, str):
            found.setdefault(cell.casefold(), at)
        elif type(cell) is float:
            found.setdefault(cell, at)
    return found


def _is_pattern(key: str | float) -> bool:
    return isinstance(key, str) and bool({"*", "?", "~"} & {*key})


def results_of(calculation: Calculation) -> Iterator[tuple[Place, Value]]:
    """Every result that is known, by its cell."""
    for number, results in enumerate(calculation.results):
        for (row, column), value in results.items():
            yield (number, row, column), value
