"""Who works how much, on what and when, in person-months."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from toolkit.model.consortium import Partner
from toolkit.model.months import Month, Span
from toolkit.model.proposal import Proposal
from toolkit.model.workplan import UNNAMED_PROFILE
from toolkit.plan.totals import Totals

NONE, FINE = Decimal(0), Decimal("1e-12")


class Work(NamedTuple):
    """The work of one staff profile of one partner on one task."""

    partner: str
    work_package: str
    task: str
    profile: str
    """The staff profile by name; empty where the partner names no rates."""

    person_months: Decimal
    months: Span


@dataclass(frozen=True)
class Effort:
    """All work of the project, and its sums."""

    works: tuple[Work, ...]

    @cached_property
    def totals(self) -> Totals[Work]:
        """Person-months by any of partner, work_package, task and profile."""
        return Totals(self.works, lambda work: work.person_months, NONE)

    def total(self, **marks: str) -> Decimal:
        """Person-months of all work with these marks: `total(partner="aei", task="survey")`."""
        return self.totals.of(**marks)

    @cached_property
    def _monthly(self) -> dict[tuple[str, str], dict[int, Decimal]]:
        """Person-months by partner and work package, then by number of the month.

        A task's last month takes what division leaves, so that the months add up to the whole.
        """
        spread: dict[tuple[str, str], dict[int, Decimal]] = {}
        for work in self.works:
            of_pair = spread.setdefault((work.partner, work.work_package), {})
            first, last = work.months.first.number, work.months.last.number
            share = (work.person_months / work.months.length).quantize(FINE)
            for number in range(first, last):
                of_pair[number] = of_pair.get(number, NONE) + share
            rest = work.person_months - share * (last - first)
            of_pair[last] = of_pair.get(last, NONE) + rest
        return spread

    def by_month(
        self, *, partner: str | None = None, work_package: str | None = None
    ) -> dict[Month, Decimal]:
        """Person-months a month, each task's spread evenly over its months; months without work
        are left out."""
        sums: dict[int, Decimal] = {}
        for (of_partner, of_package), months in self._monthly.items():
            if partner not in (None, of_partner) or work_package not in (None, of_package):
                continue
            for number, amount in months.items():
                sums[number] = sums.get(number, NONE) + amount
        return {Month(number): sums[number] for number in sorted(sums)}


def profile_of(partner: Partner | None, named: str) -> str:
    """The staff profile that effort belongs to: as named, else the partner's default profile,
    which is the first of its rates where the outline names none."""
    if named != UNNAMED_PROFILE or partner is None:
        return named
    return partner.default_profile or next(iter(partner.rates), UNNAMED_PROFILE)


def has_unclear_profile(partner: Partner) -> bool:
    """Whether the order of its rates alone says to which staff profile plain effort belongs."""
    return len(partner.rates) > 1 and partner.default_profile is None


def effort_of(proposal: Proposal) -> Effort:
    """The work of every partner on every task, in the order of the outline."""
    return Effort(tuple(_works(proposal)))


def _works(proposal: Proposal) -> Iterator[Work]:
    for package in proposal.work_packages:
        for task in package.tasks:
            for partner, by_profile in task.effort.items():
                for named, amount in by_profile.items():
                    profile = profile_of(proposal.partner.get(partner), named)
                    yield Work(partner, package.id, task.id, profile, amount, task.months)
