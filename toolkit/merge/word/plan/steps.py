"""The steps by which an edited file comes to say what the outline says, one class a kind."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.merge.text.three_way import Hunk

# Leaves of the edited file are named by their number, new blocks by their anchor, the rows of
# a table by their number among those that are seen.


class Edit(NamedTuple):
    """Words of a paragraph give way to those of new ones; two leaves where it was split."""

    places: tuple[int, ...]
    hunks: tuple[Hunk, ...]
    anchors: tuple[str, ...]


class Emphasise(NamedTuple):
    """Words take the emphasis that they have in the new text: pairs of token numbers."""

    at: int
    anchor: str
    tokens: tuple[tuple[int, int], ...]


class Restyle(NamedTuple):
    """A paragraph takes the style of the new one."""

    at: int
    anchor: str


class Renumber(NamedTuple):
    """The numbered list of a point begins with the number that it has in the new file."""

    at: int
    anchor: str


class Insert(NamedTuple):
    """A new block comes after a leaf; as a copy where it waits beside what a person wrote."""

    anchor: str
    after: int
    copy: bool = False


class Remove(NamedTuple):
    """A paragraph or table is taken away."""

    at: int


class RetractProposal(NamedTuple):
    """A proposal of ours that nobody has touched is taken back, and what we said about it."""

    at: int
    of: int
    """The leaf beside which it waits."""


class PrefixText(NamedTuple):
    """Words are set before a paragraph."""

    at: int
    text: str


class AddComment(NamedTuple):
    """A comment on a leaf, or on a row of it."""

    at: int
    text: str
    row: int | None = None


class RestoreAnchor(NamedTuple):
    """An anchor that was lost is laid again, on a leaf or on a row of it."""

    at: int
    anchor: str
    row: int | None = None


class EditCell(NamedTuple):
    """Words of a cell give way to those of a cell of the new table."""

    at: int
    row: int
    cell: int
    hunks: tuple[Hunk, ...]
    anchor: str
    their_row: int
    their_cell: int
    beside: bool = False
    """Whether the whole of the new cell is to stand beside what a person wrote."""


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


class InsertRow(NamedTuple):
    """A new row comes after a row; `columns` names for each cell of theirs the one of the row."""

    at: int
    after: int
    anchor: str
    their_row: int
    columns: tuple[int, ...] = ()
    """Empty where the table has the columns that it was generated with."""


class RemoveRow(NamedTuple):
    """A row is taken away."""

    at: int
    row: int


Step = (
    Edit
    | Emphasise
    | EmphasiseCell
    | Restyle
    | Renumber
    | Insert
    | Remove
    | RetractProposal
    | PrefixText
    | AddComment
    | RestoreAnchor
    | EditCell
    | InsertRow
    | RemoveRow
)
