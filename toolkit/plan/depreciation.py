"""What is charged of equipment: its depreciation in the months of the project.

The price is charged by the months that fall to the project out of the useful life, and by the share
of use: purchase cost x share of use x share of lifetime, as the EU's detailed budget table has it
(seen in the official file of a sister programme). That only depreciation is eligible as a rule says
the Annotated Grant Agreement, version 2.0 of 1 April 2025, Article 6.2.C.2 (certain; the full price
where the call says so). That the month of purchase counts as a whole month is this program's way of
counting: partners follow their usual accounting practices.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from toolkit.model.costs import CostLine
from toolkit.model.money import cents
from toolkit.model.months import Month, Span
from toolkit.model.proposal import Project
from toolkit.model.workplan import WorkPackage

WHOLE = Decimal(1)


class Depreciation(NamedTuple):
    """The depreciation of a cost line."""

    months: Span | None
    """The project months in which it is charged; None where none is."""

    begins: int
    """The number of the month from which it could be charged."""

    life: int
    """The useful life, in months."""

    use: Decimal
    """The share of use for the project, from 0 to 1."""

    @property
    def charged(self) -> int:
        """How many months are charged."""
        return self.months.length if self.months else 0


def depreciation_of(cost: CostLine, project: Project) -> Depreciation | None:
    """The depreciation of a line that says when it was bought and how long it is used; else None.

    It begins in the month of purchase, and ends with the useful life or with the project. Months
    that the line gives limit it further.
    """
    if cost.bought is None or cost.useful_life is None:
        return None
    bought, start = cost.bought, project.start
    at = (bought.year - start.year) * 12 + bought.month - start.month + 1
    given = cost.months or project.span
    first = max(at, 1, given.first.number)
    last = min(at + cost.useful_life - 1, project.duration, given.last.number)
    months = Span(Month(first), Month(last)) if first <= last else None
    use = WHOLE if cost.share_of_use is None else cost.share_of_use
    return Depreciation(months, first, cost.useful_life, use)


def amount_of(cost: CostLine, project: Project) -> Decimal:
    """EUR that a cost line charges to the project, rounded half up to the cent: units times unit
    cost, and of equipment the depreciation."""
    price, found = cost.units * cost.unit_cost, depreciation_of(cost, project)
    if found is None:
        return cents(price)
    return cents(price * found.use * found.charged / found.life)


def months_of(cost: CostLine, package: WorkPackage, project: Project) -> Span:
    """When a cost line is spent: in the months in which depreciation is charged, else in its own
    months or in those of its work package."""
    found = depreciation_of(cost, project)
    return (found and found.months) or cost.months or package.span
