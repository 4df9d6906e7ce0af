"""Person-months: spread over months, and summed both ways to the same whole."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    make_consortium,
    make_dossier,
    make_partner,
    make_proposal,
    make_task,
    make_work_package,
)
from toolkit.model.months import Month
from toolkit.model.proposal import Proposal
from toolkit.plan.effort import Effort, effort_of

AEI, CITEVE = make_partner("aei", role="coordinator"), make_partner("citeve")


def proposal_with(*tasks: object, partners: object = (AEI, CITEVE)) -> Proposal:
    """One work package for each task."""
    packages = [make_work_package(f"p{k}", tasks=[task]) for k, task in enumerate(tasks)]
    return make_proposal(partners=partners, work_packages=packages, instruments=[])


def effort_with(*tasks: object) -> Effort:
    return effort_of(proposal_with(*tasks))


def test_person_months_are_summed_by_any_of_their_marks() -> None:
    effort = effort_with(
        make_task("survey", effort={"aei": 3, "citeve": {"expert": "2.5", "manager": "0.5"}}),
        make_task("call", effort={"aei": "1.5"}),
    )
    assert effort.total() == Decimal("7.5")
    assert effort.total(partner="aei") == Decimal("4.5")
    assert effort.total(work_package="p0") == Decimal("6.0")
    assert effort.total(task="survey", partner="citeve") == Decimal("3.0")
    assert effort.total(profile="manager", partner="citeve") == Decimal("0.5")
    assert effort.total(partner="nobody") == 0


RATES = {"manager": 5_000, "expert": 4_000}


@pytest.mark.parametrize(
    ("partner", "profile"),
    [
        ({"rates": RATES}, "manager"),
        ({"rates": dict(reversed(RATES.items()))}, "expert"),
        ({"rates": RATES, "default_profile": "expert"}, "expert"),
        ({"rates": dict(reversed(RATES.items())), "default_profile": "manager"}, "manager"),
    ],
    ids=["the first", "the first, turned round", "named", "named, turned round"],
)
def test_a_plain_number_is_work_of_the_default_profile(
    partner: dict[str, Any], profile: str
) -> None:
    proposal = proposal_with(
        make_task(effort={"aei": 3}), partners=[make_partner("aei", **partner)]
    )
    assert [(one.profile, one.person_months) for one in effort_of(proposal).works] == [(profile, 3)]


def test_with_a_default_profile_the_order_of_rates_moves_no_cent() -> None:
    def total(rates: dict[str, int]) -> Decimal:
        partner = make_partner("ateval", role="coordinator", rates=rates, default_profile="expert")
        return make_dossier(partners=[partner, *make_consortium()[1:]]).budget.total()

    assert total(RATES) == total(dict(reversed(RATES.items())))


def test_a_partner_without_rates_has_effort_without_a_profile() -> None:
    partner = make_partner("aei", rates={})
    effort = effort_of(proposal_with(make_task(effort={"aei": 3}), partners=[partner]))
    assert [(work.profile, work.person_months) for work in effort.works] == [("", 3)]


def test_an_associated_partner_works_too() -> None:
    partners = [AEI, make_partner("city", role="associated", rates={})]
    effort = effort_of(proposal_with(make_task(effort={"aei": 3, "city": 1}), partners=partners))
    assert effort.total() == 4
    assert effort.total(partner="city") == 1


def test_effort_falls_evenly_on_the_months_of_a_task() -> None:
    effort = effort_with(
        make_task("a", months="M1-M4", effort={"aei": 2}),
        make_task("b", months="M4-M5", effort={"aei": 1, "citeve": 1}),
    )
    half = Decimal("0.5")
    assert effort.by_month(partner="aei") == {
        Month(1): half,
        Month(2): half,
        Month(3): half,
        Month(4): 2 * half,
        Month(5): half,
    }
    assert effort.by_month(partner="citeve", work_package="p0") == {}
    assert effort.by_month(work_package="p1") == {Month(4): Decimal(1), Month(5): Decimal(1)}


amounts = st.decimals(0, 500, places=2)
spans = st.tuples(st.integers(1, 48), st.integers(0, 48))


@given(st.lists(st.tuples(spans, amounts, amounts), max_size=6))
def test_effort_totals_agree_both_ways_and_over_the_months(
    shape: list[tuple[tuple[int, int], Decimal, Decimal]],
) -> None:
    effort = effort_with(
        *(
            make_task(f"t{k}", months=f"M{first}-M{first + more}", effort={"aei": a, "citeve": b})
            for k, ((first, more), a, b) in enumerate(shape)
        )
    )
    packages = sum((effort.total(work_package=f"p{k}") for k in range(len(shape))), Decimal(0))
    assert effort.total(partner="aei") + effort.total(partner="citeve") == packages
    assert packages == effort.total()
    assert sum(effort.by_month().values()) == effort.total()
    assert sum(effort.by_month(partner="aei").values()) == effort.total(partner="aei")
