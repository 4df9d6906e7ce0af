"""The table of contents of an updated file names its headings, unless a hand was in it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.merge.word.readings import said, views
from tests.merge.word.rebuilding import updated
from tests.merge.word.sections import CLOCK
from tests.office import needs_soffice, through_office
from tests.office_rules.every_rule import faults_of
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import paragraph, text_of
from toolkit.document.tree import Document, Heading, Paragraph, Part, Role, Text
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.plan import margin_comments
from toolkit.ooxml.wordml import BOOKMARK_START, HYPERLINK, NAME, SDT, P, w
from toolkit.writers.docx.writer import write_docx

NAMES = ("Needs", "Aims", "Work", "Costs", "Risks")


def docx(
    names: Sequence[str] = NAMES, generation: int = 1, pages: Sequence[int] = (), words: str = ""
) -> bytes:
    """A proposal with a cover, a table of contents and these sections."""
    blocks: list[Any] = [Paragraph("title", (Text("A title"),), Role.TITLE)]
    for number, name in enumerate(names, 1):
        blocks.append(Heading(f"h-{name}", 1 if number != 2 else 2, (Text(name),), _number(number)))
        blocks.append(Paragraph(f"h-{name}/says", (Text(f"What is said of {name}{words}."),)))
    document = Document(
        "A title", "A consortium", (Part(tuple(blocks)),), "running", "ACRO", contents="Contents"
    )
    of = {f"h-{name}": page for name, page in zip(names, pages, strict=False)}
    return write_docx(document, clock=CLOCK, generation=generation, pages=of)


def _number(number: int) -> str:
    return "1.1" if number == 2 else str(max(1, number - 1))


def contents(content: bytes) -> list[str]:
    """The lines of the table of contents, a bar where a tab stands."""
    lines = []
    for one in WordFile(content).body.iter(P):
        style = one.find(f"{w('pPr')}/{w('pStyle')}")
        name = style.get(w("val")) if style is not None else ""
        if name.startswith(("TOC", "Contents")) and not name.endswith("Heading"):
            nodes = [each for each in one.iter(w("t"), w("tab")) if each.getparent().tag == w("r")]
            lines.append("".join(each.text or "|" for each in nodes))
    return lines


OLD = ["1|Needs", "1.1|Aims", "2|Work", "3|Costs", "4|Risks"]
NEW = ("Needs", "Aims", "Work", "Partners", "Costs")
NOW = ["1|Needs", "1.1|Aims", "2|Work", "3|Partners", "4|Costs"]


def test_it_names_the_headings_that_came_and_not_those_that_went() -> None:
    last = docx()
    assert contents(last) == OLD
    result, account = updated(last, docx(NEW, 2))
    assert contents(result) == NOW
    assert account.remarks == ()
    names = {one.get(NAME) for one in WordFile(result).body.iter(BOOKMARK_START)}
    links = [one.get(w("anchor")) for one in WordFile(result).body.iter(HYPERLINK)]
    assert len(links) == 5
    assert names.issuperset(links)
    assert faults_of(result) == faults_of(last)


def test_it_is_no_proposal_and_all_else_is() -> None:
    last = docx()
    result, _ = updated(last, docx(NEW, 2))
    field = list(WordFile(result).body.iter(w("fldChar")))
    assert [one.get(w("fldCharType")) for one in field] == ["begin", "separate", "end"]
    assert not [one for one in field if one.getparent().getparent().tag != P]
    assert "What is said of Risks." in said(result, accepted=False)


@pytest.mark.office
@needs_soffice
def test_through_libreoffice_too(tmp_path: Path) -> None:
    last = docx()
    result, _ = updated(through_office(last, tmp_path), docx(NEW, 2), last)
    assert contents(result) == NOW


def test_headings_of_ones_own_come_into_it() -> None:
    last = docx()
    hand = WordEditor(last)
    own = paragraph("What we add", "Heading2")
    hand.paragraph("What is said of Needs").addnext(own)
    result, _ = updated(hand.save(), docx(NEW, 2), last)
    assert contents(result) == [NOW[0], "What we add", *NOW[1:]]


def test_one_that_was_edited_by_hand_stays() -> None:
    last = docx()
    hand = WordEditor(last)
    line = next(one for one in hand.blocks if text_of(one) == "3Costs")
    line.getparent().remove(line)
    result, account = updated(hand.save(), docx(NEW, 2), last)
    assert contents(result) == ["1|Needs", "1.1|Aims", "2|Work", "4|Risks"]
    assert margin_comments.CONTENTS in account.remarks


def test_pages_stay_where_no_heading_changed_and_are_left_out_where_one_did() -> None:
    last = docx(pages=(2, 2, 3, 4, 5))
    paged = [f"{line}|{page}" for line, page in zip(OLD, (2, 2, 3, 4, 5), strict=True)]
    assert contents(last) == paged
    result, account = updated(last, docx(generation=2, words=" now"))
    assert (contents(result), account.remarks) == (paged, ())
    result, account = updated(last, docx(NEW, 2))
    assert contents(result) == NOW
    assert account.remarks == (margin_comments.PAGES,)


def test_a_first_section_comes_behind_it_and_not_into_it() -> None:
    last = docx()
    result, _ = updated(last, docx(("Summary", *NAMES), 2))
    body = WordFile(result).body
    inside = [text_of(one) for sdt in body.iter(SDT) for one in sdt.iter(P)]
    assert "What is said of Summary." not in inside
    texts = [text_of(one) for one in body.iter(P)]
    assert texts.index("What is said of Summary.") < texts.index("What is said of Needs.")


def test_what_a_person_wrote_in_it_is_a_hand() -> None:
    last = docx()
    hand = WordEditor(last)
    line = next(one for one in hand.blocks if text_of(one) == "3Costs")
    own = deepcopy(line)
    line.addnext(own)
    next(own.iter(w("t"))).text = "A line of my own"
    edited = hand.save()
    result, _ = updated(edited, docx(NEW, 2), last)
    assert "A line of my ownCosts" in " ".join(contents(result)).replace("|", "")
    assert sorted(map(repr, views(result, accepted=False)[0])) == sorted(
        map(repr, views(edited, accepted=False)[0])
    )
