"""What stands at the very end of the text or of a section is proposed and withdrawn as all is."""

from __future__ import annotations

from copy import deepcopy

import pytest

from tests.merge.word.readings import comments_of, resolved, said
from tests.merge.word.rebuilding import rebuilt
from tests.merge.word.sections import Outline, Section
from tests.word_editor.editor import WordEditor
from toolkit.merge.outcome import BlockOutcome
from toolkit.ooxml.wordml import INS, PPR, SECTION, P, mark_change

LAST = "Results are public and stay so for years."
FIRST = "Work is done in three steps by all partners."


def outline(last: str = LAST, *more: str, first: str = FIRST) -> Outline:
    return Outline(
        (Section("plan", "The plan", (first,)), Section("end", "The end", (last, *more)))
    )


def edited(start: str, hand: str, *, section: bool = False) -> WordEditor:
    """The first file, with words of a hand where both will change them."""
    found = WordEditor(outline().docx())
    found.replace(start, hand)
    if section:
        paragraph = found.paragraph(FIRST.split(start)[0].strip() or hand)
        properties = paragraph.find(PPR)
        properties.append(deepcopy(found.file.body.find(SECTION)))
    return found


def copies(content: bytes, *texts: str) -> list[int]:
    return [sum(text in line for line in said(content)) for text in texts]


@pytest.mark.parametrize("at_the_end", [True, False], ids=["of the text", "of a section"])
def test_a_conflict_at_the_end_takes_the_next_version(at_the_end: bool) -> None:
    word, old = ("years", LAST) if at_the_end else ("three", FIRST)
    hand = edited(word, "ages", section=not at_the_end)

    def changed(text: str) -> Outline:
        new = old.replace(word, text)
        return outline(new) if at_the_end else outline(first=new)

    before = hand.save()
    waiting, account = rebuilt(before, changed("decades"))
    assert account.counts[BlockOutcome.CONFLICT] == 1
    assert copies(waiting, "ages", "decades") == [1, 1]
    result, account = rebuilt(waiting, changed("centuries"))
    assert account.counts[BlockOutcome.CONFLICT] == 1
    assert copies(result, "ages", "decades", "centuries") == [1, 0, 1]
    assert len(comments_of(result)) == len(comments_of(waiting))
    assert said(result, accepted=False) == said(before)
    third, _ = rebuilt(result, changed("aeons"))
    assert copies(third, "ages", "centuries", "aeons") == [1, 0, 1]
    back = WordEditor(resolved(third, accept=False))
    assert len(list(back.file.body.iter(SECTION))) == len(list(hand.file.body.iter(SECTION)))
    assert said(resolved(third, accept=False)) == said(before)


def test_a_new_last_paragraph_that_waits_is_taken_back() -> None:
    before = outline().docx()
    waiting, _ = rebuilt(before, outline(LAST, "It is an end."))
    result, account = rebuilt(waiting, outline(LAST))
    assert said(result) == said(before)
    assert said(result, accepted=False) == said(before)
    assert account.counts[BlockOutcome.REMOVED] == 1
    last = [one for one in WordEditor(result).blocks if one.tag == P][-1]
    assert mark_change(last, INS) is None


def test_of_two_new_last_paragraphs_one_is_taken_back() -> None:
    before = outline().docx()
    waiting, _ = rebuilt(before, outline(LAST, "It is an end.", "And so it ends."))
    for left in ("It is an end.", "And so it ends."):
        result, _ = rebuilt(waiting, outline(LAST, left))
        assert said(result) == said(outline(LAST, left).docx())
        assert said(result, accepted=False) == said(before)
