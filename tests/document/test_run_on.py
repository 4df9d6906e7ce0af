"""Lines that look like points and make no list are found, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.document.run_on import run_on_points
from toolkit.document.suspects import may_run_on


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("a)", "b)"),
        ("A.", "B."),
        ("A)", "B)"),
        ("(1)", "(2)"),
        ("ii.", "iii."),
        ("I.", "II."),
        ("1:", "2:"),
        ("1.1", "1.2"),
        ("2.3.1.", "2.3.2."),
        *((sign, sign) for sign in ("»", "§", "⇒", "✅", "★", "->", "=>", "--", "~")),
        *((letter, letter) for letter in "ovqüØ"),
    ],
)
def test_two_lines_that_begin_alike_or_count_on_are_points(one: str, two: str) -> None:
    text = f"Our aims:\n{one} first\n{two} second"
    assert may_run_on(text)
    found = run_on_points(text)
    assert found is not None
    assert (found.start, found.marks) == (10, tuple(dict.fromkeys((one, two))))


@pytest.mark.parametrize(("one", "two"), [("-", "-"), ("*", "*")])
def test_a_sign_close_to_its_word_makes_no_point(one: str, two: str) -> None:
    text = f"{one}first\n{two}second"
    assert may_run_on(text)
    assert run_on_points(text) == (0, (one,))


@pytest.mark.parametrize(
    "text",
    [
        "*one* word\n*two* words",
        "**one** word\n**two** words",
        "(see above)\n(see below)",
        "[[one]] goes\n[[two]] comes",
        "In 1.5\n1.6 and more",
        "A project\nA plan",
        "I am\nI was",
        "€ 5\n€ 6",
        "~20 SMEs\n~30 more",
        "~ 20 SMEs",
        "§ 5 says",
        "✓ one\n✓ two",
        "1. one\n2. two",
        "A. Smith and\nC. Jones",
    ],
)
def test_what_is_drawn_as_it_is_meant_is_left_alone(text: str) -> None:
    assert run_on_points(text) is None


WRITTEN = (
    "- |-|* |*|• |•|– |–\t|o |v |§ |✅ |1. |2. |2.|3: |1.1 |1.2 |a) |b) |(1) |(2) |I. |II. |-> |~ |"
)
MARKS = st.sampled_from([*WRITTEN.split("|"), "\n"])


@given(st.lists(st.tuples(MARKS, st.sampled_from(["one", "two: x.", "1", "a. b", "**c**"]))))
def test_what_is_found_was_worth_the_look(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(mark + words for mark, words in lines)
    assert may_run_on(text) or run_on_points(text) is None
