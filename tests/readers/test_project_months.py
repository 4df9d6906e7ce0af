"""Days and months as people write them are known for what they mean, or for nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.readers.project_months import days_meant, month_meant, span_meant

START = date(2026, 9, 1)
FIRST = ["2026-09-01"]


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("01.09.2026", FIRST),
        ("1.9.26", FIRST),
        ("2026-9-1", FIRST),
        ("2026/09/01", FIRST),
        (20260901, FIRST),
        ("2026-09-01T00:00:00", FIRST),
        ("September 2026", FIRST),
        ("09/2026", FIRST),
        ("2026-09", FIRST),
        ("Sept. 1st, 2026", FIRST),
        ("1er septembre 2026", FIRST),
        ("1 de septiembre de 2026", FIRST),
        ("1. September 2026", FIRST),
        ("1 de setembro de 2026", FIRST),
        ("1 września 2026", FIRST),
        ("13/9/2026", ["2026-09-13"]),
        ("2026-15-01", ["2026-01-15"]),
        ("1/9/2026", ["2026-09-01", "2026-01-09"]),
        ("01-09-2026", ["2026-09-01", "2026-01-09"]),
        ("26-09-01", ["2001-09-26", "2026-09-01"]),
        ("2026-02-30", []),
        ("2026", []),
        ("September", []),
        ("M1", []),
        ("3 weeks in September 2026", []),
    ],
)
def test_a_day(written: object, days: list[str]) -> None:
    assert [one.isoformat() for one in days_meant(written)] == days


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("m3", 3),
        ("M 3", 3),
        ("M03", 3),
        (3, 3),
        ("month 3", 3),
        ("Mois 3", 3),
        ("mes 3", 3),
        ("3. Monat", 3),
        ("3º mês", 3),
        ("miesiąc 3", 3),
        ("M+3", 3),
        ("November 2026", 3),
        ("30.11.2026", 3),
        ("novembre 2026", 3),
        ("11/2026", 3),
        ("M0", 0),
        ("M1-M3", None),
        ("M3.5", None),
        ("M1O", None),
        ("Q1", None),
        ("year 1", None),
        ("week 3", None),
        ("T0+3", None),
        ("May 2026", None),
        ("3 months after M6", None),
    ],
)
def test_a_month(written: object, month: int | None) -> None:
    assert month_meant(written, START) == month


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("4-12", (4, 12)),
        ("M4 to M12", (4, 12)),
        ("M4-12", (4, 12)),
        ("M4..M12", (4, 12)),
        ("M4−M12", (4, 12)),
        ("du M4 au M12", (4, 12)),
        ("Monat 4 bis Monat 12", (4, 12)),
        (["M4", "M12"], (4, 12)),
        ({"from": "M4", "to": "M12"}, (4, 12)),
        ("December 2026 - August 2027", (4, 12)),
        ("von Dezember 2026 bis August 2027", (4, 12)),
        ("2026-12-01 to 2027-08-31", (4, 12)),
        ("M12-M4", (12, 4)),
        ("M4, M7, M12", None),
        ("M4-M1O", None),
        ("April 2027", None),
        (30, None),
        ("30 months", None),
        ("years 1-3", None),
    ],
)
def test_a_span(written: object, span: tuple[int, int] | None) -> None:
    assert span_meant(written, START) == span


def test_days_are_months_of_the_project_only_where_its_first_day_is_known() -> None:
    assert month_meant("November 2026", None) is None
    assert month_meant("November 2026", date(2026, 9, 15)) is None


@given(st.text(max_size=30))
def test_whatever_a_text_holds_it_is_a_month_or_none(text: str) -> None:
    days_meant(text)
    month_meant(text, START)
    span_meant(text, START)
