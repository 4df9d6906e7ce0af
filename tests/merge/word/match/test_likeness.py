"""The words of texts."""

from unittest.mock import sentinel

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.diagnostics import ProposalError
from toolkit.merge.word.match import likeness
from toolkit.merge.word.match.likeness import NEARLY_EQUAL, WordBags, words_of
from toolkit.merge.word.model.text_model import Block, paragraph_of
from toolkit.merge.word.read.document import BodyItem

TEXTS = st.lists(
    st.sampled_from(("firms", "ask", "help", "regions", "export", "skills")), max_size=9
)


def held(blocks: list[list[str]], leaves: list[list[str]]) -> WordBags:
    return WordBags(
        [Block("a", paragraph_of(" ".join(one))) for one in blocks],
        [BodyItem(sentinel.element, paragraph_of(" ".join(one))) for one in leaves],
    )


@given(block=TEXTS.filter(bool), leaves=st.lists(TEXTS, max_size=6))
def test_no_text_that_is_nearly_equal_is_overlooked(
    block: list[str], leaves: list[list[str]]
) -> None:
    found = held([block], leaves)
    near = {at for at in range(len(leaves)) if found.alike(0, at) >= NEARLY_EQUAL}
    assert near <= found.sharing(0, found.places_by_word(range(len(leaves))))


def test_more_than_can_be_compared_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "MOST_COMPARED", 3)
    found = held([["firms"]], [["firms"]])
    assert [found.alike(0, 0) for _ in range(3)] == [1, 1, 1]
    with pytest.raises(ProposalError, match="MRG121"):
        found.alike(0, 0)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("", "", 1.0),
        ("firms ask", "", 0.0),
        ("firms ask", "firms ask", 1.0),
        ("firms ask", "ask firms", 1.0),
        ("firms ask", "Firms ask!", 1.0),
        ("firms ask", "regions help", 0.0),
        ("firms ask", "firms help", 0.5),
        ("firms firms", "firms", 2 / 3),
    ],
)
def test_how_alike_two_texts_are(one: str, other: str, alike: float) -> None:
    words = [words_of(paragraph_of(text)) for text in (one, other)]
    assert likeness.likeness(*words) == pytest.approx(alike)
    assert likeness.likeness(*reversed(words)) == pytest.approx(alike)


def test_figures_of_one_kind_are_alike() -> None:
    assert words_of(paragraph_of("2,500 EUR in M5")) == words_of(paragraph_of("31,000 EUR in M17"))
