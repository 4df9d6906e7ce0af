"""A blank budget table is filled from the outline."""

import os
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.budget_blanks import BlankShape, blank, make_blank
from tests.builders import (
    make_call,
    make_cost,
    make_dossier,
    make_partner,
    make_task,
    make_work_package,
)
from tests.filled_tables import FilledTable, budget_sums, fill, parts
from toolkit.model.money import cents
from toolkit.model.wording import short_euro
from toolkit.plan.dossier import Dossier

ROWS_IN_PARTS = (
    {"code": "A.1", "title": "Staff", "category": "A", "kind": "staff", "unit": "month"},
    {"code": "A.5", "title": "Volunteers", "category": "A", "kind": "staff", "unit": "month"},
    {"code": "B", "title": "Orders", "category": "B", "kind": "subcontracting", "unit": ""},
    {"code": "C.1", "title": "Journeys", "category": "C", "kind": "purchase", "unit": ""},
    *(
        {
            "code": f"C.1{letter}",
            "part_of": "C.1",
            "title": title,
            "category": "C",
            "kind": "purchase",
            "unit": "",
        }
        for letter, title in (("a", "Travel"), ("b", "Accommodation"), ("c", "Subsistence"))
    ),
    {"code": "C.2", "title": "Equipment", "category": "C", "kind": "purchase", "unit": ""},
    {"code": "C.3", "title": "Goods", "category": "C", "kind": "purchase", "unit": ""},
    {"code": "C.4", "title": "Land", "category": "C", "kind": "purchase", "unit": ""},
    {"code": "D.1", "title": "Support", "category": "D", "kind": "third_parties", "unit": ""},
)


def project(*costs: Any, call: Mapping[str, Any] | None = None, **named: Any) -> Dossier:
    """Three partners with a manager's work and these costs in one work package."""
    package = make_work_package(
        "work",
        tasks=[make_task("do", lead="ateval", effort={"ateval": 2, "citeve": 1})],
        costs=list(costs),
        subcontracts=[],
    )
    indirect = {"rate": "0.07", "base_excludes": ["A.5"]}
    return make_dossier(
        work_packages=[package],
        instruments=[],
        call=make_call(cost_rows=ROWS_IN_PARTS, indirect=indirect, **(call or {})),
        **named,
    )


def cost(item: str, row: str, units: object, price: object, **named: Any) -> Any:
    return make_cost(item=item, row=row, units=units, unit_cost=price, **named)


def test_partners_packages_and_the_call_come_into_the_lists() -> None:
    filled = fill(blank(), project())
    assert filled.typed("partner/1/") == {
        "name": "ATEVAL association",
        "short": "ATEVAL",
        "country": "Spain (ES)",
    }
    assert filled.values["partner/2/country"] == "Portugal (PT)"
    assert filled.typed("package/") == {"1": "Work"}
    assert filled.values["acronym"] == project().proposal.project.acronym
    assert filled.values["max_grant"] == 1_400_000.0
    assert filled.values["rate"] == 0.9
    assert "SMALL-CALL-01" in str(filled.values["call"])


def test_units_and_unit_costs_come_into_the_row_of_their_kind() -> None:
    filled = fill(
        blank(),
        project(
            cost("Flights", "C.1a", 2, "180.50"),
            cost("Nights", "C.1b", 4, 120),
            cost("Laser", "C.2", 1, 9_600),
            cost("Website", "C.3", 1, 4_200),
            cost("Helpers", "A.5", 3, 100),
        ),
    )
    assert filled.typed("cost/1/1/") == {
        "WPRow.C/units": 2.0,
        "WPRow.C/unit_cost": 5_000.0,
        "WPRow.F/units": 3.0,
        "WPRow.F/unit_cost": 100.0,
        "WPRow.J/units": 2.0,
        "WPRow.J/unit_cost": 180.5,
        "WPRow.K/units": 4.0,
        "WPRow.K/unit_cost": 120.0,
        "WPRow.M/units": 1.0,
        "WPRow.M/unit_cost": 9_600.0,
        "WPRow.O/units": 1.0,
        "WPRow.O/unit_cost": 4_200.0,
    }
    assert not filled.unplaced


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ("Website", "O"),
        ("Hosting and domain", "O"),
        ("Room and catering for the workshop", "P"),
        ("Séminaire de clôture", "P"),
        ("Trade statistics", "Q"),
        ("Website and seminar", "O"),
        ("Seminar with a website", "P"),
    ],
)
def test_what_is_bought_goes_to_the_row_that_names_it_first(item: str, key: str) -> None:
    filled = fill(blank(), project(cost(item, "C.3", 1, 50)))
    assert filled.values[f"cost/1/1/WPRow.{key}/unit_cost"] == 50.0


def test_lines_of_one_row_at_one_price_are_added_up() -> None:
    filled = fill(blank(), project(cost("A", "C.1a", 2, 100), cost("B", "C.1a", 3, 100)))
    assert filled.values["cost/1/1/WPRow.J/units"] == 5.0
    assert filled.values["cost/1/1/WPRow.J/unit_cost"] == 100.0


def test_lines_of_one_row_at_two_prices_are_one_unit_of_their_sum_with_a_comment() -> None:
    filled = fill(blank(), project(cost("A", "C.1a", 2, "100.10"), cost("B", "C.1a", 1, 7)))
    assert filled.values["cost/1/1/WPRow.J/units"] == 1.0
    assert filled.values["cost/1/1/WPRow.J/unit_cost"] == 207.2
    assert filled.typed("comment/1/") == {
        "nr": 1.0,
        "partner": "BE 001",
        "package": "WP 001",
        "text": "C.1 Travel: A, 2 x 100.10 = 200.20 EUR; B, 1 x 7.00 = 7.00 EUR",
    }


def test_the_row_other_says_what_is_in_it() -> None:
    filled = fill(blank(), project(cost("Trade statistics", "C.3", 1, 50, note="One extract")))
    text = filled.values["comment/1/text"]
    assert text == "C.3 Other: Trade statistics, 1 x 50.00 = 50.00 EUR (One extract)"


def test_a_line_without_a_row_is_listed_and_the_sums_are_told() -> None:
    filled = fill(blank(), project(cost("A field", "C.4", 1, 1_200)))
    listed, other = (one for one in told(filled) if one.startswith(("BDF108", "BDF115")))
    assert "ATEVAL, WP1, C.4 A field: 1 200 EUR (the workbook has no row for C.4)" in listed
    assert "ATEVAL, direct costs: 10 000.00 for 11 200.00 EUR" in other


def test_more_profiles_than_categories_share_the_last_with_their_person_months() -> None:
    rates = {"a": 5_000, "b": 4_000, "c": 3_000, "d": "2000.01"}
    work = {"a": 4, "b": 3, "c": 2, "d": 1}
    partners = [
        make_partner("ateval", role="coordinator", rates=rates, default_profile="a"),
        make_partner("citeve", country="PT"),
        make_partner("techtera", country="FR"),
    ]
    package = make_work_package(
        "work", tasks=[make_task("do", lead="ateval", effort={"ateval": work})], subcontracts=[]
    )
    filled = fill(blank(), make_dossier(partners=partners, work_packages=[package], instruments=[]))
    assert filled.typed("profile/") == {"1": "A", "2": "B", "3": "Other"}
    assert filled.values["cost/1/1/WPRow.E/units"] == 3.0
    assert filled.values["cost/1/1/WPRow.E/unit_cost"] == 2_666.67
    assert "average unit cost" in str(filled.values["comment/1/text"])
    assert filled.sums("ateval")[0] == Decimal("40000.01")


def test_affiliated_entities_have_columns_beside_their_beneficiary() -> None:
    partners = [
        make_partner("ateval", role="coordinator"),
        make_partner("citeve", country="PT"),
        make_partner("lab", role="affiliated", affiliated_to="citeve", rates={"manager": 1_000}),
        make_partner("techtera", country="FR"),
    ]
    package = make_work_package(
        "work", tasks=[make_task("do", lead="citeve", effort={"lab": 3})], subcontracts=[]
    )
    dossier = make_dossier(partners=partners, work_packages=[package], instruments=[])
    filled = fill(make_blank(BlankShape(affiliated={2: 1})), dossier)
    assert filled.values["partner/2.01/short"] == "LAB"
    assert filled.values["cost/2.01/1/WPRow.C/units"] == 3.0
    assert filled.sums("lab") == budget_sums(dossier, "lab")


def test_associated_partners_do_not_appear() -> None:
    partners = [
        make_partner("ateval", role="coordinator"),
        make_partner("watcher", role="associated", rates={}),
        make_partner("citeve", country="PT"),
        make_partner("techtera", country="FR"),
    ]
    filled = fill(blank(3, 7), make_dossier(partners=partners))
    assert list(filled.typed("partner/").values())[1::3] == ["ATEVAL", "CITEVE", "TECHTERA"]
    assert b"WATCHER" not in b"".join(parts(filled.content).values())


def test_the_other_parts_and_all_formulas_stay_byte_for_byte() -> None:
    before, after = parts(blank()), parts(fill(blank(), project()).content)
    assert before.keys() == after.keys()
    changed = {name for name in before if before[name] != after[name]}
    assert changed
    assert all(name.startswith("xl/worksheets/sheet") for name in changed)
    for name in changed:
        assert skeleton(before[name]) == skeleton(after[name])


def skeleton(part: bytes) -> bytes:
    """A sheet without values and their types: addresses, styles, formulas and all around cells."""
    plain = re.sub(rb'\st="(?:n|s|b|e|str|inlineStr)"', b"", part)
    plain = re.sub(rb"<v(?: [^>]*)?>[^<]*</v>|<v\s*/>|<is>.*?</is>", b"", plain)
    return re.sub(rb"(<c [^>]*?)\s*(?:/>|></c>)", rb"\1/>", plain)


def test_the_same_outline_gives_the_same_bytes() -> None:
    assert fill(blank(), project()).content == fill(blank(), project()).content


@pytest.mark.parametrize(
    "shape",
    [
        BlankShape(shifted=2),
        BlankShape(reordered=True),
        BlankShape(undotted=True),
        BlankShape(4, 5, {1: 1, 2: 2}, shifted=3, reordered=True, undotted=True),
    ],
    ids=["shifted", "reordered", "undotted", "all and larger"],
)
def test_places_are_found_wherever_they_are(shape: BlankShape) -> None:
    costs = cost("Flights", "C.1a", 2, 180), cost("Website", "C.3", 1, 99)
    usual = fill(blank(), project(*costs))
    other = fill(make_blank(shape), project(*costs))
    assert _ours(other) == _ours(usual)
    assert other.sums("ateval") == usual.sums("ateval")
    assert not other.unplaced


def _ours(filled: FilledTable) -> dict[str, object]:
    return {key: one for key, one in filled.values.items() if not key.startswith("cell/")}


@settings(max_examples=int(os.environ.get("PROPOSAL_LAWS", "10")))
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["C.1a", "C.1b", "C.2", "C.3", "A.5"]),
            st.decimals("0", "400", places=2),
            st.decimals("0", "9000", places=4),
        ),
        max_size=6,
    )
)
def test_sums_are_those_of_the_outline_to_the_cent(
    lines: list[tuple[str, Decimal, Decimal]],
) -> None:
    costs = [cost(f"Thing {at}", row, units, price) for at, (row, units, price) in enumerate(lines)]
    dossier = project(*costs)
    filled = fill(blank(), dossier)
    for partner in ("ateval", "citeve", "techtera"):
        assert filled.sums(partner) == budget_sums(dossier, partner)
    assert "BDF115" not in [one.code for one in filled.told]


def test_a_rate_of_the_workbook_stays_and_is_compared_with_that_of_the_call() -> None:
    filled = fill(make_blank(BlankShape(rate=0.75, max_grant=1_000_000)), project())
    assert filled.values["rate"] == 0.75
    assert [one for one in told(filled) if one.startswith("BDF109")] == [
        "BDF109 the workbook has a co-financing rate of 75 %, and the call pays 90 %",
        "BDF109 the workbook has a maximum grant of 1 000 000 EUR, and the call gives "
        "1 400 000 EUR",
    ]


def test_the_rate_that_nobody_states_is_asked_for() -> None:
    filled = fill(blank(), project(call={"rate_other": None, "max_grant": None}))
    (asked,) = (one for one in filled.told if one.code == "BDF114")
    assert "the co-financing rate and the maximum grant" in asked.message
    assert "'Start'!D7 and 'Start'!D6" in asked.hint


def test_two_rates_are_told_with_both_contributions() -> None:
    dossier = make_dossier()
    filled = fill(blank(3, 7), dossier)
    (rates,) = (one for one in told(filled) if one.startswith("BDF116"))
    total, support = dossier.budget.total(), dossier.budget.third_parties()
    assert "one co-financing rate (90 %)" in rates
    assert f"an EU contribution of {plain(short_euro(cents(total * Decimal('0.9'))))}" in rates
    assert dossier.budget.grant == cents((total - support) * Decimal("0.9")) + support
    assert f"100 % for financial support to third parties it is {_grant(dossier)}" in rates
    assert not [one for one in told(filled) if one.startswith("BDF115")]


def _grant(dossier: Dossier) -> str:
    assert dossier.budget.grant is not None
    return plain(short_euro(dossier.budget.grant))


def test_places_that_are_not_used_are_told_where_the_workbook_shows_errors_for_them() -> None:
    (unused,) = (one for one in told(fill(blank(5, 2), project())) if one.startswith("BDF102"))
    assert unused == (
        "BDF102 the workbook has places for 2 beneficiaries and 1 work package more than the "
        "project has, and shows error values where there are no costs, the first at 'Overview'!G7"
    )
    assert not [one for one in told(fill(blank(3, 1), project())) if one.startswith("BDF102")]


def test_a_call_with_one_rate_is_not_told_of_two() -> None:
    filled = fill(blank(3, 7), make_dossier(call=make_call(rate_third_parties="0.9")))
    assert not [one for one in filled.told if one.code == "BDF116"]


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def told(filled: FilledTable) -> list[str]:
    """The findings on a filled table, with plain spaces."""
    return [plain(f"{one.code} {one.message}") for one in filled.told]
