"""Copies of a filled official form that come back from several people."""

from __future__ import annotations

import pytest

from tests.merge.copies.merged_copies import counts, merged, opened
from tests.merge.word.official_form_edits import CONTENT, HANDS, OUTLINES
from tests.merge.word.readings import base_in, comments_of
from tests.merge.word.rebuilding import rebuilt
from tests.office_rules.every_rule import faults_of
from tests.office_rules.rules import new_faults
from tests.word_editor.editor import WordEditor
from tests.word_editor.plain_reading import all_text

BY_HAND = [one for one in HANDS if one != "type_in_the_title"]


@pytest.mark.parametrize("hand", BY_HAND)
def test_what_was_done_in_a_copy_is_in_the_current_file(hand: str) -> None:
    copy = WordEditor(CONTENT)
    HANDS[hand](copy)
    current = WordEditor(CONTENT).replace("twelve", "twelve of us").save()
    result = merged(current, copy.save()).content
    before = all_text(copy.save()).count("typed1")
    assert all_text(result).count("typed1") == before
    assert "twelve of us" in all_text(result)
    assert not new_faults(faults_of(current), faults_of(result))


def test_a_new_paragraph_of_a_copy_is_in_its_box() -> None:
    anna, bea = WordEditor(CONTENT), WordEditor(CONTENT)
    anna.insert_alike_after("No ethical questions", "Anna adds this.")
    bea.insert_alike_after("Three clusters work", "Bea adds that.")
    result = merged(CONTENT, anna.save(), bea.save()).content
    editor = WordEditor(result)
    for new, known in (("Anna adds", "No ethical questions"), ("Bea adds", "Three clusters work")):
        one, other = editor.paragraph(new), editor.paragraph(known)
        assert one.getparent() is other.getparent()


def test_a_build_goes_on_after_copies_were_merged() -> None:
    anna = WordEditor(CONTENT).replace("circular design", "circular design, says Anna,").save()
    result = merged(CONTENT, anna).content
    assert base_in(result) == base_in(CONTENT)
    built, _ = rebuilt(result, OUTLINES["first and last"])
    assert "says Anna" in all_text(built)
    assert not faults_of(built)


def test_two_copies_that_change_the_same_words_are_both_there() -> None:
    anna = WordEditor(CONTENT).replace("No ethical questions", "Two ethical questions").save()
    bea = WordEditor(CONTENT).replace("No ethical questions", "Nine ethical questions").save()
    result = merged(CONTENT, anna, bea)
    said = all_text(result.content)
    assert "Two ethical" in said
    assert "Nine ethical" in said
    assert comments_of(result.content)
    assert counts(result)[1]["conflict"] == 1


def test_a_copy_without_a_box_brings_the_rest() -> None:
    copy = WordEditor(CONTENT)
    HANDS["delete_a_whole_box"](copy)
    copy.replace("Bruno Conti", "Bruno Conti-Riva")
    result = merged(CONTENT, copy.save()).content
    assert "Conti-Riva" in all_text(result)


def test_a_paragraph_that_was_written_in_a_box_that_is_gone_is_there() -> None:
    copy = WordEditor(CONTENT)
    copy.insert_alike_after("Without help few", "Anna adds this.")
    current = WordEditor(CONTENT)
    HANDS["delete_a_whole_box"](current)
    result = merged(current.save(), copy.save()).content
    assert "Anna adds this." in all_text(result)
    assert not faults_of(result)


def test_a_copy_knows_its_boxes() -> None:
    (copy,) = opened(CONTENT)
    assert len({item.box for item in copy.items}) == 4


def test_what_was_typed_into_the_title_of_a_box_is_told() -> None:
    copy = WordEditor(CONTENT)
    HANDS["type_in_the_title"](copy)
    (taken,) = merged(CONTENT, copy.save()).taken
    assert taken.look_at == (
        "is beside a box of the form in this copy, among titles and instructions, and was not "
        "brought: 'Describe needs of firms here. typed1'",
    )
