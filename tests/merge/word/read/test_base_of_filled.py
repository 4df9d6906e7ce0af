"""The base of a filled form is what is read in it, with what no Word file says."""

from __future__ import annotations

from pathlib import Path

from tests.merge.word.readings import base_in
from tests.merge.word.rebuilding import rebuilt
from tests.merge.word.sections import CLOCK
from tests.merge.word.small_official_form import OUTLINE
from toolkit.document.tree import Column, Document, Paragraph, Part, Role, Row, Table, Text, cell
from toolkit.merge.record import word_record
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Table as ReadTable
from toolkit.merge.word.model.text_model import read
from toolkit.merge.word.read.base_blocks import blocks_of_base, figures_of, starts_of
from toolkit.merge.word.read.base_of_filled import base_of_filled
from toolkit.merge.word.read.generated_file import blocks_of_filled
from toolkit.merge.word.update import merge_word
from toolkit.ooxml.embedded_base import base_of, embed_base
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import BOX
from toolkit.writers.docx.anchors import anchor_name
from toolkit.writers.docx.writer import write_docx

CONTENT = OUTLINE.docx()
BASE = base_in(CONTENT)


def test_it_has_all_ids_and_the_blocks_of_boxes_with_their_box() -> None:
    by_id = {block.id: block for block in blocks_of_base(BASE)}
    assert BASE["v"] == 2
    assert "styles" not in BASE
    assert {"needs/p1", "box/needs", "official/staff#title/1"} <= set(BASE["ids"])
    assert by_id["needs"].box == ""
    assert by_id["needs/p1"].box == by_id["box/needs"].box != by_id["box/ethics"].box
    assert by_id["needs/p1"].box == BOX + anchor_name("box/needs").removeprefix("_pk")
    assert by_id["official/staff"].content.text.startswith("Table of the form\nName | Role")


def test_a_reference_is_read_with_the_number_of_its_caption() -> None:
    text = next(one for one in blocks_of_base(BASE) if one.id == "needs/p2").content.text
    assert "Table\N{NO-BREAK SPACE}1 has the steps" in text


def test_a_record_of_that_kind_is_sound(tmp_path: Path) -> None:
    found = word_record(CONTENT, tmp_path)
    assert found is not None
    assert found.data == BASE


def test_each_block_is_found_in_the_form() -> None:
    blocks = blocks_of_base(BASE)
    found = blocks_of_filled(WordFile(CONTENT), BASE)
    assert [block for block, _ in found] == list(blocks)
    for block, source in found:
        if isinstance(block.content, ReadTable):
            assert len(source.rows) == len(block.content.rows)


def test_what_prompts_ask_for_and_tables_are_drawn_with_is_taken_from_what_was_written() -> None:
    table = Table(
        "plan/table",
        "Plan",
        (Column("Step"), Column("Month")),
        (Row("a", (cell("Ask"), cell("1"))),),
    )
    prompt = Paragraph("plan/p1", (Text("Say why."),), role=Role.PROMPT, asks="project.need")
    document = Document("T", "S", (Part((prompt, table)),), "", "ACRO")
    content = write_docx(document, clock=CLOCK, generation=1)
    found = base_of(WordFile(content).package)
    assert found
    made = base_of_filled(content, found[0]["ids"], found[0], {"plan/table": [0, -1]})
    blocks = {block.anchor: block for block in read(made["blocks"])}
    assert blocks[anchor_name("plan/p1")].asks == "project.need"
    given = next(one for one in blocks_of_base(found[0]) if one.anchor.endswith("="))
    assert blocks[given.anchor] == given
    assert made["columns"] == {"plan/table": [0, -1]}
    assert figures_of(made) == starts_of(made) == {}


def test_the_columns_are_in_the_record_of_later_builds() -> None:
    """They are of the form as it is filled now."""
    changed = OUTLINE.with_box("ethics", paragraphs=("Some questions arise.",))
    package = Package.read(changed.docx(2))
    found = base_of(package)
    assert found
    data = {**found[0], "columns": {"staff/table": [0, 1]}}
    embed_base(package, data, document="ACRO", generation=2)
    result, _ = merge_word(CONTENT, BASE, package.to_bytes(), clock=CLOCK, untouched=True)
    assert base_in(result)["columns"] == {"staff/table": [0, 1]}


def test_a_form_that_says_the_same_is_left_as_it_is() -> None:
    result, _ = rebuilt(CONTENT, OUTLINE)
    assert result == CONTENT
