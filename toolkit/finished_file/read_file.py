"""Reads a finished file, whoever has sent it: a Word file or a PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.finished_file.form_sections import Form, placed
from toolkit.finished_file.generated_texts import Generated
from toolkit.finished_file.model import TAG, FinishedFile, Kind, Properties
from toolkit.finished_file.official_form_places import OpenPlaces, form_in, has_boxes, open_places
from toolkit.finished_file.word_marks import (
    changes_in,
    comments_in,
    field_errors_in,
    links_in,
    pictures_in,
)
from toolkit.finished_file.word_pages import properties_of_file, sections_in, tables_in
from toolkit.finished_file.word_paragraphs import Paragraphs
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.archive import OLD_OR_LOCKED, ZIP
from toolkit.ooxml.completeness import refuse_incomplete
from toolkit.ooxml.incoming_file import read_incoming
from toolkit.ooxml.wordml import w
from toolkit.readers.official_form_words import official_form_words
from toolkit.unforeseen import unforeseen

PDF = b"%PDF-"
HEAD_OF_PDF = 1024
"""Bytes within which a PDF says that it is one."""

CODE = "FIL101"
WORD_PROGRAMS = ("Microsoft",)
OTHER_WAYS = {
    ".doc": "open it in Word, choose Save As, Word Document (.docx), and name that file",
    ".odt": "open it in LibreOffice, choose Save As, Word 2007-365 (.docx), and name that file",
    ".rtf": "open it in Word, choose Save As, Word Document (.docx), and name that file",
    ".pages": "choose File, Export To, Word in Pages, and name that file",
}
SOME_FILE = "name a Word file (.docx) or a PDF"
ONE_WORD_FILE = "name a Word file (.docx)"

FEWER, MORE = 0.98, 1.04
"""How many pages Word makes of one page that LibreOffice has counted, at least and at most."""


def read_finished(path: Path, form: Form, copies: Path, leads: tuple[str, ...]) -> FinishedFile:
    """What is in the file at `path`, with the sections of the form in which it is.

    `copies` is the folder of kept records, for a file that has lost its own; `leads` is how prompts
    begin. Raises OSError where it cannot be opened, and ProposalError where it is neither a Word
    file nor a PDF, or is damaged, locked or too large.
    """
    content = _content(path)
    with unforeseen(str(path)):
        if PDF in content[:HEAD_OF_PDF]:
            from toolkit.finished_file.pdf_reader import read_pdf

            return read_pdf(content, str(path), form)
        if not content.startswith((ZIP, OLD_OR_LOCKED)) and content:
            raise _refused(path, "this is neither a Word file nor a PDF")
        file = WordFile(content, str(path))
        return read_word(file, len(content), form, Generated.of(file.package, copies, leads))


def word_file(path: Path) -> WordFile:
    """The Word file at `path`. Raises OSError where it cannot be opened, and ProposalError where it
    is none, or is damaged, locked or too large."""
    content = _content(path)
    if not content.startswith((ZIP, OLD_OR_LOCKED)) and content:
        raise _refused(path, "this is no Word file", ONE_WORD_FILE)
    file = WordFile(content, str(path))
    _refuse_others(file)
    return file


def _content(path: Path) -> bytes:
    """What is in a file whose name may be that of a Word file or a PDF."""
    if path.suffix.lower() in OTHER_WAYS:
        raise _refused(path, f"{path.suffix.lower()} files are not read")
    if not path.exists():
        raise _refused(path, "there is no file of this name")
    if path.is_dir():
        raise _refused(path, "this is a folder")
    return read_incoming(path)


def _refuse_others(file: WordFile) -> None:
    """Raises ProposalError where a file is no document of Word, or is not whole."""
    root = file.tree(file.main)
    if root.tag != w("document"):
        raise _refused(Path(file.package.file), *_other_office(root.tag))
    refuse_incomplete(file.package, "document")


def read_word(file: WordFile, size: int, form: Form, generated: Generated) -> FinishedFile:
    """What is in a Word file of so many bytes. Raises PackageError where it cannot be read, and
    ProposalError where it is an Office file of another kind."""
    name = file.package.file
    _refuse_others(file)
    paragraphs = Paragraphs(file, generated)
    paragraphs.found[:] = placed(paragraphs.found, form)
    words = official_form_words()
    official = form_in(file, words)
    is_official = has_boxes(file, paragraphs, official)
    is_form = is_official or any(TAG.search(one.text) for one in paragraphs.found)
    still_open = open_places(official, paragraphs, words) if is_form else OpenPlaces()
    properties = properties_of_file(file)
    return FinishedFile(
        name,
        Kind.WORD,
        size,
        tuple(paragraphs.found),
        tuple(sections_in(file, paragraphs)),
        tuple(changes_in(file, paragraphs)),
        tuple(comments_in(file, paragraphs)),
        tuple(links_in(file, paragraphs)),
        tuple(pictures_in(file, paragraphs)),
        tuple(field_errors_in(file, paragraphs)),
        tuple(tables_in(file, paragraphs)),
        properties,
        *_pages(properties),
        is_ours=generated.is_known or paragraphs.has_anchors,
        has_boxes=is_official,
        open_boxes=tuple(still_open.boxes),
        samples=tuple(still_open.samples),
    )


def _pages(properties: Properties) -> tuple[tuple[int, int] | None, str]:
    """How many pages the file has by the program that saved it last, and the name of that."""
    if properties.pages is None:
        return None, ""
    if properties.program.startswith(WORD_PROGRAMS):
        return (properties.pages, properties.pages), "Word"
    return between(properties.pages), properties.program.partition("/")[0] or "another program"


def between(pages: int) -> tuple[int, int]:
    """The least and the most pages that Word makes of so many pages of another program."""
    return int(pages * FEWER), -int(-pages * MORE // 1)


def with_pages(file: FinishedFile, pages: int) -> FinishedFile:
    """The file with the pages that LibreOffice has counted."""
    return replace(file, pages=between(pages), page_source="LibreOffice")


def _other_office(tag: object) -> tuple[str, str]:
    if str(tag).endswith("}document"):
        fact = "the file is saved as Strict Open XML"
        return fact, "open it in Word, choose Save As, Word Document (.docx), and name that file"
    return "this is an Office file, and no Word document", SOME_FILE


def _refused(path: Path, fact: str, hint: str = "") -> ProposalError:
    way = hint or OTHER_WAYS.get(path.suffix.lower(), SOME_FILE)
    return ProposalError(Diagnostic(Place(str(path)), CODE, fact, hint=way))
