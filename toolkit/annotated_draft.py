"""Where in the draft a finding on the outline is shown, for the comments of an annotated copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.diagnostics import Diagnostic
from toolkit.document.tree import Document, Paragraph, Table
from toolkit.document.walk import blocks
from toolkit.plan.dossier import Dossier
from toolkit.writers.docx.anchors import anchor_name, row_id

if TYPE_CHECKING:
    from toolkit.annotated_copy import Note
    from toolkit.word_file import RenderedWord

Way = tuple[str, ...]

SECTIONS = {
    "project": "PRJ-SUM-PS",
    "project.objectives": "PRJ-OBJ-NEEDS",
    "partners": "CON-SOR-SETUP",
    "work_packages": "WRK-PLA-PACKAGES",
    "communication": "COM-DIS-VIS-CDV",
    "risks": "RSK-MGT-RM",
    "instruments": "CON-MET-CM",
    "priorities": "CON-MET-CM",
}
"""The section of the form in which a part of the outline is described, where nothing in the draft
is closer to it."""


def write_annotated_draft(
    path: Path,
    word: RenderedWord,
    findings: Iterable[Diagnostic],
    dossier: Dossier,
    clock: datetime,
) -> int:
    """Writes a copy of the draft with the findings as comments; returns how many there are.

    Raises ProposalError where the copy cannot be written.
    """
    from toolkit.annotated_copy import write_annotated  # builds rarely need it

    notes = notes_on(findings, dossier, word.document) if word.document else ()
    write_annotated(path, word.content, notes, clock)
    return len(notes)


def notes_on(
    findings: Iterable[Diagnostic], dossier: Dossier, document: Document
) -> tuple[Note, ...]:
    """A comment for each finding, in reading order.

    What has no place in the draft, such as a fact of the call, is beside its first paragraph.
    """
    from toolkit.annotated_copy import Note, in_words

    places = _places(dossier, document)
    order = {anchor: number for number, anchor in enumerate(dict.fromkeys(places.values()))}
    placed = [(_anchor(one.place.path, places), one) for one in findings]
    placed.sort(key=lambda found: order.get(found[0], -1))
    return tuple(Note(in_words(one), anchor) for anchor, one in placed)


def _anchor(path: str, places: dict[Way, str]) -> str:
    """The anchor of the innermost part of the outline around a field that the draft shows."""
    way = tuple(path.split(".")) if path else ()
    for end in range(len(way), 0, -1):
        if found := places.get(way[:end]):
            return found
    return ""


def _places(dossier: Dossier, document: Document) -> dict[Way, str]:
    """By their ways in the outline, the anchors of what shows a field or a part; the first one of
    several, in reading order."""
    found: dict[Way, str] = {}
    for way, block in (*_parts(dossier), *_shown(document)):
        found.setdefault(way, anchor_name(block))
    for name, tag in SECTIONS.items():
        if tag in dossier.call.section:
            found.setdefault(tuple(name.split(".")), anchor_name(tag))
    for tag in dossier.call.section:
        found.setdefault(("sections", tag), anchor_name(tag))
    return found


def _shown(document: Document) -> Iterator[tuple[Way, str]]:
    """The fields that rows of tables show, and those that prompts ask for."""
    for block in blocks(document):
        match block:
            case Paragraph(asks=asks, id=name) if asks:
                yield tuple(asks.split(".")), name
            case Table(id=name, rows=rows):
                for row in rows:
                    for cell in row.cells:
                        for one in cell.shows:
                            way = tuple(map(str, one.way))
                            yield way, row_id(name, row.key)
                            if way[-2:-1] and way[-2].isdigit():
                                yield way[:-1], row_id(name, row.key)


def _parts(dossier: Dossier) -> Iterator[tuple[Way, str]]:
    """The parts that the text describes in a place of their own."""
    proposal = dossier.proposal
    targets = dossier.references
    for number, package in enumerate(proposal.work_packages):
        yield ("work_packages", str(number)), targets[package.id][0]
    for number, partner in enumerate(proposal.partners):
        yield ("partners", str(number)), targets[partner.id][0]
    for number, instrument in enumerate(proposal.instruments):
        yield ("instruments", str(number)), targets[instrument.id][0]
    for name in proposal.priorities:
        if target := targets.get(f"priority:{name}"):
            yield ("priorities", name), target[0]
