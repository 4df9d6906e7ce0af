"""Ids that were renamed in the outline, followed in a Word file that somebody has edited."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.merge.word.readings import base_in
from tests.merge.word.rebuilding import updated
from tests.merge.word.sections import CLOCK, Outline
from tests.merge.word.small_outline import END, NEEDS, OUTLINE, PLAN, body, ours
from tests.word_editor.editor import WordEditor
from toolkit.merge.outcome import BlockOutcome
from toolkit.merge.word.find_base import update_word
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.renamed_anchors import Renaming, with_new_ids
from toolkit.ooxml.wordml import BOOKMARK_START, NAME, T
from toolkit.plan.renamed_ids import RenamedIds
from toolkit.writers.docx.anchors import anchor_name

RENAMED = RenamedIds({"plan": "workplan", "survey": "interviews"})
NEW = Outline(
    (
        NEEDS,
        replace(
            PLAN,
            id="workplan",
            rows=tuple(("interviews" if key == "survey" else key, row) for key, row in PLAN.rows),
        ),
        END,
    )
)
TYPED = " And by Anna, who wrote this."


def edited(content: bytes) -> bytes:
    hand = WordEditor(content)
    hand.replace("by all partners.", f"by all partners.{TYPED}")
    return hand.save()


def names(content: bytes) -> set[str]:
    return {one.get(NAME, "") for one in body(content).iter(BOOKMARK_START)}


def words(content: bytes) -> str:
    return "".join(one.text or "" for one in body(content).iter(T))


def test_blocks_and_rows_are_the_same_ones_under_their_new_ids(tmp_path: Path) -> None:
    start = edited(OUTLINE.docx())
    result, account = update_word(start, NEW.docx(2), tmp_path, clock=CLOCK, renamed=RENAMED)
    assert words(result) == words(start)
    assert set(account.counts) == {BlockOutcome.UNCHANGED, BlockOutcome.KEPT}
    assert anchor_name("workplan/tasks#interviews") in names(result)
    assert anchor_name("plan/tasks#survey") not in names(result)
    assert ours(result, "ins") == ours(result, "del") == []


def test_the_record_of_a_merged_file_gets_the_new_ids_as_well(tmp_path: Path) -> None:
    other = replace(END, paragraphs=("Results are public for ten years.",))
    start, _ = updated(edited(OUTLINE.docx()), Outline((NEEDS, PLAN, other)).docx(2))
    assert "ids" not in base_in(start)
    fresh = Outline((NEW.sections[0], NEW.sections[1], other)).docx(3)
    result, account = update_word(start, fresh, tmp_path, clock=CLOCK, renamed=RENAMED)
    assert words(result) == words(start)
    assert BlockOutcome.ADDED not in account.counts
    later = Outline((NEEDS, replace(NEW.sections[1], title="The work plan"), other)).docx(4)
    last, after = update_word(result, later, tmp_path, clock=CLOCK, renamed=RENAMED)
    assert after.counts[BlockOutcome.UPDATED] >= 1
    assert TYPED.strip() in words(last)


def test_without_a_rename_nothing_is_touched() -> None:
    content = OUTLINE.docx()
    base = base_in(content)
    for known in (RenamedIds(), RenamedIds({"other": "plan"})):
        assert with_new_ids(content, base, Renaming(known, base["ids"])) == (content, base)


def test_references_to_a_bookmark_follow_it() -> None:
    content = OUTLINE.docx()
    file = WordFile(content)
    old = anchor_name("plan/tasks#survey")
    before = file.package.parts[file.main].count(old.encode())
    assert before
    renaming = Renaming(RENAMED, base_in(NEW.docx())["ids"])
    result, _ = with_new_ids(content, base_in(content), renaming)
    after = WordFile(result)
    assert after.package.parts[after.main].count(old.encode()) == 0
    new = anchor_name("workplan/tasks#interviews").encode()
    assert after.package.parts[after.main].count(new) == before
