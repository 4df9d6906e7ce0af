"""Costs other than staff, subcontracts and support to third parties, line by line."""

from typing import Annotated

from pydantic import Field

from toolkit.model.base import Id, Located, Prose, Title
from toolkit.model.money import Rate, UnitCost, Units
from toolkit.model.months import Day, Span
from toolkit.model.numbers import Count

UsefulLife = Annotated[Count, Field(ge=1, le=600)]


class CostLine(Located):
    """One line of the budget: so many units of something at a price."""

    id: Id | None = None
    """Your own word for it; only needed where two lines of a partner have the same item."""

    partner: Id
    """The partner who pays it."""

    row: str
    """The cost row of the call's budget table: C.1, C.2, C.3, ..."""

    item: Title
    """What is paid for."""

    units: Units
    """How many: trips, months, copies."""

    unit_cost: UnitCost
    """EUR for one of them, with up to four decimals: 0.529 for a km."""

    months: Span | None = None
    """When it is spent; the whole work package when left out."""

    bought: Day | None = None
    """For equipment of which only the depreciation is charged: the day of purchase, as in
    2026-11-15. Units and unit cost are then what is bought and its price."""

    useful_life: UsefulLife | None = None
    """Over how many months equipment is depreciated: 36 for three years. Of the price those months
    are charged that fall to the project."""

    share_of_use: Rate | None = None
    """Which share of the use of equipment is for the project: 0.6 for 60 %; all of it when left
    out."""

    note: Prose = Prose()
    """Why it is needed, and how the price was found."""
