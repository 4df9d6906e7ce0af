"""What it costs and who pays: EUR, every line rounded half-up to the cent, then summed.

The rules are those of the EU's detailed budget table (seen in the official file of a sister
programme): lines rounded one by one, indirect costs per beneficiary and work package, the
contribution per beneficiary.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from toolkit.model.call import Call
from toolkit.model.money import ZERO, cents
from toolkit.model.proposal import Proposal
from toolkit.plan.cost_lines import THIRD_PARTIES, Line, direct_lines, indirect_lines
from toolkit.plan.effort import Effort
from toolkit.plan.totals import Totals


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
        coordinator (or, should it ask for nothing, the partner who asks for most) takes what
        rounding leaves, so that the sum is the maximum to the cent.
        """
        asked = self.uncapped
        if asked is None:
            return None
        whole = sum(asked.values(), ZERO)
        if self.max_grant is None or whole <= self.max_grant:
            return asked
        cut = {one: cents(amount * self.max_grant / whole) for one, amount in asked.items()}
        taker = (
            self.coordinator if asked.get(self.coordinator) else max(asked, key=asked.__getitem__)
        )
        others = sum((amount for one, amount in cut.items() if one != taker), ZERO)
        return {**cut, taker: self.max_grant - others}

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


def budget_of(proposal: Proposal, call: Call, effort: Effort) -> Budget:
    """The budget of the proposal under the rules of the call."""
    lines = tuple(direct_lines(proposal, call, effort))
    return Budget(
        lines=lines,
        indirect_lines=tuple(indirect_lines(lines, call)),
        third_party_row=call.row_of(THIRD_PARTIES).code,
        rate_third_parties=call.rate_third_parties,
        rate_other=call.rate_other,
        max_grant=call.max_grant,
        coordinator=proposal.coordinator.id,
        partners=tuple(one.id for one in proposal.partners if one.funded),
    )
