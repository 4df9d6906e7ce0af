"""What is no plain text comes out of a copy whole, and a validator has nothing to say of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tests.merge.copies.merged_copies import merged
from tests.merge.word.readings import text
from tests.merge.word.rebuilding import rebuilt
from tests.merge.word.small_outline import OUTLINE, SENT
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import paragraph, table
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.wordml import ID, P, w


def rich(number: int) -> bytes:
    """A copy with a little of everything."""
    hand = WordEditor(SENT)
    hand.footnote("Each firm answers", f"Note {number}.")
    hand.picture("Costs are low", (number, 30, 30))
    hand.text_box("Work is done", f"Box {number}")
    hand.formula("Results are public", f"a+b={number}")
    hand.link("Costs are low", f"link {number}", f"https://{number}.example/")
    hand.bookmark("Each firm answers", f"place{number}")
    hand.comment("20 firms", f"Comment {number}", f"Person {number}")
    hand.control("The survey", paragraph(f"Controlled {number}."))
    outer = table([[f"outer {number}", "x"]])
    next(outer.iter(w("tc"))).insert(1, table([[f"inner {number}", "y"]]))
    hand.paragraph("Results are public").addnext(outer)
    return hand.save()


@pytest.mark.parametrize("changes", ["tracked", "plain"])
def test_a_little_of_everything_from_three_people(changes: str, tmp_path: Path) -> None:
    result = merged(SENT, rich(1), rich(2), rich(3), changes=changes)
    words = "".join(WordFile(result.content).body.itertext())
    for number in (1, 2, 3):
        for one in ("Box", "a+b=", "link", "Controlled", "outer", "inner"):
            sign = "" if one.endswith("=") else " "
            assert f"{one}{sign}{number}" in words
    assert [one.notes for one in result.taken] == [1, 1, 1]
    assert [one.comments for one in result.taken] == [1, 1, 1]
    media = [one for one in WordFile(result.content).package.parts if "/media/" in one]
    assert len(media) == 3
    path = tmp_path / "result.docx"
    path.write_bytes(result.content)
    found = list(OpenXmlValidator().validate(str(path)).errors)
    assert [one.description for one in found if not str(one.path).endswith("trPr[1]")] == []
    assert rebuilt(result.content, OUTLINE, untouched=False)[0] == result.content


def test_no_two_paragraphs_have_the_number_that_word_gave_to_one() -> None:
    key = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
    hand = WordEditor(SENT)
    made = hand.insert_after("Costs are low", "Anna's paragraph.")
    made.set(key, "12345678")
    content = merged(SENT, hand.save()).content
    body = WordFile(content).body
    assert "Anna's paragraph." in text(content)
    assert [one.get(key) for one in body.iter(P) if one.get(key)] == []


def test_what_leads_nowhere_in_a_copy_is_left_behind() -> None:
    hand = WordEditor(SENT)
    hand.picture("Costs are low", (1, 2, 3))
    made = hand.insert_after("Costs are low", "A point of a list that is not there.")
    look = made.makeelement(w("pPr"), {})
    numbering = look.makeelement(w("numPr"), {})
    numbering.append(look.makeelement(w("numId"), {w("val"): "4711"}))
    look.append(numbering)
    made.insert(0, look)

    content = hand.save()

    broken = WordFile(content)
    del broken.package.parts["word/media/1-3.png"]
    result = merged(SENT, broken.to_bytes_with(lambda _: None))
    body = WordFile(result.content).body
    assert not [one for one in body.iter(w("numId")) if one.get(w("val")) == "4711"]
    assert "A point of a list that is not there." in text(result.content)
    numbers = [one.get(ID) for one in body.iter(w("ins"))]
    assert len(set(numbers)) == len(numbers)
