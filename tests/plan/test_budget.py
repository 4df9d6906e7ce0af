"""What it costs and who pays, to the cent."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    make_call,
    make_consortium,
    make_cost,
    make_dossier,
    make_instruments,
    make_partner,
    make_work_package,
)
from toolkit.plan.budget import Budget
from toolkit.plan.dossier import Dossier

NO_INDIRECT = {"rate": 0}


def budget_of(costs: list[Any], *, instruments: Any = (), **call: Any) -> Budget:
    """One work package, M1 to M36, that has nothing but these costs."""
    package = make_work_package("innovate", months="M1-M36", tasks=[], costs=costs)
    return make_dossier(
        work_packages=[package], instruments=instruments, call=make_call(**call)
    ).budget


def test_half_a_cent_goes_up_in_every_line_before_the_lines_are_summed() -> None:
    """Three times 0.005: three cents, where the sum would round to two."""
    costs = [make_cost(item, units="0.5", unit_cost="0.01") for item in ("a", "b", "c")]
    budget = budget_of(costs, indirect=NO_INDIRECT)
    assert [str(line.amount) for line in budget.lines] == ["0.01", "0.01", "0.01"]
    assert str(budget.total()) == "0.03"


def test_costs_are_summed_by_any_of_their_marks() -> None:
    budget = budget_of(
        [
            make_cost("a", unit_cost=1_000),
            make_cost("b", unit_cost=200, row="C.3"),
            make_cost("c", unit_cost=30, partner="citeve"),
        ]
    )
    assert budget.direct() == 1_230
    assert budget.direct(partner="ateval") == 1_200
    assert budget.direct(row="C.1") == 1_030
    assert budget.direct(partner="ateval", row="C.1", work_package="innovate") == 1_000
    assert budget.indirect(partner="ateval") == 84
    assert budget.total(partner="citeve") == Decimal("32.10")
    assert budget.total(row="E") == budget.indirect() == Decimal("86.10")
    assert budget.total(partner="techtera") == 0


GOLDEN_OWN_COSTS = {(): "294755.97", ("D.1",): "363447.56"}


@pytest.mark.parametrize("base_excludes", GOLDEN_OWN_COSTS, ids=["D.1 in the base", "D.1 outside"])
def test_the_published_figures_close_to_the_cent(base_excludes: tuple[str, ...]) -> None:
    """150 000 + 720 000 + 180 000 to third parties, own costs of 388 888.89, a grant of 1.4 M."""
    package = make_work_package(
        "innovate", tasks=[], costs=[make_cost(unit_cost=GOLDEN_OWN_COSTS[base_excludes])]
    )
    dossier = make_dossier(
        work_packages=[package],
        instruments=[
            one.model_copy(update={"work_package": "innovate"}) for one in make_instruments()
        ],
        call=make_call(indirect={"rate": "0.07", "base_excludes": base_excludes}),
    )
    figures = dossier.figures
    assert str(figures.third_parties) == "1050000.00"
    assert str(figures.total_costs - figures.third_parties) == "388888.89"
    assert str(figures.total_costs) == "1438888.89"
    assert str(figures.grant) == "1400000.00"
    assert figures.third_party_share == Decimal("0.75")
    assert str(figures.own_contribution) == "38888.89"


def test_support_is_funded_at_its_own_rate_and_all_else_at_the_other() -> None:
    budget = budget_of(
        [make_cost(unit_cost="100.05")], instruments=make_instruments()[:1], indirect=NO_INDIRECT
    )
    assert budget.contributions == {
        "ateval": 150_000 + Decimal("90.05"),
        "citeve": 0,
        "techtera": 0,
    }
    assert budget.own_contribution == Decimal("10.00")


@pytest.mark.parametrize("unknown", ["rate_third_parties", "rate_other"])
def test_contributions_are_unknown_while_a_rate_is(unknown: str) -> None:
    budget = budget_of([make_cost()], **{unknown: None})
    assert budget.uncapped is None
    assert budget.contributions is None
    assert budget.grant is None
    assert budget.own_contribution is None
    assert budget.third_party_share is None
    assert budget.total() == 107


def test_below_the_maximum_everybody_gets_what_is_asked_for() -> None:
    budget = budget_of([make_cost(unit_cost=1_000)], indirect=NO_INDIRECT, max_grant=900)
    assert budget.contributions == budget.uncapped
    assert budget.grant == 900


def test_above_the_maximum_all_are_cut_alike_and_the_coordinator_takes_the_rounding() -> None:
    costs = [make_cost(one.id, partner=one.id, unit_cost=1_000) for one in make_consortium()]
    budget = budget_of(costs, indirect=NO_INDIRECT, rate_other=1, max_grant=1_000)
    assert budget.uncapped == {"ateval": 1_000, "citeve": 1_000, "techtera": 1_000}
    assert budget.contributions == {
        "ateval": Decimal("333.34"),
        "citeve": Decimal("333.33"),
        "techtera": Decimal("333.33"),
    }
    assert budget.grant == 1_000
    assert budget.own_contribution == 2_000


def test_a_coordinator_who_asks_for_nothing_takes_no_rounding() -> None:
    partners = [*make_consortium(), make_partner("aei")]
    costs = [make_cost(one.id, partner=one.id, unit_cost=1_000) for one in partners[1:]]
    package = make_work_package("innovate", tasks=[], costs=costs)
    budget = make_dossier(
        partners=partners,
        work_packages=[package],
        instruments=[],
        call=make_call(indirect=NO_INDIRECT, rate_other=1, max_grant=2_000),
    ).budget
    assert budget.contributions == {
        "ateval": 0,
        "citeve": Decimal("666.66"),
        "techtera": Decimal("666.67"),
        "aei": Decimal("666.67"),
    }


def test_nobody_gets_anything_where_nothing_is_asked_for() -> None:
    budget = budget_of([])
    assert budget.grant == 0
    assert budget.third_party_share is None


money = st.decimals(0, 10**7, places=2)


@given(st.lists(st.tuples(st.integers(0, 2), money), max_size=8), st.decimals(1, 10**7, places=2))
def test_the_grant_is_what_is_asked_for_or_the_maximum_to_the_cent(
    given: list[tuple[int, Decimal]], maximum: Decimal
) -> None:
    partners = [one.id for one in make_consortium()]
    costs = [make_cost(f"c{k}", partner=partners[n], unit_cost=c) for k, (n, c) in enumerate(given)]
    budget = budget_of(costs, max_grant=maximum)
    assert budget.uncapped is not None
    assert budget.contributions is not None
    assert budget.grant == min(sum(budget.uncapped.values()), maximum)
    assert budget.grant + (budget.own_contribution or 0) == budget.total()
    assert all(amount >= 0 for amount in budget.contributions.values())


@given(st.data())
def test_the_budget_adds_up_by_partner_work_package_and_row(data: st.DataObject) -> None:
    packages = [
        make_work_package(
            f"p{number}",
            costs=[
                make_cost(
                    f"c{k}",
                    partner=data.draw(st.sampled_from(["ateval", "citeve", "techtera"])),
                    row=data.draw(st.sampled_from(["C.1", "C.2", "C.3"])),
                    units=data.draw(st.decimals(0, 100, places=4)),
                    unit_cost=data.draw(money),
                )
                for k in range(data.draw(st.integers(0, 4)))
            ],
        )
        for number in range(data.draw(st.integers(1, 3)))
    ]
    dossier: Dossier = make_dossier(work_packages=packages)
    budget, call = dossier.budget, dossier.call
    rows = [*(row.code for row in call.cost_rows), call.indirect.code]
    assert sum(budget.total(partner=one) for one in budget.partners) == budget.total()
    assert sum(budget.total(work_package=one.id) for one in packages) == budget.total()
    assert sum(budget.total(row=row) for row in rows) == budget.total()
    assert budget.direct() + budget.indirect() == budget.total()
