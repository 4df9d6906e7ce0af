"""One check: what is found, what it is held against, and what the light says."""

from __future__ import annotations

from typing import NamedTuple

from budgets.cell_values import Formula
from budgets.words import BAD, GOOD, OPEN

NOUGHT = Formula("0", 0)


class WorkbookCheck(NamedTuple):
    """A check: its formulas and, beside them, what comes out for the proposal as it is."""

    key: str
    title: str
    found: Formula
    limit: Formula
    """What it is held against; an empty result leaves the light open."""

    test: str
    good: bool
    form: str
    """The number format of both figures."""

    when_good: str
    when_bad: str

    @property
    def light(self) -> str:
        """What the light says now."""
        if self.found.result == "" or self.limit.result == "":
            return OPEN
        return GOOD if self.good else BAD


def none_of(
    key: str, title: str, text: str, number: int, when_good: str, when_bad: str
) -> WorkbookCheck:
    """A check that counts what should not be there."""
    return WorkbookCheck(
        key=key,
        title=title,
        found=Formula(text, number),
        limit=NOUGHT,
        test="[found]=0",
        good=number == 0,
        form="count",
        when_good=when_good,
        when_bad=when_bad,
    )
