"""Reads a finished file and holds it against the form and the plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Passage, ProposalError
from toolkit.finished_file.blank_form import best_blank, blank_form
from toolkit.finished_file.file_rules import findings_in
from toolkit.finished_file.form_sections import Form
from toolkit.finished_file.model import FinishedFile, Kind
from toolkit.finished_file.page_limit import page_limit
from toolkit.finished_file.read_file import read_finished, with_pages
from toolkit.ooxml.incoming_file import read_incoming
from toolkit.plan.dossier import Dossier
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
        file = _with_blank(read(path, dossier, copies), blanks)
        file = _counted(file, dossier)
        with unforeseen(str(path)):
            return findings_in(file, dossier)
    except ProposalError as error:
        return tuple(one._replace(passage=Passage()) for one in error.diagnostics)


def read(path: Path, dossier: Dossier, copies: Path) -> FinishedFile:
    """What is in the file at `path`. Raises OSError and ProposalError where it cannot be read."""
    leads = (PROMPT, dossier.language.say(PROMPT))
    return read_finished(path, Form.of(dossier), copies, leads)


def _with_blank(file: FinishedFile, blanks: Iterable[bytes]) -> FinishedFile:
    """The file with the official form that was filled in, where it is one."""
    if not file.is_form:
        return file
    words = official_form_words()
    found = best_blank(file, (blank_form(one, words) for one in blanks))
    return replace(file, blank=found)


def _counted(file: FinishedFile, dossier: Dossier) -> FinishedFile:
    """The file with its pages as LibreOffice counts them, where call or form limit them and nobody
    has counted them yet."""
    if file.kind is not Kind.WORD or file.pages or page_limit(file, dossier) is None:
        return file
    from toolkit.writers.docx.pages import counted_pages

    pages = counted_pages(read_incoming(Path(file.name)))
    return with_pages(file, pages) if pages else file
