from hypothesis import given
from hypothesis import strategies as st

from toolkit.document.literal_text import (
    BEGIN,
    END,
    parts,
    prose_alone,
    protect,
    protect_prose,
    restore,
)

SPECIAL = set("\\`*_{}[]()<>#+-.!|~&:@=\"'/\n\t ")
PLAIN = st.text(st.characters(max_codepoint=0xEFFFF, exclude_categories=["Cs"]))


@given(PLAIN)
def test_sealed_text_opens_to_itself_on_one_line(text: str) -> None:
    one_line = text.translate(str.maketrans("\n\r\t\v\f", "     "))
    assert restore(protect(text)) == one_line.replace("\U0001fffe", "�").replace("\U0001ffff", "�")


@given(PLAIN)
def test_nothing_that_markdown_reads_is_left_in_sealed_text(text: str) -> None:
    assert not SPECIAL & set(protect(text))


def test_prose_keeps_its_lines() -> None:
    sealed = protect_prose("a\n\n- *b*")
    assert prose_alone(f" {sealed} ") == "a\n\n- *b*"


def test_prose_beside_words_is_not_alone() -> None:
    assert prose_alone(f"see {protect_prose('a')}") is None
    assert prose_alone(f"{protect_prose('a')}{protect_prose('b')}") is None


def test_plain_text_and_prose_come_in_turn() -> None:
    assert [restore(part) for part in parts(f"see {protect_prose('*a*')}.")] == ["see ", "*a*", "."]


def test_characters_of_the_private_planes_cannot_pretend_to_be_sealed() -> None:
    assert restore(protect("\U000f002a" + BEGIN + END)) == "���"
