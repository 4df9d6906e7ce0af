from decimal import Decimal
from time import process_time
from typing import Any

import pytest

from toolkit.compose.sandbox_limits import (
    LINES,
    LONGEST,
    MADE,
    MARKS,
    MOST,
    NESTED,
    PRINTED,
    STEPS,
    EndlessError,
    Meter,
    in_bounds,
    weight,
)


def test_steps_are_counted_and_stopped() -> None:
    meter = Meter(steps=10_000)
    meter.spend(9_000)
    with pytest.raises(EndlessError):
        meter.spend(1_001)


def test_time_is_counted_while_templates_are_rendered_and_stopped() -> None:
    meter = Meter(seconds=0.05)
    meter.spend(10_000)
    meter.start()
    began = process_time()
    while process_time() - began < 0.06:
        pass
    with pytest.raises(EndlessError):
        meter.spend(5_000)


def test_time_between_templates_does_not_count() -> None:
    meter = Meter(seconds=0.05)
    meter.start()
    meter.stop()
    for _ in range(500_000):
        meter.spend(1)


def test_a_text_or_list_that_is_too_long_is_stopped_before_it_is_made() -> None:
    Meter().text(LONGEST)
    Meter().members(MOST)
    with pytest.raises(EndlessError):
        Meter().text(LONGEST + 1)
    with pytest.raises(EndlessError):
        Meter().members(MOST + 1)


def test_all_texts_together_are_counted() -> None:
    meter = Meter()
    for _ in range(MADE // LONGEST):
        meter.text(LONGEST)
    with pytest.raises(EndlessError):
        meter.text(1)


def test_what_is_printed_has_room_up_to_a_bound() -> None:
    meter = Meter()
    assert meter.has_room("x" * PRINTED)
    assert not meter.has_room("x")
    lines = Meter()
    assert lines.has_room("\n" * (LINES - 1) + "\U000f000a")
    assert not lines.has_room("\n")
    marks = Meter()
    assert marks.has_room("|" * (MARKS - 3) + "[\U000f007c\U000f005b")
    assert not marks.has_room("|")


def test_what_is_in_a_list_twice_weighs_twice() -> None:
    assert weight([1, 2]) == 5
    assert weight(([1], [1])) == 9
    assert weight({"a": [1]}) == 5
    assert weight("x" * 640) == 11
    assert weight(range(1_000)) == 1_001
    twin: Any = (1,)
    for _ in range(10):
        twin = (twin, twin)
    assert weight(twin) > 2**10
    with pytest.raises(EndlessError):
        weight((twin,) * 2_000)


def test_lists_that_are_nested_too_deeply_are_stopped() -> None:
    deep: Any = 1
    for _ in range(NESTED):
        deep = (deep,)
    assert weight(deep) == 2 * NESTED + 1
    with pytest.raises(EndlessError):
        weight((deep,))


def test_a_list_that_holds_itself_is_stopped() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(EndlessError):
        weight(endless)


@pytest.mark.parametrize(
    "number",
    [10**30, -(10**30), 1e30, float("inf"), float("nan"), Decimal("1e30"), Decimal("1e-61"),
     Decimal("0e-61"), Decimal("inf"), Decimal("nan")],
)  # fmt: skip
def test_a_number_that_no_proposal_needs_is_stopped(number: Any) -> None:
    with pytest.raises(EndlessError):
        in_bounds(number)


@pytest.mark.parametrize(
    "number", [10**30 - 1, -(10**29), 0, True, 1e29, Decimal("1e29"), Decimal("0e-60"), "x", None]
)
def test_other_numbers_stay_as_they_are(number: Any) -> None:
    assert in_bounds(number) is number


def test_the_bounds_are_several_times_what_the_largest_proposal_takes() -> None:
    assert STEPS > 5 * 330_000
    assert PRINTED > 3 * 300_000
    assert MADE > 10 * 400_000
    assert LINES > 5 * 3_600
