"""How messages count, list and write amounts, shares and months."""

import doctest
from decimal import Decimal

import pytest

from toolkit.model import wording
from toolkit.model.months import Month, Span
from toolkit.model.wording import euro, months, percent, short_euro


def test_the_examples_of_the_docstrings_are_right() -> None:
    assert doctest.testmod(wording).failed == 0


def test_an_amount_is_written_to_the_cent_or_as_short_as_it_is_exact() -> None:
    assert euro(Decimal("1400000")).replace("\N{NO-BREAK SPACE}", " ") == "1 400 000.00 EUR"
    assert short_euro(Decimal("15000.00")).replace("\N{NO-BREAK SPACE}", " ") == "15 000 EUR"
    assert short_euro(Decimal("0.50")) == "0.50 EUR"


def test_a_share_is_cut_towards_the_side_that_does_not_flatter() -> None:
    assert percent(Decimal("0.7499999")) == "74.99 %"
    assert percent(Decimal("0.150001"), Decimal("0.15")) == "15.0001 %"
    assert percent(Decimal("0.16789"), Decimal("0.15")) == "16.78 %"
    assert percent(Decimal("0.15"), Decimal("0.15")) == "15 %"


@pytest.mark.parametrize(
    ("span", "written"),
    [(Span(Month(4), Month(12)), "M4-M12"), (Span(Month(4), Month(4)), "M4"), (Month(4), "M4")],
)
def test_one_month_is_written_once(span: Span | Month, written: str) -> None:
    assert months(span) == written
