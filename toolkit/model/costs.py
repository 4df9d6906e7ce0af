"""Costs other than staff, subcontracts and support to third parties, line by line."""

from toolkit.model.base import Id, Located, Prose, Title
from toolkit.model.money import UnitCost, Units
from toolkit.model.months import Span


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

    note: Prose = Prose()
    """Why it is needed, and how the price was found."""
