"""The lines of the budget: what makes one, what names it and when it is spent."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

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
from toolkit.model.months import Month, Span
from toolkit.plan.dossier import Dossier
from toolkit.plan.lines import Line


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
        tasks=[make_task("a", effort={"ateval": {"expert": 2}})],
        costs=[make_cost("Trips", units=3, unit_cost=500), make_cost("Fair", id="fair")],
        subcontracts=[{"id": "film", "title": "Film", "partner": "citeve", "cost": 9_000}],
    )
    instrument = make_instrument("boost", amount=15_000, number=10)
    lines = dossier_with(package, instruments=[instrument]).budget.lines
    assert [(one.key, one.row, one.partner, one.amount) for one in lines] == [
        ("staff/innovate/ateval/expert", "A.1", "ateval", 8_000),
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


def parts(line: Line) -> dict[int, str]:
    return {number: str(amount) for number, amount in line.parts()}


def test_a_cost_falls_evenly_on_its_months_cut_at_the_cents() -> None:
    (line,) = costing(make_cost(unit_cost=100, months="M4-M6")).budget.lines
    assert parts(line) == {4: "33.33", 5: "33.34", 6: "33.33"}
    assert [month for month, _ in line.spread] == [Month(4), Month(5), Month(6)]


def test_a_cost_without_months_falls_on_those_of_its_work_package() -> None:
    (line,) = costing(make_cost(unit_cost=12)).budget.lines
    assert parts(line) == dict.fromkeys(range(1, 13), "1.00")


def test_staff_costs_follow_the_work() -> None:
    tasks = [
        make_task("a", months="M1-M2", effort={"ateval": 2}),
        make_task("b", months="M2-M3", effort={"ateval": 6}),
    ]
    (line,) = dossier_with(make_work_package("p", tasks=tasks)).budget.lines
    assert parts(line) == {1: "5000.00", 2: "20000.00", 3: "15000.00"}


def test_a_line_of_nothing_has_months_all_the_same() -> None:
    package = make_work_package("p", tasks=[make_task(months="M1-M2", effort={"ateval": 0})])
    dossier = dossier_with(package)
    (line,) = dossier.budget.lines
    assert parts(line) == {1: "0.00", 2: "0.00"}
    assert [parts(one) for one in dossier.budget.indirect_lines] == [{1: "0.00", 2: "0.00"}]


def test_indirect_costs_are_spent_when_their_base_is() -> None:
    dossier = costing(
        make_cost("a", unit_cost=100, months="M1-M1"), make_cost("b", unit_cost=300, months="M3-M3")
    )
    (line,) = dossier.budget.indirect_lines
    assert parts(line) == {1: "7.00", 3: "21.00"}


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


spans = st.builds(
    lambda first, more: Span(Month(first), Month(first + more)),
    st.integers(1, 60),
    st.integers(0, 60),
)
weights = st.decimals(0, 1000, places=3)


@given(
    st.decimals(0, 10**9, places=2),
    st.lists(st.tuples(spans, weights), min_size=1, max_size=6),
)
def test_the_parts_of_a_line_add_up_to_it_and_none_is_negative(
    amount: Decimal, given: list[tuple[Span, Decimal]]
) -> None:
    line = Line("k", "a", "p", "C.1", "x", Decimal(1), amount, amount, tuple(given))
    found = dict(line.parts())
    assert sum(found.values()) == amount
    assert all(part >= 0 for part in found.values())
    assert set(found) == {month.number for span, _ in given for month in span}
