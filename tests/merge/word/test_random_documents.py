"""Nothing is lost, whatever people do to a file: more laws, on rich random drafts and edits.

`PROPOSAL_LAWS=2000` plays so many builds of each kind instead of the few of every day.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.merge.word.build_laws import accepted, all_refused, broken, played, rounds
from tests.merge.word.random_writer.writer import EDITS, RandomWriter
from tests.merge.word.readings import said
from tests.merge.word.rebuilding import rebuilt
from tests.office_rules import watch
from tests.office_rules.every_rule import faults_of
from tests.word_editor.editor import WordEditor
from tests.word_editor.plain_reading import all_text
from toolkit.diagnostics import ProposalError
from toolkit.merge.word import update
from toolkit.merge.word.apply import executor, tracked_changes
from toolkit.merge.word.plan import outline, planner
from toolkit.merge.word.verify.reversibility import Safeguard

PLAYED = int(os.environ.get("PROPOSAL_LAWS", "4"))
SEEDS = st.integers(0, 10_000_000)
LEFT_BY_OTHERS = (
    "names of bookmarks are unique and short",
    "ids of drawings are unique",
    "comments and their marks match",
)
"""What programs other than Word leave behind when text is copied or deleted."""

law = settings(max_examples=PLAYED, deadline=None, suppress_health_check=list(HealthCheck))


@law
@given(seed=SEEDS, edits=st.integers(0, 12), changes=st.integers(0, 10), damaged=st.booleans())
def test_one_build_breaks_no_law(seed: int, edits: int, changes: int, damaged: bool) -> None:
    told, writer = played(seed, edits, changes, damaged=damaged)
    assert broken(told) == [], writer.done


@settings(law, max_examples=max(PLAYED // 4, 1))
@given(seed=SEEDS)
def test_four_builds_with_edits_and_decisions_between_break_no_law(seed: int) -> None:
    for told in rounds(seed):
        assert broken(told) == []


@settings(law, max_examples=PLAYED)
@given(seed=SEEDS, first=st.integers(0, 8), second=st.integers(0, 8))
def test_two_builds_come_to_the_text_of_one(seed: int, first: int, second: int) -> None:
    """Where nobody edited, and all was accepted in between."""
    writer = RandomWriter(seed)
    draft = writer.draft()
    halfway = writer.changed(draft, first)
    last = writer.changed(halfway, second)
    content, _ = rebuilt(draft.docx(), halfway)
    content, _ = rebuilt(accepted(content), last, content)
    assert sorted(said(content)) == sorted(said(last.docx()))


@pytest.mark.parametrize("edit", dict.fromkeys(EDITS), ids=lambda edit: edit.__name__)
def test_each_edit_is_one_that_word_could_have_made(
    edit: Callable[[RandomWriter, WordEditor], None],
) -> None:
    """And it does what it says: something is another afterwards, and Word would open it."""
    another = False
    for seed in range(6):
        writer = RandomWriter(seed)
        content = writer.draft().docx()
        hand = WordEditor(content)
        writer.edit(hand, edit)
        edited = hand.save()
        another |= edited != content
        assert [one for one in faults_of(edited) if one.rule not in LEFT_BY_OTHERS] == []
        assert [one for one in writer.typed if one not in all_text(edited)] == []
    assert another


def takes_edited_text_for_untouched(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(outline, "is_as_generated", lambda *_: True)


def drops_a_paragraph_of_ones_own(patch: pytest.MonkeyPatch) -> None:
    take = executor.Executor.take

    def harmful(self: Any, steps: Any) -> None:
        take(self, steps)
        for one in list(self._file.body):
            if "of our own" in "".join(one.itertext()):
                self._file.body.remove(one)

    patch.setattr(executor.Executor, "take", harmful)
    patch.setattr(Safeguard, "holds", lambda *_: True)


def cuts_without_telling(patch: pytest.MonkeyPatch) -> None:
    def harmful(_: Any, run: Any) -> None:
        run.getparent().remove(run)

    patch.setattr(tracked_changes.Tracker, "delete_run", harmful)
    patch.setattr(Safeguard, "holds", lambda *_: True)


def gives_an_anchor_twice(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(
        executor.Executor, "_anchor", lambda self, one, name: self._transplant.anchored(one, name)
    )


def forgets_what_it_wrote(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(update, "base_of_blocks", lambda _: {"v": 2, "blocks": []})


def inserts_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(executor.Executor, "_insert", lambda *_: None)


def counts_wrongly(patch: pytest.MonkeyPatch) -> None:
    report = planner.Planner.report

    def harmful(self: Any, block: Any, fate: Any, note: str = "") -> None:
        report(
            self,
            block,
            planner.BlockOutcome.UPDATED if fate is planner.BlockOutcome.DELETED else fate,
            note,
        )

    patch.setattr(planner.Planner, "report", harmful)


HARMS = (
    takes_edited_text_for_untouched,
    drops_a_paragraph_of_ones_own,
    cuts_without_telling,
    gives_an_anchor_twice,
    forgets_what_it_wrote,
    inserts_nothing,
    counts_wrongly,
)


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
def test_the_laws_see_what_would_go_wrong(
    harm: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    harm(monkeypatch)
    for seed in range(400):
        try:
            told, _ = played(seed, 8, 8)
        except (AssertionError, ProposalError, ValueError, KeyError, TypeError):
            watch.refused.clear()  # the rules of Office may be what noticed it
            return
        if broken(told):
            return
    pytest.fail("nobody noticed")


def test_refusing_an_update_that_nobody_edited_gives_the_old_text() -> None:
    for seed in range(5):
        told, _ = played(seed, 0, 8)
        assert sorted(said(all_refused(told.result))) == sorted(said(told.edited))
