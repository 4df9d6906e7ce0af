"""The texts of a section are printed once each, in their places."""

from toolkit.document.section_texts import SectionTexts, section_field


def test_the_field_of_a_place_is_named_after_its_section() -> None:
    assert section_field("TAG", "TAG") == "sections.TAG"
    assert section_field("TAG", "TAG/answer") == "sections.TAG/answer"
    assert section_field("TAG", "wp/innovate") == "sections.TAG/wp/innovate"


def test_a_text_answers_a_prompt_once_and_none_is_left_out() -> None:
    texts = SectionTexts("TAG", {"TAG": "All.", "TAG/a": "A.", "TAG/b": "B.", "TAGS": "No."})
    assert texts.answer("sections.TAG/a") == "A."
    assert texts.answer("sections.TAG/a") == ""
    assert texts.answer("sections.TAG/c") is None
    assert texts.answer("project.summary") is None
    assert list(texts.left()) == [("TAG", "All."), ("TAG/b", "B.")]
    assert list(texts.left()) == []


def test_what_the_template_prints_itself_is_not_printed_again() -> None:
    texts = SectionTexts("TAG", {"TAG": "All."}, printed=True)
    assert texts.answer("sections.TAG") == ""
    assert list(texts.left()) == []
