"""Blanks that a person has filled in with Word, without this program."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from tests.official_forms.maker import blank_form
from tests.official_forms.shape import USUAL, Shape
from tests.official_forms.wording import say

SENTENCE = "The partners work with mills of all sizes and say here how they do so."
WORDS = "Words of ours"
STATEMENT_WORDS = 8
"""Words of a declaration, beside which the answer is written."""

Edit = Callable[[Any], None]
"""Something that a person does to a document of python-docx."""


def filled_by_hand(shape: Shape = USUAL, *edits: Edit) -> bytes:
    """The blank of that shape with words everywhere; then what each of the `edits` does to it."""
    return edited(blank_form(shape), lambda document: _fill(document, shape), *edits)


def edited(content: bytes, *edits: Edit) -> bytes:
    """A Word file after each of the `edits`."""
    document = Document(BytesIO(content))
    for one in edits:
        one(document)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def paragraphs(holder: Any) -> Iterator[Any]:
    """All paragraphs inside, those of tables and content controls too."""
    yield from holder.iter(qn("w:p"))


def text_of(paragraph: Any) -> str:
    """What a paragraph or cell says."""
    return "".join(one.text or "" for one in paragraph.iter(qn("w:t")))


def set_text(paragraph: Any, text: str) -> None:
    """Writes a text into a paragraph, in the type of what was there, without its highlighting."""
    for one in list(paragraph.iter(qn("w:highlight"))):
        deleted(one)
    places = list(paragraph.iter(qn("w:t")))
    for one in places:
        one.text = ""
    if places:
        places[0].text = text
        return
    run = paragraph.makeelement(qn("w:r"), {})
    place = paragraph.makeelement(qn("w:t"), {})
    place.text = text
    run.append(place)
    paragraph.append(run)


def saying(holder: Any, text: str) -> Any:
    """The first paragraph inside that says just that."""
    return next(one for one in paragraphs(holder) if text_of(one).strip() == text)


def around(paragraph: Any, tag: str) -> Any:
    """The row, cell or table in which a paragraph is: `around(one, "tr")`."""
    return next(paragraph.iterancestors(qn(f"w:{tag}")))


def deleted(element: Any) -> None:
    element.getparent().remove(element)


def _fill(document: Any, shape: Shape) -> None:
    body = document.element.body
    language = shape.language
    for one in list(paragraphs(body)):
        if text_of(one).strip().startswith(say("Work Package …", language)):
            deleted(one)  # the heading, and its line in the table of contents
    for one in list(body.iter(qn("w:tbl"))):
        if text_of(next(one.iter(qn("w:tc")))).startswith(
            say("Timetable (up to two years)", language)
        ):
            deleted(one)
    for row in body.iter(qn("w:tr")):
        for cell in row.iter(qn("w:tc")):
            if not _is_shaded(cell):
                _fill_cell(cell, row, shape)
            elif "] [" in text_of(cell):
                set_text(next(paragraphs(cell)), "Yes")
            else:
                _fill_label(cell, shape)


def _fill_cell(cell: Any, row: Any, shape: Shape) -> None:
    said = text_of(cell).strip()
    first, *others = paragraphs(cell)
    if _is_bar(cell):
        return
    if said == say("Insert text", shape.language):
        set_text(first, SENTENCE)
    elif len(text_of(next(row.iter(qn("w:tc")))).split()) >= STATEMENT_WORDS and not said:
        set_text(first, "Yes")
    elif not re.fullmatch(r"[TDSE]\d\.\d|MS\d|\d", said):
        set_text(first, WORDS)
        for one in others:
            deleted(one)


def _fill_label(cell: Any, shape: Shape) -> None:
    """Writes into labels that are samples themselves."""
    for one in paragraphs(cell):
        said = text_of(one).strip()
        if "[" in said or said in (
            say(name, shape.language) for name in ("Task 1.1 - …", "Task 1.2 - …", "Task …")
        ):
            set_text(one, f"{said.partition('[')[0].partition(' - ')[0].strip('… ')} {WORDS}")


def _is_shaded(cell: Any) -> bool:
    shade = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    return shade is not None and shade.get(qn("w:fill")) not in ("FFFFFF", "C4BC96")


def _is_bar(cell: Any) -> bool:
    return len(list(around(next(paragraphs(cell)), "tr").iter(qn("w:tc")))) > 20
