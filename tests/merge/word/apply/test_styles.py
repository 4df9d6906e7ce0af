"""A new look comes into an edited file, style by style, where nobody has changed the style."""

from __future__ import annotations

from typing import Any

from tests.merge.word.random_proposals import RandomProposals
from tests.merge.word.readings import said
from tests.merge.word.rebuilding import rebuilt, updated
from tests.merge.word.sections import CLOCK
from tests.word_editor.editor import WordEditor
from toolkit.document.style import HOUSE, Style
from toolkit.document.tree import Document, Heading, Paragraph, Part, Text
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.plan import margin_comments
from toolkit.merge.word.update import merge_word
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.wordml import RPR, VAL, w
from toolkit.writers.docx.style_digests import style_digests, styles_by_name
from toolkit.writers.docx.writer import write_docx


def docx(style: Style = HOUSE, generation: int = 1, words: str = "What is said") -> bytes:
    blocks = (Heading("h", 1, (Text("Needs"),), "1"), Paragraph("h/p1", (Text(f"{words}."),)))
    document = Document("A title", "A consortium", (Part(blocks),), "running", "ACRO")
    return write_docx(document, clock=CLOCK, generation=generation, style=style)


def other(**faces: Any) -> Style:
    """The house's look with some of its faces larger."""
    new = {name: HOUSE.faces[name]._replace(size=size) for name, size in faces.items()}
    return HOUSE._replace(faces={**HOUSE.faces, **new})


def size(content: bytes, name: str) -> float:
    file = WordFile(content)
    style = styles_by_name(file.tree("word/styles.xml"))[f"paragraph {name}"]
    return float(style.find(RPR).find(w("sz")).get(VAL)) / 2


NEW = other(heading_1=21, body=13.5)


def by_hand(content: bytes, name: str, points: float) -> bytes:
    hand = WordEditor(content)
    style = styles_by_name(hand.file.touch("word/styles.xml"))[f"paragraph {name}"]
    for one in style.find(RPR).iterchildren(w("sz"), w("szCs")):
        one.set(VAL, str(round(points * 2)))
    return hand.save()


def test_styles_that_nobody_changed_take_the_new_look() -> None:
    last = docx()
    result, account = updated(last, docx(NEW, 2))
    assert (size(result, "heading 1"), size(result, "body text")) == (21, 13.5)
    assert size(result, "heading 2") == HOUSE.faces["heading_2"].size
    assert [one for one in account.remarks if one.startswith("styles that have the new look")]
    assert "heading 1" in " ".join(account.remarks)
    assert said(result, accepted=False) == said(last)


def test_a_style_that_a_person_changed_stays_and_is_told() -> None:
    last = docx()
    edited = by_hand(last, "heading 1", 33)
    result, account = updated(edited, docx(NEW, 2), last)
    assert (size(result, "heading 1"), size(result, "body text")) == (33, 13.5)
    assert margin_comments.look_kept(["heading 1"]) in account.remarks
    later, account = updated(result, docx(NEW, 3, "What is said now"))
    assert size(later, "heading 1") == 33
    assert account.remarks == ()


def test_where_a_person_came_to_the_same_look_there_is_nothing_to_tell() -> None:
    last = docx()
    edited = by_hand(last, "heading 2", 21)
    result, account = updated(edited, docx(other(heading_2=21), 2), last)
    assert size(result, "heading 2") == 21
    assert account.remarks == ()


def test_a_base_without_styles_leaves_them_alone_and_the_next_one_knows_them() -> None:
    last = docx()
    found = base_of(WordFile(last).package)
    assert found
    base = {name: told for name, told in found[0].items() if name != "styles"}
    fresh = docx(NEW, 2, "What is said now")
    result, account = merge_word(last, base, fresh, clock=CLOCK, untouched=True)
    assert size(result, "heading 1") == HOUSE.faces["heading_1"].size
    assert account.remarks == ()
    known = base_of(WordFile(result).package)
    new = base_of(WordFile(fresh).package)
    assert known
    assert new
    assert known[0]["styles"] == new[0]["styles"]


def test_the_digests_are_those_of_the_file_however_it_is_written() -> None:
    content = RandomProposals(1).outline().docx()
    found = base_of(WordFile(content).package)
    assert found
    tree = WordFile(content).tree("word/styles.xml")
    assert found[0]["styles"] == style_digests(tree)
    for one in tree.iter(RPR):
        one[:] = list(one)[::-1]
    assert found[0]["styles"] == style_digests(tree)


def test_lists_go_on_counting() -> None:
    last = docx()
    result, _ = updated(last, docx(other(list=14), 2))
    styles = styles_by_name(WordFile(result).tree("word/styles.xml"))
    old = styles_by_name(WordFile(last).tree("word/styles.xml"))
    numbers = [
        [one.get(VAL) for one in each["paragraph list bullet"].iter(w("numId"))]
        for each in (old, styles)
    ]
    assert numbers[0] == numbers[1] != []
    assert size(result, "list bullet") == 14


def test_nothing_is_told_where_the_look_is_as_before() -> None:
    outline = RandomProposals(2).outline()
    _, account = rebuilt(outline.docx(), RandomProposals(3).changed(outline, 3))
    assert not [one for one in account.remarks if one.startswith("styles")]
