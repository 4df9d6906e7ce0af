"""References to captions: which of them show a number that Word counts, and which a title."""

from __future__ import annotations

import pytest

from tests.merge.word.readings import base_in
from tests.merge.word.sections import CLOCK
from tests.merge.word.updated_fields import counted_on, sent
from tests.word_editor.editor import WordEditor
from toolkit.document.tree import (
    Column,
    Document,
    Heading,
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
from toolkit.merge.word.read.base_blocks import blocks_of_base
from toolkit.merge.word.read.document import body_items
from toolkit.merge.word.read.labels import generated_labels
from toolkit.merge.word.update import merge_word
from toolkit.writers.docx.writer import write_docx

TITLES = (
    "Innovate, round 1",
    "Call 2 of 3",
    "2026",
    "3",
    "Boost IV",
    "WP2 kick-off",
    "T1.1",
    "Table 2",
)


def mentioning(title: str, kind: str) -> bytes:
    """A file whose text mentions a table, heading or row of that title."""
    other = Table("t0", "Zero", (Column("A"),), (Row("r", (cell("x"),)),))
    named: Table | Heading
    if kind == "table":
        target, named = "t1", Table("t1", title, (Column("A"),), (Row("r", (cell("x"),)),))
    elif kind == "heading":
        target, named = "h1", Heading("h1", 1, (Text(title),))
    else:
        rows = (Row("t9#r", (cell(title), cell("x"))),)
        target, named = "t9#r", Table("t9", "Rows", (Column("A"), Column("B")), rows)
    mention = Paragraph("s/p1", (Text("As "), Reference(target, title), Text(" shows.")))
    return write_docx(Document("T", "A", (Part((mention, other, named)),)), clock=CLOCK)


@pytest.mark.parametrize("kind", ["table", "heading", "row"])
@pytest.mark.parametrize("title", TITLES)
def test_what_was_generated_is_read_as_it_was_generated(title: str, kind: str) -> None:
    content = mentioning(title, kind)
    file, blocks = WordFile(content), blocks_of_base(base_in(content))
    known = {block.anchor: block.content for block in blocks}
    read = {
        name: leaf.content
        for leaf in body_items(file, generated_labels(file, blocks))
        for name in leaf.anchors
        if name in known and not leaf.is_table
    }
    assert read
    assert read == {name: known[name] for name in read}


@pytest.mark.parametrize("title", TITLES)
def test_a_new_title_reaches_a_text_that_nobody_has_edited(title: str) -> None:
    content = mentioning(title, "table")
    result, account = merge_word(
        content, base_in(content), mentioning(f"{title}, again", "table"), clock=CLOCK
    )
    assert set(account.counts) <= {BlockOutcome.UNCHANGED, BlockOutcome.UPDATED}
    assert result != content


def test_only_captions_to_whose_number_a_text_refers_have_one() -> None:
    content = sent()
    file, blocks = WordFile(content), blocks_of_base(base_in(content))
    assert sorted(generated_labels(file, blocks).values()) == ["1", "2"]
    later = WordFile(counted_on(content, own_table=True))
    assert sorted(generated_labels(later, blocks).values()) == ["1", "2"]


def test_a_number_that_was_typed_over_the_counted_one_is_read_as_it_is() -> None:
    content = sent()
    blocks = blocks_of_base(base_in(content))
    hand = WordEditor(content)
    for node in list(hand.file.body.iter("{*}instrText")):
        if "SEQ Table" in (node.text or ""):
            node.text = " PAGE "
    assert generated_labels(WordFile(hand.save()), blocks) == {}
