"""The contribution by partner and work package: the breakdown of a grant, of a lump sum above all.

A partner's contribution is divided by what the costs times the rates give in each of its work
packages. The running sum over the work packages, in their order, is rounded half up to the cent
and each share is the step to the next: so the shares of a partner add up to its contribution
exactly, none is more than a cent away from its unrounded value, and a work package without costs
has none.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from toolkit.plan.budget import Budget

CENTS, SCALE = 100, 10**12
FINE = 10**4
"""Parts of a cent to which a running sum is rounded before it is rounded to the cent, half up both
times and in the workbook too: a half of a cent that division left a hair short is made one again.
"""


def weight_of(budget: Budget, partner: str, work_package: str) -> Decimal:
    """Costs times rates of a partner in a work package, unrounded.

    Raises TypeError while the call's rates are not known.
    """
    if budget.rate_third_parties is None or budget.rate_other is None:
        raise TypeError("the rates are not known")
    marks = {"partner": partner, "work_package": work_package}
    support = budget.third_parties(**marks)
    other = budget.total(**marks) - support
    return support * budget.rate_third_parties + other * budget.rate_other


def contribution_shares(
    budget: Budget, work_packages: Sequence[str]
) -> Mapping[tuple[str, str], Decimal] | None:
    """EUR by partner and work package; None while the call's rates are not known."""
    asked = budget.contributions
    if asked is None:
        return None
    found: dict[tuple[str, str], Decimal] = {}
    for partner in budget.partners:
        weights = [weight_of(budget, partner, one) for one in work_packages]
        shares = divided(asked[partner], weights)
        found |= {(partner, one): share for one, share in zip(work_packages, shares, strict=True)}
    return found


def divided(whole: Decimal, weights: Sequence[Decimal | int]) -> list[Decimal]:
    """An amount in cents divided in the proportion of the weights, none of them below zero.

    The parts are in cents and add up to the amount; without any weight all of them are zero.

    >>> [str(one) for one in divided(Decimal("100.00"), [1, 1, 1])]
    ['33.33', '33.34', '33.33']
    """
    units = [int(one * SCALE) for one in weights]
    return [Decimal(one).scaleb(-2) for one in divided_cents(int(whole * CENTS), units)]


def divided_cents(whole: int, weights: Sequence[int]) -> list[int]:
    """The same in whole cents, with whole weights."""
    total, reached, before, parts = 2 * sum(weights), 0, 0, []
    doubled, half = 2 * whole * FINE, total // 2
    for weight in weights:
        reached += weight
        fine = (doubled * reached + half) // total if total else 0
        now = (fine + FINE // 2) // FINE
        parts.append(now - before)
        before = now
    return parts
