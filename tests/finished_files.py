"""Small finished Word files for the tests: sound as they are, so that a test adds one fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.builders import SECTIONS, make_call, make_dossier
from tests.writers.docx.firm import picture as dot
from toolkit.finished_file.form_sections import Form
from toolkit.finished_file.generated_texts import Generated
from toolkit.finished_file.model import FinishedFile
from toolkit.finished_file.read_file import read_word
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.package import Package
from toolkit.plan.dossier import Dossier
from toolkit.word_file import compose_document
from toolkit.writers.docx.writer import write_docx

NAMES = ("tag", "number", "title", "level", "template", "landscape")
DECLARATIONS = ("DEC-LAR-DL", "6", "Declarations", 1, "declarations.md.j2", False)
STATEMENT = "No other grant of the budget of the Union pays for this project or any part of it"
SENTENCE = "The partners work with mills in three countries and say here how they do so."
NAME = "proposal.docx"
LEADS = ("To complete",)
BY_HAND = Generated(leads=LEADS)
"""Of a file without the record of a build."""


Fault = Callable[[Any], None]


@cache
def dossier() -> Dossier:
    """A small proposal for a call whose form also has declarations."""
    sections = [dict(zip(NAMES, one, strict=True)) for one in (*SECTIONS, DECLARATIONS)]
    return make_dossier(call=make_call(sections=sections))


def labels() -> Iterator[tuple[str, int]]:
    """The headings of the form, each with its level."""
    for one in dossier().call.sections:
        if one.number:
            yield f"{one.number} {one.title}", one.level


@cache
def sound_file() -> bytes:
    """A Word file that has all the form asks for, and in which nothing is open."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side in ("top", "bottom", "left", "right"):
        setattr(section, f"{side}_margin", Mm(20))
    for label, level in labels():
        document.add_heading(label, level)
        document.add_paragraph(f"{SENTENCE} {label} has its own words.")
    table = document.add_table(2, 3)
    for cell, text in zip(table.rows[0].cells, ("Statement", "Yes / No", "Why"), strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, (STATEMENT, "Yes", ""), strict=True):
        cell.text = text
    return saved(document)


@cache
def draft() -> bytes:
    """The draft of that proposal, as a build writes it."""
    composed = compose_document(dossier(), Path("no-templates"))
    return write_docx(composed, clock=datetime(2026, 3, 1, 12, tzinfo=UTC))


def saved(document: Any) -> bytes:
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def with_fault(fault: Fault) -> bytes:
    """The sound file after somebody has done that to it."""
    document = Document(BytesIO(sound_file()))
    fault(document)
    return saved(document)


def read_draft(content: bytes) -> FinishedFile:
    """What is in a file that a build has written."""
    generated = Generated.of(Package.read(content), Path("no-copies"), LEADS)
    return read(content, generated)


def read(content: bytes, generated: Generated = BY_HAND) -> FinishedFile:
    return read_word(WordFile(content, NAME), len(content), Form.of(dossier()), generated)


def paragraph(document: Any, words: str) -> Any:
    """The first paragraph outside tables with these words."""
    return next(one for one in document.paragraphs if words in one.text)


def heading(document: Any, number: str) -> Any:
    return next(one for one in document.paragraphs if one.text.startswith(f"{number} "))


def element(kind: str, /, **attributes: str) -> Any:
    """An element of WordprocessingML: `element("ins", author="Anna")`."""
    made = OxmlElement(f"w:{kind}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def field(holder: Any, instruction: str, shown: str) -> None:
    """Adds a field to a paragraph, as Word writes one."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("t", shown)):
        run = holder.add_run()
        if kind == "t":
            run.text = text
        elif kind:
            run._r.append(element("fldChar", fldCharType=kind))
        else:
            code = element("instrText")
            code.text = text
            run._r.append(code)
    holder.add_run()._r.append(element("fldChar", fldCharType="end"))


def link(document: Any, holder: Any, target: str, shown: str) -> None:
    """Adds a link to something outside the file."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    number = document.part.relate_to(target, kind, is_external=True)
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), number)
    run = holder.add_run(shown)
    made.append(run._r)
    holder._p.append(made)


def picture(document: Any, about: str = "") -> None:
    """Adds a picture with that alternative text."""
    run = document.add_paragraph().add_run()
    shape = run.add_picture(dot(), width=Mm(60), height=Mm(40))
    if about:
        shape._inline.docPr.set("descr", about)


@cache
def printed(pages: int = 3, *, width: float = 595, password: str | None = None) -> bytes:
    """A PDF of empty pages of that width in points; locked with a password where there is one."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=width, height=842)
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def with_text(*lines: str, is_embedded: bool = False) -> bytes:
    """A PDF of one page with these lines in Helvetica, which is not embedded unless that is so."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    page = writer.add_blank_page(width=595, height=842)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/ABCDEF+Helvetica"),
        }
    )
    if is_embedded:
        file = DecodedStreamObject()
        described = DictionaryObject({NameObject("/FontFile3"): writer._add_object(file)})
        font[NameObject("/FontDescriptor")] = writer._add_object(described)
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 10 Tf 60 780 Td {shown} ET".encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()
