"""Numbers of captions and references to them are right in an updated file before F9 is pressed."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import pytest

from tests.merge.word.readings import resolved, said, views
from tests.merge.word.rebuilding import updated
from tests.merge.word.sections import CLOCK
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import paragraph, text_of
from toolkit.document.tree import (
    Column,
    Document,
    Heading,
    Inline,
    Paragraph,
    Part,
    Reference,
    Row,
    Table,
    Text,
    cell,
)
from toolkit.merge.outcome import BlockOutcome
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.document import body_items
from toolkit.merge.word.read.fields import fields_in
from toolkit.merge.word.read.labels import AS_SHOWN
from toolkit.ooxml.wordml import INS, P, T, w
from toolkit.writers.docx.writer import write_docx

NBSP = "\u00a0"


def docx(tables: Sequence[str], words: str = "As said in", generation: int = 1) -> bytes:
    """A proposal of these tables, and a sentence that refers to the last of them."""
    blocks: list[Any] = [Heading("top", 1, (Text("Proposal"),), "1")]
    number = len(tables)
    refers: tuple[Inline, ...] = (Text(f"{words} "), Reference(tables[-1], f"Table{NBSP}{number}"))
    blocks.append(Paragraph("top/says", (*refers, Text("."))))
    for name in tables:
        rows = (Row("a", (cell(f"of {name}"), cell("M1"))),)
        blocks.append(Paragraph(f"{name}/lead", (Text(f"Before the table of {name}."),)))
        blocks.append(Table(name, f"What {name} has", (Column("Task"), Column("Month")), rows))
    document = Document("A title", "A consortium", (Part(tuple(blocks)),), "running", "ACRO")
    return write_docx(document, clock=CLOCK, generation=generation)


def with_own_reference(content: bytes) -> bytes:
    """A hand wrote a sentence of its own, with the reference that stands in ours."""
    hand = WordEditor(content)
    ours = hand.paragraph("As said in")
    own = paragraph("My own words name ")
    own.extend(
        [deepcopy(one) for one in ours if one.tag.endswith("}r") and one.find(w("t")) is None]
        and [deepcopy(one) for one in list(ours)[3:-2]]
    )
    ours.addnext(own)
    return hand.save()


def lines(content: bytes, start: str) -> list[str]:
    return [one for one in said(content) if one.startswith(start)]


def shown(content: bytes, start: str) -> list[str]:
    """What the paragraphs of that beginning show, fields as they are cached."""
    body = WordFile(resolved(content, accept=True)).body
    texts = [text_of(one) for one in body.iter(P)]
    return [one for one in texts if one.startswith(start)]


def test_captions_below_a_new_table_are_counted_on() -> None:
    last = docx(["first", "second"])
    result, account = updated(last, docx(["first", "new", "second"], generation=2))
    wanted = [
        f"Table{NBSP}{at}. What {of} has" for at, of in ((1, "first"), (2, "new"), (3, "second"))
    ]
    assert shown(result, "Table") == wanted
    assert shown(result, "As said") == [f"As said in Table{NBSP}3."]
    assert BlockOutcome.KEPT not in account.counts


def test_a_reference_in_words_of_ones_own_counts_on_too() -> None:
    last = docx(["first", "second"])
    edited = with_own_reference(last)
    assert shown(edited, "My own") == [f"My own words name Table{NBSP}2"]
    result, _ = updated(edited, docx(["first", "new", "second"], generation=2), last)
    assert shown(result, "My own") == [f"My own words name Table{NBSP}3"]
    ours = [one for one in WordFile(result).body.iter(INS) if "My own" in text_of(one.getparent())]
    assert ours == []


def test_a_table_that_goes_leaves_no_gap() -> None:
    last = docx(["first", "second"])
    edited = with_own_reference(last)
    result, _ = updated(edited, docx(["second"], generation=2), last)
    assert shown(result, "Table") == [f"Table{NBSP}1. What second has"]
    assert shown(result, "My own") == [f"My own words name Table{NBSP}1"]


def test_where_a_person_set_a_table_in_nothing_counts_as_edited() -> None:
    last = docx(["first", "second"])
    hand = WordEditor(last)
    own = deepcopy(hand.paragraph("What first has"))
    for mark in [one for one in own if "bookmark" in str(one.tag)]:
        own.remove(mark)
    hand.blocks[1].addnext(own)
    edited = hand.save()
    fresh = docx(["first", "second"], "As was said in", 2)
    result, account = updated(edited, fresh, last)
    assert shown(result, "Table") == [
        f"Table{NBSP}1. What first has",
        f"Table{NBSP}2. What first has",
        f"Table{NBSP}3. What second has",
    ]
    assert shown(result, "As was said") == [f"As was said in Table{NBSP}3."]
    assert set(account.counts) == {BlockOutcome.UNCHANGED, BlockOutcome.UPDATED}
    # what Word has counted on is no edit in the next build either
    third, account = updated(result, docx(["first", "second"], "It was said in", 3))
    assert shown(third, "It was said") == [f"It was said in Table{NBSP}3."]
    assert BlockOutcome.CONFLICT not in account.counts


def test_refusing_our_changes_leaves_every_word_of_a_person() -> None:
    last = docx(["first", "second"])
    edited = with_own_reference(last)
    result, _ = updated(edited, docx(["first", "new", "second"], generation=2), last)
    before = [line for line in said(edited) if "Table" not in line]
    after = [line for line in said(result, accepted=False) if "Table" not in line]
    assert after == before


def test_numbers_counted_in_a_way_of_their_own_stay() -> None:
    last = docx(["first", "second"])
    hand = WordEditor(last)
    for node in hand.file.body.iter(w("instrText")):
        if "SEQ" in node.text and node.getparent().getparent().getnext() is not None:
            node.text = f"{node.text} \\r 7 "
            break
    result, _ = updated(hand.save(), docx(["first", "new", "second"], generation=2), last)
    assert f"Table{NBSP}1. What first has" in shown(result, "Table")


FORMS = pytest.mark.parametrize("forms", [("vml",), ("drawing",), ("drawing", "vml")], ids="-".join)


def numbers(content: bytes, sequence: str) -> list[str]:
    """What every caption of the sequence shows, in each form in which it is there."""
    return [one.shown for one in fields_in(WordFile(content).body) if one.words[1] == sequence]


@FORMS
@pytest.mark.parametrize("number", ["1", "9"])
def test_a_caption_in_a_text_box_is_counted(forms: tuple[str, ...], number: str) -> None:
    last = docx(["first"])
    hand = WordEditor(last)
    hand.captioned_box("Before the table", "My map", number, *forms)
    hand.captioned_box("As said in", "My other map", number, *forms)
    edited = hand.save()
    result, account = updated(edited, docx(["first"], "It was said in", 2))
    assert numbers(result, "Figure") == ["1"] * len(forms) + ["2"] * len(forms)
    assert shown(result, "It was said") == [f"It was said in Table{NBSP}1."]
    assert not account.open


def test_a_word_in_a_text_box_is_still_under_the_safeguard() -> None:
    hand = WordEditor(docx(["first"]))
    hand.captioned_box("Before the table", "My map", "1", "drawing", "vml")
    before = views(hand.save(), accepted=False)
    for one in hand.file.body.iter(T):
        if one.text == ". My map":
            one.text = ". Your map"
            break
    assert views(hand.save(), accepted=False) != before


def test_a_caption_in_a_box_that_was_counted_on_is_no_edit() -> None:
    """Nothing of a copy differs in which Word has counted again."""
    items = []
    for number in "12":
        hand = WordEditor(docx(["first"]))
        hand.captioned_box("Before the table", "My map", number, "drawing", "vml")
        items.append([one.content for one in body_items(hand.file, AS_SHOWN)])
    assert items[0] == items[1]
