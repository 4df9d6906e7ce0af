"""Amounts in EUR: rounded half a cent up, written as people read them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.builders import make_cost, make_dossier, make_work_package
from toolkit.model.costs import CostLine
from toolkit.model.money import cents, written


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [("0.004", "0.00"), ("0.005", "0.01"), ("0.015", "0.02"), ("2.675", "2.68"), ("1", "1.00")],
)
def test_half_a_cent_goes_up(amount: str, rounded: str) -> None:
    assert str(cents(Decimal(amount))) == rounded


@given(st.decimals(0, 10**12, places=6))
def test_rounding_moves_by_half_a_cent_at_most(amount: Decimal) -> None:
    assert abs(cents(amount) - amount) <= Decimal("0.005")


@pytest.mark.parametrize(
    ("price", "problem"),
    [("0.529", ""), ("12.5000", ""), ("1.250", "thousands"), ("0.52915", "decimal_max_places")],
)
def test_a_unit_cost_has_four_decimals_at_most_and_no_doubtful_thousands(
    price: str, problem: str
) -> None:
    line = {"partner": "aei", "row": "C.1", "item": "Own car", "units": 100, "unit_cost": price}
    try:
        assert CostLine.model_validate(line).unit_cost == Decimal(price)
        found = ""
    except ValidationError as error:
        found = error.errors()[0]["type"]
    assert found == problem


def test_a_line_of_many_small_units_is_rounded_half_up_to_the_cent() -> None:
    package = make_work_package(costs=[make_cost("Own car", units=5, unit_cost="0.529")])
    dossier = make_dossier(work_packages=[package], instruments=[])
    (line,) = [one for one in dossier.budget.lines if one.key.startswith("cost/")]
    assert (line.unit_cost, line.amount) == (Decimal("0.529"), Decimal("2.65"))


def test_an_amount_has_no_break_spaces_and_two_decimals() -> None:
    assert written(Decimal("1438888.89")) == "1\N{NO-BREAK SPACE}438\N{NO-BREAK SPACE}888.89"
    assert written(Decimal(5)) == "5.00"
