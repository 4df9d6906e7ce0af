"""An indicator: what is counted, from where and to where."""

from toolkit.model.base import Id, Located, Title
from toolkit.model.numbers import Number


class Indicator(Located):
    """One measurable thing, with unit, baseline and target as the form requires."""

    name: Title
    """What is counted."""

    unit: str = ""
    """SMEs, products, %, visits, ..."""

    baseline: Number | None = None
    """Where it stands at the start; leave it out when it is not known."""

    target: Number | None = None
    """Where it shall stand at the end."""

    interim: Number | None = None
    """Where it shall stand half-way."""

    source: str = ""
    """How it is verified: survey, register, web statistics, ..."""

    owner: Id | None = None
    """The partner who reports it."""

    official: Id | None = None
    """The id of the call's own indicator that it measures, where the call counts some."""
