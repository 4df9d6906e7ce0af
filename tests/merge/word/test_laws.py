"""The laws of building again, on random proposals, random edits by hand and random outlines."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from tests.merge.word.random_decisions import decided
from tests.merge.word.random_proposals import RandomProposals
from tests.merge.word.readings import resolved, said, views
from tests.merge.word.rebuilding import rebuilt
from tests.merge.word.sections import Outline, Section
from tests.word_editor.editor import WordEditor
from toolkit.diagnostics import ProposalError
from toolkit.merge.outcome import BlockOutcome
from toolkit.merge.text.tokens import is_word
from toolkit.merge.word import update as word
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.document import body_items
from toolkit.merge.word.read.labels import AS_SHOWN
from toolkit.merge.word.verify.accept_reject import resolve
from toolkit.ooxml.containers import cells_in, rows_in
from toolkit.ooxml.wordml import (
    RPR,
    TBL,
    TRPR,
    T,
)

SEEDS = st.integers(0, 1_000_000)
LAWS = int(os.environ.get("PROPOSAL_LAWS", "4"))

law = settings(max_examples=LAWS, deadline=None, suppress_health_check=list(HealthCheck))


def body(content: bytes, *, accepted: bool) -> list[str]:
    """All that the text says, sorted: a section that was moved is still there."""
    return sorted(map(repr, views(content, accepted=accepted)[0]))


@law
@given(seed=SEEDS, changes=st.integers(0, 8))
def test_where_nobody_edited_accepting_all_gives_the_new_text(seed: int, changes: int) -> None:
    dice = RandomProposals(seed)
    outline = dice.outline()
    new = dice.changed(outline, changes)
    result, _ = rebuilt(outline.docx(), new)
    assert said(result) == said(new.docx())


def scripts(content: bytes) -> list[list[tuple[str, str]]]:
    """The words of every paragraph, each with `~` below the line and `^` above it; sorted, since a
    section that was moved stands elsewhere."""
    leaves = body_items(WordFile(resolved(content, accept=True)), AS_SHOWN)
    found = [
        [
            (token, "".join(set(marks) & set("~^")))
            for token, marks in zip(leaf.paragraph.tokens, leaf.paragraph.marks, strict=True)
            if is_word(token)
        ]
        for leaf in leaves
        if not leaf.gone and not leaf.is_table
    ]
    return sorted(one for one in found if one)


@law
@given(seed=SEEDS, changes=st.integers(0, 8))
def test_where_nobody_edited_sub_and_superscript_are_those_of_the_new_text(
    seed: int, changes: int
) -> None:
    dice = RandomProposals(seed)
    outline = dice.outline()
    new = dice.changed(outline, changes)
    result, _ = rebuilt(outline.docx(), new)
    assert scripts(result) == scripts(new.docx())


@law
@given(seed=SEEDS, changes=st.integers(0, 8))
def test_plain_changes_give_the_new_text_at_once(seed: int, changes: int) -> None:
    dice = RandomProposals(seed)
    outline = dice.outline()
    new = dice.changed(outline, changes)
    result, _ = rebuilt(outline.docx(), new, changes="plain")
    assert said(result) == said(new.docx())
    assert b'w:author="proposal"' not in WordFile(result).package.parts["word/document.xml"]


@law
@given(seed=SEEDS, edits=st.integers(0, 12), changes=st.integers(0, 10))
def test_refusing_all_gives_the_edited_file_back(seed: int, edits: int, changes: int) -> None:
    dice = RandomProposals(seed)
    outline = dice.outline()
    edited, _ = dice.edited(outline.docx(), edits)
    result, _ = rebuilt(edited, dice.changed(outline, changes))
    assert body(result, accepted=False) == body(edited, accepted=False)
    assert sorted(said(result, accepted=False)) == sorted(said(edited))


@law
@given(seed=SEEDS, edits=st.integers(1, 12), changes=st.integers(1, 10), lost=st.booleans())
def test_no_word_written_by_hand_is_ever_lost(
    seed: int, edits: int, changes: int, lost: bool
) -> None:
    dice = RandomProposals(seed)
    outline = dice.outline()
    edited, typed = dice.edited(outline.docx(), edits)
    if lost:
        hand = WordEditor(edited)
        hand.remove_all_bookmarks()
        edited = hand.save()
    new = dice.changed(outline, changes)
    for result in (rebuilt(edited, new)[0], rebuilt(edited, new, changes="plain")[0]):
        for text in (" ".join(said(result)), " ".join(said(result, accepted=False))):
            assert [one for one in typed if one not in text] == []


@law
@given(seed=SEEDS, edits=st.integers(0, 12))
def test_where_the_outline_did_not_change_not_a_byte_does(seed: int, edits: int) -> None:
    dice = RandomProposals(seed)
    outline = dice.outline()
    edited, _ = dice.edited(outline.docx(), edits)
    result, account = rebuilt(edited, outline)
    assert result == edited
    assert not account.changed
    assert set(account.counts) <= {BlockOutcome.UNCHANGED, BlockOutcome.KEPT, BlockOutcome.DELETED}


@law
@given(seed=SEEDS, edits=st.integers(0, 12), changes=st.integers(0, 10))
def test_the_account_names_every_block_once(seed: int, edits: int, changes: int) -> None:
    dice = RandomProposals(seed)
    outline = dice.outline()
    edited, _ = dice.edited(outline.docx(), edits)
    _, account = rebuilt(edited, dice.changed(outline, changes))
    assert sum(account.counts.values()) == len(account.entries) > 0


@law
@given(seed=SEEDS)
def test_four_builds_with_edits_and_decisions_between_lose_nothing(seed: int) -> None:
    dice = RandomProposals(seed)
    outline = dice.outline()
    content = outline.docx()
    typed: list[str] = []
    for _ in range(4):
        edited, new_words = dice.edited(content, 3)
        outline = dice.changed(outline, 3)
        text = " ".join(said(edited))
        typed = [one for one in (*typed, *new_words) if one in text]
        result, _ = rebuilt(edited, outline, content)
        assert body(result, accepted=False) == body(edited, accepted=False)
        text = " ".join(said(result))
        assert [one for one in typed if one not in text] == []
        content = decided(result, dice.random)
        text = " ".join(said(content))
        typed = [one for one in typed if one in text]


@law
@given(seed=SEEDS)
def test_order_does_not_matter_where_edits_do_not_meet(seed: int) -> None:
    """The outline edits the first two sections and the hand the last two, in either order."""
    dice = RandomProposals(seed)
    outline = Outline(tuple(dice.section() for _ in range(4)))
    first = outline.docx()
    here, there = Outline(outline.sections[:2]), outline.sections[2:]
    changed = Outline((*texts_changed(dice, here).sections, *there))
    together, _ = rebuilt(with_titles(first, there), changed, changes="plain")
    built, _ = rebuilt(first, changed, changes="plain")
    assert said(with_titles(built, there)) == said(together)


def with_titles(content: bytes, sections: Sequence[Section]) -> bytes:
    """The file with the titles of these sections written anew by hand."""
    hand = WordEditor(content)
    for one in hand.blocks:
        if "".join(node.text or "" for node in one.iter(T)) in {each.title for each in sections}:
            next(one.iter(T)).text = "By hand: "
    return hand.save()


def texts_changed(dice: RandomProposals, outline: Outline) -> Outline:
    """The outline with other words, its sections where they were."""
    sections = []
    for section in outline.sections:
        texts = tuple(dice.text() for _ in section.paragraphs)
        sections.append(type(section)(section.id, section.title, texts, section.rows))
    return Outline(tuple(sections))


@pytest.mark.parametrize("seed", range(12))
def test_no_validator_finds_more_to_say_than_before(seed: int, tmp_path: Any) -> None:
    dice = RandomProposals(seed)
    outline = dice.outline()
    edited, _ = dice.edited(outline.docx(), 6)
    result, _ = rebuilt(edited, dice.changed(outline, 6))
    before = faults(edited, tmp_path / "before.docx")
    assert [one for one in faults(result, tmp_path / "after.docx") if one not in before] == []


def faults(content: bytes, path: Any) -> list[str]:
    path.write_bytes(content)
    return [one.description for one in OpenXmlValidator().validate(str(path)).errors]


SABOTAGES: dict[str, Callable[[Any], None]] = {
    "a letter is lost": lambda root: shorten(root),
    "a run is lost": lambda root: drop_run(root),
    "a word slips in": lambda root: lengthen(root),
    "a look is changed": lambda root: slant(root),
    "a paragraph is lost": lambda root: root.remove(root[0]),
    "paragraphs change places": lambda root: root[0].addprevious(root[1]),
    "a letter of a cell is lost": lambda root: shorten(a_table(root)),
    "a word slips into a cell": lambda root: lengthen(a_table(root)),
    "a look in a cell is changed": lambda root: slant(a_table(root)),
    "a row is lost": lambda root: a_table(root).remove(rows(root)[-1]),
    "rows change places": lambda root: rows(root)[0].addprevious(rows(root)[1]),
    "a row stands twice": lambda root: rows(root)[0].addnext(deepcopy(rows(root)[0])),
    "cells change places": lambda root: cells(root)[0].addprevious(cells(root)[1]),
    "a cell is lost": lambda root: rows(root)[0].remove(cells(root)[-1]),
    "a row is no head any more": lambda root: rows(root)[0].find(TRPR).clear(),
    "a table is lost": lambda root: root.remove(a_table(root)),
}


def a_table(root: Any) -> Any:
    return next(root.iter(TBL))


def rows(root: Any) -> list[Any]:
    return list(rows_in(a_table(root)))


def cells(root: Any) -> list[Any]:
    return list(cells_in(rows(root)[0]))


def untracked(root: Any) -> Any:
    return next(
        one
        for one in root.iter(T)
        if one.text and one.text.strip() and one.getparent().getparent().tag.endswith("}p")
    )


def shorten(root: Any) -> None:
    untracked(root).text = untracked(root).text[:-1] or "x"


def lengthen(root: Any) -> None:
    untracked(root).text += " word"


def drop_run(root: Any) -> None:
    run = untracked(root).getparent()
    run.getparent().remove(run)


def slant(root: Any) -> None:
    run = untracked(root).getparent()
    look = run.makeelement(RPR, {})
    look.append(run.makeelement(RPR.replace("rPr", "i"), {}))
    run.insert(0, look)


@pytest.mark.parametrize("of_the_table", [False, True], ids=["elsewhere", "beside a change"])
@pytest.mark.parametrize("sabotage", SABOTAGES.values(), ids=list(SABOTAGES))
def test_an_update_that_would_touch_what_was_written_is_refused(
    sabotage: Callable[[Any], None], of_the_table: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("Work is done by all.", "It is done in three steps.")
    steps = [(f"r{at}", (f"T1.{at}", f"A task, number {at}", f"M{at}")) for at in range(1, 7)]
    content = Outline((Section("a", "The plan", words, tuple(steps)),)).docx()
    if of_the_table:
        steps[3] = ("r4", ("T1.4", "A task that was changed", "M4"))
    else:
        words = (words[0], "It is done in four steps.")
    new = Outline((Section("a", "The plan", words, tuple(steps)),))
    take = word.Executor.take

    def harmful(self: Any, steps: Any) -> None:
        take(self, steps)
        sabotage(self._file.body)

    monkeypatch.setattr(word.Executor, "take", harmful)
    with pytest.raises(ProposalError, match="MRG026"):
        rebuilt(content, new)


def test_resolving_nothing_changes_nothing() -> None:
    content = RandomProposals(3).outline().docx()
    tree = WordFile(content).body
    before = views(content, accepted=True)
    resolve(tree, accept=True)
    assert views(content, accepted=True) == before
