"""The rows of a draft's table in a band of the form, each a copy of the form's sample row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from toolkit.document.tree import Mark, Row, Table
from toolkit.official_form.cells import FormRow, words_of
from toolkit.official_form.fill.cell_text import (
    Type,
    runs_of,
    set_lines,
    text_run,
    type_of,
    without_identity,
)
from toolkit.official_form.fill.generated import GeneratedPieces
from toolkit.official_form.fill.names import Names
from toolkit.official_form.matching import ColumnPair
from toolkit.official_form.tables import Band
from toolkit.ooxml.containers import cells_in
from toolkit.ooxml.wordml import RPR, Element, P, R, element, is_on, removed, w

WITH_ROLE = re.compile(r"(.+?)\s*\(([A-Z]{2,6})\)", re.DOTALL)
"""A participant of a task as the draft names it: `NTT (BEN)`."""


class RowFiller:
    """Fills bands; the words come from the pieces of a newly written Word file."""

    def __init__(self, pieces: GeneratedPieces, names: Names) -> None:
        self._pieces, self._names = pieces, names
        self.columns: dict[str, tuple[int, ...]] = {}
        """By the id of a draft's table, for each cell of a row here the draft's column that it
        shows whole; -1 where it shows none, or a part of one."""

    def fill(self, band: Band, table: Table, pairs: Sequence[ColumnPair]) -> None:
        """Writes the rows of `table` in the place of the band's samples, and its total."""
        pattern = _pattern(band.rows[0])
        self.columns[table.id] = _whole_columns(band, pairs)
        kinds = {cell.start: type_of(cell.element) for cell in band.rows[0].cells}
        before = band.rows[0].element
        for row in table.rows:
            if is_total(row) and band.total is not None:
                self._total(band, table, row, pairs)
                continue
            made = deepcopy(pattern)
            self._write(made, table, row, pairs, kinds)
            before.addprevious(made)
            self._names.row(made, table.id, row.key)
        if table.rows:
            for sample in band.rows:
                removed(sample.element)
        else:
            empty(band)

    def _write(
        self,
        made: Element,
        table: Table,
        row: Row,
        pairs: Sequence[ColumnPair],
        kinds: Mapping[int, Type],
    ) -> None:
        said = self._said(table, row)
        wanted = {pair.column.index: pair for pair in pairs}
        for index, cell in enumerate(cells_in(made)):
            pair = wanted.get(index)
            lines = _part(said.get(pair.source, []), pair) if pair else []
            set_lines(cell, lines, kinds.get(pair.column.start) if pair else None)

    def _said(self, table: Table, row: Row) -> Mapping[int, list[list[Element]]]:
        """By the column of the draft what its cell says, line by line, ready for the form."""
        found: dict[int, list[list[Element]]] = {}
        start = 0
        cells = self._pieces.cells(table.id, row.key)
        for made, own in zip(cells, row.cells, strict=False):
            lines = [_plain(runs_of(one)) for one in made.iter(P)]
            found[start] = [line for line in lines if line] or lines[:1]
            start += own.span
        return found

    def _total(self, band: Band, table: Table, row: Row, pairs: Sequence[ColumnPair]) -> None:
        """Writes a total into the form's row of totals, which keeps its look."""
        total = band.total
        if total is None:
            return
        said = self._said(table, row)
        for cell in total.cells:
            if cell.is_shaded:
                continue
            pair = next((one for one in pairs if cell.covers(one.column.start)), None)
            lines = _part(said.get(pair.source, []), pair) if pair else []
            set_lines(cell.element, lines)
        self._names.row(total.element, table.id, row.key)


def _whole_columns(band: Band, pairs: Sequence[ColumnPair]) -> tuple[int, ...]:
    whole = {one.column.index: one.source for one in pairs if one.parts == 1}
    return tuple(whole.get(at, -1) for at in range(len(band.columns)))


def empty(band: Band) -> None:
    """Leaves one row of the samples of a band, without what it says as a sample."""
    for cell in band.rows[0].cells:
        if not cell.is_label or cell.start == 0:
            set_lines(cell.element, [])
    for sample in band.rows[1:]:
        removed(sample.element)
    if band.total is not None:
        for cell in band.total.cells:
            if not cell.is_shaded:
                set_lines(cell.element, [])


def is_total(row: Row) -> bool:
    """Whether a row of a draft's table holds the totals of those above."""
    return any(one.mark is Mark.TOTAL for one in row.cells)


def _pattern(sample: FormRow) -> Element:
    return without_identity(deepcopy(sample.element))


def _plain(line: Sequence[Element]) -> list[Element]:
    """A line without the styles of our tables."""
    for one in line:
        for look in one.iter(RPR):
            for style in look.findall(w("rStyle")):
                look.remove(style)
    return list(line)


def _part(lines: list[list[Element]], pair: ColumnPair) -> list[list[Element]]:
    """What of a cell goes into one of the columns that share it.

    People go with their names before their roles, amounts behind their quantities.
    """
    if pair.parts == 1:
        return lines
    if people := _people(lines):
        return [[one[pair.part]] for one in people] if pair.part < 2 else []
    if pair.part == pair.parts - 1:
        return lines[-1:]
    return lines[:1] if pair.part == 0 and len(lines) > 1 else []


def _people(lines: Sequence[Sequence[Element]]) -> list[tuple[Element, Element]]:
    """Names and roles, where a cell says nothing else; the leader's name is bold there."""
    text = " ".join("".join(words_of(one) + " " for one in line) for line in lines)
    named = [WITH_ROLE.fullmatch(one.strip()) for one in text.split(",")]
    found = [one for one in named if one is not None]
    if not found or len(found) != len(named):
        return []
    bold = " ".join(words_of(run) for line in lines for run in _runs(line) if _is_bold(run))
    return [
        (_named(" ".join(one[1].split()), " ".join(one[1].split()) in bold), text_run(one[2]))
        for one in found
    ]


def _runs(line: Sequence[Element]) -> Iterator[Element]:
    return (run for one in line for run in one.iter(R))


def _is_bold(run: Element) -> bool:
    return is_on(run.find(f"{RPR}/{w('b')}"))


def _named(text: str, bold: bool) -> Element:
    run = text_run(text)
    if bold:
        look = element("rPr")
        look.append(element("b"))
        run.insert(0, look)
    return run
