"""A Word file read as values: what is written is what is read."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.merge.word.random_proposals import RandomProposals
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import run
from tests.writers.docx.samples import rich
from toolkit.document.tree import (
    Break,
    Column,
    Document,
    Heading,
    Inline,
    Link,
    Paragraph,
    Part,
    Reference,
    Row,
    Table,
    Text,
    cell,
)
from toolkit.merge.text.tokens import plain
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Block, same_blocks
from toolkit.merge.word.read.base_blocks import (
    base_of_blocks,
    blocks_of_base,
    blocks_of_file,
    figures_of,
    ids_by_anchor,
    starts_of,
)
from toolkit.merge.word.read.document import body_items
from toolkit.merge.word.read.generated_file import blocks_of_generated
from toolkit.merge.word.read.labels import AS_SHOWN
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.wordml import element
from toolkit.writers.docx.writer import write_docx

CLOCK = datetime(2026, 3, 1, tzinfo=UTC)


def read_and_told(content: bytes) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks that stand in a new file, and those that its base tells of."""
    file = WordFile(content)
    found = base_of(file.package)
    assert found
    ids = ids_by_anchor(found[0])
    rows = {anchor for anchor, name in ids.items() if "#" in name}
    read = tuple(
        block
        for block, _ in blocks_of_file(
            body_items(file, AS_SHOWN, rows), ids, figures_of(found[0]), starts_of(found[0])
        )
    )
    return read, blocks_of_base(found[0])


def test_the_base_of_the_writer_is_what_is_read_from_its_file() -> None:
    read, told = read_and_told(write_docx(rich(), clock=CLOCK))
    assert len(read) == len(told) > 40
    assert [block.id for block in read] == [block.id for block in told]
    assert same_blocks(read, told)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 1_000_000))
def test_so_it_is_for_any_proposal(seed: int) -> None:
    read, told = read_and_told(RandomProposals(seed).outline().docx())
    assert same_blocks(read, told)


@settings(max_examples=40, deadline=None)
@given(text=st.text(), title=st.text(min_size=1))
def test_so_it_is_for_any_text(text: str, title: str) -> None:
    blocks = (Heading("h", 1, (Text(title),), "1"), Paragraph("h/p1", (Text(text, bold=True),)))
    document = Document("t", "a", (Part(blocks),), "running", "ACRO")
    read, told = read_and_told(write_docx(document, clock=CLOCK))
    assert [plain(b.content.tokens) for b in read if not b.anchor.endswith("=")] == [  # type: ignore[union-attr]
        plain(b.content.tokens)  # type: ignore[union-attr]
        for b in told
        if not b.anchor.endswith("=")
    ]


ODD = st.text(
    st.one_of(
        st.characters(), st.sampled_from("\ue000\ue001\u2011\u00ad\t\n\r *[]:aA1.2D \x0b\u00a0")
    ),
    max_size=12,
)
INLINE = st.one_of(
    st.builds(Text, ODD, bold=st.booleans(), italic=st.booleans(), code=st.booleans()),
    st.builds(Break),
    st.builds(Reference, st.just("h"), ODD),
    st.builds(Reference, st.just("t#k"), st.sampled_from(["D1", "x"])),
    st.builds(lambda text: Link("https://a.b/c", (Text(text),)), ODD),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    words=st.lists(INLINE, max_size=5),
    title=st.lists(INLINE, min_size=1, max_size=3),
    caption=ODD,
    said=ODD,
)
def test_so_it_is_word_for_word_whatever_a_paragraph_holds(
    words: list[Inline], title: list[Inline], caption: str, said: str
) -> None:
    rows = (Row("k", (cell("D1"), cell(said))),)
    blocks = (
        Heading("h", 1, tuple(title), "1"),
        Paragraph("h/p1", tuple(words)),
        Table("t", caption, (Column("a"), Column("b")), rows),
    )
    content = write_docx(Document("t", "a", (Part(blocks),), "running", "A"), clock=CLOCK)
    read, told = read_and_told(content)
    assert same_blocks(read, told)
    file = WordFile(content)
    found = base_of(file.package)
    assert found
    fresh = blocks_of_generated(file, found[0])
    assert same_blocks(read, tuple(block for block, _ in fresh))
    assert [len(one.rows) for block, one in fresh if block.anchor.endswith("=")] == [2]


def test_where_a_new_file_does_not_hold_what_it_tells_it_is_read() -> None:
    file = WordFile(RandomProposals(5).outline().docx())
    found = base_of(file.package)
    assert found
    assert len(blocks_of_generated(file, found[0])) == len(blocks_of_base(found[0]))
    part = file.package.parts[file.main]
    file.package.parts[file.main] = part.replace(b'w:name="_pk', b'w:name="_other', 1)
    assert blocks_of_generated(file, found[0]) == []


def test_a_base_that_a_merge_wrote_comes_back() -> None:
    read, _ = read_and_told(write_docx(rich(), clock=CLOCK))
    assert blocks_of_base(base_of_blocks(read)) == read


def test_a_base_of_a_later_version_is_not_read() -> None:
    with pytest.raises(ValueError, match="version 7"):
        blocks_of_base({"v": 7})


def test_what_others_insert_is_seen_and_what_they_delete_is_not() -> None:
    hand = WordEditor(RandomProposals(4).outline().docx())
    heading = hand.paragraph("Proposal")
    inserted = element("ins", id="900", author="Alice", date="2026-01-01T00:00:00Z")
    inserted.append(run(" inserted"))
    heading.append(inserted)
    assert body_items(hand.file, AS_SHOWN)[0].paragraph.text.endswith("Proposal inserted")
    hand.delete_tracked("Proposal")
    assert body_items(hand.file, AS_SHOWN)[0].paragraph.text == " inserted"
