"""A copy of a Word file with comments at its margin; its text is not touched."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.files import obstacle, write_safely
from toolkit.merge.word.apply.change_log import ChangeLog
from toolkit.merge.word.apply.comments import Comments
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.archive import PackageError
from toolkit.ooxml.custom_properties import properties_of, set_properties
from toolkit.ooxml.incoming_file import read_incoming
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import BOOKMARK_START, NAME, Element, P

ANNOTATED = "proposal-annotated"
"""The property by which a copy of this kind is known, so that a later one may take its place."""


class Note(NamedTuple):
    """A comment, and the paragraph that it is beside."""

    text: str
    anchor: str = ""
    """The bookmark in that paragraph; empty where the paragraph is known by its number."""

    paragraph: int = 0
    """The number of the paragraph in the body, tables included, counted from 0 in the order of the
    file."""


def in_words(finding: Diagnostic) -> str:
    """The finding as a comment says it: `PLN104: D1.2 is due in M37 ... (move it to M36)`."""
    mark = "" if finding.severity is Severity.ERROR else f" ({finding.severity})"
    hint = f" - {finding.hint}" if finding.hint else ""
    return f"{finding.code}{mark}: {finding.message}{hint}"


def write_annotated(path: Path, content: bytes, notes: Iterable[Note], clock: datetime) -> None:
    """Writes a copy of a Word file with these comments to `path`.

    Raises ProposalError where it cannot be written, or another file has that name.
    """
    refuse_other_file(path)
    write_safely(path, annotated(content, notes, clock, name=path.name))


def refuse_other_file(path: Path) -> None:
    """Raises ProposalError where no annotated copy can be written to `path`."""
    if why := _taken(path) or obstacle(path):
        raise ProposalError(why)


def annotated(content: bytes, notes: Iterable[Note], clock: datetime, *, name: str = "") -> bytes:
    """The Word file with a comment for each note; one whose place is not there is beside the first
    paragraph. Raises PackageError where the file cannot be read."""
    file = WordFile(content, name)
    paragraphs = list(file.body.iter(P))
    anchors = _anchors(paragraphs)
    file.touch(file.main)
    log = ChangeLog([file.tree(part) for part in (file.main, *file.related("comments"))], clock)
    comments = Comments(file, log)
    for note in notes:
        if note.anchor:
            found = anchors.get(note.anchor)
        else:
            found = paragraphs[note.paragraph] if note.paragraph < len(paragraphs) else None
        if found is None and paragraphs:
            found = paragraphs[0]
        if found is not None:
            comments.add(_outside_of_drawings(found), note.text)
    return file.to_bytes_with(lambda package: set_properties(package, {ANNOTATED: "1"}))


def _outside_of_drawings(paragraph: Element) -> Element:
    """The paragraph; where it is in a text box, in which Word has no comments, the one around."""
    around = [one for one in paragraph.iterancestors(P) if one is not paragraph]
    return around[-1] if around else paragraph


def _anchors(paragraphs: Iterable[Element]) -> dict[str, Element]:
    """The paragraphs by the names of the bookmarks in them."""
    return {mark.get(NAME, ""): one for one in paragraphs for mark in one.iter(BOOKMARK_START)}


def _taken(path: Path) -> Diagnostic | None:
    """Why the file that has this name is not replaced; None where there is none, or it is a copy
    of this kind."""
    if not path.exists():
        return None
    try:
        if ANNOTATED in properties_of(Package.read(read_incoming(path), file=path.name)):
            return None
    except PackageError:
        pass  # no Word file, so nothing that was made here
    fact = f"{path.name} is there already, and is no annotated copy"
    return Diagnostic(Place(str(path)), "FIL150", fact, "give the copy another name")
