"""What is said about each of the call's priorities, beyond its work package."""

from toolkit.model.base import Id, Located, Prose, Texts, Title
from toolkit.model.indicators import Indicator


class Link(Located):
    """How one priority feeds another."""

    to: Id
    """The other priority: innovate, adopt, ..."""

    text: Prose
    """What passes from this one to the other."""


class PriorityCase(Located):
    """The case for one priority: why, what for, how, with what result."""

    need: Prose = Prose()
    """The problem in the chosen ecosystem, with evidence."""

    objective: Prose = Prose()
    """What will be different at the end, in one sentence."""

    approach: Prose = Prose()
    """How the consortium goes about it."""

    results: Texts = ()
    """What will be there at the end, one sentence each."""

    indicators: tuple[Indicator, ...] = ()
    """How the results are measured."""

    links: tuple[Link, ...] = ()
    """What it gives to the other priorities."""


class Objective(Located):
    """A specific objective of the project, with its indicators."""

    title: Title
    """The objective, in one sentence."""

    priority: Id | None = None
    """The priority it belongs to, if one."""

    indicators: tuple[Indicator, ...] = ()
    """How it is measured, with unit, baseline and target."""
