"""What the signs between values do: sums, products, comparisons, joined texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from toolkit.merge.workbook.evaluation.values import (
    DIVISION,
    EQUAL,
    FaultError,
    UnsureError,
    Value,
    equal,
    finite,
    number,
    ordered,
    text,
)

Operator = Callable[[Value, Value], Value]


def _sum(one: Value, two: Value) -> Value:
    return _close_to_zero(number(one), number(two))


def _difference(one: Value, two: Value) -> Value:
    return _close_to_zero(number(one), -number(two))


def _close_to_zero(one: float, two: float) -> float:
    """The sum; nothing where the two numbers cancel but for an error of rounding."""
    found = one + two
    if found and abs(found) <= EQUAL * max(abs(one), abs(two)):
        return 0.0
    return finite(found)


def _product(one: Value, two: Value) -> Value:
    return finite(number(one) * number(two))


def _quotient(one: Value, two: Value) -> Value:
    above, below = number(one), number(two)
    if below == 0:
        raise FaultError(DIVISION)
    return finite(above / below)


def _power(one: Value, two: Value) -> Value:
    base, exponent = number(one), number(two)
    if base == 0 and exponent <= 0:
        raise UnsureError  # which error it is differs
    if base < 0 and exponent != int(exponent):
        raise UnsureError
    try:
        return finite(base**exponent)
    except OverflowError as error:
        raise UnsureError from error


def _joined(one: Value, two: Value) -> Value:
    found = text(one) + text(two)
    if len(found) > 30_000:
        raise UnsureError
    return found


BINARY: Mapping[str, Operator] = {
    "+": _sum,
    "-": _difference,
    "*": _product,
    "/": _quotient,
    "^": _power,
    "&": _joined,
    "=": lambda one, two: equal(one, two),
    "<>": lambda one, two: not equal(one, two),
    "<": lambda one, two: ordered(one, two) < 0,
    "<=": lambda one, two: ordered(one, two) <= 0,
    ">": lambda one, two: ordered(one, two) > 0,
    ">=": lambda one, two: ordered(one, two) >= 0,
}

PRECEDENCE: Mapping[str, int] = {
    **dict.fromkeys(("=", "<>", "<", "<=", ">", ">="), 1),
    "&": 2,
    **dict.fromkeys("+-", 3),
    **dict.fromkeys("*/", 4),
    "^": 5,
}
"""A higher one is computed first; all of them from left to right."""


def negative(value: Value) -> Value:
    """The number with the other sign."""
    return -number(value)


def percent(value: Value) -> Value:
    """A hundredth of the number."""
    return number(value) / 100
