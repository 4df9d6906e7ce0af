"""What it costs and who pays: EUR, every line rounded half-up to the cent, then summed.

The rules are those of the EU's detailed budget table (seen in the official file of a sister
programme): lines rounded one by one, indirect costs per beneficiary and work package, the
contribution per beneficiary.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from toolkit.model.call import Call
from toolkit.model.money import ZERO, cents
from toolkit.model.months import Month, Span
from toolkit.model.proposal import Proposal
from toolkit.plan.effort import Effort
from toolkit.plan.totals import Totals

STAFF, SUBCONTRACTING, THIRD_PARTIES = "staff", "subcontracting", "third_parties"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the budget."""

    key: str
    """Names it whatever its position: `staff/innovate/aei/expert`, `instrument/innovate-boost`."""

    partner: str
    work_package: str
    row: str
    """The cost row of the call: A.1, C.1, D.1, ...; the indirect costs' own code for those."""

    item: str
    units: Decimal
    unit_cost: Decimal
    amount: Decimal
    """Units times unit cost, rounded half-up to the cent."""

    spread: tuple[tuple[Month, Decimal], ...]
    """When it is spent: a weight for each month."""

    note: str = ""


@dataclass(frozen=True)
class Budget:
    """All costs of the project, and its sums; associated partners have none."""

    lines: tuple[Line, ...]
    """Direct costs."""

    indirect_lines: tuple[Line, ...]
    """Indirect costs, one line for each partner and work package with costs."""

    third_party_row: str
    rate_third_parties: Decimal | None
    rate_other: Decimal | None
    max_grant: Decimal | None
    coordinator: str
    partners: tuple[str, ...]
    """Those that may have costs, in the order of the outline."""

    @cached_property
    def _direct(self) -> Totals[Line]:
        return Totals(self.lines, lambda line: line.amount, ZERO)

    @cached_property
    def _indirect(self) -> Totals[Line]:
        return Totals(self.indirect_lines, lambda line: line.amount, ZERO)

    @cached_property
    def _all(self) -> Totals[Line]:
        return Totals(self.lines + self.indirect_lines, lambda line: line.amount, ZERO)

    def direct(self, **marks: str) -> Decimal:
        """Direct costs with these marks: `direct(partner="aei", row="C.1")`."""
        return self._direct.of(**marks)

    def indirect(self, **marks: str) -> Decimal:
        """Indirect costs by partner, work_package or both."""
        return self._indirect.of(**marks)

    def total(self, **marks: str) -> Decimal:
        """Direct and indirect costs by partner, work_package, row, or any of them together."""
        return self._all.of(**marks)

    def third_parties(self, **marks: str) -> Decimal:
        """Financial support to third parties."""
        return self.direct(row=self.third_party_row, **marks)

    @cached_property
    def uncapped(self) -> Mapping[str, Decimal] | None:
        """By partner, costs times rate before the call's maximum grant; None while the call's rates
        are not known."""
        if self.rate_third_parties is None or self.rate_other is None:
            return None
        found = {}
        for partner in self.partners:
            support = self.third_parties(partner=partner)
            other = self.total(partner=partner) - support
            found[partner] = cents(support * self.rate_third_parties) + cents(
                other * self.rate_other
            )
        return found

    @cached_property
    def contributions(self) -> Mapping[str, Decimal] | None:
        """The grant by partner; None while the call's rates are not known.

        Above the maximum grant every partner's contribution is cut by the same factor, and the
        coordinator takes what rounding leaves, so that the sum is the maximum to the cent.
        """
        if self.uncapped is None:
            return None
        asked = sum(self.uncapped.values(), ZERO)
        if self.max_grant is None or asked <= self.max_grant:
            return self.uncapped
        cut = {
            partner: cents(amount * self.max_grant / asked)
            for partner, amount in self.uncapped.items()
        }
        others = sum((amount for one, amount in cut.items() if one != self.coordinator), ZERO)
        return {**cut, self.coordinator: self.max_grant - others}

    @cached_property
    def grant(self) -> Decimal | None:
        """The grant asked for; None while the call's rates are not known."""
        return None if self.contributions is None else sum(self.contributions.values(), ZERO)

    @property
    def own_contribution(self) -> Decimal | None:
        """What the partners pay themselves."""
        return None if self.grant is None else self.total() - self.grant

    @property
    def third_party_share(self) -> Decimal | None:
        """Support to third parties as a share of the grant, unrounded; None without a grant."""
        return self.third_parties() / self.grant if self.grant else None

    def in_months(self, lines: Iterable[Line]) -> dict[Month, Decimal]:
        """The amounts of `lines` by month; each line's parts add up to it to the cent."""
        sums: dict[Month, Decimal] = {}
        for line in lines:
            for month, amount in _parts(line):
                sums[month] = sums.get(month, ZERO) + amount
        return dict(sorted(sums.items()))

    @cached_property
    def by_month(self) -> Mapping[Month, Decimal]:
        """Total costs by month."""
        return self.in_months(self.lines + self.indirect_lines)

    def in_period(self, period: Span) -> Decimal:
        """Total costs of a reporting period."""
        return sum((cost for month, cost in self.by_month.items() if month in period), ZERO)


def _parts(line: Line) -> Iterator[tuple[Month, Decimal]]:
    """The line's amount month by month, cut at the cents of its running share."""
    whole = sum((weight for _, weight in line.spread), Decimal(0))
    reached, spent = Decimal(0), ZERO
    for month, weight in line.spread:
        reached += weight
        now = cents(line.amount * reached / whole)
        yield month, now - spent
        spent = now


def _even(months: Span) -> tuple[tuple[Month, Decimal], ...]:
    return tuple((month, Decimal(1)) for month in months)


def _summed(lines: Iterable[Line]) -> tuple[tuple[Month, Decimal], ...]:
    """The months of `lines`, each weighing what is spent in it; evenly where nothing is."""
    sums: dict[Month, Decimal] = {}
    for line in lines:
        whole = sum((weight for _, weight in line.spread), Decimal(0))
        for month, weight in line.spread:
            sums[month] = sums.get(month, Decimal(0)) + line.amount * weight / whole
    if not any(sums.values()):
        return tuple((month, Decimal(1)) for month in sorted(sums))
    return tuple(sorted(sums.items()))


def _staff(proposal: Proposal, effort: Effort, row: str) -> Iterator[Line]:
    """Person-months times rate, a line for each work package, partner and staff profile."""
    found: dict[tuple[str, str, str], dict[Month, Decimal]] = {}
    units: dict[tuple[str, str, str], Decimal] = {}
    for work in effort.works:
        key = (work.work_package, work.partner, work.profile)
        units[key] = units.get(key, Decimal(0)) + work.person_months
        months = found.setdefault(key, {})
        for month in work.months:
            share = work.person_months / work.months.length
            months[month] = months.get(month, Decimal(0)) + share
    for (package, partner, profile), months in found.items():
        rate = proposal.partner[partner].rates.get(profile, ZERO)
        number = units[package, partner, profile]
        even = not any(months.values())
        yield Line(
            key=f"staff/{package}/{partner}/{profile}",
            partner=partner,
            work_package=package,
            row=row,
            item=profile or "staff",
            units=number,
            unit_cost=rate,
            amount=cents(number * rate),
            spread=tuple((m, Decimal(1) if even else w) for m, w in sorted(months.items())),
        )


def _direct(proposal: Proposal, call: Call, effort: Effort) -> Iterator[Line]:
    yield from _staff(proposal, effort, call.row_of(STAFF).code)
    taken: dict[str, int] = {}
    for package in proposal.work_packages:
        for order in package.subcontracts:
            yield Line(
                key=f"subcontract/{order.id}",
                partner=order.partner,
                work_package=package.id,
                row=call.row_of(SUBCONTRACTING).code,
                item=order.title,
                units=Decimal(1),
                unit_cost=order.cost,
                amount=cents(order.cost),
                spread=_even(order.months or package.span),
                note=order.justification,
            )
        for cost in package.costs:
            name = cost.id or f"{package.id}/{cost.partner}/{cost.row}/{cost.item}"
            taken[name] = taken.get(name, 0) + 1
            again = f"/{taken[name]}" if taken[name] > 1 else ""
            yield Line(
                key=f"cost/{name}{again}",
                partner=cost.partner,
                work_package=package.id,
                row=cost.row,
                item=cost.item,
                units=cost.units,
                unit_cost=cost.unit_cost,
                amount=cents(cost.units * cost.unit_cost),
                spread=_even(cost.months or package.span),
                note=cost.note,
            )
    for instrument in proposal.instruments:
        if home := proposal.package_of(instrument):
            yield Line(
                key=f"instrument/{instrument.id}",
                partner=instrument.partner,
                work_package=home.id,
                row=call.row_of(THIRD_PARTIES).code,
                item=instrument.title,
                units=Decimal(instrument.number),
                unit_cost=instrument.amount,
                amount=instrument.total,
                spread=_even(instrument.months),
            )


def _indirect(lines: Iterable[Line], call: Call) -> Iterator[Line]:
    """A flat rate of direct costs, rounded per partner and work package."""
    bases: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        if line.row not in call.indirect.base_excludes:
            bases.setdefault((line.partner, line.work_package), []).append(line)
    for (partner, package), base in bases.items():
        direct = sum((line.amount for line in base), ZERO)
        yield Line(
            key=f"indirect/{package}/{partner}",
            partner=partner,
            work_package=package,
            row=call.indirect.code,
            item=call.indirect.title,
            units=direct,
            unit_cost=call.indirect.rate,
            amount=cents(direct * call.indirect.rate),
            spread=_summed(base),
        )


def budget_of(proposal: Proposal, call: Call, effort: Effort) -> Budget:
    """The budget of the proposal under the rules of the call."""
    funded = tuple(one.id for one in proposal.partners if one.funded)
    lines = tuple(line for line in _direct(proposal, call, effort) if line.partner in set(funded))
    return Budget(
        lines=lines,
        indirect_lines=tuple(_indirect(lines, call)),
        third_party_row=call.row_of(THIRD_PARTIES).code,
        rate_third_parties=call.rate_third_parties,
        rate_other=call.rate_other,
        max_grant=call.max_grant,
        coordinator=proposal.coordinator.id,
        partners=funded,
    )
