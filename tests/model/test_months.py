"""Months and spans of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.months import Month, Span

numbers = st.integers(1, 9999)


def test_a_month_reads_and_prints_as_proposals_write_it() -> None:
    assert Month.parse("M18") == Month(18)
    assert str(Month(18)) == "M18"


@given(numbers)
def test_a_printed_month_reads_as_itself(number: int) -> None:
    assert Month.parse(str(Month(number))) == Month(number)


def test_months_compare_as_numbers() -> None:
    assert sorted([Month(10), Month(9), Month(1)]) == [Month(1), Month(9), Month(10)]
    assert Month(9) < Month(10)
    assert Month(10) >= Month(10)


@pytest.mark.parametrize("written", ["month 40", "M0", "M01", "m4", "40", "M", "M4-M5", "M10000"])
def test_other_writings_of_a_month_are_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"a month is written M1, M2, \.\.\., got '"):
        Month.parse(written)


def test_there_is_no_month_before_the_first() -> None:
    with pytest.raises(ValueError, match="a project month is M1 or later, got M0"):
        Month(0)


def test_a_span_includes_both_ends() -> None:
    span = Span.parse("M4-M6")
    assert list(span) == [Month(4), Month(5), Month(6)]
    assert span.length == 3
    assert Month(4) in span
    assert Month(6) in span
    assert Month(7) not in span


def test_one_month_alone_is_a_span_of_one() -> None:
    assert Span.parse("M4") == Span(Month(4), Month(4))
    assert Span.parse("M4").length == 1


@pytest.mark.parametrize("written", ["M4-M12", "M4 - M12", "M4–M12", "M4—M12"])
def test_a_span_may_be_written_with_any_dash(written: str) -> None:
    assert Span.parse(written) == Span(Month(4), Month(12))


@pytest.mark.parametrize("written", ["M4-", "-M4", "4-12", "M4 to M12", "M1-M2-M3", ""])
def test_other_writings_of_a_span_are_refused(written: str) -> None:
    with pytest.raises(ValueError, match="months are written M4-M12, got "):
        Span.parse(written)


def test_a_span_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="a span ends after it begins, got M12-M4"):
        Span.parse("M12-M4")


@given(numbers, numbers)
def test_a_printed_span_reads_as_itself(one: int, other: int) -> None:
    span = Span(Month(min(one, other)), Month(max(one, other)))
    assert Span.parse(str(span)) == span
