"""Of two texts that disagree, the words are named in which they do."""

from __future__ import annotations

import pytest

from toolkit.merge.text.clashes import Clash, clashes, told
from toolkit.merge.text.tokens import tokens_of


def found(*texts: str) -> list[Clash]:
    return list(clashes(*map(tokens_of, texts)))


@pytest.mark.parametrize(
    ("base", "current", "incoming", "wanted"),
    [
        ("Costs are low.", "Costs are moderate.", "Costs are high.", ("low", "moderate", "high")),
        ("Costs are low.", "Costs are.", "Costs are high.", ("low", "", "high")),
        ("Costs are low.", "Costs are moderate.", "Costs are.", ("low", "moderate", "")),
        ("In M2-M6 it is", "In M2-M7 it is", "In M2-M8 it is", ("M2-M6", "M2-M7", "M2-M8")),
        ("M3 is due", "M4 is due", "M5 is due now", ("M3", "M4", "M5")),
        ("We go.", "We gladly go.", "We never go.", ("", "gladly", "never")),
    ],
)
def test_the_words_that_differ_are_named(
    base: str, current: str, incoming: str, wanted: tuple[str, str, str]
) -> None:
    assert found(base, current, incoming) == [wanted]


def test_what_one_side_changed_alone_is_not() -> None:
    assert found("Ten firms of Spain answer.", "Ten mills of Spain answer.", "Ten firms.") == [
        ("firms of Spain answer", "mills of Spain answer", "firms")
    ]
    assert found("One is red. Two is blue.", "One is green. Two is blue.", "One is red. Two!") == []
    assert found("One.", "Two.", "Two.") == []


def test_they_are_told_shortly() -> None:
    assert told([Clash("low", "moderate", "")], "The outline", 60) == (
        "Before: 'low'. Here: 'moderate'. The outline: nothing."
    )
    many = [Clash("a", "b" * 90, "c")] * 5
    assert told(many, "The outline", 10).endswith("The outline: 'c'. And 2 more.")
    assert "'bbbbbbbbb…'" in told(many, "The outline", 10)
