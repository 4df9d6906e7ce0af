"""What stands in the same order on both sides."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.merge.text.sequences import MOST_COMPARED, best_pairs, increasing, longest_increasing


@given(st.lists(st.integers(0, 30), unique=True))
def test_what_may_stay_rises_and_nothing_more_could(numbers: list[int]) -> None:
    stay = [numbers[at] for at in longest_increasing(numbers)]
    assert stay == sorted(stay)
    best = [1] * len(numbers)
    for at, number in enumerate(numbers):
        best[at] += max((best[n] for n in range(at) if numbers[n] < number), default=0)
    assert len(stay) == max(best, default=0)


def test_of_five_sections_the_one_that_went_to_the_end_moves() -> None:
    assert longest_increasing([1, 3, 4, 5, 2]) == [0, 1, 2, 3]


@given(st.lists(st.lists(st.floats(0, 1), min_size=4, max_size=4), max_size=5))
def test_pairs_are_in_order_and_alike(table: list[list[float]]) -> None:
    found = best_pairs(len(table), 4, lambda row, column: table[row][column], least=0.5)
    assert all(table[row][column] >= 0.5 for row, column in found)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))


def counted(rows: int, columns: int, alike: Callable[[int, int], float]) -> tuple[int, Any]:
    """The pairs, and how often two were compared."""
    compared = 0

    def counting(row: int, column: int) -> float:
        nonlocal compared
        compared += 1
        return alike(row, column)

    found = best_pairs(rows, columns, counting)
    return compared, found


def test_a_great_many_are_not_compared_each_with_each() -> None:
    compared, found = counted(3000, 3000, lambda row, column: 0.9 * (row == column + 40))
    assert compared < 1_100_000
    assert all(one == two + 40 for one, two in found)
    assert len(found) > 2500


def test_equal_ends_of_a_great_many_are_found_at_once() -> None:
    compared, found = counted(
        100_000, 99_999, lambda row, column: float(row - (row >= 50_000) == column)
    )
    assert compared < 200_010
    assert found == [*((n, n) for n in range(50_000)), *((n + 1, n) for n in range(50_000, 99_999))]


def test_up_to_a_bound_all_are_compared() -> None:
    assert counted(500, 500, lambda *_: 0.0) == (MOST_COMPARED, [])


@pytest.mark.parametrize(
    ("numbers", "stay"),
    [
        ([], []),
        ([7], [7]),
        ([1, 2, 3], [1, 2, 3]),
        ([3, 2, 1], [1]),
        ([2, 3, 1], [2, 3]),
        ([5, 1, 2, 3, 4], [1, 2, 3, 4]),
        ([1, 5, 2, 6, 3], [1, 2, 3]),
    ],
)
def test_what_stays_where_it_is(numbers: list[int], stay: list[int]) -> None:
    assert increasing(numbers) == stay


@pytest.mark.parametrize(
    ("table", "pairs"),
    [
        ([], []),
        ([[1.0]], [(0, 0)]),
        ([[0.4]], []),
        ([[0.5, 1.0]], [(0, 1)]),
        ([[0.0, 1.0], [0.9, 0.0]], [(0, 1)]),
        ([[0.9, 0.6], [0.6, 0.9]], [(0, 0), (1, 1)]),
        ([[0.6, 0.5], [1.0, 0.6]], [(0, 0), (1, 1)]),
        ([[0.46, 0.0], [1.0, 0.46]], [(1, 0)]),
    ],
)
def test_the_pairs_that_are_the_most_alike_in_sum(
    table: list[list[float]], pairs: list[tuple[int, int]]
) -> None:
    columns = len(table[0]) if table else 0
    assert best_pairs(len(table), columns, lambda row, column: table[row][column]) == pairs
