"""Prose that a cell shows in plain words takes changed words up and keeps its marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.text_pieces import CALM, Piece
from toolkit.document.plain_text import plain_text
from toolkit.merge.pull.cell_prose import rewritten, typed

KNOWN = {"survey": ("x", "T2.1"), "ateval": ("participants#ateval", "ATEVAL")}


@pytest.mark.parametrize(
    ("old", "words", "new"),
    [
        ("Two trips.", "Three trips.", "Three trips."),
        ("Two trips.\n", "Three trips.", "Three trips.\n"),
        ("", "5 * 3 * 2 trips", "5 * 3 * 2 trips"),
        ("", "**no** trips", "\\*\\*no\\*\\* trips"),
        ("", "For [[survey]]", "For [[survey]]"),
        ("", "• one\n• two", "• one\n\n• two"),
        ("", "one\ntwo", "one\n\ntwo"),
        (
            "Two **long** trips for [[survey]] and more, see [the site](https://a.eu).",
            "Two long journeys for T2.1 and much more, see the site.",
            "Two **long** journeys for [[survey]] and much more, see [the site](https://a.eu).",
        ),
        ("We count CO~2~ in all sites", "We count CO₂ in few sites", "We count CO~2~ in few sites"),
        (
            "One is for all.\n\nTwo is for **some**.",
            "One is for all of us.\nTwo is for some.",
            "One is for all of us.\n\nTwo is for **some**.",
        ),
    ],
)  # fmt: skip
def test_changed_words_land_in_the_markdown(old: str, words: str, new: str) -> None:
    assert rewritten(old, words, KNOWN.get) == new
    if "[[" not in words:
        assert plain_text(new, KNOWN.get) == words


@pytest.mark.parametrize(
    ("old", "words"),
    [
        ("Trips for [[survey]] only", "Trips for T2.2 only"),
        ("Trips of **all partners** in May", "Trips of all of"),
    ],
)
def test_a_change_of_a_mention_or_a_mark_is_left(old: str, words: str) -> None:
    assert rewritten(old, words, KNOWN.get) is None


def test_the_same_words_are_no_change() -> None:
    old = "**Two** trips for [[survey]].\n"
    assert rewritten(old, "Two trips for T2.1.", KNOWN.get) == old


@settings(max_examples=60, deadline=None)
@given(CALM, st.integers(0, 6), st.sampled_from(["novel", "two novel", "5 * 3", "a_b"]))
def test_whatever_is_written_reads_as_the_words_that_were_typed(
    piece: Piece, place: int, more: str
) -> None:
    words = plain_text(piece.written, KNOWN.get).split(" ")
    words.insert(place, more)
    wanted = " ".join(words)
    found = rewritten(piece.written, wanted, KNOWN.get)
    assert found is None or plain_text(found, KNOWN.get) == wanted


@given(st.text(st.sampled_from("ab *_~^`[]#-1.\n•–"), max_size=30).map(str.strip))
def test_typed_words_are_read_as_they_stand(words: str) -> None:
    lines = [" ".join(line.split()) for line in words.split("\n")]
    words = "\n".join(line for line in lines if line)
    if "[[" not in words:
        assert plain_text(typed(words, KNOWN.get), KNOWN.get) == words
