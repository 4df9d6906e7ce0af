"""Reads a finished file and holds it against the form and the plan."""

from __future__ import annotations

from pathlib import Path

from toolkit.diagnostics import Diagnostic, Passage, ProposalError
from toolkit.finished_file.file_rules import findings_in
from toolkit.finished_file.form_sections import Form
from toolkit.finished_file.model import FinishedFile, Kind
from toolkit.finished_file.read_file import read_finished, with_pages
from toolkit.ooxml.incoming_file import read_incoming
from toolkit.plan.dossier import Dossier
from toolkit.unforeseen import unforeseen

PROMPT = "To complete"
"""How a prompt begins, in English."""


def check_file(path: Path, dossier: Dossier, copies: Path) -> tuple[Diagnostic, ...]:
    """What the rules find in the file at `path`, or why it cannot be read.

    `copies` is the folder of kept records, for a file that has lost its own. Raises OSError where
    the file cannot be opened.
    """
    try:
        file = _counted(read(path, dossier, copies), dossier)
        with unforeseen(str(path)):
            return findings_in(file, dossier)
    except ProposalError as error:
        return tuple(one._replace(passage=Passage()) for one in error.diagnostics)


def read(path: Path, dossier: Dossier, copies: Path) -> FinishedFile:
    """What is in the file at `path`. Raises OSError and ProposalError where it cannot be read."""
    leads = (PROMPT, dossier.language.say(PROMPT))
    return read_finished(path, Form.of(dossier), copies, leads)


def _counted(file: FinishedFile, dossier: Dossier) -> FinishedFile:
    """The file with its pages as LibreOffice counts them, where the call limits them and nobody has
    counted them yet."""
    if file.kind is not Kind.WORD or file.pages or dossier.call.layout.page_limit is None:
        return file
    from toolkit.writers.docx.pages import counted_pages

    pages = counted_pages(read_incoming(Path(file.name)))
    return with_pages(file, pages) if pages else file
