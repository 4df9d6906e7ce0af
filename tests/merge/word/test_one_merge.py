"""A build is a merge of one more copy: that of the author "proposal", who writes by the outline.

What a copy may not do that an outline may (drop, move or count anew) is left out here; so is a
clash, whose two texts are shown in either room in its own way.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.merge.digests import parts_of
from tests.merge.word.random_proposals import RandomProposals
from tests.merge.word.readings import authors, base_in, said
from tests.merge.word.sections import CLOCK, Outline
from toolkit.merge.copies.copy import copy_of_file
from toolkit.merge.copies.update import Current, merge_copies
from toolkit.merge.outcome import BlockOutcome, MergeReport
from toolkit.merge.word.model.author import Author
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.update import merge_word

LAWS = int(os.environ.get("PROPOSAL_LAWS", "4"))
OUTLINE = Author("proposal", "2026-03-01T12:00:00Z")

law = settings(max_examples=LAWS, deadline=None, suppress_health_check=list(HealthCheck))


def by_build(current: bytes, incoming: bytes) -> tuple[bytes, MergeReport]:
    """The current file after a build."""
    return merge_word(current, base_in(current), incoming, clock=CLOCK, untouched=True)


def by_copy(current: bytes, incoming: bytes) -> tuple[bytes, MergeReport]:
    """The current file after a merge of the new draft, as if its author had sent it."""
    base = base_in(current)
    copy = copy_of_file(WordFile(incoming), "draft.docx", OUTLINE, base)
    merged = merge_copies(Current(current, base), [copy], clock=CLOCK)
    return merged.content, merged.taken[0].account


def fates(report: MergeReport) -> Counter[BlockOutcome]:
    """How many blocks had each fate; a copy does not tell what others edited as they had it."""
    same = {BlockOutcome.KEPT: BlockOutcome.UNCHANGED}
    return Counter(same.get(one.outcome, one.outcome) for one in report.entries)


def reworded(dice: RandomProposals, outline: Outline, edits: int) -> Outline:
    """The outline with other words in paragraphs, titles and cells."""
    for _ in range(edits):
        sections = list(outline.sections)
        at = dice.random.randrange(len(sections))
        one = sections[at]
        texts, rows = list(one.paragraphs), list(one.rows)
        kind = dice.random.choice(("words", "words", "cell", "title"))
        if kind == "words" and texts:
            place = dice.random.randrange(len(texts))
            texts[place] = dice._reworded(texts[place])
        elif kind == "cell" and rows:
            key, cells = rows[-1]
            rows[-1] = key, (*cells[:1], dice.words(1, 4), *cells[2:])
        elif kind == "title":
            one = replace(one, title=dice._reworded(one.title))
        sections[at] = replace(one, paragraphs=tuple(texts), rows=tuple(rows))
        outline = Outline(tuple(sections))
    return outline


def both(seed: int, edits: int, changes: int) -> tuple[Any, Any, bytes]:
    """What a build and what a copy make of an edited file, and that file."""
    dice = RandomProposals(seed)
    outline = dice.outline()
    current, _ = dice.edited(outline.docx(), edits)
    incoming = reworded(dice, outline, changes).docx(2)
    return by_build(current, incoming), by_copy(current, incoming), current


@law
@given(seed=st.integers(0, 1_000_000), edits=st.integers(0, 6), changes=st.integers(1, 6))
def test_a_copy_by_the_outline_of_the_new_draft_gives_what_a_build_gives(
    seed: int, edits: int, changes: int
) -> None:
    (built, report), (merged, told), current = both(seed, edits, changes)
    assert said(merged, accepted=False) == said(built, accepted=False)
    assert authors(merged) == authors(built) <= authors(current) | {OUTLINE.name}
    if BlockOutcome.CONFLICT not in {**report.counts, **told.counts}:
        assert said(merged) == said(built)
        assert fates(told) == fates(report)


@law
@given(seed=st.integers(0, 1_000_000), edits=st.integers(0, 6), changes=st.integers(1, 8))
def test_with_the_policy_of_the_outline_a_draft_that_is_read_like_a_copy_gives_the_same_file(
    seed: int, edits: int, changes: int
) -> None:
    """Drops, moves and new numbers too. Only the record in the file may say more of a draft that
    nobody touched: it knows the emphasis of words in cells."""
    dice = RandomProposals(seed)
    outline = dice.outline()
    current, _ = dice.edited(outline.docx(), edits)
    incoming = dice.changed(outline, changes).docx(2)
    built, report = by_build(current, incoming)
    read, told = merge_word(current, base_in(current), incoming, clock=CLOCK, untouched=False)
    assert told == report
    assert {name for name, part in parts_of(built).items() if parts_of(read)[name] != part} <= {
        "customXml/item1.xml",
        "docProps/custom.xml",
    }


@pytest.mark.parametrize("seed", range(2))
def test_the_law_is_about_files_in_which_something_changes(seed: int) -> None:
    (built, report), (merged, _), current = both(seed, 3, 4)
    assert built != current
    assert merged != current
    assert report.changed
