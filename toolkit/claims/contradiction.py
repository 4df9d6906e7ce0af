"""What a text says and the plan does not."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a contradiction is about."""

    COUNT = "count"
    """How many partners, countries, calls, awards, supported firms, person-months there are."""

    AMOUNT = "amount"
    SHARE = "share"
    LABEL = "label"
    """A label that no part of the plan has."""

    MONTH = "month"
    """When a labelled part or a call begins, ends or is due."""

    DURATION = "duration"
    """How long the project lasts, when it begins and ends."""

    ORDER = "order"
    """A part that begins before what the text makes it wait for."""

    NAME = "name"
    """A name that is nearly, and not quite, that of a partner or of the project."""

    PROJECT = "project"
    """The name of another project, or another call."""


class Contradiction(NamedTuple):
    """A place in a text that the plan contradicts."""

    start: int
    end: int
    """`text[start:end]` are the words in question."""

    kind: Kind
    sentence: str
    """The sentence around them, shortened where it is long."""

    plan: str
    """What the plan has, as a clause: `the plan has 5 partners`."""

    correction: str
    """What to write, or to look at: `write 5 partners`."""

    @property
    def message(self) -> str:
        """The whole fact in one sentence, without a full stop."""
        return f'the text says "{self.sentence}", but {self.plan}'
