"""Notes that come from one file into another."""

from __future__ import annotations

import pytest
from lxml import etree

from toolkit.ooxml.transplant.notes import add_note, new_notes
from toolkit.ooxml.wordml import HYPERLINK, ID, RELATIONS, VAL, Element, P, element, text_of, w

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def note(*inside: Element) -> Element:
    made, paragraph = element("footnote", id="9"), element("p")
    paragraph.extend(list(inside))
    made.append(paragraph)
    return made


@pytest.mark.parametrize(("kind", "plural"), [("footnote", "footnotes"), ("endnote", "endnotes")])
def test_a_new_part_has_the_two_lines_that_word_requires(kind: str, plural: str) -> None:
    root = new_notes(kind)
    assert root.tag == w(plural)
    assert [one.get(w("type")) for one in root] == ["separator", "continuationSeparator"]


def test_a_note_gets_a_free_number_and_the_styles_of_its_new_file() -> None:
    root = new_notes("footnote")
    properties = element("pPr")
    properties.append(element("pStyle", val="A"))
    assert add_note(root, note(properties), {"A": "B"}.__getitem__) == "1"
    assert add_note(root, note(), str) == "2"
    assert [one.get(ID) for one in root] == ["-1", "0", "1", "2"]
    assert [one.get(VAL) for one in root.iter(w("pStyle"))] == ["B"]


def test_the_words_of_a_link_stay_and_what_leads_out_of_the_part_goes() -> None:
    link, run, picture = etree.Element(HYPERLINK), element("r"), element("drawing")
    link.set(f"{{{RELATIONS}}}id", "rId4")
    picture.set(f"{{{RELATIONS}}}embed", "rId5")
    etree.SubElement(run, w("t")).text = "words"
    link.append(run)
    root = new_notes("footnote")
    add_note(root, note(element("bookmarkStart", id="1"), link, picture), str)
    assert text_of(root) == "words"
    assert not list(root.iter(HYPERLINK, w("drawing"), w("bookmarkStart")))


def test_by_what_word_knows_a_paragraph_does_not_come() -> None:
    made = note()
    made[0].set(f"{W14}paraId", "0A1B2C3D")
    root = new_notes("footnote")
    add_note(root, made, str)
    assert not [one for one in root.iter(P) if one.get(f"{W14}paraId")]


def test_a_note_without_a_paragraph_gets_one() -> None:
    root = new_notes("endnote")
    add_note(root, element("endnote"), str)
    assert [one.tag for one in root[-1]] == [P]
