"""Lines of the budget that share one row of the budget table become its units and unit cost."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from toolkit.model.money import ZERO, cents
from toolkit.plan.cost_lines import ONE, Line

MOST_DECIMALS = 10
"""Of an average unit cost; a sheet keeps fifteen digits."""


class Amount(NamedTuple):
    """What is typed into a row: units and unit cost; their product to the cent is the sum."""

    units: Decimal
    unit_cost: Decimal
    is_average: bool = False
    """Whether the unit cost is an average, so that units and sum are right."""


def amount_of(lines: Sequence[Line], *, is_staff: bool) -> Amount:
    """What the lines are together, to the cent.

    One line, or several at one unit cost, keep their units. Person-months are kept as well, at an
    average unit cost; other lines become one unit of their sum.
    """
    total = sum((one.amount for one in lines), ZERO)
    units = sum((one.units for one in lines), Decimal(0))
    prices = {one.unit_cost for one in lines}
    if len(prices) == 1 and cents(units * (price := prices.pop())) == total:
        return Amount(units, price)
    if is_staff and units:
        for decimals in range(2, MOST_DECIMALS + 1):
            average = (total / units).quantize(Decimal(1).scaleb(-decimals))
            if cents(units * average) == total:
                return Amount(units, average, is_average=True)
    return Amount(ONE, total)
