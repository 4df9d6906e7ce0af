"""Critical risks and what is done about them."""

from enum import StrEnum

from toolkit.model.base import Id, Ids, Located, Prose, Title


class Level(StrEnum):
    """How likely a risk is, or how hard it hits."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Risk(Located):
    """Something that may go wrong."""

    id: Id | None = None
    """Your own word for it; its number (R1) follows from the order."""

    title: Title
    """What may go wrong, in a few words."""

    description: Prose = Prose()
    """How it would show and what it would do."""

    work_package: Ids = ()
    """The work package it threatens, or several."""

    likelihood: Level
    """How likely it is after these measures: low, medium or high."""

    impact: Level
    """How hard it would hit: low, medium or high."""

    mitigation: Prose
    """What keeps it from happening, and what is done if it does."""

    owner: Id | None = None
    """The partner who watches it."""
