"""What a cell may hold, as values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.merge.workbook.inputs import (
    Kind,
    UnclearError,
    Value,
    of_base,
    of_cell,
    same,
)

LABELS = {"partner": {"aei": "AEI Tèxtils", "ntt": "NTT"}, "package": {"adopt": "WP4"}}


@pytest.mark.parametrize(
    ("kind", "held", "value"),
    [
        (Kind.MONTH, Decimal(12), Decimal(12)),
        (Kind.MONEY, Decimal("10.50"), Decimal("10.5")),
        (Kind.NUMBER, Decimal("0.125"), Decimal("0.125")),
        (Kind.TEXT, Decimal("2026"), "2026"),
        (Kind.TEXT, "  ", None),
        (Kind.PARTNER, "aei  tèxtils", "aei"),
        (Kind.PARTNER, "ntt", "ntt"),
        (Kind.PACKAGE, "WP4", "adopt"),
        (Kind.DAY, Decimal(44958), "2023-02-01"),
        (Kind.DAY, "2023-02-01", "2023-02-01"),
        (Kind.NUMBER, None, None),
    ],
)
def test_a_cell_is_understood(kind: Kind, held: str | Decimal | None, value: Value) -> None:
    assert of_cell(kind, held, LABELS) == value


@pytest.mark.parametrize(
    ("kind", "held", "told"),
    [
        (Kind.MONTH, Decimal("1.5"), "1.5"),
        (Kind.MONTH, Decimal(0), "0"),
        (Kind.MONTH, "M12 or so", "the text 'M12 or so'"),
        (Kind.MONEY, Decimal("10.505"), "10.505"),
        (Kind.NUMBER, Decimal(-1), "-1"),
        (Kind.COUNT, Decimal("2.5"), "2.5"),
        (Kind.PARTNER, "Nobody", "the text 'Nobody'"),
        (Kind.DAY, "next May", "the text 'next May'"),
    ],
)
def test_what_a_field_cannot_hold_is_said(kind: Kind, held: str | Decimal, told: str) -> None:
    with pytest.raises(UnclearError, match=f"^{told}$"):
        of_cell(kind, held, LABELS)


def test_a_day_of_a_calendar_that_begins_in_1904_is_the_same_day() -> None:
    assert of_cell(Kind.DAY, Decimal(44958 - 1462), LABELS, 1462) == "2023-02-01"


@given(st.text(max_size=30))
def test_a_text_is_unchanged_whatever_a_sheet_does_to_its_spaces(text: str) -> None:
    written, held = of_base(Kind.TEXT, text, {}), of_cell(Kind.TEXT, f" {text}\n", {})
    assert same(Kind.TEXT, written or None, held) or not (held or "").strip()
