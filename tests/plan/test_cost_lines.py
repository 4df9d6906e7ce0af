"""The lines of the budget: what makes one, what names it and when it is spent."""

from decimal import Decimal

from tests.builders import (
    make_call,
    make_consortium,
    make_cost,
    make_dossier,
    make_instrument,
    make_partner,
    make_task,
    make_work_package,
)
from toolkit.plan.dossier import Dossier


def dossier_with(*packages: object, **named: object) -> Dossier:
    return make_dossier(**{"work_packages": packages, "instruments": [], **named})


def costing(*costs: object, **named: object) -> Dossier:
    """One work package, M1 to M12, that has nothing but these costs."""
    package = make_work_package(
        "p", months="M1-M12", tasks=[], deliverables=[], costs=costs, **named
    )
    return dossier_with(package)


def test_each_kind_of_cost_has_its_row_and_a_name_of_its_own() -> None:
    package = make_work_package(
        "innovate",
        tasks=[make_task("a", effort={"ateval": {"manager": 2}})],
        costs=[make_cost("Trips", units=3, unit_cost=500), make_cost("Fair", id="fair")],
        subcontracts=[{"id": "film", "title": "Film", "partner": "citeve", "cost": 9_000}],
    )
    instrument = make_instrument("boost", amount=15_000, number=10)
    lines = dossier_with(package, instruments=[instrument]).budget.lines
    assert [(one.key, one.row, one.partner, one.amount) for one in lines] == [
        ("staff/innovate/ateval/manager", "A.1", "ateval", 10_000),
        ("subcontract/film", "B", "citeve", 9_000),
        ("cost/innovate/ateval/C.1/Trips", "C.1", "ateval", 1_500),
        ("cost/fair", "C.1", "ateval", 100),
        ("instrument/boost", "D.1", "ateval", 150_000),
    ]


def test_staff_of_one_profile_is_one_line_a_work_package() -> None:
    tasks = [make_task("a", effort={"ateval": 2}), make_task("b", effort={"ateval": "0.5"})]
    (line,) = dossier_with(make_work_package("p", tasks=tasks)).budget.lines
    assert (line.key, line.units, line.unit_cost) == (
        "staff/p/ateval/manager",
        Decimal("2.5"),
        5000,
    )


def test_the_same_item_twice_keeps_two_names() -> None:
    lines = costing(make_cost("Trips"), make_cost("Trips"), make_cost("Trips/2")).budget.lines
    assert [one.key.rpartition("C.1/")[2] for one in lines] == ["Trips", "Trips/2", "Trips/2/2"]


def test_associated_partners_cost_nothing_whatever_the_outline_says() -> None:
    city = make_partner("city", role="associated", rates={"expert": 4_000})
    package = make_work_package(
        "innovate",
        tasks=[make_task(effort={"ateval": 1, "city": 5})],
        costs=[make_cost(partner="city")],
        subcontracts=[{"id": "film", "title": "Film", "partner": "city", "cost": 9_000}],
    )
    dossier = dossier_with(
        package,
        partners=[*make_consortium(), city],
        instruments=[make_instrument(partner="city")],
    )
    assert [one.key for one in dossier.budget.lines] == ["staff/innovate/ateval/manager"]
    assert dossier.budget.partners == ("ateval", "citeve", "techtera")
    assert dossier.budget.total(partner="city") == 0
    assert dossier.effort.total(partner="city") == 5


def test_a_profile_without_a_rate_costs_nothing() -> None:
    package = make_work_package("p", tasks=[make_task(effort={"ateval": {"trainer": 3}})])
    (line,) = dossier_with(package).budget.lines
    assert (line.item, line.units, line.amount) == ("trainer", 3, 0)


def test_an_instrument_without_a_work_package_has_no_line() -> None:
    dossier = dossier_with(make_work_package("adopt"), instruments=[make_instrument()])
    assert dossier.budget.third_parties() == 0


def test_indirect_costs_are_rounded_for_each_partner_and_work_package() -> None:
    """7 % of 0.50 is 0.035: 0.04 each, 0.08 for two; 7 % of the sum would be 0.07."""
    for partner in ("ateval", "citeve"):
        two = [
            make_work_package("p", tasks=[], costs=[make_cost(unit_cost="0.5")]),
            make_work_package("q", tasks=[], costs=[make_cost(unit_cost="0.5", partner=partner)]),
        ]
        budget = dossier_with(*two).budget
        assert [str(one.amount) for one in budget.indirect_lines] == ["0.04", "0.04"]
        assert budget.indirect() == Decimal("0.08")

    one = costing(make_cost("a", unit_cost="0.5"), make_cost("b", unit_cost="0.5")).budget
    assert [str(line.amount) for line in one.indirect_lines] == ["0.07"]


def test_indirect_costs_have_third_party_support_in_their_base_unless_the_call_says_no() -> None:
    package = make_work_package("innovate", tasks=[], costs=[make_cost(unit_cost=1_000)])
    given = {"work_packages": [package], "instruments": [make_instrument(amount=10_000, number=1)]}
    inside = make_dossier(**given)
    outside = make_dossier(
        call=make_call(indirect={"rate": "0.07", "base_excludes": ["D.1"]}), **given
    )
    assert inside.budget.indirect() == Decimal("770.00")
    assert outside.budget.indirect() == Decimal("70.00")
