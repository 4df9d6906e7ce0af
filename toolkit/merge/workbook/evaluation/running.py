"""What it takes to compute a part of a formula: where values come from, and steps that give one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from toolkit.merge.workbook.evaluation.cells import Block, Place
from toolkit.merge.workbook.evaluation.operators import Operator
from toolkit.merge.workbook.evaluation.values import (
    Array,
    FaultError,
    Given,
    UnsureError,
    Value,
    each,
    single,
)


class Source(Protocol):
    """Where values of cells come from."""

    def cell(self, sheet: int, row: int, column: int) -> Value:
        """The value of a cell. Raises `UnsureError` where it is not known."""

    def area(self, block: Block) -> Array:
        """The values of a block. Raises `UnsureError` where one is not known."""

    def is_formula(self, block: Block) -> bool:
        """Whether a formula stands in the first cell."""

    def spend(self, work: int) -> None:
        """Counts so many values as computed. Raises `UnsureError` where it is too much."""


Run = Callable[[Source, Place], Given]
"""Gives the value of a part of a formula that stands in that cell."""


def always(value: Value) -> Run:
    """A value that is the same everywhere."""

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


def mapped(function: Callable[..., Value], runs: list[Run], arrays: bool) -> Run:
    """A function of single values, applied to each cell of an area where `arrays` are taken."""

    def run(source: Source, at: Place) -> Given:
        given = [one(source, at) for one in runs]
        try:
            if arrays and any(isinstance(one, Array) for one in given):
                found = each(function, *given)
                source.spend(len(found.cells) if isinstance(found, Array) else 1)
                return found
            return function(*(single(one) for one in given))
        except TypeError as error:
            raise UnsureError from error  # not as many values as the function takes

    return run


def joined(operator: Operator, left: Run, right: Run, *, arrays: bool) -> Run:
    """What an operator gives for two values, or for each cell of two areas."""

    def run(source: Source, at: Place) -> Given:
        one, two = left(source, at), right(source, at)
        if isinstance(one, Array) or isinstance(two, Array):
            if not arrays:
                return operator(single(one), single(two))
            found = each(operator, one, two)
            source.spend(len(found.cells) if isinstance(found, Array) else 1)
            return found
        return operator(one, two)

    return run


def remembered(run: Run) -> Run:
    """The same, computed once: no cell that it reads changes."""
    known: list[Given] = []

    def once(source: Source, at: Place) -> Given:
        if not known:
            known.append(run(source, at))
        return known[0]

    return once
