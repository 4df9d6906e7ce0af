"""What people live through when they build again, by name; each also with LibreOffice between."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.merge.word.readings import comments_of, resolved, said, views
from tests.merge.word.rebuilding import rebuilt
from tests.merge.word.sections import CLOCK, Outline, Section
from tests.merge.word.small_outline import (
    END,
    FIRST,
    NEEDS,
    OUTLINE,
    PLAN,
    SECOND,
    THIRD,
    body,
    changed,
    fate,
    ours,
    texts,
)
from tests.office import WAYS
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import paragraph, run, table, text_of
from toolkit.merge.outcome import BlockOutcome, MergeReport
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.update import merge_word
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.wordml import BOOKMARK_START, DEL, INS, PPR, RPR, TBL, P, R, element, w

Again = Callable[..., tuple[bytes, MergeReport]]


@pytest.fixture(params=WAYS)
def again(request: pytest.FixtureRequest, tmp_path: Path) -> Again:
    """Builds again on what a hand left, perhaps after a trip through LibreOffice."""

    def build(hand: WordEditor, outline: Outline, **more: Any) -> tuple[bytes, MergeReport]:
        edited = request.param(hand.save(), tmp_path)
        result, account = rebuilt(edited, outline, **more)
        assert sorted(said(result, accepted=False)) == sorted(said(edited, accepted=False))
        return result, account

    return build


def test_words_of_an_untouched_paragraph_change_word_by_word(again: Again) -> None:
    new = FIRST.replace("20", "35").replace("Spain", "Portugal")
    result, account = again(WordEditor(OUTLINE.docx()), changed(**texts(new, SECOND, THIRD)))
    assert ours(result, DEL) == ["20", "Spain"]
    assert ours(result, INS) == ["35", "Portugal"]
    assert new in said(result)
    assert fate(account, "needs/p1") is BlockOutcome.UPDATED


def test_edits_of_different_words_are_merged(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.replace("covers", "thoroughly covers")
    result, account = again(hand, changed(**texts(FIRST.replace("Spain", "Italy"), SECOND, THIRD)))
    assert "The survey D2.3 thoroughly covers 20 firms in textile regions of Italy." in said(result)
    assert fate(account, "needs/p1") is BlockOutcome.MERGED
    assert not account.open


def test_edits_of_the_same_words_keep_both_with_a_comment(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.replace("Costs are low.", "Costs are moderate.")
    result, account = again(hand, changed(**texts(FIRST, SECOND, "Costs are high.")))
    place = said(result).index("Costs are moderate.")
    assert said(result)[place + 1] == "Costs are high."
    assert "Costs are high." not in said(result, accepted=False)
    assert fate(account, "needs/p3") is BlockOutcome.CONFLICT
    (comment,) = comments_of(result)
    assert comment.startswith("Under 'Needs of the firms': The outline and you")
    assert "Before: 'low'. Here: 'moderate'. The outline: 'high'." in comment


def test_the_same_edit_on_both_sides_is_no_change(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.replace("Costs are low.", "Costs are high.")
    result, account = again(hand, changed(**texts(FIRST, SECOND, "Costs are high.")))
    assert ours(result, INS) == ours(result, DEL) == []
    assert fate(account, "needs/p3") is BlockOutcome.UNCHANGED


def test_labels_in_a_rewritten_paragraph_are_brought_up_to_date(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.replace(
        FIRST, "All that we know of firms comes from our own survey (see D2.3), as always."
    )
    result, account = again(hand, changed(**texts(FIRST.replace("D2.3", "D2.4"), SECOND, THIRD)))
    assert "All that we know of firms comes from our own survey (see D2.4), as always." in said(
        result
    )
    assert fate(account, "needs/p1") is BlockOutcome.MERGED


def test_tracked_changes_of_others_stay_theirs(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.insert_tracked("Each firm answers", " Alice agrees.")
    new = SECOND.replace("writing", "person")
    result, _ = again(hand, changed(**texts(FIRST, new, THIRD)))
    assert f"{new} Alice agrees." in said(result)
    theirs = [one for one in body(result).iter(INS) if one.get(w("author")) == "Alice"]
    assert ["".join(one.itertext()) for one in theirs] == [" Alice agrees."]


def test_a_deletion_that_others_propose_stays_their_proposal(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.delete_tracked("Costs are low.")
    result, account = again(hand, changed(**texts(FIRST.replace("20", "30"), SECOND, THIRD)))
    theirs = [one for one in body(result).iter(DEL) if one.get(w("author")) == "Alice"]
    assert "".join(theirs[0].itertext()) == "Costs are low."
    assert fate(account, "needs/p3") is BlockOutcome.KEPT


def test_new_words_take_the_look_that_a_person_gave(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    one = hand.paragraph("Costs are low.").find(R)
    look = etree.Element(RPR)
    look.append(element("b"))
    one.insert(0, look)
    result, _ = again(hand, changed(**texts(FIRST, SECOND, "Costs are high.")))
    (made,) = [one for one in body(result).iter(INS) if "high" in "".join(one.itertext())]
    assert made.find(f"{R}/{RPR}/{w('b')}") is not None


def test_emphasis_alone_is_a_change_of_look(again: Again) -> None:
    result, account = again(
        WordEditor(OUTLINE.docx()), changed(**texts(FIRST, SECOND, "Costs are *low*."))
    )
    assert ours(result, INS) == ours(result, DEL) == []
    (change,) = list(body(result).iter(w("rPrChange")))
    assert text_of(change.getparent().getparent()) == "low"
    assert fate(account, "needs/p3") is BlockOutcome.UPDATED


def test_a_section_moved_by_hand_is_updated_where_it_is(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    blocks = hand.blocks
    heading = hand.paragraph("The plan")
    start = blocks.index(hand.paragraph("Needs of the firms"))
    for one in blocks[start : blocks.index(heading)]:
        hand.paragraph("What remains").addprevious(one)
    result, account = again(hand, changed(**texts(FIRST.replace("20", "30"), SECOND, THIRD)))
    lines = said(result)
    place = lines.index(FIRST.replace("20", "30"))
    assert place > lines.index("The plan")
    assert fate(account, "needs/p1") is BlockOutcome.UPDATED


def test_a_section_deleted_by_hand_stays_deleted(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    for words in ("Needs of the firms", FIRST, SECOND, THIRD):
        hand.delete(words)
    new = texts(FIRST.replace("20", "30"), SECOND.replace("writing", "person"), THIRD)
    result, account = again(hand, changed(**new))
    assert not any("30 firms" in line for line in said(result))
    (comment,) = comments_of(result)
    assert "'The survey D2.3 covers 30 firms in textile regions of Spain.' under 'Needs" in comment
    assert "needs/p1" not in comment
    assert fate(account, "needs/p1") is BlockOutcome.DELETED
    assert fate(account, "needs/p3") is BlockOutcome.DELETED


def test_a_paragraph_deleted_by_hand_and_changed_is_proposed_again(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.delete(SECOND)
    new = SECOND.replace("writing", "person")
    result, account = again(hand, changed(**texts(FIRST, new, THIRD)))
    assert new in said(result)
    assert not any("Each firm" in line for line in said(result, accepted=False))
    assert fate(account, "needs/p2") is BlockOutcome.CONFLICT


def test_a_paragraph_deleted_by_hand_and_not_changed_stays_deleted(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.delete(SECOND)
    result, account = again(hand, changed(**texts(FIRST.replace("20", "30"), SECOND, THIRD)))
    assert not any("Each firm" in line for line in said(result))
    assert fate(account, "needs/p2") is BlockOutcome.DELETED


def test_what_the_outline_drops_goes_where_nobody_edited(again: Again) -> None:
    result, account = again(WordEditor(OUTLINE.docx()), changed(**texts(FIRST, THIRD)))
    assert SECOND not in said(result)
    assert ours(result, DEL) == [SECOND]
    assert BlockOutcome.REMOVED in account.counts


def test_what_the_outline_drops_is_kept_where_somebody_edited(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.replace("kept by the leader", "kept by the leader under lock and key")
    result, account = again(hand, changed(**texts(FIRST, THIRD)))
    assert any("under lock and key" in line for line in said(result))
    assert account.counts[BlockOutcome.UNPLACED] == 1
    assert any("no longer in the outline" in comment for comment in comments_of(result))


def test_text_under_a_dropped_heading_is_kept_under_a_marked_one(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.insert_after(FIRST, "This I wrote myself.")
    result, account = again(hand, Outline((PLAN, END)))
    lines = said(result)
    place = lines.index("This I wrote myself.")
    assert lines[place - 1] == "No longer in the outline: Needs of the firms"
    assert FIRST not in lines
    assert fate(account, "needs") is BlockOutcome.UNPLACED


def test_a_new_first_paragraph_is_a_new_one(again: Again) -> None:
    new = "Firms asked for help in many ways."
    result, account = again(WordEditor(OUTLINE.docx()), changed(**texts(new, FIRST, SECOND, THIRD)))
    assert ours(result, INS) == [new]
    assert ours(result, DEL) == []
    assert account.counts[BlockOutcome.ADDED] == 1


def test_new_text_comes_after_what_was_written_by_hand(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.insert_after(FIRST, "My own addition.")
    new = "A second finding of the outline, long enough to be told apart."
    result, _ = again(hand, changed(**texts(FIRST, new, SECOND, THIRD)))
    lines = said(result)
    place = lines.index(FIRST)
    assert lines[place : place + 4] == [FIRST, "My own addition.", new, SECOND]


def test_a_new_section_stands_where_the_outline_has_it(again: Again) -> None:
    new = Section("risks", "Risks", ("Little can go wrong.",), PLAN.rows[:1])
    outline = Outline((NEEDS, new, PLAN, END))
    result, account = again(WordEditor(OUTLINE.docx()), outline)
    assert said(result) == said(outline.docx())
    assert fate(account, "risks") is BlockOutcome.ADDED


def test_a_section_that_the_outline_moves_takes_the_hand_written_along(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.insert_after(SECOND, "My own addition.")
    result, account = again(hand, Outline((PLAN, NEEDS, END)))
    lines = said(result)
    assert lines.index("The plan") < lines.index("Needs of the firms")
    assert lines[lines.index("My own addition.") - 1] == SECOND
    assert BlockOutcome.MOVED in account.counts
    assert any("moved" in comment for comment in comments_of(result))


def test_a_section_is_not_moved_over_a_change_of_the_page(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    ending = deepcopy(hand.file.body[-1])
    for one in list(ending):
        if one.tag.endswith("Reference"):
            ending.remove(one)
    properties = hand.paragraph(THIRD).find(PPR)
    properties.append(ending)
    result, account = again(hand, Outline((PLAN, NEEDS, END)))
    lines = said(result)
    assert lines.index(THIRD) < lines.index(PLAN.paragraphs[0])
    assert any("orientation" in entry.note for entry in account.entries)


@pytest.mark.parametrize("kind", ["commentRange", "bookmark", "perm"])
@pytest.mark.parametrize("order", [(PLAN, NEEDS, END), (NEEDS, END, PLAN)], ids=["up", "down"])
def test_a_section_is_not_moved_where_a_range_would_end_before_it_begins(
    kind: str, order: tuple[Section, ...]
) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.paragraph(THIRD).append(element(f"{kind}Start", id="9100"))
    hand.paragraph("three steps").append(element(f"{kind}End", id="9100"))
    result, account = rebuilt(hand.save(), Outline(order))
    lines = said(result)
    assert lines.index("Needs of the firms") < lines.index("The plan")
    refused = any("comment or bookmark" in entry.note for entry in account.entries)
    assert refused is (order[0] is PLAN)


def test_a_section_in_a_content_control_is_not_moved_into_another() -> None:
    hand = WordEditor(OUTLINE.docx())
    headings = [hand.paragraph(part.title) for part in (NEEDS, PLAN, END)]
    for heading, following in pairwise(headings):
        between = takewhile(lambda one, end=following: one is not end, heading.itersiblings())
        section = [heading, *between]
        control, content = element("sdt"), element("sdtContent")
        control.append(content)
        heading.addprevious(control)
        content.extend(section)
    result, account = rebuilt(hand.save(), Outline((PLAN, NEEDS, END)))
    lines = said(result)
    assert lines.index("Needs of the firms") < lines.index("The plan")
    assert any("content control" in entry.note for entry in account.entries)


def test_sections_put_in_order_by_hand_are_left_so(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.paragraph("The plan").addprevious(hand.paragraph("What remains"))
    hand.paragraph("The plan").addprevious(hand.paragraph("Results are public"))
    result, account = again(hand, Outline((PLAN, NEEDS, END)))
    lines = said(result)
    order = [lines.index(text) for text in (FIRST, END.paragraphs[0], PLAN.paragraphs[0])]
    assert order == sorted(order)
    assert any("by hand" in entry.note for entry in account.entries)


def test_tables_and_text_of_their_own_are_kept(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    one = hand.insert_after(FIRST, "My own table:")
    one.addnext(table([["mine", "all mine"], ["1", "2"]]))
    result, _ = again(hand, changed(**texts(FIRST.replace("20", "30"), SECOND + " So.", THIRD)))
    assert "mine | all mine" in said(result)
    assert FIRST.replace("20", "30") in said(result)


def test_a_new_row_and_a_changed_cell_come_into_an_edited_table(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.add_row("Survey of the firms", ("own", "My own task", "M3"))
    rows = (
        PLAN.rows[0],
        ("survey", ("T1.2", "Survey of the firms", "M2-M8")),
        ("new", ("T1.3", "Coaching", "M7")),
        ("report", ("T1.4", "Report on what firms need", "M9")),
    )
    result, account = again(hand, changed(PLAN, rows=rows))
    lines = [line for line in said(result) if " | " in line]
    assert lines == [
        "No | Task | Months",
        "T1.1 | Kick-off with all partners | M1",
        "T1.2 | Survey of the firms | M2-M8",
        "T1.3 | Coaching | M7",
        "own | My own task | M3",
        "T1.4 | Report on what firms need | M9",
    ]
    assert fate(account, "plan/tasks", of_table=True) is BlockOutcome.MERGED


def test_a_row_that_the_outline_drops_goes_and_an_edited_one_stays(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.replace("Report on what firms need", "Report on what firms need most")
    result, account = again(hand, changed(PLAN, rows=PLAN.rows[:1]))
    lines = said(result)
    assert "T1.2 | Survey of the firms | M2-M6" not in lines
    assert "T1.3 | Report on what firms need most | M9" in lines
    assert fate(account, "plan/tasks", of_table=True) is BlockOutcome.CONFLICT


def test_a_cell_that_both_changed_shows_both(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.replace("M9", "M10")
    rows = (*PLAN.rows[:2], ("report", ("T1.3", "Report on what firms need", "M12")))
    result, account = again(hand, changed(PLAN, rows=rows))
    assert "T1.3 | Report on what firms need | M10 → M12" in said(result)
    assert "T1.3 | Report on what firms need | M10" in said(result, accepted=False)
    assert fate(account, "plan/tasks", of_table=True) is BlockOutcome.CONFLICT


def test_a_column_added_by_hand_stays_and_is_blank_in_new_rows(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.add_column("Survey of the firms", ("Notes", "a", "b", "c"))
    rows = (
        PLAN.rows[0],
        ("survey", ("T1.2", "Survey of all firms", "M2-M6")),
        ("new", ("T1.3", "Coaching", "M7")),
        PLAN.rows[2],
    )
    result, _ = again(hand, changed(PLAN, rows=rows))
    lines = [line for line in said(result) if " | " in line]
    assert "T1.2 | Survey of all firms | M2-M6 | b" in lines
    assert "T1.3 | Coaching | M7 | " in lines


def test_rows_that_the_outline_puts_elsewhere_move_as_proposals(again: Again) -> None:
    rows = (PLAN.rows[1], PLAN.rows[0], PLAN.rows[2])
    outline = changed(PLAN, rows=rows)
    result, _ = again(WordEditor(OUTLINE.docx()), outline)
    assert said(result) == said(outline.docx())


def test_other_columns_replace_an_untouched_table_as_a_whole(again: Again) -> None:
    outline = changed(
        PLAN, columns=("No", "Task"), rows=tuple((key, cells[:2]) for key, cells in PLAN.rows)
    )
    result, account = again(WordEditor(OUTLINE.docx()), outline)
    assert said(result) == said(outline.docx())
    assert fate(account, "plan/tasks", of_table=True) is BlockOutcome.UPDATED


def test_an_edited_table_with_other_columns_keeps_what_was_typed(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.replace("Survey of the firms", "Survey of my firms")
    outline = changed(
        PLAN, columns=("No", "Task"), rows=tuple((key, cells[:2]) for key, cells in PLAN.rows)
    )
    result, account = again(hand, outline)
    assert "T1.2 | Survey of my firms" in said(result)
    assert "T1.2 | Survey of the firms" not in said(result)
    assert "T1.2 | Survey of my firms | M2-M6" in said(result, accepted=False)
    assert fate(account, "plan/tasks", of_table=True) is BlockOutcome.MERGED


def test_a_paragraph_that_was_split_is_updated_in_both_halves(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.split(SECOND, "The answers")
    new = SECOND.replace("writing", "person").replace("leader", "coordinator")
    result, account = again(hand, changed(**texts(FIRST, new, THIRD)))
    lines = said(result)
    place = next(n for n, line in enumerate(lines) if line.startswith("Each firm"))
    assert lines[place].strip() == "Each firm answers in person."
    assert lines[place + 1] == "The answers are kept by the coordinator until the end."
    assert fate(account, "needs/p2") is BlockOutcome.MERGED


def test_paragraphs_that_were_joined_are_both_updated(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.join(FIRST)
    new = (FIRST.replace("20", "30"), SECOND.replace("writing", "person"), THIRD)
    result, account = again(hand, changed(**texts(*new)))
    assert new[0] + new[1] in said(result)
    assert fate(account, "needs/p1") is fate(account, "needs/p2") is BlockOutcome.MERGED


def test_an_anchor_that_slipped_to_an_empty_line_does_no_harm(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    one = hand.paragraph(SECOND)
    empty = element("p")
    for mark in [mark for mark in one if mark.tag.endswith(("bookmarkStart", "bookmarkEnd"))]:
        empty.append(mark)
    one.addprevious(empty)
    result, account = again(hand, changed(**texts(FIRST, SECOND.replace("end", "last day"), THIRD)))
    assert SECOND.replace("end", "last day") in said(result)
    assert fate(account, "needs/p2") is BlockOutcome.UPDATED


def test_a_copied_section_is_the_persons_own_text(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    copies = [deepcopy(hand.paragraph(words)) for words in (FIRST, SECOND)]
    for one in reversed(copies):
        for mark in list(one.iter(BOOKMARK_START, w("bookmarkEnd"))):
            mark.getparent().remove(mark)
        hand.paragraph("Results are public").addnext(one)
    new = FIRST.replace("20", "30")
    result, _ = again(hand, changed(**texts(new, SECOND, THIRD)))
    assert said(result).count(new) == 1
    assert said(result).count(FIRST) == 1


def test_text_in_content_controls_is_seen_and_updated(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    one = hand.paragraph(FIRST)
    control = etree.Element(w("sdt"))
    etree.SubElement(control, w("sdtPr"))
    inside = etree.SubElement(control, w("sdtContent"))
    one.addprevious(control)
    inside.append(one)
    result, account = again(hand, changed(**texts(FIRST.replace("20", "30"), SECOND, THIRD)))
    assert FIRST.replace("20", "30") in said(result)
    assert fate(account, "needs/p1") is BlockOutcome.UPDATED


def test_all_anchors_lost_the_text_is_known_by_its_words(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.remove_all_bookmarks()
    hand.replace("covers", "thoroughly covers")
    rows = (*PLAN.rows[:2], ("report", ("T1.3", "Report on what firms need", "M12")))
    new = Section(**{**PLAN.__dict__, "rows": rows})
    needs = Section(**{**NEEDS.__dict__, **texts(FIRST.replace("Spain", "Italy"), SECOND, THIRD)})
    result, _ = again(hand, Outline((needs, new, END)))
    assert "The survey D2.3 thoroughly covers 20 firms in textile regions of Italy." in said(result)
    assert "T1.3 | Report on what firms need | M12" in said(result)


def test_a_header_that_both_edited_is_merged() -> None:
    hand = WordEditor(OUTLINE.docx())
    part = next(part for kind, part, _ in hand.file.stories() if kind == "header")
    node = next(hand.file.touch(part).iter(w("t")))
    node.text = f"Confidential: {node.text}"
    edited = hand.save()
    fresh = OUTLINE.docx(2)
    new = WordFile(fresh)
    found = base_of(new.package)
    assert found
    header = next(part for kind, part, _ in new.stories() if kind == "header")
    next(new.touch(header).iter(w("t"))).text = "RUNNING title, second edition"
    fresh = new.to_bytes_with(lambda _: None)
    result, account = merge_word(edited, found[0], fresh, clock=CLOCK)
    file = WordFile(resolved(result, accept=True))
    tree = next(tree for kind, _, tree in file.stories() if kind == "header")
    assert text_of(tree) == "Confidential: RUNNING title, second edition"
    assert fate(account, "header") is BlockOutcome.MERGED


def pending(outline: Outline) -> bytes:
    """A file with proposals that wait."""
    return rebuilt(OUTLINE.docx(), outline)[0]


def test_proposals_that_wait_are_brought_up_to_date(again: Again) -> None:
    waiting = pending(changed(**texts(FIRST.replace("20", "30"), SECOND, THIRD)))
    result, _ = again(
        WordEditor(waiting), changed(**texts(FIRST.replace("20", "40"), SECOND, THIRD))
    )
    assert FIRST.replace("20", "40") in said(result)
    assert FIRST in said(result, accepted=False)
    assert ours(result, INS) == ["40"]
    assert ours(result, DEL) == ["20"]


def test_a_proposal_that_was_refused_stays_refused(again: Again) -> None:
    outline = changed(**texts(FIRST.replace("20", "30"), SECOND, THIRD))
    refused = resolved(pending(outline), accept=False)
    new = Outline(tuple(texts_of(one) for one in outline.sections))
    result, _ = again(WordEditor(refused), new)
    assert FIRST in said(result)
    assert "Results are public and stay so for decades." in said(result)


def texts_of(part: Section) -> Section:
    if part.id != "end":
        return part
    return Section("end", END.title, ("Results are public and stay so for decades.",))


def test_a_proposal_that_was_accepted_is_settled(again: Again) -> None:
    outline = changed(**texts(FIRST.replace("20", "30"), SECOND, THIRD))
    accepted = resolved(pending(outline), accept=True)
    result, account = again(WordEditor(accepted), outline)
    assert result == accepted or ours(result, INS) == []
    assert fate(account, "needs/p1") is BlockOutcome.UNCHANGED


def test_a_proposal_that_was_accepted_and_edited_is_merged(again: Again) -> None:
    outline = changed(**texts(FIRST.replace("20", "30"), SECOND, THIRD))
    hand = WordEditor(resolved(pending(outline), accept=True))
    hand.replace("firms in", "small firms in")
    new = FIRST.replace("20", "30").replace("Spain", "Italy")
    result, _ = again(hand, changed(**texts(new, SECOND, THIRD)))
    assert new.replace("firms in", "small firms in") in said(result)


def test_a_new_paragraph_that_waits_is_replaced_by_its_next_version(again: Again) -> None:
    added = "Firms ask for help with the export of their goods."
    waiting = pending(changed(**texts(FIRST, added, SECOND, THIRD)))
    new = added.replace("export", "import")
    result, _ = again(WordEditor(waiting), changed(**texts(FIRST, new, SECOND, THIRD)))
    assert new in said(result)
    assert added not in said(result)
    assert said(result, accepted=False) == said(OUTLINE.docx())


def test_a_new_paragraph_that_was_refused_does_not_come_back(again: Again) -> None:
    added = "Firms ask for help with the export of their goods."
    outline = changed(**texts(FIRST, added, SECOND, THIRD))
    refused = resolved(pending(outline), accept=False)
    changed_end = Outline(tuple(texts_of(one) for one in outline.sections))
    result, account = again(WordEditor(refused), changed_end)
    assert added not in said(result)
    assert BlockOutcome.DELETED in account.counts


def test_a_conflict_that_waits_takes_the_next_version(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.replace("Costs are low.", "Costs are moderate.")
    waiting, _ = rebuilt(hand.save(), changed(**texts(FIRST, SECOND, "Costs are high.")))
    result, account = again(WordEditor(waiting), changed(**texts(FIRST, SECOND, "Costs are huge.")))
    lines = said(result)
    place = lines.index("Costs are moderate.")
    assert lines[place + 1] == "Costs are huge."
    assert "Costs are high." not in lines
    assert fate(account, "needs/p3") is BlockOutcome.CONFLICT
    assert len(comments_of(result)) == 1


def test_a_conflict_that_was_decided_is_over(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.replace("Costs are low.", "Costs are moderate.")
    waiting, _ = rebuilt(hand.save(), changed(**texts(FIRST, SECOND, "Costs are high.")))
    refused = resolved(waiting, accept=False)
    result, account = again(
        WordEditor(refused), changed(**texts(FIRST.replace("20", "30"), SECOND, "Costs are high."))
    )
    assert "Costs are high." not in said(result)
    assert not account.open


def test_parts_that_nobody_touched_keep_their_bytes() -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.file.package.parts["word/vbaProject.bin"] = b"\x00macro"
    hand.replace("covers", "thoroughly covers")
    edited = hand.save()
    result, _ = rebuilt(edited, changed(**texts(FIRST.replace("Spain", "Italy"), SECOND, THIRD)))
    before, after = (WordFile(content).package.parts for content in (edited, result))
    same = {name for name, content in before.items() if after.get(name) == content}
    changed_parts = set(before) - same
    assert "word/vbaProject.bin" in same
    assert "word/styles.xml" in same
    assert changed_parts <= {"word/document.xml", "docProps/custom.xml", "customXml/item1.xml"} | {
        name for name in before if name.startswith("customXml/")
    }


def test_paragraphs_with_links_to_parts_that_moved_keep_them(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    one = hand.paragraph(THIRD)
    link = element("hyperlink", anchor="somewhere")
    link.append(run("my link"))
    one.append(link)
    result, _ = again(hand, changed(**texts(FIRST, SECOND, "Costs are high.")))
    links = [text_of(one) for one in body(result).iter(w("hyperlink"))]
    assert "my link" in links
    assert "Costs are high.my link" in said(result)


def test_two_tables_never_touch(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.table("Kick-off").addnext(paragraph("between"))
    outline = changed(PLAN, rows=())
    result, _ = again(hand, outline)
    for content in (result, resolved(result, accept=True), resolved(result, accept=False)):
        for one in body(content).iter(TBL):
            following = one.getnext()
            assert following is not None
            assert following.tag == P


def test_a_table_of_ones_own_does_not_touch_one_that_lost_its_caption(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.replace("Kick-off", "Kick-off in Prato")
    hand.paragraph("Tasks of").addprevious(table([["mine", "too"]]))
    result, _ = again(hand, changed(PLAN, rows=()))
    for content in (result, resolved(result, accept=True), resolved(result, accept=False)):
        assert all(one.getnext().tag == P for one in body(content).iter(TBL))
    assert "mine | too" in said(result)


def test_an_anchor_stands_at_one_of_two_halves(again: Again) -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.split(FIRST, FIRST.split(" ")[1])
    hand.replace(FIRST.split(" ")[0], "Oh")
    result, _ = again(hand, changed(**texts("Other words entirely.", SECOND, THIRD)))
    names = [one.get(w("name")) for one in body(result).iter(w("bookmarkStart"))]
    assert sorted(names) == sorted(set(names))


def test_a_last_paragraph_that_people_propose_to_take_away_takes_another_after_it() -> None:
    outline = Outline((Section("alone", "Alone", ("The only words.",)),))
    hand = WordEditor(outline.docx())
    last = hand.paragraph("The only words")
    look = etree.SubElement(last.find(PPR), RPR)
    look.append(element("del", id="700", author="Bob", date="2026-01-01T00:00:00Z"))
    edited = hand.save()
    more = Outline((Section("alone", "Alone", ("The only words.", "And quite different ones.")),))
    result, _ = rebuilt(edited, more)
    assert "And quite different ones." in "".join(said(result))
    assert views(result, accepted=False) == views(edited, accepted=False)


def test_a_last_paragraph_whose_look_people_propose_to_change_takes_another_before_it() -> None:
    outline = Outline((Section("alone", "Alone", ("The only words.",)),))
    hand = WordEditor(outline.docx())
    properties = hand.paragraph("The only words").find(PPR)
    change = element("pPrChange", id="700", author="Bob", date="2026-01-01T00:00:00Z")
    change.append(element("pPr"))
    properties.append(change)
    edited = hand.save()
    more = Outline((Section("alone", "Alone", ("The only words.", "And quite different ones.")),))
    result, _ = rebuilt(edited, more)
    assert "And quite different ones." in "".join(said(result))
    assert views(result, accepted=False) == views(edited, accepted=False)
    assert rebuilt(result, more)[0] == result


def test_plain_changes_still_show_what_waits_for_a_decision() -> None:
    hand = WordEditor(OUTLINE.docx())
    hand.replace("Costs are low.", "Costs are moderate.")
    new = texts(FIRST.replace("20", "30"), SECOND, "Costs are high.")
    edited = hand.save()
    result, account = rebuilt(edited, changed(**new), changes="plain")
    assert ours(result, INS) == ["Costs are high."]
    assert ours(result, DEL) == []
    assert FIRST.replace("20", "30") in said(result, accepted=False)
    assert len(account.open) == 1


def test_building_time_and_again_keeps_one_base_and_one_proposal() -> None:
    content = OUTLINE.docx()
    for number in range(6):
        outline = changed(**texts(FIRST.replace("20", str(30 + number)), SECOND, THIRD))
        content, _ = rebuilt(content, outline)
    before, after = (
        [name for name in WordFile(one).package.parts if name.startswith("customXml/")]
        for one in (OUTLINE.docx(), content)
    )
    assert sorted(before) == sorted(after)
    assert ours(content, INS) == ["35"]
    assert ours(content, DEL) == ["20"]


@pytest.mark.parametrize("edit", [False, True])
def test_a_paragraph_that_somebody_proposes_to_move_takes_the_new_words_where_it_goes(
    edit: bool,
) -> None:
    hand = WordEditor(OUTLINE.docx())
    moved, end = hand.paragraph("Costs are low."), hand.paragraph("Results are public")
    if edit:
        hand.replace("Costs are low.", "All costs are low.")
    hand.propose_move(moved, end, "move1", lambda kind: hand.change(kind, "Carla"))
    new = changed(**texts(FIRST, SECOND, "Costs are high."))
    result, account = rebuilt(hand.save(), new)
    wanted = "All costs are high." if edit else "Costs are high."
    assert fate(account, "needs/p3") is (BlockOutcome.MERGED if edit else BlockOutcome.UPDATED)
    assert [one for one in said(result) if "osts are" in one] == [wanted]
    assert said(result).index(wanted) > said(result).index(
        "Results are public and stay so for years."
    )
    assert comments_of(result) == []
    assert views(result, accepted=False) == views(hand.save(), accepted=False)
    # the one who decides refuses the move: the paragraph is where it was, and takes the words there
    back = resolved(result, accept=False, which=lambda one: one.get(w("author")) == "Carla")
    again, account = rebuilt(back, new)
    assert wanted in said(again) or fate(account, "needs/p3") is BlockOutcome.CONFLICT
