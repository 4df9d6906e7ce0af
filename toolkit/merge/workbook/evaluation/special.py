"""Functions that do not compute all that they are given, or that ask where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from toolkit.merge.workbook.evaluation.cells import Block, Place
from toolkit.merge.workbook.evaluation.regions import Region
from toolkit.merge.workbook.evaluation.running import Run, Source, always
from toolkit.merge.workbook.evaluation.syntax import Reference, Tree
from toolkit.merge.workbook.evaluation.values import (
    MISSING,
    VALUE,
    Array,
    Fault,
    FaultError,
    Given,
    UnsureError,
    Value,
    single,
    truth,
    whole,
)

Trees = tuple[Tree | None, ...]


class Preparation(Protocol):
    """A formula that is being made ready."""

    def value(self, tree: Tree, arrays: bool) -> Run:
        """How a part is computed."""

    def given(self, tree: Tree | None, arrays: bool) -> Run:
        """How a part is computed that is given to a function; a reference stays one."""

    def region(self, tree: Reference) -> Region:
        """The cells at an address. Raises `UnsureError` where they are not known."""


def _if(one: Preparation, given: Trees, arrays: bool, as_given: bool) -> Run:
    if len(given) not in (2, 3):
        raise UnsureError
    condition = one.value(given[0], arrays) if given[0] is not None else always(None)
    branches = [_branch(one, tree, arrays, as_given) for tree in given[1:]]
    if len(branches) == 1:
        branches.append(always(False))

    def run(source: Source, at: Place) -> Given:
        holds = truth(single(condition(source, at)))
        return branches[0 if holds else 1](source, at)

    return run


def _branch(one: Preparation, tree: Tree | None, arrays: bool, as_given: bool) -> Run:
    if tree is None:
        return always(0.0)
    try:
        return one.given(tree, arrays) if as_given else one.value(tree, arrays)
    except UnsureError:
        return _unsure


def _unsure(source: Source, at: Place) -> Given:
    """What a part gives that is not known here: it matters only where it is taken."""
    del source, at
    raise UnsureError


def _if_error(only_missing: bool) -> Callable[..., Run]:
    def prepared(one: Preparation, given: Trees, arrays: bool, as_given: bool) -> Run:
        if len(given) != 2 or as_given:
            raise UnsureError
        first, second = (_branch(one, tree, arrays, False) for tree in given)

        def run(source: Source, at: Place) -> Given:
            try:
                found = single(first(source, at))
            except FaultError as error:
                found = error.fault
            if isinstance(found, Fault) and (not only_missing or found == MISSING):
                return second(source, at)
            return found

        return run

    return prepared


def _choose(one: Preparation, given: Trees, arrays: bool, as_given: bool) -> Run:
    if len(given) < 2 or as_given:
        raise UnsureError
    place, *choices = (_branch(one, tree, arrays, False) for tree in given)

    def run(source: Source, at: Place) -> Given:
        number = whole(single(place(source, at)))
        if not 1 <= number <= len(choices):
            raise FaultError(VALUE)
        return choices[number - 1](source, at)

    return run


def _truths(join: Callable[[list[bool]], bool]) -> Callable[..., Run]:
    def prepared(one: Preparation, given: Trees, arrays: bool, as_given: bool) -> Run:
        del as_given
        runs = [one.given(tree, arrays) for tree in given]

        def run(source: Source, at: Place) -> Given:
            found: list[bool] = []
            for one_of_them in runs:
                value = one_of_them(source, at)
                cells = value.cells if isinstance(value, Array) else [value]
                if isinstance(value, Array):
                    cells = [cell for cell in cells if cell is not None and type(cell) is not str]
                found += [truth(cell) for cell in cells]
            if not found:
                raise FaultError(VALUE)
            return join(found)

        return run

    return prepared


def _of_region(measure: Callable[[Source, Block], Value]) -> Callable[..., Run]:
    """A function of where cells are, and not of what they hold."""

    def prepared(one: Preparation, given: Trees, arrays: bool, as_given: bool) -> Run:
        del arrays, as_given
        if len(given) != 1 or not isinstance(given[0], Reference):
            raise UnsureError
        region = one.region(given[0])
        return lambda source, at: measure(source, region.block(at[1], at[2]))

    return prepared


def _only(block: Block) -> None:
    if (block.top, block.left) != (block.bottom, block.right):
        raise UnsureError


def _is_formula(one: Preparation, given: Trees, arrays: bool, as_given: bool) -> Run:
    """Whether formulas stand in cells; of several only where whole areas are taken."""
    del as_given
    if len(given) != 1 or not isinstance(given[0], Reference):
        raise UnsureError
    region = one.region(given[0])

    def run(source: Source, at: Place) -> Given:
        block = region.block(at[1], at[2])
        if not block.is_several:
            return source.is_formula(block)
        if not arrays:
            raise UnsureError
        rows, columns = range(block.top, block.bottom + 1), range(block.left, block.right + 1)
        source.spend(len(rows) * len(columns))
        cells: list[Value] = [
            source.is_formula(Block(block.sheet, row, column, row, column))
            for row in rows
            for column in columns
        ]
        return Array(len(rows), len(columns), cells)

    return run


def _row(source: Source, block: Block) -> Value:
    del source
    _only(block)
    return float(block.top)


def _column(source: Source, block: Block) -> Value:
    del source
    _only(block)
    return float(block.left)


def _height(source: Source, block: Block) -> Value:
    del source
    return float(block.bottom - block.top + 1)


def _width(source: Source, block: Block) -> Value:
    del source
    return float(block.right - block.left + 1)


SPECIAL: dict[str, Callable[..., Run]] = {
    "IF": _if,
    "IFERROR": _if_error(only_missing=False),
    "IFNA": _if_error(only_missing=True),
    "CHOOSE": _choose,
    "AND": _truths(all),
    "OR": _truths(any),
    "ISFORMULA": _is_formula,
    "ROW": _of_region(_row),
    "COLUMN": _of_region(_column),
    "ROWS": _of_region(_height),
    "COLUMNS": _of_region(_width),
}
"""The functions by name."""
