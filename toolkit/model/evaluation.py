"""How a call judges proposals: award criteria and the results that it counts."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from toolkit.model.base import Id, Located, Title
from toolkit.model.money import Money, Rate

Points = Annotated[Decimal, Field(ge=0, le=1000, decimal_places=2)]


class Criterion(Located):
    """An award criterion, as evaluators score it."""

    code: Title
    title: Title
    points: Points | None = None
    """The most that can be reached."""

    minimum: Points | None = None
    """A proposal below it is rejected."""


class CallIndicator(Located):
    """A result that the call counts; the outline's indicators name it under `official`."""

    id: Id
    title: Title
    """What is counted, in our own words."""

    priority: Id | None = None
    """The priority that it belongs to; asked for only where the proposal serves it."""


class Suggested(Located):
    """Values that were seen elsewhere, such as in a sister call; shown, and never used."""

    award_criteria: tuple[Criterion, ...] | None = None
    threshold: Points | None = None
    prefinancing_rate: Rate | None = None
    max_grant: Money | None = None
