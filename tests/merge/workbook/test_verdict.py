"""Who changed an input, by what was written, what the workbook holds and what the outline says."""

from decimal import Decimal

import pytest

from toolkit.merge.workbook.inputs import Kind, Value
from toolkit.merge.workbook.verdict import Verdict, judged

ONE, TWO, THREE = Decimal(1), Decimal(2), Decimal(3)


@pytest.mark.parametrize(
    ("base", "held", "outline", "verdict"),
    [
        (ONE, ONE, ONE, Verdict.NOBODY),
        (ONE, ONE, TWO, Verdict.NOBODY),
        (ONE, Decimal("1.00"), TWO, Verdict.NOBODY),
        (None, None, TWO, Verdict.NOBODY),
        (ONE, TWO, TWO, Verdict.BOTH_ALIKE),
        (ONE, TWO, ONE, Verdict.WORKBOOK),
        (None, TWO, None, Verdict.WORKBOOK),
        (ONE, TWO, THREE, Verdict.CONFLICT),
        (None, TWO, THREE, Verdict.CONFLICT),
        (ONE, None, ONE, Verdict.EMPTIED),
        (ONE, None, TWO, Verdict.EMPTIED),
        (ONE, None, None, Verdict.BOTH_ALIKE),
    ],
)
def test_who_changed_a_number(base: Value, held: Value, outline: Value, verdict: Verdict) -> None:
    assert judged(Kind.NUMBER, base, held, outline) is verdict


def test_spaces_in_a_text_do_not_count() -> None:
    assert judged(Kind.TEXT, "a study", "a  study ", "another") is Verdict.NOBODY
    assert judged(Kind.TEXT, "a study", "a trip", "a study") is Verdict.WORKBOOK
