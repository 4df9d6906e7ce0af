"""Words are found in English and in French, whatever their endings, accents and line breaks."""

import pytest

from toolkit.checks._vocabulary import folded, speaks_of


def test_a_text_is_folded_to_small_letters_without_accents() -> None:
    assert folded("Les Évaluateurs d\N{RIGHT SINGLE QUOTATION MARK}Europe") == (
        "les evaluateurs d'europe"
    )
    assert folded("Plain") == "plain"


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Two thirds of the votes decide.", "vote"),
        ("La propriété\n  intellectuelle", "propriete intellectuelle"),
        ("an Open  Licence", "open licence$"),
    ],
)
def test_a_text_speaks_of_what_a_word_of_it_begins_with(text: str, stem: str) -> None:
    assert speaks_of(text, [stem])


@pytest.mark.parametrize(
    ("text", "stem"),
    [("An envoy is sent.", "voy"), ("tension", "ten$"), ("open, licence", "open lic")],
)
def test_a_part_of_a_word_is_not_what_a_text_speaks_of(text: str, stem: str) -> None:
    assert not speaks_of(text, [stem])
    assert not speaks_of(text, [])
