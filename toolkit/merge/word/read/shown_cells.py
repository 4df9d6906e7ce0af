"""What the cells of a draft's tables show, by the names that the Word file gives to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.document.tree import Cell, Document, Mark, Table
from toolkit.document.walk import blocks
from toolkit.merge.outcome import Contradiction
from toolkit.merge.typed_values import ValueReader, as_compared, is_part, text_of
from toolkit.merge.word.read.base_blocks import table_anchor
from toolkit.plan.dossier import Dossier
from toolkit.readers.outline_paths import short
from toolkit.readers.typed_field import Misread
from toolkit.writers.docx.anchors import anchor_name, row_id
from toolkit.writers.docx.table_rows import heads, placed

Key = tuple[str, str, int]
"""The anchor of a table, of a row, and the number of the cell."""

Way = tuple[str | int, ...]
TITLES = ("title", "name")
LONGEST = 60
"""Letters of a title that the name of a cell has."""

FIGURES = re.compile(r"[^\W_]+(?:[.,]\d+)*")


class DraftTable(NamedTuple):
    """A table of a draft, and by the anchor of each row below its heads the cells of the row."""

    table: Table
    rows: Mapping[str, tuple[Cell, ...]]

    @property
    def title(self) -> str:
        """What it is called: its caption, else the words at its head."""
        if self.table.caption:
            return self.table.caption
        head = next(iter(heads(self.table)), None)
        return " ".join(text_of(one) for one in head.cells) if head else ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The heads of its columns."""
        return tuple(one.title for one in self.table.columns)


def item_of(cells: Sequence[Cell]) -> Way:
    """The way to the part that a row is about: the innermost one of which a field is shown."""
    found = [one.way[:-1] for cell in cells for one in cell.shows if not is_part(one.way)]
    return max((one for one in found if is_part(one)), key=len, default=())


def title_of(cells: Sequence[Cell]) -> str:
    """What a row is called: the title of its part, else its first words."""
    item = item_of(cells)
    for cell in cells:
        for one in cell.shows:
            if one.way[:-1] == item and one.way[-1] in TITLES and one.text:
                return one.text
    return next((text for cell in cells if (text := text_of(cell).strip())), "")


@dataclass(frozen=True)
class DraftTables:
    """The tables of a draft, and the reader of what people type into them."""

    reader: ValueReader
    tables: Mapping[str, DraftTable]
    """By the anchor of each."""

    @classmethod
    def of(cls, dossier: Dossier, document: Document) -> DraftTables:
        """The tables of a document that was composed from a dossier."""
        found = {
            table_anchor(anchor_name(block.id)): DraftTable(
                block,
                {
                    anchor_name(row_id(block.id, row.key)): tuple(
                        cell for _, cell in placed(block, row)
                    )
                    for row in block.rows
                },
            )
            for block in blocks(document)
            if isinstance(block, Table)
        }
        return cls(ValueReader(dossier), found)

    def cell(self, key: Key) -> Cell | None:
        """The cell of that name; None in a row of heads, or where the draft has none."""
        table, row, number = key
        cells = self.tables[table].rows.get(row, ()) if table in self.tables else ()
        return cells[number] if number < len(cells) else None

    def name(self, key: Key) -> str:
        """What a cell is called: `the table 'Deliverables of WP1', row 'Toolkit', column 'Due'`."""
        table, row, number = key
        found = self.tables[table]
        cells = found.rows.get(row, ())
        said = [f"the table '{short(found.title, LONGEST)}'"]
        if cells:
            said.append(f"row '{short(title_of(cells), LONGEST)}'")
        if number < len(found.columns) and found.columns[number]:
            said.append(f"column '{short(found.columns[number], LONGEST)}'")
        return ", ".join(said)

    def means_the_same(self, key: Key, text: str) -> bool:
        """Whether a cell with that text says what the outline says, in whatever spelling."""
        cell = self.cell(key)
        return cell is not None and bool(cell.shows) and self.reader.means_the_same(cell, text)

    def contradiction(self, key: Key, text: str) -> Contradiction | None:
        """What a cell contradicts that a person left with `text`; None where it does not.

        It does not where what people write there is theirs, or means the same.
        """
        cell = self.cell(key)
        if cell is None or cell.free or cell.mark in (Mark.HEAD, Mark.PROMPT):
            return None
        said, typed = as_compared(text_of(cell)), as_compared(text)
        if not said or said == typed or self.reader.means_the_same(cell, typed):
            return None
        pieces = self.reader.pieces(cell, typed) if cell.shows else None
        if pieces is None:
            is_theirs = self._is_prose(cell) or _holds(typed, said)
            return None if is_theirs else Contradiction(self.name(key), text, said, is_field=False)
        changed = [
            (one, self.reader.read(one, piece))
            for one, piece in zip(cell.shows, pieces, strict=True)
            if as_compared(piece or "") != as_compared(one.text) and not is_part(one.way)
        ]
        if changed and all(self.reader.is_prose(one.way) for one, _ in changed):
            return None
        possible = next((one.possible for _, one in changed if isinstance(one, Misread)), "")
        return Contradiction(self.name(key), text, said, is_field=bool(changed), possible=possible)

    def _is_prose(self, cell: Cell) -> bool:
        return any(self.reader.is_prose(one.way) for one in cell.shows)

    def typed_rows(
        self, anchor: str, rows: Sequence[Sequence[str]], new: Sequence[str]
    ) -> Iterator[tuple[str, int]]:
        """Which row that a person typed is which new row of the draft: its anchor, and the number.

        `rows` are the texts of the typed ones, by column; `new` the anchors of the others. They
        are one row where they have one title.
        """
        table = self.tables.get(anchor)
        free = dict(enumerate(rows))
        for name in new if table else ():
            cells = table.rows.get(name, ()) if table else ()
            number = next((n for n, texts in free.items() if self._same_title(cells, texts)), None)
            if number is not None:
                del free[number]
                yield name, number

    def _same_title(self, cells: Sequence[Cell], texts: Sequence[str]) -> bool:
        item, titles = item_of(cells), False
        for cell, text in zip(cells, texts, strict=False):
            for one in cell.shows:
                if one.way[:-1] != item or one.way[-1] not in TITLES:
                    continue
                first = as_compared(text).split("\n")[0].strip()
                pieces = self.reader.pieces(cell, text)
                piece = pieces[cell.shows.index(one)] if pieces else first
                if not one.text or as_compared(one.text) not in (piece, first):
                    return False
                titles = True
        return titles


def _holds(text: str, said: str) -> bool:
    """Whether all that was said is still there, in its order, beside what a person added."""
    words = iter(FIGURES.findall(text))
    return all(any(one == word for word in words) for one in FIGURES.findall(said)) and bool(
        FIGURES.search(said)
    )
