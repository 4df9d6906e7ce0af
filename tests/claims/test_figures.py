"""Numbers as people write them in English and French."""

from decimal import Decimal

import pytest

from toolkit.claims.figures import Bound, figures_in
from toolkit.claims.reading import Reading, levelled

NUMBERS = {
    "EUR 1 050 000": 1_050_000,
    "EUR 1.050.000,50": Decimal("1050000.50"),
    "1,05 million d'euros": 1_050_000,
    "€1.05m": 1_050_000,
    "1,05 M€": 1_050_000,
    "60.000 EUR": 60_000,
    "60 000 €": 60_000,
    "60k€": 60_000,
    "a road of 60 km": 60,
    "pipes of 100 m": 100,
    "forty-nine": 49,
    "quarante-neuf": 49,
    "one hundred and fifty": 150,
    "deux cent cinquante": 250,
    "quatre-vingts": 80,
    "quatre-vingt-dix": 90,
    "quatre-vingt-dix-sept": 97,
    "soixante et onze": 71,
    "mille deux cents": 1_200,
    "two thousand": 2_000,
    "a dozen": 12,
    "half a dozen": 6,
    "une douzaine": 12,
    "twenty-first": 21,
    "vingt et unième": 21,
    "dixième": 10,
    "49.4": Decimal("49.4"),
}


@pytest.mark.parametrize(("text", "value"), NUMBERS.items(), ids=NUMBERS)
def test_a_number_is_read(text: str, value: Decimal | int) -> None:
    (figure,) = Reading(text).figures
    assert figure.low == figure.high == value


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("about forty firms", Bound.ABOUT),
        ("environ 40 PME", Bound.ABOUT),
        ("une dizaine de PME", Bound.ABOUT),
        ("more than forty firms", Bound.AT_LEAST),
        ("au moins quarante PME", Bound.AT_LEAST),
        ("up to EUR 40 000", Bound.AT_MOST),
        ("moins de 40 PME", Bound.AT_MOST),
        ("the forty firms", Bound.EXACT),
    ],
)
def test_the_words_before_it_say_how_exactly_it_is_meant(text: str, bound: Bound) -> None:
    (figure,) = Reading(text).figures
    assert figure.bound is bound


@pytest.mark.parametrize("text", ["ten to twelve", "10-12", "between ten and 12", "de 10 à 12"])
def test_a_range_is_one_figure(text: str) -> None:
    (figure,) = Reading(text).figures
    assert [int(figure.low), int(figure.high)] == [10, 12]


def test_two_numbers_are_two() -> None:
    assert [int(one.low) for one in Reading("two of the five, six and seven").figures] == [
        2,
        5,
        6,
        7,
    ]


@pytest.mark.parametrize("text", ["COVID-19", "T3.1", "M9", "Regulation 2021/690, part /12"])
def test_digits_in_a_name_are_no_number(text: str) -> None:
    assert [one.low for one in figures_in(levelled(text)) if one.low < 100] == []


def test_a_rounded_amount_agrees_as_exactly_as_it_is_written() -> None:
    (figure,) = Reading("EUR 1.44 million").figures
    assert figure.agrees(Decimal("1438888.89"))
    assert not figure.agrees(Decimal("1450000"))


def test_characters_keep_their_positions() -> None:
    text = "İstanbul, Évora\N{NO-BREAK SPACE}–\N{NARROW NO-BREAK SPACE}l’œuvre: ﬁfty"
    assert len(levelled(text)) == len(text)
