"""An indicator: what is counted, from where and to where."""

from decimal import Decimal

from toolkit.model.base import Id, Located, Title


class Indicator(Located):
    """One measurable thing, with unit, baseline and target as the form asks for."""

    name: Title
    """What is counted."""

    unit: str = ""
    """SMEs, products, %, visits, ..."""

    baseline: Decimal | None = None
    """Where it stands at the start; leave it out when it is not known."""

    target: Decimal | None = None
    """Where it shall stand at the end."""

    interim: Decimal | None = None
    """Where it shall stand half-way."""

    source: str = ""
    """How it is verified: survey, register, web statistics, ..."""

    owner: Id | None = None
    """The partner who reports it."""
