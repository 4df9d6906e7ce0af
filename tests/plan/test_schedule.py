"""Where a project month falls in the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.months import Month, Span
from toolkit.plan.schedule import Schedule


def schedule(start: date, duration: int = 36) -> Schedule:
    return Schedule(start, duration, (Span(Month(1), Month(duration)),))


def test_months_follow_each_other_over_the_end_of_a_year() -> None:
    days = schedule(date(2026, 9, 1))
    assert days.first_day(Month(1)) == date(2026, 9, 1)
    assert days.first_day(Month(4)) == date(2026, 12, 1)
    assert days.first_day(Month(5)) == date(2027, 1, 1)
    assert days.end == date(2029, 8, 31)


@pytest.mark.parametrize(
    ("month", "day"),
    [(1, date(2027, 10, 31)), (2, date(2027, 11, 30)), (5, date(2028, 2, 29)), (17, None)],
)
def test_a_day_that_a_month_lacks_becomes_its_last(month: int, day: date | None) -> None:
    assert schedule(date(2027, 10, 31)).first_day(Month(month)) == (day or date(2029, 2, 28))


def test_a_project_may_begin_in_the_middle_of_a_month() -> None:
    days = schedule(date(2026, 9, 15), duration=12)
    assert days.first_day(Month(2)) == date(2026, 10, 15)
    assert days.end == date(2027, 9, 14)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 119))
def test_a_later_month_begins_on_a_later_day(start: date, number: int) -> None:
    days = schedule(start, 120)
    first, second = days.first_day(Month(number)), days.first_day(Month(number + 1))
    assert timedelta(27) <= second - first <= timedelta(32)
    assert second.day == start.day or (second + timedelta(1)).day == 1


def test_quarters_are_those_of_the_calendar() -> None:
    quarters = schedule(date(2022, 9, 1), duration=8).quarters
    assert [(year, quarter, str(span)) for year, quarter, span in quarters] == [
        (2022, 3, "M1-M1"),
        (2022, 4, "M2-M4"),
        (2023, 1, "M5-M7"),
        (2023, 2, "M8-M8"),
    ]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 120))
def test_every_month_stands_in_exactly_one_quarter(start: date, duration: int) -> None:
    days = schedule(start, duration)
    inside = [month for _, _, span in days.quarters for month in span]
    assert tuple(inside) == days.months
