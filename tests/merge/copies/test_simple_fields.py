"""Simple fields, as LibreOffice and Word save some, in what people insert."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from tests.merge.copies.merged_copies import merged, refused
from tests.merge.word.readings import resolved, views
from tests.merge.word.small_outline import SENT
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import run, text_of
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.wordml import HYPERLINK, SIMPLE_FIELD, Element, P, element, w


def simple_field(instruction: str, *inner: Any) -> Element:
    """A field that is written as one element round what it shows."""
    made = element("fldSimple", instr=f" {instruction} ")
    made.extend(inner)
    return made


def heavy(words: str) -> Element:
    made = run(words)
    made.insert(0, etree.fromstring(f'<w:rPr xmlns:w="{made.nsmap["w"]}"><w:b/></w:rPr>'))
    return made


def link(words: str) -> Element:
    made = etree.Element(HYPERLINK)
    made.set(w("anchor"), "top")
    made.append(run(words))
    return made


def told_by(content: bytes) -> list[tuple[str, str]]:
    """What the fields of a file compute, and what they show; no table of contents among them."""
    found, open_field = [], [""]
    for node in WordFile(content).body.iter(w("fldChar"), w("instrText"), w("t")):
        kind = node.get(w("fldCharType"))
        if node.tag == w("fldChar"):
            open_field = ["", ""] if kind == "begin" else [*open_field, kind]
            if kind == "end":
                found.append((open_field[0].strip(), open_field[1]))
                open_field = [""]
        elif len(open_field) > 1:
            at = 0 if node.tag == w("instrText") else 1
            open_field[at] += node.text or ""
    return [one for one in found if one[0].split()[:1] not in (["TOC"], ["SEQ"], ["REF"])]


@pytest.mark.parametrize(
    "inner",
    [
        [run("Anna Abel")],
        [heavy("Anna"), run(" Abel")],
        [run("Anna"), simple_field("PAGE", run(" Abel"))],
        [link("Anna Abel")],
    ],
    ids=["plain", "in two looks", "with a field inside", "with a link inside"],
)
def test_one_at_the_end_of_a_paragraph_comes_as_runs_and_can_be_refused(inner: list[Any]) -> None:
    anna = WordEditor(SENT)
    anna.paragraph("Costs are low").append(simple_field("AUTHOR", *inner))
    content = merged(SENT, anna.save()).content
    (there,) = [one for one in WordFile(content).body.iter(P) if "Costs are low" in text_of(one)]
    assert text_of(there) == "Costs are low.Anna Abel"
    assert next(there.iter(SIMPLE_FIELD), None) is None
    assert refused(content, SENT) == views(SENT, accepted=False)
    assert "AUTHOR" not in "".join(resolved(content, accept=False).decode("latin-1"))
    taken = resolved(content, accept=True, which=lambda _: True)
    assert any("Costs are low.Anna Abel" in text_of(one) for one in WordFile(taken).body.iter(P))


def test_what_it_computes_and_shows_comes_along() -> None:
    anna = WordEditor(SENT)
    anna.paragraph("Costs are low").append(simple_field("FILENAME", run("a.docx")))
    assert ("FILENAME", "a.docx") in told_by(merged(SENT, anna.save()).content)


def test_one_in_a_paragraph_of_its_own_goes_with_the_paragraph() -> None:
    anna = WordEditor(SENT)
    anna.insert_after("Costs are low", "By ").append(simple_field("AUTHOR", run("Anna Abel")))
    content = merged(SENT, anna.save()).content
    assert ("AUTHOR", "Anna Abel") in told_by(content)
    without = resolved(content, accept=False, which=lambda _: True)
    assert next(WordFile(without).body.iter(SIMPLE_FIELD), None) is None
    assert ("AUTHOR", "Anna Abel") not in told_by(without)


def test_one_that_somebody_proposed_in_the_copy_stays_theirs() -> None:
    anna = WordEditor(SENT)
    change = element("ins", id="900", author="Zoe", date="2026-01-05T00:00:00Z")
    change.append(run("By "))
    field = simple_field("AUTHOR")
    inside = element("ins", id="901", author="Zoe", date="2026-01-05T00:00:00Z")
    inside.append(run("Anna Abel"))
    field.append(inside)
    made = anna.insert_after("Costs are low", "")
    made.extend([change, field])
    content = merged(SENT, anna.save()).content
    there = next(one for one in WordFile(content).body.iter(P) if "Anna Abel" in text_of(one))
    changes = [
        one
        for one in there.iterchildren(w("ins"))
        if next(one.iter(w("fldChar")), None) is not None
    ]
    assert {one.get(w("author")) for one in changes} == {"Zoe"}


def test_one_that_stood_in_the_copy_before_stays_as_it_is() -> None:
    sent = WordEditor(SENT)
    sent.paragraph("Costs are low").append(simple_field("AUTHOR", run("Carla")))
    current = sent.save()
    anna = WordEditor(current)
    anna.replace("20 firms", "25 firms")
    content = merged(current, anna.save()).content
    assert len(list(WordFile(content).body.iter(SIMPLE_FIELD))) == 1
