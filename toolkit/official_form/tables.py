"""The tables of a form: boxes for text, bands of rows below column heads, and labelled cells.

A table of a work package has many bands, which share one grid of columns: so a column is known by
where its cells begin, and by the labels above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.model.official_form_words import OfficialFormWords
from toolkit.official_form.cells import FormCell, FormRow, form_rows
from toolkit.official_form.titles import folded_title, without_tags
from toolkit.ooxml.wordml import Element

LONGEST_SAMPLE = 60
"""Letters in the first cell of a row that is there as a sample of the rows to fill in."""

PERIOD = re.compile(r"[A-Za-z]{1,4}\s*\d{1,2}")
"""The label of a month, quarter or year: `M 12`, `Q 1`."""

FEWEST_PERIODS = 12
"""Columns of a timetable."""

MOST_HEADS = 3
"""Rows of column heads, one below the other."""


@dataclass(frozen=True)
class Column:
    """A column of a band: a cell in each of its rows."""

    index: int
    """Which cell of the row it is, from 0."""

    start: int
    span: int
    path: tuple[str, ...]
    """The labels above it, the outermost first."""

    sample: str
    """What the sample row says in it: `X person months`."""

    @property
    def label(self) -> str:
        """The label right above it."""
        return self.path[-1] if self.path else ""


@dataclass(frozen=True)
class Band:
    """Column heads, and the rows below them that are to be filled in."""

    title: str
    """Of the row above the heads, or of the table."""

    heads: tuple[FormRow, ...]
    rows: tuple[FormRow, ...]
    """Samples of the rows; the first is the pattern of all."""

    total: FormRow | None
    """The row of totals below them."""

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns, by the cells of the first sample row."""
        return tuple(
            Column(at, cell.start, cell.span, tuple(self._path(cell.start)), " ".join(cell.lines))
            for at, cell in enumerate(self.rows[0].cells)
        )

    def _path(self, start: int) -> Iterator[str]:
        for row in self.heads:
            for cell in row.cells:
                if cell.covers(start) and cell.label and not cell.continues:
                    yield cell.label

    @cached_property
    def is_timetable(self) -> bool:
        """Whether its columns are months or quarters."""
        labels = [one.label for one in self.columns if PERIOD.fullmatch(one.label.strip())]
        return len(labels) >= FEWEST_PERIODS

    @property
    def is_by_years(self) -> bool:
        """Of a timetable: whether four quarters of each year are its columns."""
        return any(len(one.path) > 1 and one.path[0] != one.label for one in self.columns) and all(
            one.label.strip()[:1].casefold() in "qtk" for one in self.columns[1:]
        )

    @property
    def has_statements(self) -> bool:
        """Whether its rows say something of their own, which is to be answered."""
        return any(
            one.cells[0].is_shaded and len(" ".join(one.cells[0].lines)) > LONGEST_SAMPLE
            for one in self.rows
        )


@dataclass(frozen=True)
class Field:
    """A cell to be filled in beside its label, or below its title."""

    label: str
    title_cell: Element
    """The cell with the label."""

    row: FormRow
    cell: FormCell
    is_prompted: bool
    """Whether it says that text is to be written there."""

    is_alone: bool
    """Whether it is the only cell of its row."""


@dataclass(frozen=True)
class FormTable:
    """A table of a form."""

    element: Element
    title: str
    """What its first row says, if that is a title."""

    rows: tuple[FormRow, ...]
    bands: tuple[Band, ...]
    fields: tuple[Field, ...]

    @property
    def boxes(self) -> tuple[Field, ...]:
        """The cells for any text, of a table that is made of them."""
        if self.bands:
            return ()
        return tuple(one for one in self.fields if one.is_prompted)


def form_table(element: Element, words: OfficialFormWords) -> FormTable:
    """A table as it is to be filled in."""
    rows = tuple(form_rows(element))
    title = without_tags(rows[0].cells[0].label) if rows and rows[0].is_title else ""
    bands: list[Band] = []
    fields: list[Field] = []
    above = title
    at = 0
    while at < len(rows):
        row = rows[at]
        if row.is_title:
            above = without_tags(row.cells[0].label)
            at += 1
        elif row.is_head and (band := _band(rows, at, above, words)):
            bands.append(band)
            at += len(band.heads) + len(band.rows) + (band.total is not None)
        else:
            before = rows[at - 1] if at else None
            fields += _fields(row, before, words)
            at += 1
    return FormTable(element, title, rows, tuple(bands), tuple(fields))


def _band(rows: Sequence[FormRow], at: int, title: str, words: OfficialFormWords) -> Band | None:
    """The band whose first row of heads is there; None where no rows to fill in are below it."""
    end = at
    while end < len(rows) and end < at + MOST_HEADS and rows[end].is_head:
        end += 1
    heads = tuple(rows[at:end])
    body: list[FormRow] = []
    total = None
    for row in rows[end:]:
        if is_total(row, words):
            total = row
            break
        if len(row.cells) < 2 or row.is_head or (body and row.shape != body[0].shape):
            break
        body.append(row)
    return Band(title, heads, tuple(body), total) if body else None


def is_total(row: FormRow, words: OfficialFormWords) -> bool:
    """Whether a row of a form holds the totals of those above it."""
    return any(words.is_total(folded_title(one.label)) for one in row.cells if one.is_label)


def _fields(row: FormRow, before: FormRow | None, words: OfficialFormWords) -> Iterator[Field]:
    """The cells of a row that are to be filled in, each with the label before or above it."""
    if len(row.cells) == 1:
        cell = row.cells[0]
        if before is not None and before.is_title and not cell.is_shaded:
            title = before.cells[0]
            prompted = not cell.lines or words.is_prompt(" ".join(cell.lines))
            text = without_tags(title.label)
            yield Field(text, title.element, row, cell, prompted, is_alone=True)
        return
    label: FormCell | None = None
    for cell in row.cells:
        if cell.is_label:
            label = cell
        elif label is not None and not cell.is_shaded:
            prompted = words.is_prompt(" ".join(cell.lines))
            text = without_tags(label.label)
            yield Field(text, label.element, row, cell, prompted, is_alone=False)
            label = None
