"""The steps of a plan, one class for each kind."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.merge.text.three_way import Hunk
from toolkit.merge.word.model.author import Author
from toolkit.merge.word.model.text_model import Block, Table
from toolkit.ooxml.wordml import ANCHOR

# Paragraphs and tables of the file are named by their number, those of the incoming text by the
# name that it gives them, the rows of a table by their number among those that are seen.


class Edit(NamedTuple):
    """Words of a paragraph give way to incoming ones; two paragraphs where it was split."""

    places: tuple[int, ...]
    hunks: tuple[Hunk, ...]
    sources: tuple[str, ...]


class Emphasise(NamedTuple):
    """Words take the emphasis that they have in the incoming text: pairs of token numbers."""

    at: int
    source: str
    tokens: tuple[tuple[int, int], ...]


class Restyle(NamedTuple):
    """A paragraph takes the style of the incoming one."""

    at: int
    source: str


class Renumber(NamedTuple):
    """The numbered list of a point begins with the number that it has in the incoming text."""

    at: int
    source: str


class CarriedCell(NamedTuple):
    """A cell of a new table takes what a person wrote in the old one, or the colour behind it."""

    row: int
    cell: int
    """In the new table."""

    from_row: int
    from_cell: int
    words: bool
    colour: bool

    hunks: tuple[Hunk, ...] = ()
    """The words that the new cell brings into those of the person."""


class CarriedRow(NamedTuple):
    """A row of a person's own is set into a new table."""

    after: int
    """The row of the new table that it follows; -1 for none."""

    from_row: int
    cells: tuple[tuple[int, int], ...]
    """For each column of the new table the cell that it takes, -1 for an empty one, and how many
    columns that reaches over."""

    comment: str = ""


class CarriedColumn(NamedTuple):
    """A column of a person's own is set into a new table."""

    after: int
    """The column of the new table that it follows; -1 for none."""

    cells: tuple[tuple[int, int], ...]
    """By rows of the old table the cell."""


class Carried(NamedTuple):
    """What a person made of a table, for the one that takes its place."""

    at: int
    """The old table."""

    rows: tuple[tuple[int, int], ...] = ()
    """The rows of the new table, and those of the old one that they take the place of."""

    cells: tuple[CarriedCell, ...] = ()
    own_rows: tuple[CarriedRow, ...] = ()
    own_columns: tuple[CarriedColumn, ...] = ()
    dropped: tuple[int, ...] = ()
    """Rows of the new table that the person deleted."""

    comments: tuple[tuple[int, str], ...] = ()
    """Rows of the new table, and what is said of them in the margin."""


class Insert(NamedTuple):
    """A paragraph or table is set after one of the file."""

    source: str
    after: int
    anchors: tuple[str, ...] = ()
    """Its anchor, or one for each row of a table; empty where it has none."""

    beside: bool = False
    """Whether it is a second version, which waits beside the one that is there."""

    comment: str = ""
    """What a comment on it says; empty for none."""

    carried: Carried | None = None
    """What it takes over from the table of the file whose place it takes."""

    box: str | None = None
    """The box of an official form in which it is to be, empty for none: where the item before it
    is not there, it is the first in the box, or behind the table with the other box. None where it
    is to be beside that item wherever that is."""


class Remove(NamedTuple):
    """A paragraph or table is taken away."""

    at: int
    author: Author | None = None
    """Who proposed that; None for the author of the incoming text."""


class RetractProposal(NamedTuple):
    """A proposal of an earlier build that nobody has touched is taken back, with its comments."""

    at: int
    of: int
    """The paragraph or table beside which it waits."""


class Undress(NamedTuple):
    """A prompt that was answered loses its look and its comment."""

    at: int
    row: int | None = None
    cell: int = 0
    """In a table the row and the cell."""


class PrefixText(NamedTuple):
    """Words are set before a paragraph."""

    at: int
    text: str


class AddComment(NamedTuple):
    """A comment on a paragraph or table, or on a row of it."""

    at: int
    text: str
    row: int | None = None


class RestoreAnchor(NamedTuple):
    """A lost anchor is set again, on a paragraph or on a row of a table."""

    at: int
    anchor: str
    row: int | None = None


class TakeLabels(NamedTuple):
    """A row that a person typed gets the bookmarks round labels of the incoming one."""

    at: int
    row: int
    source: str
    source_row: int


class EditCell(NamedTuple):
    """Words of a cell give way to those of a cell of the incoming table."""

    at: int
    row: int
    cell: int
    hunks: tuple[Hunk, ...]
    source: str
    source_row: int
    source_cell: int
    beside: bool = False
    """Whether the whole of the incoming cell is shown beside what the cell says."""


class CellLook(NamedTuple):
    """How the outline emphasises a word, by its number, and how it did before."""

    token: int
    before: str
    after: str


class EmphasiseCell(NamedTuple):
    """Words of a cell take the emphasis that the outline gives them now."""

    at: int
    row: int
    cell: int
    looks: tuple[CellLook, ...]


class ShadeCell(NamedTuple):
    """A cell takes the colour of a cell of the incoming table."""

    at: int
    row: int
    cell: int
    source: str
    source_row: int
    source_cell: int
    like: tuple[int, int] | None = None
    """The cell of the table, by row and cell, that has this colour here; None where none has."""


class InsertRow(NamedTuple):
    """A new row is set after a row."""

    at: int
    after: int
    source: str
    source_row: int
    columns: tuple[int, ...] = ()
    """For each cell of the incoming row the column in which it belongs; empty where the table has
    the columns that it was generated with."""


class RemoveRow(NamedTuple):
    """A row is taken away."""

    at: int
    row: int
    author: Author | None = None
    """Who proposed that; None for the author of the incoming text."""


Step = (
    Edit
    | Emphasise
    | EmphasiseCell
    | Restyle
    | Renumber
    | Insert
    | Remove
    | RetractProposal
    | Undress
    | PrefixText
    | AddComment
    | RestoreAnchor
    | TakeLabels
    | EditCell
    | ShadeCell
    | InsertRow
    | RemoveRow
)


def anchors_of(block: Block) -> tuple[str, ...]:
    """The anchors of what is set in as that block: one, or one for each row of a table."""
    if not isinstance(block.content, Table):
        return (block.anchor,)
    rows = block.content.rows
    return tuple(row.anchor if row.anchor.startswith(ANCHOR) else "" for row in rows)
