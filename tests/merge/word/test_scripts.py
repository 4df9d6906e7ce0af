"""Sub- and superscript, and the first number of a list, in a file that was edited."""

from __future__ import annotations

from copy import deepcopy

import pytest

from tests.merge.word.marked_text import marked
from tests.merge.word.readings import resolved, said
from tests.merge.word.rebuilding import updated
from tests.merge.word.sections import CLOCK
from tests.word_editor.editor import WordEditor
from toolkit.document.markup import MarkupReader
from toolkit.document.tree import Block, Cell, Column, Document, Heading, Part, Row, Table, Text
from toolkit.merge.word.apply.transplant import list_of
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import read, same_blocks, written
from toolkit.merge.word.read.base_blocks import blocks_of_base
from toolkit.merge.word.read.document import body_items
from toolkit.merge.word.read.labels import AS_SHOWN
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.wordml import PPR, RPR, VAL, R, element, first, w
from toolkit.writers.docx.writer import write_docx

START = "A reading of CO~2~ over 5 m^2^ takes a day."


def docx(text: str, generation: int = 1, cell: str = "") -> bytes:
    """The Word file of a text in Markdown, and of one cell of a table."""
    reader = MarkupReader(lambda _: None)
    blocks: list[Block] = [Heading("top", 1, (Text("Proposal"),)), *reader.prose(text, "top", 1)]
    if cell:
        rows = (Row("r1", (Cell(reader.paragraphs(cell)),)),)
        blocks.append(Table("top/t", "Facts", (Column("Fact"),), rows))
    document = Document("A title", "A consortium", (Part(tuple(blocks)),), "RUNNING", "ACRO")
    return write_docx(document, clock=CLOCK, generation=generation)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (START, "A reading of CO~2~ and N~2~O over 5 m^2^ takes a day."),
        (START, "A reading of CO2 over 5 m^3^ takes a day."),
        (START, "A reading of CO^2^ over 5 m2 takes two days."),
        (START, "A reading of CO~3~ takes a day."),
        ("A reading of CO2 over 5 m2 takes a day.", START),
        ("A reading of CO\\~2\\~ takes a day.", "A reading of CO~2~ takes a day."),
        ("**CO~2~** falls.", "**CO~2~** and *m^2^* fall."),
    ],
)
def test_a_build_gives_words_the_script_that_the_outline_gives_them(
    before: str, after: str
) -> None:
    wanted = marked(docx(after))
    result, _ = updated(docx(before), docx(after, 2))
    assert marked(result) == wanted
    hand = WordEditor(docx(before))
    hand.replace("Proposal", "My own proposal")
    if "A reading" in before:
        hand.replace("A reading", "A careful reading")
    result, _ = updated(hand.save(), docx(after, 2), docx(before))
    assert marked(result)[1] == wanted[1].replace("A reading", "A careful reading")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Less CO~2~.", "Less CO~2~ and 5 m^2^."),
        ("Less CO2.", "Less CO~2~."),
        ("Less CO~2~.", "Less CO2."),
    ],
)
def test_cells_of_a_table_as_well(before: str, after: str) -> None:
    result, _ = updated(docx("Text.", cell=before), docx("Text.", 2, cell=after))
    assert marked(result)[-1] == marked(docx("Text.", cell=after))[-1]


def test_words_that_a_person_wrote_above_the_line_stay_there() -> None:
    hand = WordEditor(docx("A first day.\n\nAnother day."))
    first(hand.paragraph("first").find(R), RPR).append(element("vertAlign", val="superscript"))
    fresh = docx("A first day.\n\nAnother long day.", 2)
    result, _ = updated(hand.save(), fresh, docx("A first day.\n\nAnother day."))
    assert marked(result)[1:] == ["^A first day.^", "Another long day."]


def test_refusing_gives_the_script_back() -> None:
    edited = docx(START)
    result, _ = updated(edited, docx(START.replace("~2~", "2").replace("m^2^", "m^3^"), 2))
    assert marked(resolved(result, accept=False)) == marked(edited)
    assert said(result, accepted=False) == said(edited)


def test_a_base_keeps_where_tokens_end() -> None:
    found = base_of(WordFile(docx(START, cell="CO~2~ and m^2^")).package)
    assert found
    blocks = blocks_of_base(found[0])
    assert blocks[1].content.tokens[6:8] == ("CO", "2")  # type: ignore[union-attr]
    assert same_blocks(read(written(blocks)), blocks)


def numbers(content: bytes, *, accept: bool = True) -> list[tuple[str, int]]:
    """The points of lists, each with the number that Word shows before it."""
    file = WordFile(resolved(content, accept=accept))
    tree = file.tree(file.related("numbering")[0])
    starts = {
        one.get(w("numId")): int(one.find(f"{w('lvlOverride')}/{w('startOverride')}").get(VAL))
        for one in tree.iter(w("num"))
        if one.find(w("lvlOverride")) is not None
    }
    counts: dict[str, int] = {}
    found = []
    for leaf in body_items(file, AS_SHOWN):
        if not leaf.is_table and (number := list_of(leaf.element)) in starts:
            counts[number] = counts.get(number, starts[number] - 1) + 1
            found.append((leaf.paragraph.text, counts[number]))
    return found


@pytest.mark.parametrize(
    ("before", "after", "points"),
    [
        ("1. one\n2. two", "4. one\n5. two", [("one", 4), ("two", 5)]),
        ("4. one\n5. two", "1. one\n2. two", [("one", 1), ("two", 2)]),
        ("4. two\n5. three", "3. one\n4. two\n5. three", [("one", 3), ("two", 4), ("three", 5)]),
        ("4. one", "4. one\n5. two", [("one", 4), ("two", 5)]),
        ("4. one\n5. two", "4. one\n5. two\n6. three", [("one", 4), ("two", 5), ("three", 6)]),
        ("Text", "Text\n\n7. one", [("one", 7)]),
        (
            "4. one\n5. two\n\nText\n\n1. three",
            "4. one\n5. two\n\nText\n\n6. three",
            [("one", 4), ("two", 5), ("three", 6)],
        ),
    ],
)
def test_a_list_of_an_edited_file_begins_with_the_number_of_the_outline(
    before: str, after: str, points: list[tuple[str, int]]
) -> None:
    hand = WordEditor(docx(before))
    hand.replace("Proposal", "My own proposal")
    edited = hand.save()
    assert numbers(docx(after)) == points
    result, account = updated(edited, docx(after, 2), docx(before))
    assert numbers(result) == points
    assert account.changed
    assert numbers(result, accept=False) == numbers(edited)


def test_a_point_that_a_person_added_counts_on_in_the_new_list() -> None:
    hand = WordEditor(docx("1. one\n2. two"))
    hand.insert_after("two", "mine").insert(0, deepcopy(hand.paragraph("two").find(PPR)))
    result, _ = updated(hand.save(), docx("4. one\n5. two", 2), docx("1. one\n2. two"))
    assert numbers(result) == [("one", 4), ("two", 5), ("mine", 6)]


def test_a_point_that_a_person_made_a_paragraph_stays_one() -> None:
    hand = WordEditor(docx("1. one\n2. two"))
    properties = hand.paragraph("two").find(PPR)
    properties.remove(properties.find(w("numPr")))
    result, _ = updated(hand.save(), docx("4. one\n5. two", 2), docx("1. one\n2. two"))
    assert numbers(result) == [("one", 4)]
    assert "two" in said(result)
