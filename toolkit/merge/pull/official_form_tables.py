"""Reads the tables of a filled official form as the tables of the draft that are in them.

A table of the form has rows of the draft's tables, in columns of its own: the record of the file
says which column of the draft a cell shows whole. What a person changed in any other cell is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from toolkit.merge.pull.composed_text import Draft, Source
from toolkit.merge.pull.trimmed_texts import trimmed
from toolkit.merge.pull.undecided_changes import has_undecided, row_is_undecided
from toolkit.merge.pull.word_texts import (
    FormCell,
    NewRow,
    Reading,
    Unit,
    UnitReader,
    cell_id,
    opened_units,
)
from toolkit.merge.text.tokens import plain
from toolkit.merge.word.model.text_model import Block, Paragraph, Row, Table, Tokens
from toolkit.merge.word.plan.tables import row_places
from toolkit.merge.word.read.document import BodyItem, Reader
from toolkit.ooxml.containers import cells_in
from toolkit.ooxml.wordml import Element
from toolkit.readers.outline_paths import short

Columns = Mapping[str, Sequence[int]]
"""By the id of a table of the draft the column of it that each cell of its rows shows, or -1."""

LONGEST = 40
"""Letters of the name of a row or column in a message."""


class ShownCell(NamedTuple):
    """A cell of the form that shows a column of the draft."""

    table: Block
    """The table of the draft."""

    row: Row
    """As it is in the draft."""

    column: int
    base: Tokens
    """As it was generated in the form."""

    element: Element
    """The cell in the file."""

    row_element: Element


class FormRow(NamedTuple):
    """A row that a person added below rows of the draft."""

    table: Block
    after: Row
    texts: tuple[str, ...]
    """By the columns of the draft's table; empty where the form does not show one whole."""

    undecided: bool


@dataclass
class _Found:
    """What a person made of the tables of a filled form."""

    cells: list[ShownCell] = field(default_factory=list)
    rows: list[FormRow] = field(default_factory=list)
    lost: list[tuple[Block, Row]] = field(default_factory=list)
    """The rows of the draft that were deleted, with their tables."""

    changed: list[FormCell] = field(default_factory=list)


def read_source(source: Source, draft: Draft) -> Reading:
    """What people made of a Word file, in the words of the draft."""
    units = opened_units(source.content, source.base, draft.blocks, draft.met)
    return with_form_tables(units.read(), units, source.base.get("columns", {}))


def with_form_tables(reading: Reading, units: UnitReader, columns: Columns) -> Reading:
    """The reading of a file with what is in tables of an official form, if it is one."""
    if not any(map(units.is_of_form, units.old.values())):
        return reading
    form = _read(units, columns)
    rows = (
        NewRow(one.table.anchor, one.after.anchor, one.texts, one.undecided) for one in form.rows
    )
    lost = {(block.anchor, row.anchor, 0): units.row_name(block, row) for block, row in form.lost}
    return replace(
        reading,
        units=(*reading.units, *(_unit(one, units) for one in form.cells)),
        deleted={**reading.deleted, **lost},
        new_rows=(*reading.new_rows, *rows),
        form_cells=tuple(form.changed),
    )


def _unit(one: ShownCell, units: UnitReader) -> Unit:
    """A cell under the name that it has in the draft."""
    tokens, marks = trimmed(units.reader.cell(one.element))
    return Unit(
        (one.table.anchor, one.row.anchor, one.column),
        units.cell_name(one.table, one.row, one.column),
        one.base, one.row.cells[one.column], tokens, marks,
        has_undecided(one.element) or row_is_undecided(one.row_element),
        id=cell_id(one.table, one.row, one.column),
    )  # fmt: skip


def _read(units: UnitReader, columns: Columns) -> _Found:
    """What is in the tables that are the form's own."""
    result = _Found()
    own = {
        row.anchor: (block, row)
        for block in units.incoming
        if isinstance(block.content, Table)
        for row in block.content.rows
    }
    for anchor, block in units.old.items():
        places = units.found.places.get(anchor)
        if not isinstance(block.content, Table) or not units.is_of_form(block):
            continue
        if places is None:
            result.lost += [own[row.anchor] for row in block.content.rows if row.anchor in own]
        else:
            name = units.names.get(anchor, "a table of the form")
            item = units.items[places[0]]
            _FormTable(block.content, item, own, columns, units.reader, name).read(result)
    return result


class _FormTable:
    """A table of the form."""

    def __init__(
        self,
        base: Table,
        item: BodyItem,
        own: Mapping[str, tuple[Block, Row]],
        columns: Columns,
        reader: Reader,
        name: str,
    ) -> None:
        self._base, self._item, self._own = base, item, own
        self._columns, self._reader, self._name = columns, reader, name
        current = item.content
        self._current = current.rows if isinstance(current, Table) else ()
        self._places = row_places(base, current) if isinstance(current, Table) else {}

    def read(self, result: _Found) -> None:
        """Adds what is in it."""
        heads: dict[int, Row] = {}
        for number, row in enumerate(self._base.rows):
            place = self._places.get(number)
            own = self._own.get(row.anchor)
            if own is None:
                heads[len(row.cells)] = row
            elif place is None:
                result.lost.append(own)
            if place is not None:
                self._row(row, place, own, heads.get(len(row.cells)), result)
        result.rows += self._added(result, heads)

    def _row(
        self,
        row: Row,
        place: int,
        own: tuple[Block, Row] | None,
        head: Row | None,
        result: _Found,
    ) -> None:
        here, element = self._current[place], self._item.rows[place]
        shown = self._shown(own, len(here.cells)) or _by_words(row, own[1]) if own else ()
        if len(here.cells) != len(row.cells):
            if here.text != row.text:
                result.changed.append(self._change(row, None, here.text))
            return
        for at, (cell, was, now) in enumerate(
            zip(cells_in(element), row.cells, here.cells, strict=False)
        ):
            column = shown[at] if at < len(shown) else -1
            if own and column >= 0:
                result.cells.append(ShownCell(*own, column, was, cell, element))
            elif _words(was) != _words(now):
                label = plain(head.cells[at]) if head and head is not row else ""
                result.changed.append(self._change(row, label, plain(now)))

    def _shown(self, own: tuple[Block, Row], width: int) -> Sequence[int]:
        """The columns of the draft that the cells of a row show."""
        block, row = own
        columns = self._columns.get(block.id, ())
        is_plain = all(one.span == 1 for one in row.drawn)
        if len(columns) != width or not is_plain:
            return ()
        return [one if one < len(row.cells) else -1 for one in columns]

    def _added(self, result: _Found, heads: Mapping[int, Row]) -> Iterator[FormRow]:
        """The rows that a person added."""
        above = {place: self._base.rows[number] for number, place in self._places.items()}
        last: tuple[Block, Row] | None = None
        for place, here in enumerate(self._current):
            if place in above:
                last = self._own.get(above[place].anchor)
                continue
            if not here.text.replace("|", "").strip():
                continue
            shown = self._shown(last, len(here.cells)) if last else ()
            if last is None or not shown:
                result.changed.append(FormCell(f"{self._name}, a new row", here.text))
                continue
            element = self._item.rows[place]
            cells = list(cells_in(element))
            texts = [""] * len(last[1].cells)
            for at, column in enumerate(shown):
                said = _text(self._reader.cell(cells[at]))
                if column >= 0:
                    texts[column] = said
                elif said:
                    head = heads.get(len(cells))
                    label = plain(head.cells[at]) if head else ""
                    result.changed.append(self._change(here, label, said))
            undecided = row_is_undecided(element) or any(map(has_undecided, cells))
            yield FormRow(*last, tuple(texts), undecided)

    def _change(self, row: Row, label: str | None, text: str) -> FormCell:
        words = next((_words(cell) for cell in row.cells if _words(cell)), "")
        name = f"{self._name}, row '{short(words, LONGEST)}'"
        if label:
            name += f", column '{short(' '.join(label.split()), LONGEST)}'"
        return FormCell(name, text)


def _by_words(row: Row, own: Row) -> Sequence[int]:
    """The columns of the draft's row by what the cells of the form's row say; -1 for none."""
    said = [_words(cell) for cell in own.cells]
    wanted = (_words(cell) for cell in row.cells)
    return [said.index(one) if one and said.count(one) == 1 else -1 for one in wanted]


def _words(cell: Tokens) -> str:
    return " ".join(plain(cell).split())


def _text(cell: Paragraph) -> str:
    return "\n".join(line.strip() for line in "".join(cell.tokens).strip().split("\n"))
