"""What is still open in an official form: boxes and cells without words, rows of samples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.finished_file.form_sections import Form, placed, title_in_contents
from toolkit.finished_file.model import TAG, OpenBox, Paragraph, SampleRows
from toolkit.finished_file.word_paragraphs import Paragraphs
from toolkit.merge.word.model.file import WordFile
from toolkit.model.official_form_words import OfficialFormWords
from toolkit.official_form.cells import FormCell, FormRow
from toolkit.official_form.survey import OfficialForm, survey
from toolkit.official_form.tables import Band, Field, FormTable
from toolkit.official_form.titles import REMARK, title_likeness
from toolkit.ooxml.wordml import BOOKMARK_START, BOX, NAME, Element, P, w
from toolkit.readers.official_form_words import official_form_words

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

NOT_FOR_LUMP_SUMS = re.compile(
    r"\([^()]*\b(?:n/a|sans objet) (?:for|pour) [^()]*(?:lump sum|forfait)", re.IGNORECASE
)
"""How the title of a box says that it is for grants of actual costs."""

SAMPLE = re.compile(
    r"(?:(?:MS|WP|[TDSER])\s?\d+(?:\.\d+)?|\d{1,2}|(?:\[[^\[\]]*\]\s*)+|\[?X\s[\w\s/]+\]?"
    r"|\w+\s*[\d.]*\s*[-–—]?\s*(?:…|\.{3}))",
    re.IGNORECASE,
)
"""What a cell says in a row that shows how rows are filled in: `T1.1`, `[name]`, `Task …`."""


@dataclass
class OfficialPlaces:
    """What of a file is the official form, and what in it is still open."""

    has_boxes: bool = False
    boxes: list[OpenBox] = field(default_factory=list)
    samples: list[SampleRows] = field(default_factory=list)


def read_official(file: WordFile, paragraphs: Paragraphs, sections: Form) -> OfficialPlaces:
    """What is still open in a file that is the official form, and nothing of another file.

    The paragraphs get their sections; those that ask for words are marked, with the title of their
    box. Raises `PackageError` where the styles of the file cannot be read.
    """
    names = (one.get(NAME) or "" for one in file.body.iter(BOOKMARK_START))
    is_filled_form = any(one.startswith(BOX) for one in names)
    has_tags = any(TAG.search(one.text) for one in paragraphs.found)
    as_read = tuple(paragraphs.found)
    if is_filled_form or has_tags or not paragraphs.has_anchors:  # a draft has anchors alone
        words = official_form_words()
        form = form_in(file, words)
        paragraphs.found[:] = placed(with_headings(paragraphs, form, sections), sections)
        has_boxes = is_filled_form or (
            not paragraphs.has_anchors and _sections_with_boxes(paragraphs, form) >= FEWEST_BOXES
        )
        if has_boxes or has_tags:
            return _open_places(OfficialPlaces(has_boxes), form, paragraphs, words)
    paragraphs.found[:] = placed(as_read, sections)
    return OfficialPlaces()


def with_headings(
    paragraphs: Paragraphs, official: OfficialForm, sections: Form
) -> list[Paragraph]:
    """The paragraphs; where none of them has the style of a heading, those are headings that look
    like one, and begin a section of the form or are in the table of contents."""
    found = list(paragraphs.found)
    if any(one.level for one in found):
        return found
    named = {title_in_contents(one).casefold() for one in found if one.is_contents}
    for heading in official.headings:
        at = paragraphs.elements.get(heading.element)
        if at is None:
            continue
        words = found[at].words
        if words.casefold() in named or sections.begun_by(words):
            found[at] = found[at]._replace(level=heading.level)
    return found


def _sections_with_boxes(paragraphs: Paragraphs, form: OfficialForm) -> int:
    """How many sections of the form have a table like a box: a title and a cell below it, or beside
    it where it is the title of the section."""
    sections = {
        at.section
        for one in form.tables
        for each in one.table.fields
        if each.is_alone or (one.heading and title_likeness(each.label, one.heading.title) == 1)
        if (at := _paragraph(paragraphs, each.title_cell)) and at.section
    }
    return len(sections)


def form_in(file: WordFile, words: OfficialFormWords) -> OfficialForm:
    """The form in a Word file. Raises `PackageError` where its styles cannot be read."""
    return survey(file.package, file.main, file.tree(file.main), words)


def _open_places(
    found: OfficialPlaces, form: OfficialForm, paragraphs: Paragraphs, words: OfficialFormWords
) -> OfficialPlaces:
    reading = _Reading(found, paragraphs, words)
    for placed_table in form.tables:
        reading.table(placed_table.table, is_package=False)
    for package in form.packages:
        if not package.number and not package.tables:
            reading.sample_heading(package.heading.element)
        for table in package.tables:
            reading.table(table, is_package=True)
    return found


class _Reading:
    def __init__(
        self, found: OfficialPlaces, paragraphs: Paragraphs, words: OfficialFormWords
    ) -> None:
        self._found, self._paragraphs, self._words = found, paragraphs, words

    def table(self, table: FormTable, *, is_package: bool) -> None:
        for one in table.fields:
            self._field(one, is_required=is_package or one.is_alone or not table.bands)
        for band in table.bands:
            self._band(band)

    def sample_heading(self, heading: Element) -> None:
        at = self._paragraphs.of(heading)
        if at is not None:
            self._found.samples.append(SampleRows(" ".join(at.text.split()), 0, (at,)))

    def _field(self, one: Field, *, is_required: bool) -> None:
        cell = one.cell.element
        title = " ".join(REMARK.sub(" ", one.label).split()).rstrip(": ")
        if self._asks(cell, title) or not is_required or self._says(cell):
            return
        at = _paragraph(self._paragraphs, one.title_cell)
        if at is not None:
            of_costs = NOT_FOR_LUMP_SUMS.search(one.label) is not None
            is_optional = not of_costs and WHERE_IT_APPLIES.search(one.label) is not None
            self._found.boxes.append(OpenBox(title, at, one.is_alone, is_optional, of_costs))

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
            self._found.samples.append(SampleRows(title, len(rows), said))

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
