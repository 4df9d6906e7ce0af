"""Rows and cells of a form's tables as they are seen: words, shade, and the columns they cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from toolkit.ooxml.containers import cells_in, rows_in
from toolkit.ooxml.wordml import TCPR, TRPR, VAL, Element, P, T, fill_of, w
from toolkit.ooxml.xml_parts import number_in

PLAIN = {"", "auto", "ffffff"}
"""The shades of a cell that is there to be filled in."""

SPAN, MERGED, BEFORE = w("gridSpan"), w("vMerge"), w("gridBefore")
MOST_COLUMNS = 500
"""Columns that a cell may cover; Word itself has 63."""


def words_of(holder: Element) -> str:
    """The words inside, with single blanks."""
    return " ".join("".join([one.text or "" for one in holder.iter(T)]).split())


def lines_of(cell: Element) -> list[str]:
    """The words of each paragraph inside that has any."""
    return [said for one in cell.iter(P) if (said := words_of(one))]


@dataclass(frozen=True)
class FormCell:
    """A cell of a row."""

    element: Element
    start: int
    """The column of the table's grid in which it begins, from 0."""

    span: int
    """How many columns it covers."""

    continues: bool
    """Whether it goes on with the cell above."""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The words of its paragraphs."""
        return tuple(lines_of(self.element))

    @property
    def label(self) -> str:
        """The words of its first paragraph."""
        return self.lines[0] if self.lines else ""

    @cached_property
    def fill(self) -> str:
        """The colour behind it; empty where it has none."""
        return fill_of(self.element)

    @property
    def is_shaded(self) -> bool:
        """Whether it is shaded, as cells are that say something."""
        return self.fill.casefold() not in PLAIN

    @property
    def is_label(self) -> bool:
        """Whether it is shaded and says something."""
        return self.is_shaded and bool(self.lines)

    def covers(self, column: int) -> bool:
        """Whether it covers that column of the grid."""
        return self.start <= column < self.start + self.span


@dataclass(frozen=True)
class FormRow:
    """A row of a table."""

    element: Element
    cells: tuple[FormCell, ...]

    @property
    def is_title(self) -> bool:
        """Whether it is one shaded cell that says something."""
        return len(self.cells) == 1 and self.cells[0].is_label

    @property
    def is_head(self) -> bool:
        """Whether it names columns: several cells, each shaded, that say something or go on with
        what is above them."""
        cells = list(self.cells)
        while len(cells) > 1 and not (cells[-1].lines or cells[-1].is_shaded):
            cells.pop()  # LibreOffice fills up a short row with an empty cell
        said = all(one.lines or one.continues for one in cells)
        return len(cells) > 1 and said and all(one.is_shaded for one in cells)

    @property
    def shape(self) -> tuple[tuple[int, int], ...]:
        """Where its cells begin and how many columns they cover."""
        return tuple((one.start, one.span) for one in self.cells)


def form_rows(table: Element) -> Iterator[FormRow]:
    """The rows of a table."""
    for row in rows_in(table):
        start = _number(row.find(f"{TRPR}/{BEFORE}"), 0)
        cells = []
        for cell in cells_in(row):
            span = min(max(_number(cell.find(f"{TCPR}/{SPAN}"), 1), 1), MOST_COLUMNS)
            merged = cell.find(f"{TCPR}/{MERGED}")
            continues = merged is not None and merged.get(VAL, "continue") != "restart"
            cells.append(FormCell(cell, start, span, continues))
            start += span
        yield FormRow(row, tuple(cells))


def _number(one: Element | None, otherwise: int) -> int:
    return number_in(one.get(VAL), otherwise) if one is not None else otherwise
