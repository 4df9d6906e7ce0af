"""What a damaged or restricted copy brings may not damage the current file."""

from __future__ import annotations

import pytest

from tests.merge.copies.merged_copies import merged
from tests.merge.word.small_outline import SENT
from tests.office_rules.every_rule import faults_of
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import paragraph, run, text_of
from toolkit.merge.word.apply.transplant import RELATION
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.wordml import BOOKMARK_START, HYPERLINK, NAME, Element, P, element, w

TYPED = "Typed by a partner."


def lost_note(kind: str) -> Element:
    made = element("r")
    made.append(element(f"{kind}Reference", id="999"))
    return made


def lost_link() -> Element:
    link = element("hyperlink")
    link.set(RELATION, "rId1")
    link.append(run("our web site"))
    return link


def come(*pieces: Element) -> bytes:
    """The current file after a copy with a new paragraph that holds these."""
    hand = WordEditor(SENT)
    made = paragraph(TYPED)
    made.extend(pieces)
    next(hand.file.body.iter(P)).addnext(made)
    content = merged(SENT, hand.save()).content
    assert TYPED in text_of(WordFile(content).body)
    return content


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_that_is_lost_in_the_copy_is_an_empty_note(kind: str) -> None:
    content = come(lost_note(kind))
    assert faults_of(content) == faults_of(SENT)


@pytest.mark.parametrize("number", ["rId1", "rIdNowhere"])
def test_a_link_that_leads_nowhere_in_the_copy_leads_nowhere(number: str) -> None:
    """The number of its target may be that of something else in the current file."""
    link = lost_link()
    link.set(RELATION, number)
    content = come(link)
    (found,) = (
        one for one in WordFile(content).body.iter(HYPERLINK) if text_of(one) == "our web site"
    )
    assert RELATION not in found.attrib
    assert faults_of(content) == faults_of(SENT)


def twice() -> list[Element]:
    """A bookmark that stands in a copy two times, under one number."""
    found = []
    for _ in range(2):
        start = element("bookmarkStart", id="901")
        start.set(NAME, "Our_place")
        found += [start, run("here"), element("bookmarkEnd", id="901")]
    return found


def test_a_bookmark_that_is_there_twice_in_a_new_paragraph_comes_once() -> None:
    content = come(*twice())
    assert places(content) == 1
    assert faults_of(content) == faults_of(SENT)


def test_a_bookmark_that_is_there_twice_in_a_known_paragraph_comes_once() -> None:
    hand = WordEditor(SENT)
    known = next(one for one in hand.file.body.iter(P) if len(text_of(one)) > 20)
    known.extend(twice())
    content = merged(SENT, hand.save()).content
    assert places(content) == 1
    assert faults_of(content) == faults_of(SENT)


def places(content: bytes) -> int:
    found = WordFile(content).body.iter(BOOKMARK_START)
    return [one.get(NAME) for one in found].count("Our_place")


def test_who_may_edit_a_place_of_the_copy_stays_there() -> None:
    begin, end = element("permStart", id="1", edGrp="everyone"), element("permEnd", id="1")
    content = come(begin, run("It may be edited."), end)
    tree = WordFile(content).body
    assert "It may be edited." in text_of(tree)
    assert not list(tree.iter(w("permStart"), w("permEnd")))
