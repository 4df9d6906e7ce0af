"""Costs by month add up to the budget, whatever is planned."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    make_call,
    make_cost,
    make_dossier,
    make_partner,
    make_task,
    make_work_package,
)
from toolkit.model.months import Span
from toolkit.plan.dossier import Dossier

money = st.decimals(0, 10**6, places=2)
months = st.tuples(st.integers(1, 36), st.integers(1, 36)).map(sorted)


def spent(*packages: object, **named: object) -> Dossier:
    return make_dossier(work_packages=list(packages), instruments=[], **named)


def test_staff_costs_fall_evenly_on_the_months_of_their_task() -> None:
    task = make_task(months="M2-M5", effort={"ateval": {"manager": 2}})
    spending = spent(make_work_package("innovate", tasks=[task])).spending
    assert spending.staff[:6] == (0, 2_500, 2_500, 2_500, 2_500, 0)
    assert spending.indirect[1] == 175


def test_a_cost_without_months_is_spread_over_its_work_package() -> None:
    package = make_work_package(
        "innovate", tasks=[make_task(months="M1-M3", effort={})], costs=[make_cost(unit_cost=100)]
    )
    spending = spent(package).spending
    assert spending.costs[:4] == (Decimal("33.33"), Decimal("33.34"), Decimal("33.33"), 0)


def test_staff_costs_follow_the_work() -> None:
    tasks = [
        make_task("a", months="M1-M2", effort={"ateval": {"manager": 2}}),
        make_task("b", months="M2-M3", effort={"ateval": {"manager": 6}}),
    ]
    spending = spent(make_work_package("innovate", tasks=tasks)).spending
    assert spending.staff[:4] == (5_000, 20_000, 15_000, 0)
    assert spending.by_task == {"a": 10_000, "b": 30_000}


def test_indirect_costs_are_spent_when_their_base_is() -> None:
    costs = [
        make_cost("a", unit_cost=100, months="M1-M1"),
        make_cost("b", unit_cost=300, months="M3-M3"),
    ]
    spending = spent(make_work_package("innovate", tasks=[], costs=costs)).spending
    assert spending.indirect[:4] == (7, 0, 21, 0)


def test_costs_planned_after_the_end_stand_in_no_month() -> None:
    package = make_work_package(tasks=[], costs=[make_cost(months="M36-M37")])
    dossier = spent(package, call=make_call(indirect={"rate": 0}))
    assert dossier.spending.until(36) == 50
    assert dossier.budget.total() == 100


@given(
    costs=st.lists(st.tuples(money, months), max_size=6),
    efforts=st.lists(st.tuples(st.decimals(0, 40, places=2), months), max_size=4),
    rate=money,
    excluded=st.sampled_from([[], ["C.1"], ["A.1"], ["D.1"]]),
    cut=st.integers(1, 35),
)
def test_months_add_up_to_the_budget_to_the_cent(
    costs: list[tuple[Decimal, list[int]]],
    efforts: list[tuple[Decimal, list[int]]],
    rate: Decimal,
    excluded: list[str],
    cut: int,
) -> None:
    lines = [
        make_cost(f"c{n}", unit_cost=cost, months=f"M{first}-M{last}")
        for n, (cost, (first, last)) in enumerate(costs)
    ]
    tasks = [
        make_task(f"t{n}", months=f"M{first}-M{last}", effort={"ateval": {"manager": amount}})
        for n, (amount, (first, last)) in enumerate(efforts)
    ]
    dossier = make_dossier(
        call=make_call(indirect={"rate": "0.07", "base_excludes": excluded}),
        partners=[make_partner("ateval", role="coordinator", rates={"manager": rate})],
        work_packages=[make_work_package("innovate", tasks=tasks, costs=lines)],
    )
    spending, budget = dossier.spending, dossier.budget
    assert sum(spending.total) == budget.total()
    assert sum(spending.indirect) == budget.indirect()
    periods = [Span.parse(f"M1-M{cut}"), Span.parse(f"M{cut + 1}-M36")]
    assert sum(spending.in_period(one) for one in periods) == budget.total()
    assert all(amount >= 0 for amount in (*spending.staff, *spending.costs, *spending.indirect))
