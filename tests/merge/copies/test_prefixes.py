"""Prefixes that attributes of a copy name are declared where its text comes to stand.

That Word would open each result is seen to by the rules on every file; here it is told which
namespaces the prefixes stand for.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import etree

from tests.merge.copies.merged_copies import merged
from tests.merge.word.small_outline import SENT
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import text_of
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.prefixes import CHOICE, IGNORABLE, MC
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import MAIN, TR, P, w

INK = "http://schemas.microsoft.com/office/word/2010/wordprocessingInk"
DATES = "http://schemas.microsoft.com/office/word/2023/wordml/word16du"
NEWER = "http://schemas.microsoft.com/office/word/2012/wordml"

DRAWN = f"""<w:r xmlns:w="{MAIN}" xmlns:mc="{MC}"><mc:AlternateContent><mc:Choice Requires="wpi">
<w:drawing><drawn/></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback>
</mc:AlternateContent></w:r>"""


def drawn() -> Any:
    """A run that shows something drawn by hand, to programs that know such a thing."""
    return etree.fromstring(DRAWN)


def declared(hand: WordEditor, declarations: str, ignorable: str = "", part: str = "") -> bytes:
    """The copy as it is saved with these declarations in the root of a part."""
    package = Package.read(hand.save())
    name = part or hand.file.main
    root = re.search(rb"<w:[^>]*>", package.parts[name])
    assert root
    tag = root[0].decode()
    if ignorable and "mc:Ignorable" in tag:
        tag = tag.replace('mc:Ignorable="', f'mc:Ignorable="{ignorable} ')
    elif ignorable:
        declarations += "" if "xmlns:mc" in tag else f' xmlns:mc="{MC}"'
        declarations += f' mc:Ignorable="{ignorable}"'
    tag = tag.replace(" ", f" {declarations} ", 1)
    package.parts[name] = package.parts[name].replace(root[0], tag.encode())
    return package.to_bytes()


def required(content: bytes) -> list[str | None]:
    """The namespaces that choices in the file require."""
    tree = WordFile(content).tree("word/document.xml")
    return [
        one.nsmap.get(word) for one in tree.iter(CHOICE) for word in one.get("Requires").split()
    ]


def ignorable(content: bytes, part: str = "word/document.xml") -> set[str | None]:
    """The namespaces that the root of a part says are ignorable."""
    root = WordFile(content).tree(part)
    return {root.nsmap.get(word) for word in root.get(IGNORABLE, "").split()}


def test_a_paragraph_with_a_drawing_of_a_newer_kind_comes() -> None:
    anna = WordEditor(SENT)
    anna.insert_after("Costs are low", "Look: ").append(drawn())
    assert required(merged(SENT, declared(anna, f'xmlns:wpi="{INK}"')).content) == [INK]


def test_such_a_drawing_comes_among_the_words_of_a_paragraph() -> None:
    anna = WordEditor(SENT)
    anna.paragraph("Costs are low").append(drawn())
    assert required(merged(SENT, declared(anna, f'xmlns:wpi="{INK}"')).content) == [INK]


def test_such_a_drawing_comes_in_a_cell_and_in_a_row() -> None:
    anna = WordEditor(SENT)
    anna.paragraph("Kick-off with").append(drawn())
    row = next(anna.paragraph("Report on what").iterancestors(TR))
    made = etree.fromstring(etree.tostring(row))
    for one in list(made.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        one.getparent().remove(one)
    next(made.iter(P)).append(drawn())
    row.addnext(made)
    assert required(merged(SENT, declared(anna, f'xmlns:wpi="{INK}"')).content) == [INK, INK]


@pytest.mark.parametrize(
    "mine",
    ['xmlns:wpi="urn:something-else"', f'xmlns:ink="{INK}"', f'xmlns:wpi="{INK}"'],
    ids=["of another meaning", "under another name", "the same"],
)
def test_what_the_current_file_declares_is_minded(mine: str) -> None:
    current = declared(WordEditor(SENT), mine)
    anna = WordEditor(SENT)
    anna.insert_after("Costs are low", "Look: ").append(drawn())
    anna.paragraph("Costs are low").append(drawn())
    result = merged(current, declared(anna, f'xmlns:wpi="{INK}"')).content
    assert required(result) == [INK, INK]
    assert mine.encode() in Package.read(result).parts["word/document.xml"]


def test_two_copies_may_mean_different_things_by_one_prefix() -> None:
    anna, bob = WordEditor(SENT), WordEditor(SENT)
    anna.insert_after("Costs are low", "Anna drew: ").append(drawn())
    bob.insert_after("Results are public", "Bob drew: ").append(drawn())
    result = merged(
        SENT, declared(anna, f'xmlns:wpi="{INK}"'), declared(bob, 'xmlns:wpi="urn:bobs"')
    )
    assert required(result.content) == [INK, "urn:bobs"]


def test_a_choice_that_the_copy_does_not_declare_gives_way_to_what_stands_in_for_it() -> None:
    anna = WordEditor(SENT)
    anna.insert_after("Costs are low", "Look: ").append(drawn())
    result = merged(SENT, anna.save()).content
    assert required(result) == []
    (there,) = [one for one in WordFile(result).body.iter(P) if "Look:" in text_of(one)]
    assert next(there.iter(w("pict")), None) is not None


def test_what_was_ignorable_in_the_copy_is_so_in_the_current_file() -> None:
    anna = WordEditor(SENT)
    made = anna.insert_after("Costs are low", "A new paragraph.")
    made.set(f"{{{DATES}}}dateUtc", "2026-02-01T09:00:00Z")
    copy = declared(anna, f'xmlns:w16du="{DATES}" xmlns:w15="{NEWER}"', "w15 w16du")
    result = merged(SENT, copy).content
    assert ignorable(result) == {DATES}, "what nothing uses is not brought"


def test_notes_and_comments_bring_their_extensions_along() -> None:
    anna = WordEditor(SENT)
    anna.footnote("Costs are low", "See the handbook.")
    anna.comment("textile regions", "Which ones?", "Anna")
    (remarks,) = anna.file.related("comments")
    anna.file.touch(remarks)[0].set(f"{{{DATES}}}dateUtc", "2026-02-01T09:00:00Z")
    notes = anna.file.touch("word/footnotes.xml")
    next(notes[-1].iter(P)).set(f"{{{NEWER}}}collapsed", "1")
    first = WordEditor(declared(anna, f'xmlns:w16du="{DATES}"', "w16du", remarks))
    copy = declared(first, f'xmlns:w15="{NEWER}"', "w15", "word/footnotes.xml")
    result = merged(SENT, copy).content
    assert DATES in ignorable(result, "word/comments.xml")
    assert NEWER in ignorable(result, "word/footnotes.xml")


def test_a_list_brings_what_its_kind_says_beyond_the_standard() -> None:
    anna = WordEditor(SENT)
    anna.insert_point_after("Costs are low", "A point by Anna.")
    (part,) = anna.file.related("numbering")
    for one in anna.file.touch(part).iter(w("abstractNum")):
        one.set(f"{{{NEWER}}}restartNumberingAfterBreak", "0")
    result = merged(SENT, declared(anna, f'xmlns:w15="{NEWER}"', "w15", part)).content
    assert NEWER in ignorable(result, part)


def test_a_copy_without_anything_of_the_kind_declares_nothing() -> None:
    anna = WordEditor(SENT)
    anna.insert_after("Costs are low", "A new paragraph.")
    copy = declared(anna, f'xmlns:wpi="{INK}"')
    content = Package.read(merged(SENT, copy).content).parts["word/document.xml"]
    assert INK.encode() not in content
