"""Reads a PDF: its pages, its text line by line, its fonts, and whether it is locked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, IndirectObject

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.finished_file.form_sections import Form, placed
from toolkit.finished_file.model import (
    FinishedFile,
    Font,
    Kind,
    Link,
    Paragraph,
    Properties,
    Section,
)
from toolkit.official_form.titles import folded_title, split_number

CODE = "FIL102"
MOST_PAGES = 1000
LARGEST_TEXT = 20_000_000
"""Letters that are read of a PDF; a proposal of 1 000 pages has 4 000 000."""

MOST_FONTS = 2000
MILLIMETRES_A_POINT = 25.4 / 72
HEADING = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+[^\W\d_a-zà-ÿ].{2,}")
"""A number and a title; not `000 for new products`, which goes on with an amount."""

PAGE_NUMBER = re.compile(r"[\s.·…]+\d+$")
END_OF_PARAGRAPH = re.compile(r"[.!?:;]\W*$")
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
SHORT_LINE = 0.7
"""Of the longest line of a page: what is shorter ends a paragraph."""

UNREADABLE = (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError)
UNREADABLE_TOO = (RecursionError, OverflowError, AssertionError, NotImplementedError, OSError)
"""How pypdf says that a file is damaged, each part in its own way."""


def read_pdf(content: bytes, name: str, form: Form) -> FinishedFile:
    """What is in a PDF. Raises ProposalError where it is damaged, too long, or has a password."""
    try:
        return _read(content, name, form)
    except (*UNREADABLE, *UNREADABLE_TOO, MemoryError) as error:
        hint = "make the PDF again from the Word file"
        raise _refused(name, "the PDF is damaged or cut short", hint) from error


def _read(content: bytes, name: str, form: Form) -> FinishedFile:
    from io import BytesIO

    reader = PdfReader(BytesIO(content))
    locked = reader.is_encrypted
    if locked and not reader.decrypt(""):
        hint = "make it again without a password: the Portal cannot open it either"
        raise _refused(name, "the PDF is locked with a password", hint)
    number = len(reader.pages)
    if number > MOST_PAGES:
        hint = "name the PDF of the proposal"
        raise _refused(name, f"the PDF has {number} pages; up to {MOST_PAGES} are read", hint)
    pages = list(reader.pages)
    lines = list(_lines(pages))
    paragraphs = tuple(placed(_with_headings(lines, form), form))
    return FinishedFile(
        name,
        Kind.PDF,
        len(content),
        paragraphs,
        tuple(_sections(pages, paragraphs)),
        links=tuple(_links(pages)),
        properties=_properties(reader),
        pages=(number, number),
        page_source="the PDF",
        fonts=tuple(_fonts(pages)),
        is_locked=locked,
    )


def _lines(pages: Sequence[PageObject]) -> Iterator[Paragraph]:
    """The paragraphs: lines joined until one ends a sentence and is short, or a title follows."""
    letters = number = 0
    for at, page in enumerate(pages, start=1):
        text = page.extract_text() or ""
        letters += len(text)
        if letters > LARGEST_TEXT:
            raise ValueError("more text than is read")
        for words in _joined(text.splitlines()):
            yield Paragraph(words, number, page=at)
            number += 1


def _joined(lines: Sequence[str]) -> Iterator[str]:
    longest = max(map(len, lines), default=0)
    held: list[str] = []
    for line in lines:
        words = " ".join(line.split())
        if HEADING.fullmatch(words) and len(words) < longest and held:
            yield " ".join(held)
            held = []
        if words:
            held.append(words)
        is_short = len(line) < SHORT_LINE * longest
        if held and (not words or END_OF_PARAGRAPH.search(words) or is_short):
            yield " ".join(held)
            held = []
    if held:
        yield " ".join(held)


def _with_headings(lines: Sequence[Paragraph], form: Form) -> list[Paragraph]:
    """The lines, those that are a number and a title of the form as headings; of several the last
    one, since the table of contents comes first."""
    titles = {title for one in form.sections for title in one.folded if one.number}
    last: dict[str, int] = {}
    for at, one in enumerate(lines):
        folded = folded_title(one.text)
        if folded in titles and split_number(one.text)[0]:
            last[folded] = at
    places = set(last.values())
    return [
        one._replace(
            level=1 if at in places else 0,
            is_contents=at not in places and folded_title(PAGE_NUMBER.sub("", one.text)) in titles,
        )
        for at, one in enumerate(lines)
    ]


def _sections(pages: Sequence[PageObject], paragraphs: Sequence[Paragraph]) -> Iterator[Section]:
    first: dict[int, Paragraph] = {}
    for one in paragraphs:
        first.setdefault(one.page, one)
    sizes = [(_size(page), number) for number, page in enumerate(pages, start=1)]
    for (width, height), group in groupby(sizes, key=lambda one: one[0]):
        _, number = next(group)
        yield Section(width, height, {}, first.get(number))


def _size(page: PageObject) -> tuple[float, float]:
    """Width and height of a page in millimetres, as it is seen."""
    box = page.cropbox
    unit = float(page.user_unit or 1) * MILLIMETRES_A_POINT
    sides = round(float(box.width) * unit, 1), round(float(box.height) * unit, 1)
    return sides if not (page.rotation or 0) % 180 else sides[::-1]


def _links(pages: Sequence[PageObject]) -> Iterator[Link]:
    for page in pages:
        for held in _object(page.get("/Annots")) or ():
            action = _object(_dictionary(held).get("/A"))
            target = _dictionary(action).get("/URI")
            if target:
                yield Link(str(target), "", None)


def _fonts(pages: Sequence[PageObject]) -> Iterator[Font]:
    seen: set[int] = set()
    for page in pages:
        fonts = _dictionary(_dictionary(page.get("/Resources")).get("/Font"))
        for held in fonts.values():
            number = held.idnum if isinstance(held, IndirectObject) else id(held)
            if number in seen or len(seen) >= MOST_FONTS:
                continue
            seen.add(number)
            yield _font(_dictionary(held))


def _font(font: DictionaryObject) -> Font:
    """A font; one that is drawn inside the file (Type 3) is embedded."""
    name = str(font.get("/BaseFont", "a font without a name")).lstrip("/")
    inner = [_dictionary(one) for one in _object(font.get("/DescendantFonts")) or ()]
    described = [_dictionary(one.get("/FontDescriptor")) for one in (font, *inner)]
    embedded = any(file in one for one in described for file in FONT_FILES)
    return Font(name.partition("+")[2] or name, embedded or font.get("/Subtype") == "/Type3")


def _properties(reader: PdfReader) -> Properties:
    named = reader.metadata
    if named is None:
        return Properties()
    author, program = str(named.author or ""), str(named.creator or named.producer or "")
    return Properties(author=" ".join(author.split()), program=program)


def _object(held: Any) -> Any:
    return held.get_object() if isinstance(held, IndirectObject) else held


def _dictionary(held: Any) -> DictionaryObject:
    """What is held, where it is a dictionary; else an empty one."""
    found = _object(held)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _refused(name: str, fact: str, hint: str) -> ProposalError:
    return ProposalError(Diagnostic(Place(name), CODE, fact, hint=hint))
