"""What stands in the same order on both sides."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from toolkit.merge.word.order import longest_rise, pairs


@given(st.lists(st.integers(0, 30), unique=True))
def test_what_may_stay_rises_and_nothing_more_could(numbers: list[int]) -> None:
    stay = [numbers[at] for at in longest_rise(numbers)]
    assert stay == sorted(stay)
    best = [1] * len(numbers)
    for at, number in enumerate(numbers):
        best[at] += max((best[n] for n in range(at) if numbers[n] < number), default=0)
    assert len(stay) == max(best, default=0)


def test_of_five_sections_the_one_that_went_to_the_end_moves() -> None:
    assert longest_rise([1, 3, 4, 5, 2]) == [0, 1, 2, 3]


@given(st.lists(st.lists(st.floats(0, 1), min_size=4, max_size=4), max_size=5))
def test_pairs_are_in_order_and_alike(table: list[list[float]]) -> None:
    found = pairs(len(table), 4, lambda row, column: table[row][column], least=0.5)
    assert all(table[row][column] >= 0.5 for row, column in found)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))
