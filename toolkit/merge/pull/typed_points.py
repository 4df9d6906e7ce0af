"""New points that people typed into lists of texts, such as results and objectives."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from toolkit.document.tree import Cell
from toolkit.merge.pull.cell_prose import typed as typed_prose
from toolkit.merge.pull.composed_text import Draft
from toolkit.merge.pull.word_texts import Reading
from toolkit.merge.typed_values import ValueReader, as_compared, text_of
from toolkit.model.base import Prose
from toolkit.readers.patches import Patch, Steps
from toolkit.readers.typed_field import bare_point


class NewPoint(NamedTuple):
    """A point that a person wrote into a list of the outline."""

    way: Steps
    """The way to the list."""

    at: int
    """Its place among the points that were there."""

    text: str

    def patch(self, reader: ValueReader) -> Patch:
        """How it comes into the outline."""
        value = typed_prose(self.text, reader.dossier.references.get)
        return Patch(self.way, value, added=True, at=self.at)


def new_points(draft: Draft, reading: Reading) -> list[NewPoint]:
    """The points behind generated ones, and those in cells; of each list the last one first.

    In that order each comes to its place, whatever comes in before it.
    """
    found = [*_in_text(draft, reading), *_in_cells(draft, reading)]
    unlike = dict.fromkeys(found)
    return sorted(unlike, key=lambda one: (str(one.way), one.at), reverse=True)


def _in_text(draft: Draft, reading: Reading) -> Iterator[NewPoint]:
    """Paragraphs that a person wrote behind a point of a list of texts."""
    reader = draft.tables.reader
    for key, paragraphs in reading.added.items():
        way = draft.whole_text_of(key)
        if way is None or not _is_list(reader, way[:-1]):
            continue
        new = draft.not_yet_there(key, paragraphs, reading)
        for one in reversed(list(new)):
            yield NewPoint(way[:-1], int(way[-1]) + 1, bare_point(one.text))


def _in_cells(draft: Draft, reading: Reading) -> Iterator[NewPoint]:
    """Lines that a person added to a cell that shows a list of texts."""
    reader = draft.tables.reader
    for unit in reading.units:
        cell = draft.tables.cell(unit.key) if unit.is_cell else None
        if cell is None or unit.undecided or unit.current in (unit.base, unit.incoming):
            continue
        if len(cell.shows) != 1 or not _is_list(reader, cell.shows[0].way):
            continue
        yield from _added_lines(cell, "".join(unit.current))


def _added_lines(cell: Cell, text: str) -> Iterator[NewPoint]:
    lines = as_compared(text_of(cell)).split("\n")
    old = [bare_point(one) for one in lines]
    new = [bare_point(one) for one in as_compared(text).split("\n")]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, first, last in reversed(matcher.get_opcodes()):
        more = [one for one in new[first + end - start : last] if one]
        if kind == "insert" or (kind == "replace" and last - first > end - start):
            for one in reversed(more):
                points = sum(line != bare_point(line) for line in lines[:end])
                yield NewPoint(cell.shows[0].way, points, one)


def _is_list(reader: ValueReader, way: Steps) -> bool:
    held = reader.value_at(way) if way else None
    return isinstance(held, tuple) and bool(held) and all(isinstance(one, Prose) for one in held)
