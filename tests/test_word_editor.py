"""What the person in the tests does to a Word file is there afterwards, and Word would open it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.merge.word.readings import resolved, said
from tests.merge.word.small_outline import FIRST, SECOND, SENT, THIRD
from tests.office_rules.every_rule import faults_of
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import paragraph
from tests.word_editor.plain_reading import all_text

EDITS: dict[str, tuple[Callable[[WordEditor], object], str]] = {
    "replace": (lambda anna: anna.replace("20 firms", "25 firms"), "covers 25 firms in"),
    "insert": (lambda anna: anna.insert_after("Costs are low", "It is cheap."), "It is cheap."),
    "insert alike": (lambda anna: anna.insert_alike_after("Costs are", "It is."), "It is."),
    "point": (lambda anna: anna.insert_point_after("Costs are", "A point."), "A point."),
    "script": (lambda anna: anna.insert_script("answers", "2", "superscript"), "answers2"),
    "split": (lambda anna: anna.split("Each firm", "The answers"), "writing. \nThe answers"),
    "join": (lambda anna: anna.join("Each firm"), "until the end.Costs are low."),
    "format": (lambda anna: anna.format("20 firms", "b"), FIRST),
    "row": (lambda anna: anna.add_row("Kick-off", ("T9", "Tea", "M3")), "T9\nTea\nM3"),
    "column": (lambda anna: anna.add_column("Kick-off", ("A", "B", "C", "D")), "M9\nD"),
    "insert tracked": (lambda anna: anna.insert_tracked("Costs are", " Yes."), "low. Yes."),
    "delete tracked": (lambda anna: anna.delete_tracked("Costs are"), THIRD),
    "replace tracked": (lambda anna: anna.replace_tracked("20", "25"), "covers 2025 firms"),
    "comment": (lambda anna: anna.comment("20 firms", "Why so few?", "Anna"), "Why so few?"),
    "footnote": (lambda anna: anna.footnote("Costs are", "See below."), "See below."),
    "picture": (lambda anna: anna.picture("Costs are", (9, 9, 9)), "media/9-9.png"),
    "link": (lambda anna: anna.link("Costs are", "here", "https://a.eu/"), "https://a.eu/"),
    "bookmark": (lambda anna: anna.bookmark("Costs are", "Place"), THIRD),
    "text box": (lambda anna: anna.text_box("Costs are", "In a box"), "In a box"),
    "formula": (lambda anna: anna.formula("Costs are", "a+b"), "As a formula: "),
    "control": (lambda anna: anna.control("Costs are", paragraph("Inside.")), "Inside."),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_in_the_file_and_word_would_open_it(name: str) -> None:
    edit, words = EDITS[name]
    anna = WordEditor(SENT)
    edit(anna)
    content = anna.save()
    assert content != SENT
    assert words in all_text(content)
    assert faults_of(content) == faults_of(SENT)


def test_what_was_edited_with_tracking_can_be_accepted_and_rejected() -> None:
    anna = WordEditor(SENT)
    anna.insert_tracked("Costs are", " Yes.").replace_tracked("20 firms", "25 firms")
    anna.delete_tracked("Each firm answers")
    content = anna.save()
    accepted, rejected = (
        said(resolved(content, accept=accept, which=lambda _: True)) for accept in (True, False)
    )
    assert FIRST.replace("20", "25") in accepted
    assert f"{THIRD} Yes." in accepted
    assert SECOND not in accepted
    assert rejected == said(SENT)


def test_what_is_deleted_is_gone_and_what_is_not_there_is_not_found() -> None:
    anna = WordEditor(SENT).delete("Costs are low")
    assert THIRD not in all_text(anna.save())
    for find in (anna.text, anna.paragraph, anna.table, anna.row):
        with pytest.raises(LookupError):
            find("Costs are low")


def test_a_file_that_was_opened_from_a_path_is_saved_there(tmp_path: Path) -> None:
    path = tmp_path / "anna.docx"
    path.write_bytes(SENT)
    content = WordEditor(path).replace("20 firms", "25 firms").save()
    assert path.read_bytes() == content
    assert WordEditor(path).read_paragraph("25 firms") == FIRST.replace("20", "25")
