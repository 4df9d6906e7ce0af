"""One check: what is found, what it is held against, what the light says, and where it leads."""

from __future__ import annotations

from typing import NamedTuple

from budgets.cell_values import Formula
from budgets.typed_values import having
from budgets.words import BAD, GOOD, OPEN

NOUGHT = Formula("0", 0)


class Cells(NamedTuple):
    """Where a light leads: cells that have a defined name."""

    sheet: str
    """The key of their sheet."""

    name: str
    faults: str = ""
    """The name of the column that says what is wrong with each row of the sheet, if it has one."""

    code: str = ""
    """What that column says where this is wrong."""

    column: str = ""
    """The key of the column in which the cell stands that is named."""

    first: str = ""
    """The key of the first row with the fault now; empty where there is none."""

    test: str = ""
    """Whether anything is wrong here, where no column says so."""


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
    where: tuple[Cells, ...]
    """Where the light leads; the first that has a fault."""

    @property
    def light(self) -> str:
        """What the light says now."""
        if self.found.result == "" or self.limit.result == "":
            return OPEN
        return GOOD if self.good else BAD


def none_of(
    key: str, title: str, found: Formula, when_good: str, when_bad: str, *where: Cells
) -> WorkbookCheck:
    """A check that counts what should not be there."""
    return WorkbookCheck(
        key=key,
        title=title,
        found=found,
        limit=NOUGHT,
        test="[found]=0",
        good=found.result == 0,
        form="count",
        when_good=when_good,
        when_bad=when_bad,
        where=where,
    )


def counted(number: int, *where: Cells) -> Formula:
    """How many rows have the faults of these cells; `number` is how many have them now."""
    return Formula("+".join(having(one.faults, one.code) for one in where), number)
