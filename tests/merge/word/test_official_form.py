"""What must hold where a filled official form that people worked in is built again."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.merge.word.build_laws import accepted, all_refused, refused
from tests.merge.word.kept_records import kept, without_base, written
from tests.merge.word.official_form_edits import (
    CONTENT,
    FIRST,
    HANDS,
    LAST,
    OUTLINES,
    PARTNERS,
    box_cell,
    delete_a_whole_box,
    delete_both_ends_of_a_box,
    delete_the_start_of_a_box,
    empty_a_box,
    split_a_box,
    without_record,
)
from tests.merge.word.readings import comments_of, proposed_by, text
from tests.merge.word.rebuilding import rebuilt
from tests.merge.word.sections import CLOCK
from tests.merge.word.small_official_form import (
    OUTLINE,
    title_cell,
)
from tests.office_rules.every_rule import faults_of
from tests.office_rules.rules import new_faults
from tests.word_editor.editor import WordEditor
from tests.word_editor.google_docs import saved_by_google_docs
from tests.word_editor.pieces import remove, text_of
from tests.word_editor.plain_reading import all_text
from toolkit.diagnostics import ProposalError
from toolkit.merge.outcome import BlockOutcome
from toolkit.merge.word.find_base import update_word
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.wordml import TBL, TC, TR, Element, P

LONG = int(os.environ.get("PROPOSAL_LAWS", "1")) > 1

PAIRS = [
    (hand, change)
    for row, hand in enumerate(HANDS)
    for column, change in enumerate(OUTLINES)
    if LONG or (row + column) % 5 == 0
]
"""A fifth of all that may come together, all of it in a long run."""


@pytest.mark.parametrize(("hand", "change"), PAIRS)
def test_nothing_is_lost_and_all_can_be_refused(hand: str, change: str) -> None:
    editor = WordEditor(CONTENT)
    HANDS[hand](editor)
    edited = editor.save()
    result, report = rebuilt(edited, OUTLINES[change])
    # nothing that was typed, and no instruction of the form, is lost
    before, known = all_text(edited), faults_of(edited)
    for content in (result, accepted(result), all_refused(result)):
        after = all_text(content)
        assert after.count("typed1") == before.count("typed1")
        assert after.count("Describe") == before.count("Describe")
        assert "Instructions of the form" in after
        assert not new_faults(known, faults_of(content))
    assert Counter(refused(edited)) == Counter(refused(result))
    assert sum(report.counts.values()) == len(report.entries)


@pytest.mark.parametrize("change", OUTLINES)
def test_a_form_that_nobody_touched_says_what_a_new_one_would(change: str) -> None:
    result, _ = rebuilt(CONTENT, OUTLINES[change])
    fresh, new = Counter(text(OUTLINES[change].docx(2))), Counter(text(result))
    assert new == fresh


def test_new_paragraphs_are_in_their_box() -> None:
    editor = WordEditor(CONTENT)
    delete_the_start_of_a_box(editor)
    delete_both_ends_of_a_box(editor)
    result, _ = rebuilt(editor.save(), OUTLINES["first and last"])
    needs = box_texts(result, "needs")
    assert needs[0] == FIRST
    assert needs[1].startswith("Firms have asked")
    assert [one for one in box_texts(result, "ethics") if one][-1] == LAST


def test_the_first_paragraph_of_a_box_is_behind_its_start() -> None:
    result, _ = rebuilt(CONTENT, OUTLINES["first and last"])
    assert box_texts(result, "needs")[:2] == ["", FIRST]
    assert box_texts(result, "ethics")[-2:] == [LAST, ""]


def test_an_emptied_box_takes_up_what_is_new_and_tells_what_changed() -> None:
    editor = WordEditor(CONTENT)
    empty_a_box(editor)
    result, report = rebuilt(editor.save(), OUTLINES["words"])
    assert "nine countries" in " ".join(box_texts(result, "needs"))
    fate = {one.id: one.outcome for one in report.entries}
    assert fate["needs/p1"] is BlockOutcome.CONFLICT
    assert fate["needs/p3"] is BlockOutcome.DELETED


def test_a_box_that_was_deleted_stays_deleted_and_what_is_new_in_it_is_told() -> None:
    editor = WordEditor(CONTENT)
    delete_a_whole_box(editor)
    result, report = rebuilt(editor.save(), OUTLINES["first and last"])
    assert FIRST not in text(result)
    fate = {one.excerpt: (one.outcome, one.note) for one in report.entries}
    assert fate[FIRST] == (BlockOutcome.DELETED, "its box is not in the file")
    assert any(FIRST[:20] in one for one in comments_of(result))


def test_a_split_box_goes_on_in_both_its_parts() -> None:
    editor = WordEditor(CONTENT)
    split_a_box(editor)
    lower = "Without help few of them would begin before 2035."
    new = OUTLINES["words"].with_box(
        "needs", paragraphs=(*OUTLINES["words"].boxes[0].paragraphs[:2], lower)
    )
    result, report = rebuilt(editor.save(), new)
    assert {BlockOutcome.UPDATED} >= {
        one.outcome for one in report.entries if one.outcome is not BlockOutcome.UNCHANGED
    }
    assert lower in text(result)


@pytest.mark.parametrize("hand", ["set_a_row_before_a_box", "delete_the_title_of_a_box"])
def test_a_box_is_found_by_what_is_in_it(hand: str) -> None:
    editor = WordEditor(CONTENT)
    HANDS[hand](editor)
    result, report = rebuilt(editor.save(), OUTLINES["words"])
    assert report.counts[BlockOutcome.UPDATED] == 1
    assert proposed_by(result, "proposal") == ["in nine countries"] or "nine" in all_text(result)


def test_partners_are_moved_in_their_box() -> None:
    result, report = rebuilt(CONTENT, OUTLINES["order of partners"])
    assert report.counts[BlockOutcome.MOVED] == 1
    titles = [one for one in box_texts(result, "partners") if len(one) < 16 and one]
    assert titles[0] == "CITEVE"
    assert titles[-1] == "Next Technology"


def test_a_move_after_which_a_table_would_end_the_box_is_told() -> None:
    editor = WordEditor(CONTENT)
    cell = box_cell(editor, "Three clusters")
    remove(list(cell.iterchildren(P))[-1])
    remove(list(cell.iterchildren(TBL))[-1])
    order = OUTLINE.with_box(
        "partners", subsections=(*PARTNERS.subsections[1:], PARTNERS.subsections[0])
    )
    result, report = rebuilt(editor.save(), order)
    assert not new_faults(faults_of(CONTENT), faults_of(result))
    told = [one.note for one in report.entries if one.outcome is BlockOutcome.CONFLICT]
    assert told == ["not moved, since a table would be the last in its box"]


def test_work_packages_are_moved_with_their_tables() -> None:
    order = replace(OUTLINE, packages=(OUTLINE.packages[0], *OUTLINE.packages[:0:-1]))
    result, report = rebuilt(CONTENT, order)
    assert report.counts[BlockOutcome.MOVED] == 1
    tasks = [one for one in text(result) if "Tell the other" in one or "Ask the firms" in one]
    assert tasks == ["T3.1 | Tell the other clusters", "T2.1 | Ask the firms"]


def test_a_form_without_its_bookmarks_is_known_by_its_words() -> None:
    """Google Docs gives them other names, and keeps no record."""
    edited = saved_by_google_docs(CONTENT)
    result, report = rebuilt(edited, OUTLINES["words"], CONTENT)
    fates = Counter(one.outcome for one in report.entries if one.excerpt)
    assert fates[BlockOutcome.UPDATED] == 1
    assert not {BlockOutcome.DELETED, BlockOutcome.CONFLICT} & set(fates)
    assert "nine countries" in all_text(result)


@pytest.mark.parametrize("damage", [without_record, saved_by_google_docs])
def test_a_form_without_its_record_is_known_by_its_words(
    damage: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    """The Document Inspector takes the record away, Google Docs also the names of bookmarks."""
    kept(CONTENT, tmp_path)
    lost = without_base(damage(CONTENT), properties=False)
    new = OUTLINES["words"].docx(2)
    result, report = update_word(lost, new, tmp_path, clock=CLOCK, state=written(CONTENT))
    assert "nine countries" in all_text(result)
    assert "100%" in report.recognized[0]
    assert not new_faults(faults_of(lost), faults_of(result))
    again, _ = update_word(result, new, tmp_path, clock=CLOCK, state=written(CONTENT))
    assert again == result


@pytest.mark.parametrize("damage", [without_record, saved_by_google_docs])
def test_a_form_of_which_no_record_is_kept_can_be_adopted(
    damage: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    editor = WordEditor(CONTENT).replace("circular design", "circular design, typed1,")
    lost = without_base(damage(editor.save()), properties=False)
    fresh = OUTLINE.docx(2)
    with pytest.raises(ProposalError):
        update_word(lost, fresh, tmp_path, clock=CLOCK)
    result, _ = update_word(lost, fresh, tmp_path, clock=CLOCK, adopt=True)
    assert "typed1" in all_text(result)
    built, report = rebuilt(result, OUTLINES["first and last"])
    assert FIRST in all_text(built)
    assert report.counts[BlockOutcome.ADDED] == 2
    assert "typed1" in all_text(built)


def box_texts(content: bytes, key: str) -> list[str]:
    """The texts of the paragraphs in a box, and of its tables, once all is accepted."""
    body = WordFile(accepted(content)).body
    row: Element = next(title_cell(body, key).iterancestors(TR))
    open_row = row.getnext()
    assert open_row is not None
    return [text_of(one) for one in next(open_row.iter(TC)).iterchildren(P, TBL)]
