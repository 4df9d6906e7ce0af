"""The contribution by partner and work package adds up to the grant, whatever is planned."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    make_call,
    make_consortium,
    make_cost,
    make_dossier,
    make_work_package,
)
from toolkit.model.money import cents
from toolkit.plan.contribution_shares import divided
from toolkit.plan.dossier import Dossier

money = st.decimals(0, 10**9, places=2)
weights = st.lists(st.decimals(0, 10**9, places=6), min_size=1, max_size=12)


def in_three_packages(*prices: str, **named: object) -> Dossier:
    packages = [
        make_work_package(ident, tasks=[], costs=[make_cost(unit_cost=price, partner="citeve")])
        for ident, price in zip(("network", "innovate", "adopt"), prices, strict=True)
    ]
    call = make_call(indirect={"rate": "0"}, **named)
    return make_dossier(
        call=call, partners=make_consortium(), work_packages=packages, instruments=[]
    )


@given(money, weights)
def test_parts_add_up_and_none_is_a_cent_away_from_its_share(
    amount: Decimal, given_weights: list[Decimal]
) -> None:
    parts = divided(amount, given_weights)
    whole = sum(given_weights)
    if not whole:
        assert set(parts) == {0}
        return
    assert sum(parts) == amount
    for part, weight in zip(parts, given_weights, strict=True):
        assert part >= 0
        assert part == cents(part)
        assert abs(part - amount * weight / whole) <= Decimal("0.01")
        assert weight or not part


def test_without_a_cap_a_share_is_the_costs_times_the_rate() -> None:
    shares = in_three_packages("100", "200", "50").shares
    assert shares is not None
    assert [shares["citeve", one] for one in ("network", "innovate", "adopt")] == [90, 180, 45]
    assert {share for (partner, _), share in shares.items() if partner != "citeve"} == {0}


def test_what_rounding_leaves_falls_where_the_running_sum_passes_half_a_cent() -> None:
    dossier = in_three_packages("100", "100", "100", max_grant=100)
    assert dossier.budget.grant == 100
    assert dossier.shares is not None
    found = [dossier.shares["citeve", one] for one in ("network", "innovate", "adopt")]
    assert found == [Decimal("33.33"), Decimal("33.34"), Decimal("33.33")]
    assert dossier.lump_sum_of("innovate") == Decimal("33.34")


def test_support_to_third_parties_weighs_with_its_own_rate(dossier: Dossier) -> None:
    assert dossier.shares is not None
    assert dossier.budget.contributions is not None
    for partner, amount in dossier.budget.contributions.items():
        assert sum(share for (one, _), share in dossier.shares.items() if one == partner) == amount


def test_without_rates_there_are_no_shares() -> None:
    dossier = in_three_packages("1", "2", "3", rate_other=None)
    assert dossier.shares is None
    assert dossier.lump_sum_of("adopt") is None
