from hypothesis import given
from hypothesis import strategies as st

from toolkit.document.sealed import BEGIN, END, opened, parts, prose_alone, seal, seal_prose

SPECIAL = set("\\`*_{}[]()<>#+-.!|~&:@=\"'/\n\t ")
PLAIN = st.text(st.characters(max_codepoint=0xEFFFF, exclude_categories=["Cs"]))


@given(PLAIN)
def test_sealed_text_opens_to_itself_on_one_line(text: str) -> None:
    one_line = text.translate(str.maketrans("\n\r\t\v\f", "     "))
    assert opened(seal(text)) == one_line.replace("\U0001fffe", "�").replace("\U0001ffff", "�")


@given(PLAIN)
def test_nothing_that_markdown_reads_is_left_in_sealed_text(text: str) -> None:
    assert not SPECIAL & set(seal(text))


def test_prose_keeps_its_lines() -> None:
    sealed = seal_prose("a\n\n- *b*")
    assert prose_alone(f" {sealed} ") == "a\n\n- *b*"


def test_prose_beside_words_is_not_alone() -> None:
    assert prose_alone(f"see {seal_prose('a')}") is None
    assert prose_alone(f"{seal_prose('a')}{seal_prose('b')}") is None


def test_plain_text_and_prose_come_in_turn() -> None:
    assert [opened(part) for part in parts(f"see {seal_prose('*a*')}.")] == ["see ", "*a*", "."]


def test_characters_of_the_private_planes_cannot_pretend_to_be_sealed() -> None:
    assert opened(seal("\U000f002a" + BEGIN + END)) == "���"
