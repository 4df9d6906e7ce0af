"""A draft that a build wrote: little is found in it untouched, and more once people edit it."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document

from tests.finished_file.word_faults import contents
from tests.finished_files import LEADS, dossier, draft, read, read_draft, saved, sound_file
from tests.short_xml import wml
from tests.word_editor.editor import WordEditor
from toolkit.diagnostics import Diagnostic
from toolkit.finished_file.file_rules import findings_in, sentence_with
from toolkit.finished_file.generated_texts import Generated, texts_of_record
from toolkit.finished_file.model import FinishedFile, Part
from toolkit.ooxml.package import Package

WRONG = "The consortium of twelve partners meets twice a year."


def found_in(file: FinishedFile) -> dict[str, Diagnostic]:
    return {one.code: one for one in findings_in(file, dossier())}


def behind(content: bytes, *lines: str) -> bytes:
    """The file with paragraphs behind the heading 1.1."""
    document = Document(BytesIO(content))
    heading = "Background and general objectives"
    at = next(
        one
        for one in document.paragraphs
        if one.text.endswith(heading) and one.style.name.startswith("Heading")
    )
    for line in reversed(lines):
        at._p.addnext(document.add_paragraph(line)._p)
    return saved(document)


def test_an_untouched_draft_lacks_nothing_but_the_words_that_it_asks_for() -> None:
    file = read_draft(draft())
    assert file.is_ours
    assert set(found_in(file)) == {"FIL110", "FIL117", "FIL131"}
    assert "not counted" in found_in(file)["FIL110"].message
    people = [one.text for one in file.body if not one.is_generated and one.part is not Part.BOX]
    assert people == []


def test_the_same_without_its_record_is_as_quiet() -> None:
    package = Package.read(draft())
    for name in [*package.parts]:
        if name.startswith("customXml/") or name == "docProps/custom.xml":
            del package.parts[name]
    file = read_draft(package.to_bytes())
    assert file.is_ours
    assert not any(one.is_generated for one in file.body if one.text.strip())
    assert set(found_in(file)) - {"FIL145"} == {"FIL110", "FIL117", "FIL131"}


def test_a_prompt_is_known_by_the_record_and_by_its_first_words() -> None:
    asked = [one for one in read_draft(draft()).body if one.is_prompt]
    assert any(one.text.startswith(LEADS) for one in asked)


def test_a_sentence_that_a_person_wrote_is_held_against_the_plan() -> None:
    found = found_in(read_draft(behind(draft(), WRONG)))["FIL145"]
    assert found.message == "'twelve partners' in the text, but the plan has 3 partners"
    assert found.passage is not None
    assert found.passage.quote == WRONG
    assert found.passage.heading == "1.1 Background and general objectives"


def test_a_sentence_of_a_build_is_not_held_against_the_plan() -> None:
    content = behind(sound_file(), WRONG)
    ours = Generated(frozenset((WRONG,)), leads=LEADS, is_known=True)
    assert "FIL145" in found_in(read(content))
    assert "FIL145" not in found_in(read(content, ours))


def test_a_changed_number_in_a_generated_text_is_a_persons() -> None:
    generated = Generated(frozenset(("It lasts 36 months.",)), frozenset(("Table . Costs",)))
    assert generated.knows("It  lasts 36 months.", None) == (True, False)
    assert generated.knows("It lasts 63 months.", None) == (False, False)
    assert generated.knows("Table 12. Costs", None) == (True, False)


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {"blocks": 7},
        {"blocks": {"a": None, "b": {"text": "x", "rows": [7, ["k"], ["k", [[], [7], "x"]]]}}},
        {"blocks": [7, {"p": ["style"], "t": [[], ["a", 7]], "q": [[], ["x", ["y"]]]}]},
    ],
)
def test_an_odd_record_has_no_texts(data: object) -> None:
    assert [text for text, _ in texts_of_record(data) if text] == []


def test_the_record_of_a_merged_file_is_read() -> None:
    cells = {"t": [["_pk1", "Task", "One\nTwo"], ["_pk2", "T1.1", "Why?"]], "q": [[1, ["", "x"]]]}
    record = {"v": 2, "blocks": [{"p": ["", "Words", []], "asks": "x"}, cells]}
    assert list(texts_of_record(record)) == [
        ("Words", True),
        ("Task", False),
        ("One", False),
        ("Two", False),
        ("T1.1", False),
        ("Why?", True),
    ]


def test_a_long_footnote_is_named_and_a_source_is_not() -> None:
    def noted(words: int) -> set[str]:
        hand = WordEditor(sound_file())
        hand.footnote("2.1.5 Risk management has", "word " * words)
        return set(found_in(read(hand.save())))

    assert "FIL124" in noted(61)
    assert "FIL124" not in noted(60)


def test_contents_without_pages_are_compared_too() -> None:
    document = Document(BytesIO(sound_file()))
    contents(document, "Relevance", "Background and general objectives", "Something of old")
    assert "names Something of old" in found_in(read(saved(document)))["FIL126"].message


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("two", "One. There are two mills. Three.", "There are two mills."),
        ("", "One. Two.", "One. Two."),
        ("gone", "One. Two.", "gone"),
        ("", "word " * 60, f"{('word ' * 32)[:159].rstrip()}…"),
    ],
)
def test_the_sentence_is_quoted_in_which_the_words_are(
    words: str, text: str, expected: str
) -> None:
    assert sentence_with(words, text) == expected


def test_a_sentence_with_inserted_words_is_read_with_them() -> None:
    hand = WordEditor(behind(draft(), "The consortium of partners meets."))
    one = hand.paragraph("The consortium of partners meets.")
    one.append(wml('ins{by=Anna}(r(" It has twelve partners."))'))
    assert {"FIL115", "FIL145"} <= set(found_in(read_draft(hand.save())))
