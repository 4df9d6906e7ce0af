"""The numbers of the plan that a text may give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from toolkit.claims.goals import Goal, goals_of
from toolkit.claims.reading import levelled
from toolkit.model.indicators import Indicator
from toolkit.model.instruments import Instrument
from toolkit.plan.depreciation import amount_of
from toolkit.plan.dossier import Dossier, Figures

FIRMS = re.compile(r"\b(?:smes?|firms?|companies|enterprises|pme|entreprises|third parties)\b")
ROUNDS = re.compile(r"\b(?:rounds|cut-offs?|vagues|sessions|dates limites)\b")
MOST_SUMS = 6
"""Of more instruments than these the sums of two and three are not tried."""


class PlanNumbers:
    """The numbers of one plan."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.proposal = dossier.proposal

    @cached_property
    def figures(self) -> Figures:
        """The key figures."""
        return self.dossier.figures

    @cached_property
    def countries(self) -> int:
        """In how many countries the partners are."""
        return len({one.country for one in self.proposal.partners})

    @cached_property
    def instruments(self) -> tuple[Instrument, ...]:
        """The instruments that support third parties."""
        return self.proposal.instruments

    @cached_property
    def has_rounds(self) -> bool:
        """Whether an instrument has several calls."""
        texts = (f"{one.purpose} {one.selection}" for one in self.instruments)
        return any(ROUNDS.search(levelled(text)) for text in texts)

    @cached_property
    def awards(self) -> frozenset[int]:
        """Numbers of awards: of each instrument, of some together and of all."""
        return frozenset(_sums([one.number for one in self.instruments]))

    @cached_property
    def supported(self) -> frozenset[int]:
        """Numbers of third parties supported: by each instrument, by some together and by all."""
        return frozenset(_sums([one.third_parties for one in self.instruments]))

    @cached_property
    def indicators(self) -> frozenset[Decimal]:
        """Every target, half-way value and baseline of an indicator that counts firms."""
        firms = (
            one for one in self._indicators() if FIRMS.search(levelled(f"{one.unit} {one.name}"))
        )
        values = ((one.target, one.interim, one.baseline) for one in firms)
        return frozenset(value for three in values for value in three if value is not None)

    @cached_property
    def goals(self) -> Mapping[tuple[str, str], Goal]:
        """What the indicators count, by the beginnings of the first two words of their names."""
        return goals_of(self._indicators())

    def _indicators(self) -> Iterator[Indicator]:
        proposal = self.proposal
        yield from proposal.communication.indicators
        for objective in proposal.project.objectives:
            yield from objective.indicators
        for case in proposal.priorities.values():
            yield from case.indicators

    @cached_property
    def effort_of(self) -> Mapping[str, Decimal]:
        """Person-months by the label of the work package or task."""
        labels, total = self.proposal.labels, self.dossier.effort.total
        packages = self.proposal.work_packages
        found = {str(labels[one.id]): total(work_package=one.id) for one in packages}
        return found | {str(labels[one.id]): total(task=one.id) for one in self.proposal.tasks}

    @cached_property
    def money(self) -> frozenset[Decimal]:
        """Every amount of the plan in EUR: sums, awards, cost lines, unit prices and rates."""
        return frozenset((*self._sums(), *self._prices(), *self._awards(), *self._of_call()))

    @cached_property
    def named_money(self) -> tuple[tuple[Decimal, str], ...]:
        """The amounts that texts name most often, each with what it is."""
        figures = self.figures
        found = [
            (figures.third_parties, "all support to third parties"),
            (figures.total_costs, "the total costs"),
        ]
        if figures.grant is not None:
            found.append((figures.grant, "the grant"))
        if figures.own_contribution:
            found.append((figures.own_contribution, "the own contribution"))
        for one in self.instruments:
            found.append((one.amount, f"an award of '{one.title}'"))
            found.append((one.total, f"all awards of '{one.title}'"))
        orders = [one for package in self.proposal.work_packages for one in package.subcontracts]
        found += [(one.cost, f"the subcontract '{one.title}'") for one in orders]
        if len(orders) > 1:
            found.append((sum((one.cost for one in orders), Decimal(0)), "all subcontracts"))
        return tuple(found)

    def _sums(self) -> Iterator[Decimal]:
        figures, budget = self.figures, self.dossier.budget
        yield figures.total_costs
        yield from (one for one in (figures.grant, figures.own_contribution) if one is not None)
        yield figures.third_parties
        yield figures.total_costs - figures.third_parties
        if figures.grant is not None:
            yield figures.grant - figures.third_parties
        yield budget.direct()
        yield budget.indirect()
        contributions = budget.contributions or {}
        for partner in self.proposal.partners:
            whole, support = (
                budget.total(partner=partner.id),
                budget.third_parties(partner=partner.id),
            )
            yield from (whole, support, whole - support, budget.direct(partner=partner.id))
            yield budget.indirect(partner=partner.id)
            if partner.id in contributions:
                yield contributions[partner.id]
                yield whole - contributions[partner.id]
                yield contributions[partner.id] - support
        for package in self.proposal.work_packages:
            whole = budget.total(work_package=package.id)
            support = budget.third_parties(work_package=package.id)
            yield from (whole, whole - support, budget.direct(work_package=package.id))
        for row in self.dossier.call.cost_rows:
            yield budget.direct(row=row.code)

    def _prices(self) -> Iterator[Decimal]:
        for package in self.proposal.work_packages:
            for line in package.costs:
                yield from (line.unit_cost, line.units * line.unit_cost)
                yield amount_of(line, self.proposal.project)
            yield from (one.cost for one in package.subcontracts)
        for partner in self.proposal.partners:
            yield from partner.rates.values()
            yield from (one.amount for one in partner.previous_projects if one.amount is not None)

    def _awards(self) -> Iterator[Decimal]:
        for one in self.instruments:
            yield from (one.amount, one.per_third_party, one.total)
        yield from map(Decimal, _sums([int(one.total) for one in self.instruments]))
        amounts = [one.per_third_party for one in self.instruments]
        for size in range(2, (len(amounts) if len(amounts) <= MOST_SUMS else 2) + 1):
            yield from (sum(some, Decimal()) for some in combinations(amounts, size))

    def _of_call(self) -> Iterator[Decimal]:
        call = self.dossier.call
        ceiling = call.third_parties.max_per_third_party
        yield from (one for one in (call.max_grant, call.budget, ceiling) if one is not None)
        yield from call.budget_by_year.values()

    @cached_property
    def smallest_award(self) -> Decimal | None:
        """EUR of the smallest award; None where there is none."""
        return min((one.per_third_party for one in self.instruments), default=None)


def _sums(numbers: list[int]) -> Iterator[int]:
    """Each number, the sums of some of them, and the sum of all."""
    yield sum(numbers)
    for size in range(1, 4 if len(numbers) <= MOST_SUMS else 2):
        yield from map(sum, combinations(numbers, size))
