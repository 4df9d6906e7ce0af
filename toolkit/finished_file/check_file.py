"""Reads a finished file and holds it against the form and the plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Passage, ProposalError
from toolkit.finished_file.blank_form import best_blank, blank_form
from toolkit.finished_file.file_rules import findings_in
from toolkit.finished_file.form_sections import Form, placed
from toolkit.finished_file.model import FinishedFile, Kind, Paragraph
from toolkit.finished_file.page_limit import page_limit
from toolkit.finished_file.read_file import read_finished, with_pages
from toolkit.official_form.titles import folded_title
from toolkit.ooxml.incoming_file import read_incoming
from toolkit.plan.dossier import Dossier
from toolkit.readers.language import language_names, read_language
from toolkit.readers.official_form_words import official_form_words
from toolkit.unforeseen import unforeseen

PROMPT = "To complete"
"""How a prompt begins, in English."""


def check_file(
    path: Path, dossier: Dossier, copies: Path, blanks: Iterable[bytes] = ()
) -> tuple[Diagnostic, ...]:
    """What the rules find in the file at `path`, or why it cannot be read.

    `copies` is the folder of kept records, for a file that has lost its own; `blanks` are the
    official forms of which one was filled in, as they were downloaded. Raises OSError where the
    file cannot be opened.
    """
    try:
        file = _counted(read(path, dossier, copies, blanks), dossier)
        with unforeseen(str(path)):
            return findings_in(file, dossier)
    except ProposalError as error:
        return tuple(one._replace(passage=Passage()) for one in error.diagnostics)


def read(path: Path, dossier: Dossier, copies: Path, blanks: Iterable[bytes] = ()) -> FinishedFile:
    """What is in the file at `path`, with the sections of the form that was filled in.

    Raises OSError and ProposalError where it cannot be read.
    """
    leads = (PROMPT, dossier.language.say(PROMPT))
    form = Form.of(dossier)
    file = read_finished(path, form, copies, leads)
    found = _titles_in(form, file.headings)
    if 2 * found < len(form.sections):
        # the form may be in another language than the proposal
        wider = Form.of(dossier, [read_language(one) for one in language_names()])
        if _titles_in(wider, file.headings) > found:
            form = wider
            file = read_finished(path, form, copies, leads)
    if not file.is_form:
        return file
    words = official_form_words()
    blank = best_blank(file, (blank_form(one, words, form) for one in blanks))
    if blank is None:
        return file
    form = form.as_in(blank.headings)
    here = [one.section for one in placed(file.paragraphs, form)]
    if here != [one.section for one in file.paragraphs]:
        file = read_finished(path, form, copies, leads)
    return replace(file, blank=blank, form_sections=form.sections)


def _titles_in(form: Form, headings: Sequence[Paragraph]) -> int:
    """How many sections of a form are among the headings, under one of their titles."""
    titles = {folded_title(one.words) for one in headings}
    return sum(not titles.isdisjoint(one.folded) for one in form.sections)


def _counted(file: FinishedFile, dossier: Dossier) -> FinishedFile:
    """The file with its pages as LibreOffice counts them, where call or form limit them and nobody
    has counted them yet."""
    if file.kind is not Kind.WORD or file.pages or page_limit(file, dossier) is None:
        return file
    from toolkit.writers.docx.pages import counted_pages

    pages = counted_pages(read_incoming(Path(file.name)))
    return with_pages(file, pages) if pages else file
