"""Plain words are what the core schema of YAML 1.2 says they are, and numbers stay exact."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.readers.outline_paths import shown
from toolkit.readers.scalars import OddDecimal, plain


@pytest.mark.parametrize(
    "text",
    ["NO", "no", "yes", "Yes", "on", "off", "y", "n", "tRUE", "12:30", "1:2:3", "2026-09-01",
     "1_000", "0b101", "+.5.", "1e", "0o9", "0xg", ".", "-", "+", "1.2.3", "15 000", "NaN",
     "inf", "Infinity", "<<", "=", "١٢"],
)  # fmt: skip
def test_what_other_readers_change_stays_the_text_that_it_is(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None),
        ("true", True), ("True", True), ("TRUE", True), ("false", False), ("FALSE", False),
        ("0", 0), ("-19", -19), ("+12", 12), ("007", 7), ("0o14", 12), ("0xC", 12),
        ("-.INF", Decimal("-Infinity")), (".inf", Decimal("Infinity")),
    ],
)  # fmt: skip
def test_words_of_the_core_schema_have_their_values(text: str, value: object) -> None:
    found = plain(text)
    assert found == value
    assert isinstance(found, type(value))


@pytest.mark.parametrize("text", ["0.10", "15.000", "4300.50", "1e3", "-1.", ".5", "+.5e-3"])
def test_a_decimal_number_keeps_the_digits_it_was_written_with(text: str) -> None:
    found = plain(text)
    assert isinstance(found, Decimal)
    assert found.as_tuple() == Decimal(text).as_tuple()


def test_what_is_not_a_number_is_not_one() -> None:
    found = plain(".nan")
    assert isinstance(found, Decimal)
    assert found.is_nan()


@given(st.integers(-(10**999), 10**999))
def test_a_whole_number_is_itself(number: int) -> None:
    assert plain(str(number)) == number


@given(st.text(alphabet="0123456789+-.eExXoO_:nNaAiIfF "))
def test_whatever_looks_like_a_number_has_a_value(text: str) -> None:
    plain(text)


@pytest.mark.parametrize("text", ["9" * 6000, "1e99999999999", "1e-999999999", "0." + "3" * 4000])
def test_a_number_beyond_all_bounds_stays_the_text_that_it_is(text: str) -> None:
    assert plain(text) == text


@given(st.from_regex(r"[-+]?[0-9]{0,5}(\.[0-9]{0,5})?([eE][-+]?[0-9]{1,3})?", fullmatch=True))
def test_a_number_that_is_written_as_it_is_printed_needs_no_other_form(text: str) -> None:
    found = plain(text)
    if isinstance(found, Decimal):
        assert isinstance(found, OddDecimal) == (f"{found:f}" != text)


@pytest.mark.parametrize("text", ["007", "+5", "-07", "0x1F", "0o17", "1e5", "1.5E+3", ".5", "1."])
def test_a_number_that_is_not_written_as_it_is_printed_is_shown_as_it_is_written(text: str) -> None:
    assert shown(plain(text)) == text
