"""Files whose relationships are written in other forms are built on, merged and pulled like others.

That no relationship comes a second time is seen to by the rules on every file that is written.
"""

from __future__ import annotations

import pytest

from tests.merge.copies.merged_copies import merged
from tests.merge.word.readings import said
from tests.merge.word.sections import CLOCK, Outline, Section
from tests.merge.workbook.small_workbook import base, book, changed, outline
from tests.merge.workbook.workbook_editor import shown
from tests.targets import FORMS, retargeted
from tests.word_editor.editor import WordEditor
from toolkit.merge.word.update import merge_word
from toolkit.merge.workbook.update import merge_workbook
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.package import Package

SMALL = Outline((Section("one", "One", ("All firms answer.",), (("a", ("T1.1", "Visit", "M1")),)),))
LARGER = Outline(
    (Section("one", "One", ("All firms answer soon.",), (("a", ("T1.1", "Visit", "M2")),)),)
)

forms = pytest.mark.parametrize("form", FORMS)


def relations_of(content: bytes) -> dict[str, int]:
    """How many relationships each part has."""
    package = Package.read(content)
    return {name: len(package.xml(name)) for name in package.parts if name.endswith(".rels")}


@forms
def test_an_edited_word_file_takes_up_what_is_new(form: str) -> None:
    hand = WordEditor(SMALL.docx())
    hand.replace("All firms", "All forty firms")
    hand.picture("All forty", (200, 10, 10))
    edited = retargeted(hand.save(), form)
    for generation, outline_ in enumerate((LARGER, SMALL), 2):
        found = base_of(Package.read(edited))
        assert found
        result, _ = merge_word(edited, found[0], outline_.docx(generation), clock=CLOCK)
        assert relations_of(result) == relations_of(edited)
        edited = result
    assert "All forty firms answer." in said(result, accepted=True)


@forms
def test_a_copy_brings_what_it_has(form: str) -> None:
    sent = SMALL.docx()
    anna = WordEditor(sent)
    anna.footnote("All firms", "See the handbook.")
    anna.picture("All firms", (10, 200, 10))
    anna.comment("firms answer", "Which?", "Anna")
    plain = merged(sent, anna.save()).content
    assert said(merged(sent, retargeted(anna.save(), form)).content) == said(plain)
    other = merged(retargeted(sent, form), anna.save()).content
    assert said(other) == said(plain)
    assert relations_of(other) == relations_of(plain)


@forms
def test_a_workbook_takes_up_what_is_new_and_is_read(form: str) -> None:
    plain = book(outline())
    before = retargeted(plain, form)
    assert shown(plain) == shown(before)
    ours, wanted = (
        merge_workbook(one, base(one), book(changed())).content for one in (before, plain)
    )
    assert shown(ours) == shown(wanted)
    assert relations_of(ours) == relations_of(before)
