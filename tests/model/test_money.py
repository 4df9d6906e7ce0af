"""Amounts in EUR: rounded half a cent up, written as people read them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_an_amount_has_no_break_spaces_and_two_decimals() -> None:
    assert written(Decimal("1438888.89")) == "1\N{NO-BREAK SPACE}438\N{NO-BREAK SPACE}888.89"
    assert written(Decimal(5)) == "5.00"
