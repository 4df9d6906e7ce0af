"""Emphasis of words in cells is brought up to date as that of words in paragraphs is."""

from __future__ import annotations

from typing import Any

from tests.merge.word.readings import resolved, said
from tests.merge.word.rebuilding import updated
from tests.merge.word.sections import CLOCK, inlines
from tests.word_editor.editor import WordEditor
from toolkit.document.tree import Cell, Column, Document, Heading, Mark, Part, Row, Table, Text
from toolkit.merge.outcome import BlockOutcome
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.base_blocks import base_of_blocks, blocks_of_base
from toolkit.merge.word.read.runs import marks_of
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.wordml import P, R, T, w
from toolkit.writers.docx.writer import write_docx

PLAIN = "All firms answer in writing"


def docx(words: str, generation: int = 1, mark: Mark = Mark.NONE, title: str = "Tasks") -> bytes:
    cells = (Cell((inlines(words),), mark), Cell(((Text("M1"),),)))
    table = Table("t", title, (Column("Task"), Column("Month")), (Row("a", cells),))
    blocks: tuple[Any, ...] = (Heading("top", 1, (Text("Proposal"),), "1"), table)
    document = Document("A title", "A consortium", (Part(blocks),), "running", "ACRO")
    return write_docx(document, clock=CLOCK, generation=generation)


def heavy(content: bytes, *, accept: bool = True) -> str:
    """The words of the cell that are heavy."""
    body = WordFile(resolved(content, accept=accept)).body
    cell = next(one for one in body.iter(P) if "in writing" in "".join(one.itertext()))
    runs = [one for one in cell.iter(R) if "b" in marks_of(one)]
    return "".join(node.text or "" for run in runs for node in run.iter(T))


def test_words_become_heavy_and_light_again_as_a_proposal() -> None:
    last = docx(PLAIN)
    result, account = updated(last, docx("All *firms* answer in writing", 2))
    assert (heavy(result), heavy(result, accept=False)) == ("firms", "")
    assert account.counts[BlockOutcome.UPDATED] == 1
    assert len(list(WordFile(result).body.iter(w("rPrChange")))) == 1
    accepted = resolved(result, accept=True)
    light, _ = updated(accepted, docx(PLAIN, 3), result)
    assert (heavy(light), heavy(light, accept=False)) == ("", "firms")


def test_it_comes_with_other_words_in_the_same_cell() -> None:
    last = docx(PLAIN)
    result, _ = updated(last, docx("All *small firms* answer in writing", 2))
    assert heavy(result).split() == ["small", "firms"]
    assert said(result) == said(docx("All *small firms* answer in writing"))


def test_what_a_person_emphasised_stays() -> None:
    last = docx("All *firms* answer in writing")
    hand = WordEditor(last)
    cell = hand.paragraph("in writing")
    for run in cell.iter(R):
        for look in run.findall(w("rPr")):
            run.remove(look)
    result, _ = updated(hand.save(), docx("*All firms* answer in writing", 2), last)
    assert heavy(result).split() == ["All"]


def test_a_head_that_is_heavy_anyway_is_left_alone() -> None:
    last = docx(PLAIN, mark=Mark.TOTAL)
    result, _ = updated(last, docx("All *firms* answer in writing", 2, Mark.TOTAL))
    assert list(WordFile(result).body.iter(w("rPrChange"))) == []


def test_a_base_knows_how_cells_were_emphasised_and_an_older_one_is_left_alone() -> None:
    last = docx("All *firms* answer in writing")
    found = base_of(WordFile(last).package)
    assert found
    blocks = blocks_of_base(found[0])
    written = base_of_blocks(blocks)
    read = blocks_of_base(written)
    assert read == blocks
    table = next(one.content for one in read if one.anchor.endswith("="))
    known = next(one.content for one in blocks if one.anchor.endswith("="))
    assert [row.marks for row in table.rows] == [row.marks for row in known.rows]  # type: ignore[union-attr]
    for one in written["blocks"]:
        one.pop("m", None)
    old = blocks_of_base(written)
    assert all(not row.marks for one in old if one.anchor.endswith("=") for row in one.content.rows)  # type: ignore[union-attr]
