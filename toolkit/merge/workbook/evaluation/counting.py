"""Sums, counts and the largest of many cells, all of them or those that meet criteria."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import fsum, prod

from toolkit.merge.workbook.evaluation.criteria import matching
from toolkit.merge.workbook.evaluation.values import (
    DIVISION,
    VALUE,
    Array,
    Fault,
    FaultError,
    Given,
    UnsureError,
    Value,
    finite,
    number,
    single,
    whole,
)

Function = Callable[[Sequence[Given]], Value]


def numbers(given: Sequence[Given]) -> Iterator[float]:
    """The numbers among what is given; texts and empty cells are passed over in an area.

    Raises `FaultError` for an error value among them, `UnsureError` for two different ones.
    """
    for one in given:
        if not isinstance(one, Array):
            yield number(one)
            continue
        faults = {cell for cell in one.cells if isinstance(cell, Fault)}
        if len(faults) > 1:
            raise UnsureError
        for fault in faults:
            raise FaultError(fault)
        for cell in one.cells:
            if type(cell) is float:
                yield cell
            elif isinstance(cell, bool):
                raise UnsureError  # LibreOffice counts it, Excel does not


def total(values: Sequence[float]) -> float:
    """The sum without an error of rounding. Raises `UnsureError` where it is too large."""
    try:
        return finite(fsum(values))
    except OverflowError as error:
        raise UnsureError from error


def _average(values: Sequence[float]) -> float:
    if not values:
        raise FaultError(DIVISION)
    return total(values) / len(values)


def _of_numbers(function: Callable[[list[float]], float]) -> Function:
    return lambda given: float(function(list(numbers(given))))


def _count(given: Sequence[Given]) -> Value:
    found = 0
    for one in given:
        cells = one.cells if isinstance(one, Array) else [one]
        if any(isinstance(cell, bool) for cell in cells):
            raise UnsureError
        if not isinstance(one, Array) and isinstance(one, str):
            raise UnsureError
        found += sum(1 for cell in cells if type(cell) is float)
    return float(found)


def _count_filled(given: Sequence[Given]) -> Value:
    cells = [cell for one in given for cell in (one.cells if isinstance(one, Array) else [one])]
    return float(sum(1 for cell in cells if cell is not None))


def _count_blank(given: Sequence[Given]) -> Value:
    (area,) = given
    if not isinstance(area, Array) or area.is_cut:
        raise UnsureError
    return float(sum(1 for cell in area.cells if cell is None or cell == ""))


def _nth(largest: bool) -> Function:
    def found(given: Sequence[Given]) -> Value:
        area, place = given
        values = sorted(numbers([area]), reverse=largest)
        at = whole(single(place))
        if not 1 <= at <= len(values):
            raise UnsureError  # #NUM! in Excel, #VALUE! in LibreOffice
        return values[at - 1]

    return found


def _sum_of_products(given: Sequence[Given]) -> Value:
    arrays = [one if isinstance(one, Array) else Array(1, 1, [one]) for one in given]
    if any(one.size != arrays[0].size for one in arrays):
        raise FaultError(VALUE)
    for one in arrays:
        list(numbers([one]))  # raises for what is no number
    columns = [[cell if type(cell) is float else 0.0 for cell in one.cells] for one in arrays]
    return total([prod(values) for values in zip(*columns, strict=True)])


def _selected(area: Given, pairs: Sequence[Given]) -> list[float]:
    """The numbers of the area beside cells that meet all criteria."""
    if not isinstance(area, Array):
        raise UnsureError
    return list(numbers([Array(1, 1, _beside(area, _met(pairs, area.size)))]))


def _beside(area: Array, met: Sequence[bool]) -> list[Value]:
    return [cell for cell, meets in zip(area.cells, met, strict=True) if meets]


def _met(pairs: Sequence[Given], size: tuple[int, int] | None = None) -> list[bool]:
    """For each cell whether those beside it meet all criteria."""
    met: list[bool] = []
    if not pairs or len(pairs) % 2:
        raise UnsureError
    for area, criterion in zip(pairs[::2], pairs[1::2], strict=True):
        if not isinstance(area, Array) or (size is not None and area.size != size):
            raise UnsureError
        size = area.size
        found = matching(area, single(criterion))
        met = [one and two for one, two in zip(met, found, strict=True)] if met else found
    return met


def _sum_if(given: Sequence[Given]) -> Value:
    area, criterion, *summed = given
    return total(_selected(summed[0] if summed else area, (area, criterion)))


def _average_if(given: Sequence[Given]) -> Value:
    area, criterion, *summed = given
    return _average(_selected(summed[0] if summed else area, (area, criterion)))


COUNTING: Mapping[str, Function] = {
    "SUM": _of_numbers(total),
    "PRODUCT": _of_numbers(lambda values: finite(prod(values)) if values else 0.0),
    "AVERAGE": _of_numbers(_average),
    "MAX": _of_numbers(lambda values: max(values, default=0.0)),
    "MIN": _of_numbers(lambda values: min(values, default=0.0)),
    "COUNT": _count,
    "COUNTA": _count_filled,
    "COUNTBLANK": _count_blank,
    "SMALL": _nth(largest=False),
    "LARGE": _nth(largest=True),
    "SUMPRODUCT": _sum_of_products,
    "SUMIF": _sum_if,
    "SUMIFS": lambda given: total(_selected(given[0], given[1:])),
    "COUNTIF": lambda given: float(sum(_met(given))),
    "COUNTIFS": lambda given: float(sum(_met(given))),
    "AVERAGEIF": _average_if,
    "AVERAGEIFS": lambda given: _average(_selected(given[0], given[1:])),
    "MAXIFS": lambda given: max(_selected(given[0], given[1:]), default=0.0),
    "MINIFS": lambda given: min(_selected(given[0], given[1:]), default=0.0),
}
