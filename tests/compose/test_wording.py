from datetime import date
from decimal import Decimal

import pytest
from markupsafe import Markup

from toolkit.compose.wording import (
    counted,
    during,
    euro,
    first_sentence,
    full_date,
    join_and,
    month_name,
    months,
    opening,
    percent,
    plural,
    ref,
    refs,
    sentence,
    spelt,
    to_markup,
)
from toolkit.document.literal_text import restore
from toolkit.model.base import Prose
from toolkit.model.months import Month, Span


@pytest.mark.parametrize(
    ("items", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c*"], "a, b and c*")],
)
def test_items_are_joined_as_in_a_sentence(items: list[str], said: str) -> None:
    assert restore(join_and(items)) == said


def test_what_is_joined_is_sealed() -> None:
    assert "*" not in join_and(["*a*", "b"])


def test_money_has_cents_only_where_there_are_any() -> None:
    assert euro(Decimal("1438888.89")) == "EUR\u00a01\u00a0438\u00a0888.89"
    assert euro(Decimal("15000.00")) == "EUR\u00a015\u00a0000"
    assert euro(Decimal(60000)) == "EUR\u00a060\u00a0000"


def test_shares_are_said_in_per_cent() -> None:
    assert percent(Decimal("0.75")) == "75\u00a0%"
    assert percent(Decimal("0.66669")) == "66.66\u00a0%"


def test_small_numbers_are_words() -> None:
    assert counted(0, "SME") == "no SMEs"
    assert counted(1, "country", "countries") == "one country"
    assert counted(9, "country", "countries") == "nine countries"
    assert counted(25, "SME") == "25\u00a0SMEs"
    assert plural(1, "is", "are") == "is"


def test_a_sentence_never_begins_with_a_figure_below_a_hundred() -> None:
    assert opening(1, "milestone") == "One milestone"
    assert opening(25, "SME") == "Twenty-five SMEs"
    assert [spelt(number) for number in (13, 20, 99, 100)] == [
        "thirteen",
        "twenty",
        "ninety-nine",
        "100",
    ]


def test_months_and_days_are_said_as_people_do() -> None:
    span = Span.parse("M4-M12")
    assert (months(span), during(span)) == ("M4-M12", "from M4 to M12")
    alone = Span(Month(4), Month(4))
    assert (months(alone), during(alone), during(Month(4))) == ("M4", "in M4", "in M4")
    assert month_name(date(2026, 9, 1)) == "September 2026"
    assert full_date(date(2026, 9, 1)) == "1\u00a0September 2026"


def test_a_sentence_ends_with_one_full_stop() -> None:
    assert sentence(Prose("Ten SMEs grow")) == "Ten SMEs grow."
    assert sentence(Prose("Do they grow?")) == "Do they grow?"
    assert sentence(Prose("They *grow.*")) == "They *grow.*"
    assert type(sentence(Prose("a"))) is Prose


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("With e.g. Dyes in it. Two.", "With e.g. Dyes in it."),
        ("At 3.5 of 5. Two.", "At 3.5 of 5."),
        ("Without an end\n\nTwo.", "Without an end"),
        ("*Bold. Still bold.* Two.", "*Bold. Still bold.*"),
    ],
)
def test_the_first_sentence_is_cut_where_it_ends(text: str, first: str) -> None:
    assert first_sentence(Prose(text)) == first


def test_a_reference_is_markdown() -> None:
    assert ref("sme-survey") == Markup("[[sme-survey]]")
    assert refs(["a", "b"]) == Markup("[[a]] and [[b]]")


def test_what_is_not_known_cannot_be_printed() -> None:
    with pytest.raises(ValueError, match="not known"):
        to_markup(None)


def test_numbers_are_printed_plainly() -> None:
    assert restore(to_markup(Decimal("12000.50"))) == "12\u00a0000.5"
