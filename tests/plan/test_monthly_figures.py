"""The flat list of figures adds up to the plan, in every month and in all."""

from decimal import Decimal
from random import Random

import pytest

from tests.budgets.random_proposals import dossier_of, random_call, random_proposal
from tests.builders import make_cost, make_dossier, make_partner, make_task, make_work_package
from toolkit.model.money import cents
from toolkit.plan.dossier import Dossier
from toolkit.plan.monthly_figures import Cell, grouped, monthly_figures


def small() -> Dossier:
    package = make_work_package(
        "innovate",
        tasks=[make_task("survey", months="M2-M4", effort={"ateval": 1, "helper": 2})],
        costs=[make_cost(unit_cost=100, months="M3-M4")],
    )
    partners = [
        make_partner("ateval", role="coordinator", rates={"manager": 1_000}),
        make_partner("helper", role="associated", rates={}),
    ]
    return make_dossier(partners=partners, work_packages=[package], instruments=[])


def test_each_month_has_its_work_costs_and_contribution() -> None:
    found = {one.cell: one for one in monthly_figures(small())}
    work = [found["ateval", "innovate", "survey", "A.1", month] for month in (2, 3, 4)]
    assert [one.amount for one in work] == [
        Decimal("333.33"),
        Decimal("333.34"),
        Decimal("333.33"),
    ]
    assert sum(one.person_months for one in work) == 1
    assert found[Cell("ateval", "innovate", "", "C.1", 3)].amount == 50
    assert found[Cell("ateval", "innovate", "", "E", 3)].amount == Decimal("26.84")
    assert found[Cell("helper", "innovate", "survey", "A.1", 2)].amount == 0
    assert not any(cell.month in (1, 5) for cell in found)
    assert [one.month for one in found][:3] == [2, 3, 4]


@pytest.mark.parametrize("seed", range(6))
def test_all_of_it_adds_up_to_the_budget_the_grant_and_the_effort(seed: int) -> None:
    random = Random(seed)
    dossier = dossier_of(random_proposal(random), random_call(random))
    figures, budget = monthly_figures(dossier), dossier.budget
    assert len({one.cell for one in figures}) == len(figures)
    for marks in ({}, {"partner": budget.partners[0]}):
        own = [one for one in figures if marks.get("partner") in (None, one.cell.partner)]
        assert sum(one.amount for one in own) == budget.total(**marks)
        assert sum(one.person_months for one in own) == dossier.effort.total(**marks)
    if dossier.shares is not None:
        shares = [one.contribution for one in figures if one.contribution is not None]
        assert sum(shares) == budget.grant
        assert all(share == cents(share) for share in shares)
    else:
        assert {one.contribution for one in figures} <= {None}


def test_months_are_grouped_under_the_first_of_them() -> None:
    figures = monthly_figures(small())
    quarters = grouped(figures, 3)
    assert {one.cell.month for one in quarters} == {1, 4}
    assert sum(one.amount for one in quarters) == sum(one.amount for one in figures)
    assert sum(one.contribution or 0 for one in quarters) == sum(
        one.contribution or 0 for one in figures
    )
