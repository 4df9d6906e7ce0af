"""What must hold where a filled official form that people worked in is built again."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.merge.word.build_laws import accepted, all_refused, refused
from tests.merge.word.readings import comments_of, proposed_by, text
from tests.merge.word.rebuilding import rebuilt
from tests.merge.word.small_official_form import (
    OUTLINE,
    FilledOutline,
    Subsection,
    WorkPackage,
    title_cell,
)
from tests.office_rules.every_rule import faults_of
from tests.office_rules.rules import new_faults
from tests.word_editor.editor import WordEditor
from tests.word_editor.google_docs import saved_by_google_docs
from tests.word_editor.pieces import paragraph, remove, remove_bookmarks, text_of
from tests.word_editor.plain_reading import all_text
from toolkit.merge.outcome import BlockOutcome
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.wordml import TBL, TC, TR, Element, P, parent_of

LONG = int(os.environ.get("PROPOSAL_LAWS", "1")) > 1

CONTENT = OUTLINE.docx()
NEEDS, PARTNERS, ETHICS = OUTLINE.boxes


def box_cell(editor: WordEditor, words: str) -> Any:
    """The cell of the box in which these words are."""
    return list(editor.paragraph(words).iterancestors(TC))[-1]


# what people do


def type_in_a_box(editor: WordEditor) -> None:
    editor.replace("circular design", "circular design, typed1,")


def type_in_a_row(editor: WordEditor) -> None:
    editor.replace("Researcher of materials", "Researcher of materials typed1")


def type_in_a_table_of_a_box(editor: WordEditor) -> None:
    editor.replace("Publish what they answered", "Publish what they answered typed1")


def type_between_boxes(editor: WordEditor) -> None:
    editor.paragraph("Consortium and partners").addprevious(paragraph("typed1 between boxes"))


def type_in_the_title(editor: WordEditor) -> None:
    """The title of a box is the form's: nobody looks at what is written there."""
    editor.replace("Describe needs of firms here.", "Describe needs of firms here. typed1")


def add_a_row(editor: WordEditor) -> None:
    editor.add_row("Bruno Conti", ["Carla typed1", "Designer"])


def delete_a_paragraph(editor: WordEditor) -> None:
    remove(editor.paragraph("Without help few"))


def delete_the_start_of_a_box(editor: WordEditor) -> None:
    cell = box_cell(editor, "Firms have asked")
    remove(next(cell.iter(P)))


def delete_both_ends_of_a_box(editor: WordEditor) -> None:
    cell = box_cell(editor, "No ethical questions")
    first, _, last = cell.iterchildren(P)
    remove(first)
    remove(last)


def empty_a_box(editor: WordEditor) -> None:
    """Everything was marked and deleted: one empty paragraph is left."""
    cell = box_cell(editor, "Firms have asked")
    for one in list(cell.iterchildren(P, TBL)):
        remove(one)
    cell.append(paragraph(""))


def rewrite_a_box(editor: WordEditor) -> None:
    empty_a_box(editor)
    row = next(title_cell(editor.body, "needs").iterancestors(TR))
    open_cell = next(row.getnext().iter(TC))
    open_cell[-1].addprevious(paragraph("typed1 in place of all"))


def split_a_box(editor: WordEditor) -> None:
    """Half of what was in the box is in a new row below it."""
    cell = box_cell(editor, "Without help few")
    row = parent_of(cell)
    made = paragraph("")
    blocks = list(cell.iterchildren(P, TBL))
    at = next(n for n, one in enumerate(blocks) if "Without help few" in text_of(one))
    second = editor.copy_row(row, empty=True)
    lower = next(second.iter(TC))
    for one in list(lower.iterchildren(P)):
        remove(one)
    lower.extend(blocks[at:])
    cell.append(made)
    row.addnext(second)


def set_a_row_before_a_box(editor: WordEditor) -> None:
    cell = box_cell(editor, "Firms have asked")
    row = parent_of(cell)
    second = editor.copy_row(row, empty=True)
    remove_bookmarks(second)
    lower = next(second.iter(TC))
    for one in list(lower.iterchildren(P, TBL)):
        remove(one)
    lower.append(paragraph("typed1 above the box"))
    row.addprevious(second)


def delete_the_title_of_a_box(editor: WordEditor) -> None:
    remove(next(title_cell(editor.body, "needs").iterancestors(TR)))


def delete_a_whole_box(editor: WordEditor) -> None:
    remove(next(title_cell(editor.body, "needs").iterancestors(TBL)))


def comment(editor: WordEditor) -> None:
    editor.comment("Without help few", "typed1: is that so?", "Anna")
    editor.comment("Bruno Conti", "Is he free?", "Anna")


def propose(editor: WordEditor) -> None:
    editor.insert_tracked("Without help few", " typed1 proposed", "Anna")
    editor.delete_tracked("No ethical questions", "Anna")
    editor.propose_row(editor.row("Bruno Conti"), "del", lambda kind: editor.change(kind, "Anna"))


def write_at_the_end_of_a_box(editor: WordEditor) -> None:
    box_cell(editor, "No ethical questions").append(paragraph("typed1 at the end"))


HANDS: dict[str, Callable[[WordEditor], None]] = {
    one.__name__: one
    for one in (
        type_in_a_box,
        type_in_a_row,
        type_in_a_table_of_a_box,
        type_between_boxes,
        type_in_the_title,
        add_a_row,
        delete_a_paragraph,
        delete_the_start_of_a_box,
        delete_both_ends_of_a_box,
        empty_a_box,
        rewrite_a_box,
        split_a_box,
        set_a_row_before_a_box,
        delete_the_title_of_a_box,
        delete_a_whole_box,
        comment,
        propose,
        write_at_the_end_of_a_box,
    )
}

# what changes in the outline

FIRST = "A new first paragraph of the needs."
LAST = "A new last paragraph of the ethics."
SURVEY = OUTLINE.packages[1]
OUTLINES: dict[str, FilledOutline] = {
    "words": OUTLINE.with_box(
        "needs",
        paragraphs=(
            "Firms in nine countries have asked for help with circular design since 2019.",
            *NEEDS.paragraphs[1:],
        ),
    ),
    "first and last": replace(
        OUTLINE,
        boxes=(
            replace(NEEDS, paragraphs=(FIRST, *NEEDS.paragraphs)),
            PARTNERS,
            replace(ETHICS, paragraphs=(*ETHICS.paragraphs, LAST)),
        ),
    ),
    "task": replace(
        OUTLINE,
        packages=(
            OUTLINE.packages[0],
            replace(SURVEY, rows=(*SURVEY.rows, ("t3", ("T2.3", "Thank the firms")))),
            OUTLINE.packages[2],
        ),
    ),
    "row": OUTLINE.with_box("needs", rows=(("new", ("T1.1", "Begin", "1")), *NEEDS.rows)),
    "new package": replace(
        OUTLINE,
        packages=(
            OUTLINE.packages[0],
            WorkPackage("pilot", "Pilot", (("t1", ("T2.1", "Try it with ten firms")),)),
            *OUTLINE.packages[1:],
        ),
    ),
    "no package": replace(OUTLINE, packages=(OUTLINE.packages[0], OUTLINE.packages[2])),
    "order of partners": OUTLINE.with_box(
        "partners", subsections=(PARTNERS.subsections[2], *PARTNERS.subsections[:2])
    ),
    "new partner": OUTLINE.with_box(
        "partners",
        subsections=(
            *PARTNERS.subsections,
            Subsection("partner/tcoe", "TCOE", ("TCOE knows recycling.",), (("z", ("A", "9")),)),
        ),
    ),
    "fewer paragraphs": OUTLINE.with_box("needs", paragraphs=NEEDS.paragraphs[:2]),
    "no table": OUTLINE.with_box("partners", subsections=PARTNERS.subsections[:2]),
}


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


def box_texts(content: bytes, key: str) -> list[str]:
    """The texts of the paragraphs in a box, and of its tables, once all is accepted."""
    body = WordFile(accepted(content)).body
    row: Element = next(title_cell(body, key).iterancestors(TR))
    open_row = row.getnext()
    assert open_row is not None
    return [text_of(one) for one in next(open_row.iter(TC)).iterchildren(P, TBL)]
