"""Reads the texts of a Word file, each with its base, its current and its incoming version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from toolkit.merge.outcome import excerpt
from toolkit.merge.pull.given_answers import AnswerReader, GivenAnswer
from toolkit.merge.pull.trimmed_texts import joined, trimmed
from toolkit.merge.pull.undecided_changes import has_undecided, is_undecided, row_is_undecided
from toolkit.merge.text.tokens import is_word, plain
from toolkit.merge.word.match.align import Alignment, align, copy_of
from toolkit.merge.word.match.block_identity import keep_identities
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Block, Paragraph, Row, Table, Tokens
from toolkit.merge.word.plan.tables import column_places, row_places
from toolkit.merge.word.read.base_blocks import Met, blocks_of_base, is_figure
from toolkit.merge.word.read.document import BodyItem, Reader
from toolkit.merge.word.read.known_boxes import KnownBoxes
from toolkit.merge.word.read.labels import generated_labels
from toolkit.merge.word.read.place_names import called, place_names
from toolkit.ooxml.containers import cells_in
from toolkit.ooxml.wordml import (
    BOOKMARK_START,
    COPY,
    NAME,
    Element,
)
from toolkit.readers.outline_paths import short

Key = tuple[str, str, int]
"""The anchor of a block; of its row and the number of its cell, where it is a table."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, or a cell of a table, that was generated and is in the file."""

    key: Key
    name: str
    """Where it is, for people: `under '1.2 Needs'`; of a cell also its row and column."""

    base: Tokens
    incoming: Tokens
    """As it would be generated from the outline as it is."""

    current: Tokens
    """As it is in the file once every proposal is accepted."""

    marks: Tokens = ()
    undecided: bool = False
    """Whether people's changes in it wait to be accepted or rejected."""

    waiting: bool = False
    """Whether the outline's version of it waits beside it for a decision."""

    style: str = ""
    id: str = ""
    """Its name in records, the same from pull to pull."""

    is_answer: bool = False
    """Whether it was written in the place of a prompt: a template may say words around it that the
    file does not have."""

    @property
    def is_cell(self) -> bool:
        return self.key[2] >= 0


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row that a person added to a table that was generated."""

    table: str
    """The anchor of the table."""

    after: str
    """The anchor of the generated row above it; empty where none is."""

    texts: tuple[str, ...]
    """What its cells say, by the columns of the draft."""

    undecided: bool = False
    """Whether it, or a change in it, waits to be accepted or rejected."""


class FormCell(NamedTuple):
    """A cell of an official form that a person changed, and that shows no field of its own."""

    name: str
    """`the table under '2.1.4 Staff', row 'Jan Bakker', column 'Role'`"""

    text: str


@dataclass(frozen=True)
class Reading:
    """The units of a file in their order, and what else a person did in it."""

    units: tuple[Unit, ...]
    deleted: Mapping[Key, str]
    """The names of generated paragraphs and rows that are not there any more."""

    added: dict[Key, tuple[Paragraph, ...]]
    """Paragraphs that a person wrote right behind one that was generated, in its style."""

    waiting: Mapping[Key, str]
    """Behind which generated paragraph one of a person's own, in its style, waits as a tracked
    change: where and how it begins."""

    odd: tuple[str, ...]
    """The names of blocks whose words cannot be separated from those of others."""

    new_rows: tuple[NewRow, ...] = ()
    known_rows: frozenset[str] = frozenset()
    """The anchors of the rows that were generated last."""

    answers: tuple[GivenAnswer, ...] = ()
    """What people wrote in the places of prompts."""

    form_cells: tuple[FormCell, ...] = ()
    """Changed cells of an official form that show no field of their own."""


def texts_of(blocks: Sequence[Block]) -> Iterator[tuple[Key, Tokens]]:
    """Every paragraph and cell of the body, in reading order."""
    for block in blocks:
        if block.part != "body" or is_figure(block):
            continue
        if isinstance(block.content, Paragraph):
            yield (block.anchor, "", -1), block.content.tokens
        else:
            for row in block.content.rows:
                for number, cell in enumerate(row.cells):
                    yield (block.anchor, row.anchor, number), cell


def opened_units(
    content: bytes, base: Any, incoming: Sequence[Block], met: Met | None = None
) -> UnitReader:
    """Reads what a person made of a file with that base; `incoming` is what the outline gives.

    The keys are the anchors of `incoming`; `met` as in `blocks_of_base`.
    """
    file = WordFile(content)
    old = blocks_of_base(base, None if met is None else dict(met))
    rows = {
        row.anchor
        for block in (*old, *incoming)
        if isinstance(block.content, Table)
        for row in block.content.rows
    }
    reader = Reader(file, generated_labels(file, old), rows, KnownBoxes.of(old))
    items = reader.items()
    used = {name for item in items for name in item.anchors}
    followed = keep_identities(incoming, old, used)
    found = align(old, items)
    return UnitReader(old, items, found, reader, incoming, followed)


class UnitReader:
    """The blocks of the base, and the items in which they are."""

    def __init__(
        self,
        old: Sequence[Block],
        items: list[BodyItem],
        found: Alignment,
        reader: Reader,
        incoming: Sequence[Block],
        followed: Sequence[Block],
    ) -> None:
        """`incoming` are the blocks of the draft, `followed` the same under their names here."""
        self.old = {block.anchor: block for block in old}
        self.items, self.found, self.reader = items, found, reader
        self._is_form = any(block.box for block in old)
        self.taken = found.taken
        self.copies = {name for item in items if not item.gone for name in item.copies}
        self.incoming, self.followed = incoming, followed
        self.names = place_names(self.old.values(), followed)
        self.lost: dict[Key, str] = {}
        self.answers = AnswerReader(old, items, found)

    def is_of_form(self, known: Block) -> bool:
        """Whether a table is an official form's own: it has other rows and columns than a draft."""
        return self._is_form and isinstance(known.content, Table) and not known.box

    def read(self) -> Reading:
        """All that a person did in the texts and tables of the draft."""
        units: list[Unit] = []
        deleted: dict[Key, str] = {}
        waiting: dict[Key, str] = {}
        odd: list[str] = []
        added: dict[Key, tuple[Paragraph, ...]] = {}
        rows: list[NewRow] = []
        answers = self.answers.read(dict(_questions(self.followed)))
        for own, block in zip(self.incoming, self.followed, strict=True):
            known = self.old.get(block.anchor)
            if block.anchor in self.answers.anchors:
                continue
            if known is None or block.part != "body" or is_figure(block) or self.is_of_form(known):
                continue
            if block.anchor in self.found.joined:
                odd.append(self._called(block))
                continue
            places = self.found.places.get(block.anchor)
            if not places:
                deleted[own.anchor, "", -1] = self._called(block)
            elif isinstance(block.content, Table):
                units += self._cells(own.anchor, block, known, places[0])
                rows += self._new_rows(own.anchor, known, places[0])
            else:
                unit = self._paragraph(own.anchor, block, known, places)
                units.append(unit)
                if more := tuple(self._written_behind(places[-1])):
                    added[unit.key] = more
                if text := self._waits_behind(places[-1] + len(more)):
                    waiting[unit.key] = called(self.names[block.anchor], excerpt(text))
        tables = (block.content for block in self.old.values())
        before = {row.anchor for one in tables if isinstance(one, Table) for row in one.rows}
        return Reading(
            tuple(units),
            {**deleted, **self.lost},
            added,
            waiting,
            tuple(odd),
            tuple(rows),
            frozenset(before),
            tuple(answers),
        )

    def _paragraph(self, anchor: str, block: Block, known: Block, places: list[int]) -> Unit:
        here = [self.items[at] for at in places]
        tokens, marks = joined([item.paragraph for item in here])
        waiting = known.was is not None and copy_of(block.anchor) in self.copies
        base = known.was if waiting and known.was else known.content
        assert isinstance(base, Paragraph)
        assert isinstance(block.content, Paragraph)
        undecided = any(is_undecided(one.element) for one in here)
        return Unit(
            (anchor, "", -1), self.names[block.anchor], base.tokens, block.content.tokens,
            tokens, marks, undecided, waiting, here[0].paragraph.style, block.id,
            bool(known.asks),
        )  # fmt: skip

    def _called(self, block: Block) -> str:
        """What a block is called, with its first words where it is a paragraph."""
        return called(self.names[block.anchor], excerpt(block.content.text))

    def _written_behind(self, at: int) -> Iterator[Paragraph]:
        """The paragraphs of a person's own that follow in the same style, up to what is ours."""
        style = self.items[at].paragraph.style
        for number in range(at + 1, len(self.items)):
            item = self.items[number]
            if number in self.taken or item.anchors or item.copies or item.is_table:
                return
            if item.gone or item.part != "body" or item.ends_section or item.paragraph.level:
                return
            tokens, marks = joined([item.paragraph])
            if is_undecided(item.element) or item.paragraph.style != style:
                return
            if any(map(is_word, tokens)):
                yield Paragraph(tokens, marks)

    def _waits_behind(self, at: int) -> str:
        """What the next paragraph says, where a person proposes it in the same style."""
        if at + 1 >= len(self.items) or at + 1 in self.taken:
            return ""
        item, style = self.items[at + 1], self.items[at].paragraph.style
        if item.is_table or item.anchors or item.copies or item.gone or item.part != "body":
            return ""
        is_theirs = is_undecided(item.element) and item.paragraph.style == style
        return item.paragraph.text if is_theirs and not item.paragraph.level else ""

    def _cells(self, anchor: str, block: Block, known: Block, at: int) -> Iterator[Unit]:
        item = self.items[at]
        current, base = item.content, known.content
        assert isinstance(block.content, Table)
        if not (isinstance(current, Table) and isinstance(base, Table)):
            return
        places = {base.rows[row].anchor: place for row, place in row_places(base, current).items()}
        columns = column_places(base, current, places)
        waiting = any(copy_of(row.anchor) in self.copies for row in block.content.rows)
        before = {row.anchor: row for row in base.rows}
        for row in block.content.rows:
            place, known_row = places.get(row.anchor), before.get(row.anchor)
            if place is None and known_row:
                self.lost[anchor, row.anchor, 0] = self.row_name(block, row)
            if place is None or known_row is None or len(known_row.cells) != len(row.cells):
                continue
            standing = current.rows[place]
            elements = list(cells_in(item.rows[place]))
            for number, incoming in enumerate(row.cells):
                if (row.anchor, number) in self.answers.cells:
                    continue
                column = number
                if len(standing.cells) != len(row.cells):
                    if (len(row.cells), len(standing.cells)) != (base.width, current.width):
                        break
                    column = columns.get(number, -1)
                if not 0 <= column < len(standing.cells):
                    continue
                tokens, marks = trimmed(self.reader.cell(elements[column]))
                yield Unit(
                    (anchor, row.anchor, number), self.cell_name(block, row, number),
                    known_row.cells[number], incoming, tokens, marks,
                    has_undecided(elements[column]) or row_is_undecided(item.rows[place]),
                    waiting, id=cell_id(block, row, number),
                )  # fmt: skip

    def row_name(self, block: Block, row: Row) -> str:
        """What a row is called."""
        words = short(plain(tuple(t for one in row.cells for t in (*one, " "))), 40)
        return f"{self.names.get(block.anchor, 'a table')}, row '{words}'"

    def cell_name(self, block: Block, row: Row, cell: int) -> str:
        """What a cell is called."""
        words = short(plain(row.cells[0]), 30)
        return f"{self.names.get(block.anchor, 'a table')}, row '{words}', column {cell + 1}"

    def _new_rows(self, anchor: str, known: Block, at: int) -> Iterator[NewRow]:
        """The rows that people added."""
        item = self.items[at]
        current, base = item.content, known.content
        if not (isinstance(current, Table) and isinstance(base, Table)):
            return
        numbers = row_places(base, current)
        above = {place: base.rows[number].anchor for number, place in numbers.items()}
        places = {base.rows[number].anchor: place for number, place in numbers.items()}
        columns = column_places(base, current, places)
        after = ""
        for place in range(len(current.rows)):
            after = above.get(place, after)
            copies = (name.startswith(COPY) for name in self._names_in(item.rows[place]))
            if place in above or any(copies):
                continue
            cells = list(cells_in(item.rows[place]))
            alike = len(cells) == base.width
            if not alike and (len(cells) != current.width or not columns):
                continue
            wanted = range(base.width)
            numbers_here = [one if alike else columns.get(one, -1) for one in wanted]
            texts = tuple(
                "".join(trimmed(self.reader.cell(cells[one]))[0]) if one >= 0 else ""
                for one in numbers_here
            )
            if any(map(str.strip, texts)):
                undecided = row_is_undecided(item.rows[place]) or any(map(has_undecided, cells))
                yield NewRow(anchor, after, texts, undecided)

    @staticmethod
    def _names_in(row: Element) -> Iterator[str]:
        return (one.get(NAME, "") for one in row.iter(BOOKMARK_START))


def _questions(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """By the anchor of a prompt, or of a row and the number of its cell, the field asked for."""
    for block in blocks:
        if isinstance(block.content, Table):
            for row in block.content.rows:
                for cell, asks in enumerate(row.asks):
                    yield f"{row.anchor}/{cell}", asks
        elif block.asks:
            yield block.anchor, block.asks


def cell_id(block: Block, row: Row, cell: int) -> str:
    """The name of a cell in records."""
    return f"{block.id}, row '{short(plain(row.cells[0]), 30)}', column {cell + 1}"
