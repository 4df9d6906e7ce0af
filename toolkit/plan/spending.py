"""When the money is spent: costs by month, and what of the grant is earned by a period's end.

Staff costs fall evenly on the months of their tasks, all other costs on their own months, indirect
costs follow their base. Each kind is cut at the cents of its running sum, so that nothing is lost
or made by rounding: the months add up to the budget.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from toolkit.model.call import Call
from toolkit.model.money import ZERO, cents
from toolkit.model.months import Span
from toolkit.model.proposal import Proposal
from toolkit.plan.budget import Budget
from toolkit.plan.cost_lines import STAFF, Line
from toolkit.plan.effort import Effort

NONE, FINE = Decimal(0), Decimal("1e-9")


@dataclass(frozen=True)
class Spending:
    """Costs by project month, M1 first; what is planned after the end is in no month."""

    staff: tuple[Decimal, ...]
    costs: tuple[Decimal, ...]
    """Subcontracts, purchases and other costs: all but staff and support to third parties."""

    support: tuple[Decimal, ...]
    """Financial support to third parties."""

    indirect: tuple[Decimal, ...]
    by_task: Mapping[str, Decimal]
    """Staff costs by task, unrounded: its part of what its work package costs."""

    by_package: Mapping[str, Decimal]
    """Staff costs by work package, to the cent."""

    @cached_property
    def total(self) -> tuple[Decimal, ...]:
        """All costs of each month."""
        kinds = (self.staff, self.costs, self.support, self.indirect)
        return tuple(sum(parts, ZERO) for parts in zip(*kinds, strict=True))

    def until(self, month: int) -> Decimal:
        """All costs from M1 to the end of the month of that number."""
        return sum(self.total[:month], ZERO)

    def in_period(self, period: Span) -> Decimal:
        """All costs of a reporting period."""
        return sum(self.total[period.first.number - 1 : period.last.number], ZERO)


def spending_of(proposal: Proposal, call: Call, effort: Effort, budget: Budget) -> Spending:
    """The costs of the proposal, month by month."""
    duration = proposal.project.duration
    outside = call.indirect.base_excludes
    by_package = _by_package(budget)
    by_task = dict(_by_task(proposal, effort, by_package))
    spans = {work.task: work.months for work in effort.works}
    others = [line for line in budget.lines if not line.key.startswith(f"{STAFF}/")]
    support = [line for line in others if line.key.startswith("instrument/")]
    costs = [line for line in others if not line.key.startswith("instrument/")]
    in_base = [line for line in costs if line.row not in outside]

    staff = _rounded(_running(((by_task[one], spans[one]) for one in by_task), duration))
    paid = _rounded(_running(_dated(support), duration))
    base = _running(_dated(in_base), duration)
    if call.row_of(STAFF).code not in outside:
        base = _added(base, staff)
    if budget.third_party_row not in outside:
        base = _added(base, paid)
    whole = sum((line.units for line in budget.indirect_lines), ZERO)
    indirect = [budget.indirect() * reached / whole if whole else NONE for reached in base]
    return Spending(
        staff=_steps(staff),
        costs=_steps(_rounded(_running(_dated(costs), duration))),
        support=_steps(paid),
        indirect=_steps(_rounded(indirect)),
        by_task=by_task,
        by_package=by_package,
    )


def _by_package(budget: Budget) -> dict[str, Decimal]:
    """Staff costs of each work package that has some."""
    found: dict[str, Decimal] = {}
    for line in budget.lines:
        if line.key.startswith(f"{STAFF}/"):
            found[line.work_package] = found.get(line.work_package, ZERO) + line.amount
    return found


def _by_task(
    proposal: Proposal, effort: Effort, by_package: Mapping[str, Decimal]
) -> Iterator[tuple[str, Decimal]]:
    """Each task's part of the rounded staff costs of its work package."""
    raw: dict[str, Decimal] = {}
    packages: dict[str, Decimal] = {}
    home: dict[str, str] = {}
    for work in effort.works:
        partner = proposal.partner[work.partner]
        rate = partner.rates.get(work.profile, ZERO) if partner.funded else NONE
        cost = work.person_months * rate
        raw[work.task] = raw.get(work.task, NONE) + cost
        packages[work.work_package] = packages.get(work.work_package, NONE) + cost
        home[work.task] = work.work_package
    for task, cost in raw.items():
        whole = packages[home[task]]
        yield task, cost * by_package.get(home[task], ZERO) / whole if whole else NONE


def _dated(lines: Iterable[Line]) -> Iterator[tuple[Decimal, Span]]:
    return ((line.amount, line.months) for line in lines if line.months)


def _running(parts: Iterable[tuple[Decimal, Span]], duration: int) -> list[Decimal]:
    """What is spent until the end of each month, unrounded."""
    monthly = [NONE] * (duration + 2)
    done = [NONE] * (duration + 2)
    for amount, span in parts:
        first, last = span.first.number, span.last.number
        share = amount / span.length
        for number in range(first, min(last, duration) + 1):
            monthly[number] += share
        if last <= duration:
            done[last] += amount - share * span.length
    found, reached = [], NONE
    for number in range(1, duration + 1):
        reached += monthly[number] + done[number]
        found.append(reached)
    return found


def _added(ones: list[Decimal], others: list[Decimal]) -> list[Decimal]:
    return [one + other for one, other in zip(ones, others, strict=True)]


def _rounded(running: list[Decimal]) -> list[Decimal]:
    """To the cent; first a half of a cent that division left a hair short is made one again."""
    return [cents(amount.quantize(FINE)) for amount in running]


def _steps(running: list[Decimal]) -> tuple[Decimal, ...]:
    """From one month's end to the next."""
    before = [ZERO, *running[:-1]]
    return tuple(now - then for now, then in zip(running, before, strict=True))
