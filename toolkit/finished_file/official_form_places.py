"""What is still open in an official form: boxes and cells without words, rows of samples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.finished_file.model import TAG, OpenBox, Paragraph, SampleRows
from toolkit.finished_file.word_paragraphs import Paragraphs
from toolkit.merge.word.model.file import WordFile
from toolkit.model.official_form_words import OfficialFormWords
from toolkit.official_form.cells import FormCell, FormRow
from toolkit.official_form.survey import OfficialForm, survey
from toolkit.official_form.tables import Band, Field, FormTable
from toolkit.official_form.titles import REMARK
from toolkit.ooxml.wordml import BOOKMARK_START, BOX, NAME, Element, P, w

FEWEST_BOXES = 3
"""Boxes below headings of the form, from which on a file without tags is the official form."""

LONGEST_SAMPLE = 300
"""Letters of what a cell of a sample says."""

SHOWN = tuple(map(w, ("drawing", "pict", "object")))
"""What a cell may hold beside words."""

WHERE_IT_APPLIES = re.compile(
    r"\([^()]*(?:if applicable|if any|if relevant|n/a|le cas échéant|s'il y a lieu|sans objet)",
    re.IGNORECASE,
)
"""How the title of a box says that not everybody writes there."""

SAMPLE = re.compile(
    r"(?:(?:MS|WP|[TDSER])\s?\d+(?:\.\d+)?|\d{1,2}|(?:\[[^\[\]]*\]\s*)+|\[?X\s[\w\s/]+\]?"
    r"|\w+\s*[\d.]*\s*[-–—]?\s*(?:…|\.{3}))",
    re.IGNORECASE,
)
"""What a cell says in a row that shows how rows are filled in: `T1.1`, `[name]`, `Task …`."""


@dataclass
class OpenPlaces:
    """What is still open in a form."""

    boxes: list[OpenBox] = field(default_factory=list)
    samples: list[SampleRows] = field(default_factory=list)


def has_boxes(file: WordFile, paragraphs: Paragraphs, form: OfficialForm) -> bool:
    """Whether a file is the official form by its boxes: those that a build has marked, or those
    below the headings of the form where no build has written the file."""
    if any((one.get(NAME) or "").startswith(BOX) for one in file.body.iter(BOOKMARK_START)):
        return True
    if paragraphs.has_anchors:
        return False  # a draft
    sections = {
        at.section
        for one in form.tables
        for each in one.table.fields
        if each.is_alone and (at := _paragraph(paragraphs, each.title_cell)) and at.section
    }
    return len(sections) >= FEWEST_BOXES


def form_in(file: WordFile, words: OfficialFormWords) -> OfficialForm:
    """The form in a Word file. Raises `PackageError` where its styles cannot be read."""
    return survey(file.package, file.main, file.tree(file.main), words)


def open_places(form: OfficialForm, paragraphs: Paragraphs, words: OfficialFormWords) -> OpenPlaces:
    """What is still open in a form.

    Paragraphs that ask for words are marked in `paragraphs`, with the title of their box.
    """
    reading = _Reading(paragraphs, words)
    for placed in form.tables:
        reading.table(placed.table, is_package=False)
    for package in form.packages:
        if not package.number and not package.tables:
            reading.sample_heading(package.heading.element)
        for table in package.tables:
            reading.table(table, is_package=True)
    return reading.found


class _Reading:
    def __init__(self, paragraphs: Paragraphs, words: OfficialFormWords) -> None:
        self._paragraphs, self._words = paragraphs, words
        self.found = OpenPlaces()

    def table(self, table: FormTable, *, is_package: bool) -> None:
        for one in table.fields:
            self._field(one, is_required=is_package or one.is_alone or not table.bands)
        for band in table.bands:
            self._band(band)

    def sample_heading(self, heading: Element) -> None:
        at = self._paragraphs.of(heading)
        if at is not None:
            self.found.samples.append(SampleRows(" ".join(at.text.split()), 0, (at,)))

    def _field(self, one: Field, *, is_required: bool) -> None:
        cell = one.cell.element
        title = " ".join(REMARK.sub(" ", one.label).split()).rstrip(": ")
        if self._asks(cell, title) or not is_required or self._says(cell):
            return
        at = _paragraph(self._paragraphs, one.title_cell)
        if at is not None:
            is_optional = WHERE_IT_APPLIES.search(one.label) is not None
            self.found.boxes.append(OpenBox(title, at, one.is_alone, is_optional))

    def _asks(self, cell: Element, title: str) -> bool:
        """Marks the paragraphs of a cell that ask for words; whether there are any."""
        asks = False
        for one in cell.iter(P):
            at = self._paragraphs.elements.get(one)
            if at is None:
                continue
            read = self._paragraphs.found[at]
            if self._words.is_prompt(read.text):
                self._paragraphs.found[at] = read._replace(is_prompt=True, box=title)
                asks = True
        return asks

    def _says(self, cell: Element) -> bool:
        """Whether a cell has words that are printed, or a picture."""
        if next(cell.iter(*SHOWN), None) is not None:
            return True
        return any(one.text.strip() for one in self._read(cell))

    def _read(self, cell: Element) -> Iterator[Paragraph]:
        for one in cell.iter(P):
            if (at := self._paragraphs.elements.get(one)) is not None:
                yield self._paragraphs.found[at]

    def _band(self, band: Band) -> None:
        rows = [one for one in band.rows if self._is_sample(one)]
        said = tuple(one for row in rows for one in self._in_row(row) if one.text.strip())
        if said:
            title = " ".join(REMARK.sub(" ", band.title).split())
            self.found.samples.append(SampleRows(title, len(rows), said))

    def _is_sample(self, row: FormRow) -> bool:
        """Whether all that a row says is there as a sample."""
        said = [text for one in row.cells if (text := self._words_of(one))]
        return bool(said) and all(
            len(one) <= LONGEST_SAMPLE and SAMPLE.fullmatch(one) for one in said
        )

    def _words_of(self, cell: FormCell) -> str:
        return " ".join(" ".join(one.text for one in self._read(cell.element)).split())

    def _in_row(self, row: FormRow) -> Iterator[Paragraph]:
        for one in row.cells:
            yield from self._read(one.element)


def _paragraph(paragraphs: Paragraphs, cell: Element) -> Paragraph | None:
    """The first paragraph of a cell that says something."""
    read = (paragraphs.of(one) for one in cell.iter(P))
    return next((one for one in read if one and TAG.sub("", one.text).strip()), None)
