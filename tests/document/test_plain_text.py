"""Markdown in the words that a cell of a workbook shows."""

import pytest

from toolkit.document.plain_text import plain_text

KNOWN = {"ateval": ("participants#ateval", "ATEVAL"), "survey": ("x", "T2.1")}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Sent to [[ateval]] by **M4**.", "Sent to ATEVAL by M4."),
        (r"Costs 5 \* 3 and 2 \_x\_", "Costs 5 * 3 and 2 _x_"),
        ("**bold *and* italic**", "bold and italic"),
        ("See [the site](https://x.eu/a_(b)) now", "See the site now"),
        ("See <https://ec.europa.eu>", "See https://ec.europa.eu"),
        (r"1\. Not a list", "1. Not a list"),
        ("`[[survey]]` and [[survey]], [[nobody]]", "[[survey]] and T2.1, [[nobody]]"),
        ("H~2~O, m^2^, 10^-6^, 5^th^, x~max~", "H₂O, m², 10⁻⁶, 5th, xmax"),
        ("CO₂ and m² “quoted” – so", "CO₂ and m² “quoted” – so"),
        ("One\nline.\n\nTwo.", "One line.\nTwo."),
        ("# Head\n\n- a\n- b\n\n4. c\n5. d", "Head\n• a\n• b\n4. c\n5. d"),
        ("• a\n• b", "• a\n• b"),
        ("one\\\ntwo", "one\ntwo"),
        ("> said", "said"),
        ("| A | B |\n|---|---|\n| 1 | 2 |", "A | B\n1 | 2"),
        ("", ""),
    ],
)
def test_the_words_of_a_text(text: str, shown: str) -> None:
    assert plain_text(text, KNOWN.get) == shown
