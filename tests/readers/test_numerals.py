"""The number that a person meant is known, or it is asked for; it is never another one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.readers.numerals import ASKED, Measure, hint_of, meant


@pytest.mark.parametrize(
    ("text", "measure", "numbers"),
    [
        ("30.000", "money", ["30000"]),
        ("30,000", "money", ["30000"]),
        ("30 000 EUR", "money", ["30000"]),
        ("30\u202f000 €", "money", ["30000"]),
        ("30’000", "money", ["30000"]),
        ("30_000", "money", ["30000"]),
        ("€30000", "money", ["30000"]),
        ("30000,-", "money", ["30000"]),
        ("1.234,50", "money", ["1234.50"]),
        ("1,234.50", "money", ["1234.50"]),
        ("1.234.567,89", "money", ["1234567.89"]),
        ("30k", "money", ["30000"]),
        ("4,4k", "money", ["4400"]),
        ("30 T€", "money", ["30000"]),
        ("1,5 Mio", "money", ["1500000"]),
        ("1,5 M€", "money", ["1500000"]),
        ("30 mille euros", "money", ["30000"]),
        ("4400 EUR/PM", "money", ["4400"]),
        ("4400 € par mois", "money", ["4400"]),
        ("ca. 30000", "money", ["30000"]),
        ("½", "effort", ["0.5"]),
        ("1½", "effort", ["1.5"]),
        ("3,2", "effort", ["3.2"]),
        ("1,250", "effort", ["1.25"]),
        ("2.5 PM", "effort", ["2.5"]),
        ("2,5 Personenmonate", "effort", ["2.5"]),
        ("1,500", "count", ["1500"]),
        ("20 SMEs", "count", ["20"]),
        ("15 %", "number", ["15"]),
        ("1,500", "number", ["1500", "1.5"]),
        ("1,125", "units", ["1125", "1.1250"]),
        ("0,125", "units", ["0.125"]),
        ("6 trips", "units", ["6"]),
        ("2 jours", "days", ["2"]),
        ("3 years", "months", ["36"]),
        ("3 años", "months", ["36"]),
        ("1,5 Jahre", "months", ["18"]),
        ("36 miesięcy", "months", ["36"]),
        ("M36", "months", ["36"]),
        ("M1-M36", "months", ["36"]),
    ],
)
def test_it_is_known_for_what_people_write(text: str, measure: Measure, numbers: list[str]) -> None:
    assert list(meant(text, measure)) == numbers


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("20000-30000", "money"),
        ("2 x 15000", "money"),
        ("up to 30000", "money"),
        ("CHF 300", "money"),
        ("400 €/day", "money"),
        ("3,14159", "money"),
        ("12,34,567", "money"),
        ("20 per year", "number"),
        ("60+", "number"),
        ("> 60", "number"),
        ("2 weeks", "days"),
        ("12 pairs", "count"),
        ("2,5", "count"),
        ("3 weeks", "effort"),
        ("40 hours", "effort"),
        ("twenty", "count"),
        ("36 weeks", "months"),
        ("", "money"),
        ("9" * 400, "money"),
    ],
)
def test_where_it_is_not_known_it_is_asked_for(text: str, measure: Measure) -> None:
    assert meant(text, measure) == ()
    assert hint_of(text, measure, "amount") == ASKED[measure]


def test_where_two_are_likely_both_are_offered() -> None:
    assert hint_of("1,500", "number", "target") == (
        "write target: 1500, or 1.5 if the comma begins the decimals"
    )


NUMBERS = st.decimals(0, 999_999, places=2, allow_nan=False, allow_infinity=False)
STYLES = {
    "german": str.maketrans(",.", ".,"),
    "french": str.maketrans(",.", "\u202f,"),
    "swiss": str.maketrans(",.", "’."),
    "english": {},
}


@given(NUMBERS, st.sampled_from(sorted(STYLES)), st.sampled_from(["", " €", " EUR", " euros"]))
def test_money_written_as_in_any_country_is_read_as_it_was_meant(
    number: Decimal, style: str, behind: str
) -> None:
    written = f"{number:,.2f}".translate(STYLES[style]) + behind
    assert [Decimal(one) for one in meant(written, "money")] == [number]


@given(st.text(max_size=30), st.sampled_from(sorted(ASKED)))
def test_whatever_a_text_holds_it_is_no_number_or_one_that_is_written_plainly(
    text: str, measure: Measure
) -> None:
    assert all(Decimal(one).is_finite() and "e" not in one.lower() for one in meant(text, measure))
