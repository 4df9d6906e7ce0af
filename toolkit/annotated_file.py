"""What a check finds in a finished Word file, as comments in a copy of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from toolkit.annotated_copy import Note, in_words, write_annotated
from toolkit.diagnostics import Diagnostic, Passage
from toolkit.ooxml.incoming_file import read_incoming

BODY = "document.xml"
"""How the name of the part ends that holds the body of a Word file."""

READING = ("MRG", "FIL101")
"""How the codes begin of what keeps a finished file from being read."""


def write_annotated_file(
    path: Path, file: Path, findings: Iterable[Diagnostic], clock: datetime
) -> int:
    """Writes a copy of a Word file to `path`, with what was found in it as comments; returns how
    many there are. What is about the whole file, a header, a footer or a note, where Word has no
    comments, is beside the first paragraph.

    Raises ProposalError where the file cannot be read, or the copy not be written.
    """
    notes = [_note(one) for one in findings if one.passage is not None]
    write_annotated(path, read_incoming(file), notes, clock)
    return len(notes)


def was_read(findings: Iterable[Diagnostic]) -> bool:
    """Whether a check could read the finished file; where not, its findings say why."""
    whys = [one.code for one in findings if one.passage is not None]
    return not any(one.startswith(READING) for one in whys)


def _note(finding: Diagnostic) -> Note:
    passage = finding.passage or Passage()
    if passage.paragraph >= 0 and passage.story.endswith(BODY):
        return Note(in_words(finding), paragraph=passage.paragraph)
    where = f" (in {passage})" if str(passage) else ""
    return Note(f"{in_words(finding)}{where}")
