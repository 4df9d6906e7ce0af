"""The laws of merging copies, on random proposals and random edits by several people."""

from __future__ import annotations

import os
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from tests.merge.copies.merged_copies import merged
from tests.merge.copies.random_copies import RandomCopies
from tests.merge.word.random_proposals import RandomProposals
from tests.merge.word.readings import text, views
from tests.merge.word.rebuilding import rebuilt
from tests.merge.word.sections import Outline
from tests.word_editor.editor import WordEditor
from toolkit.diagnostics import ProposalError
from toolkit.merge.word.apply import executor
from toolkit.ooxml.wordml import T

SEEDS = st.integers(0, 1_000_000)
LAWS = int(os.environ.get("PROPOSAL_LAWS", "4"))

law = settings(max_examples=LAWS, deadline=None, suppress_health_check=list(HealthCheck))


@law
@given(seed=SEEDS, edits=st.integers(1, 8), built=st.booleans(), plain=st.booleans())
def test_no_word_that_anybody_wrote_is_lost(
    seed: int, edits: int, built: bool, plain: bool
) -> None:
    """Beside this, `merged` sees that refusing all gives the current file back, and that a second
    merge changes nothing."""
    one = RandomCopies(seed, edits, built=built)
    changes = "plain" if plain else "tracked"
    result = merged(one.current, one.anna, one.bob, changes=changes)
    said = " ".join(text(result.content))
    assert [word for word in one.typed if word not in said] == []


@law
@given(seed=SEEDS, edits=st.integers(1, 6))
def test_what_one_person_did_alone_is_there_once_it_is_accepted(seed: int, edits: int) -> None:
    dice = RandomProposals(seed)
    sent = dice.outline().docx()
    hand = WordEditor(sent)
    for _ in range(edits):
        dice.edit_paragraph(hand, dice.random.choice(paragraphs(hand)), "type", f"w{edits}", [])
    copy = hand.save()
    assert text(merged(sent, copy).content) == text(copy)
    assert text(merged(sent, copy, changes="plain").content) == text(copy)


def paragraphs(hand: WordEditor) -> list[Any]:
    return [one for one in hand.blocks if any(node.text for node in one.iter(T))]


@law
@given(seed=SEEDS, edits=st.integers(1, 6), built=st.booleans())
def test_builds_afterwards_work_as_before(seed: int, edits: int, built: bool) -> None:
    one = RandomCopies(seed, edits, built=built)
    content = merged(one.current, one.anna, one.bob).content
    assert rebuilt(content, one.outline, untouched=False)[0] is not None
    said = " ".join(text(rebuilt(content, one.dice.changed(one.outline, 3), untouched=False)[0]))
    assert [word for word in one.typed if word not in said] == []


@law
@given(seed=SEEDS)
def test_the_order_of_copies_does_not_matter_where_they_do_not_meet(seed: int) -> None:
    dice = RandomProposals(seed)
    sections = tuple(dice.section() for _ in range(4))
    sent = Outline(sections).docx()
    copies = []
    for person, mine in (("anna", sections[:2]), ("bob", sections[2:])):
        hand = WordEditor(sent)
        texts = (re.sub("[*~^]", "", text) for one in mine for text in one.paragraphs)
        for number, words in enumerate(texts):
            place = next(one for one in paragraphs(hand) if words in "".join(one.itertext()))
            kind = dice.random.choice(("type", "over", "new", "split", "bold"))
            if kind == "new":
                hand.insert_after(words, f"New {person} {number}.")
            else:
                dice.edit_paragraph(hand, place, kind, f"{person}{number}", [])
        copies.append(hand.save())
    one, other = (merged(sent, *each).content for each in (copies, copies[::-1]))
    assert text(one) == text(other)


@law
@given(seed=SEEDS, edits=st.integers(0, 8))
def test_the_account_names_every_part_of_a_copy_once(seed: int, edits: int) -> None:
    one = RandomCopies(seed, edits)
    for taken in merged(one.current, one.anna, one.bob).taken:
        assert sum(taken.account.counts.values()) == len(taken.account.entries)
        assert len(taken.account.entries) >= len(taken.copy.base)


@pytest.mark.parametrize("seed", range(12))
def test_no_validator_finds_more_to_say_than_before(seed: int, tmp_path: Any) -> None:
    one = RandomCopies(seed, 6, built=bool(seed % 2))
    content = merged(one.current, one.anna, one.bob).content
    known = {told for each in (one.current, one.anna, one.bob) for told in faults(each, tmp_path)}
    assert [told for told in faults(content, tmp_path) if told not in known] == []


def faults(content: bytes, folder: Any) -> list[str]:
    """What a validator says, but of rows with nothing but their insertion, as Word writes them."""
    path = folder / "file.docx"
    path.write_bytes(content)
    found = OpenXmlValidator().validate(str(path)).errors
    return [str(one.description) for one in found if not str(one.path).endswith("trPr[1]")]


@pytest.mark.parametrize("sabotage", ["shorten", "lengthen", "drop"])
def test_a_merge_that_would_touch_what_stands_there_is_refused(
    sabotage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = RandomCopies(7, 4)
    take = executor.Executor.take

    def harmful(self: Any, plan: Any) -> None:
        take(self, plan)
        node = next(each for each in self._file.body.iter(T) if (each.text or "").strip())
        if sabotage == "drop":
            node.getparent().remove(node)
        else:
            node.text = node.text[1:] if sabotage == "shorten" else f"{node.text} word"

    monkeypatch.setattr(executor.Executor, "take", harmful)
    with pytest.raises(ProposalError, match="MRG026"):
        merged(one.current, one.anna, one.bob)


def test_nothing_is_as_it_was_only_where_something_came() -> None:
    one = RandomCopies(4, 3)
    nothing = merged(one.current, one.current)
    assert nothing.content == one.current
    assert views(nothing.content, accepted=True) == views(one.current, accepted=True)
