"""What is said of months and days: a value is proposed only where it is what was meant."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from toolkit.readers.month_messages import PERIODS, day_said, periods_hint
from toolkit.readers.yaml_builder import Fields


def outline(duration: Any = 36) -> Fields:
    return Fields({"project": Fields({"duration": duration, "start": "2026-09-01"})})


@pytest.mark.parametrize(
    "written",
    [
        [18, 36],
        [18, 18],
        "18, 36",
        "18/18",
        "18 + 18",
        ["18 and 36"],
        ["M1-M18, M19-M36"],
        ["1-18", "19-36"],
        [[1, 18], [19, 36]],
        18,
    ],
)
def test_periods_are_proposed_where_they_cover_the_project(written: Any) -> None:
    assert periods_hint(written, outline()) == "write reporting_periods: [M1-M18, M19-M36]"


@pytest.mark.parametrize(
    "written",
    [
        ["1-18", "18-36"],
        ["1-12", "14-36"],
        ["19-36", "1-18"],
        [1, 36],
        [1, 19],
        [18],
        ["18-36"],
        "M18/M30",
        [Decimal("18.5"), 36],
        [],
        "twice",
    ],
)
def test_where_they_do_not_it_is_asked_for(written: Any) -> None:
    assert periods_hint(written, outline()) == PERIODS


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("30/11/2021 17:00", "write 2021-11-30T17:00:00"),
        ("2021-11-30 9:30+01:00", "write 2021-11-30T09:30:00+01:00"),
        ("30.11.2021", "write 2021-11-30"),
        (
            "1/10/2021 17:00",
            "write 2021-10-01T17:00:00 for 1 October 2021, or 2021-01-10T17:00:00 for 10 January "
            "2021",
        ),
    ],
)
def test_the_time_of_a_deadline_is_kept(written: str, hint: str) -> None:
    assert day_said("the deadline", written, with_time=True)[1] == hint
