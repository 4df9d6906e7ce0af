"""Plans changes of emphasis in the cells of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from toolkit.merge.text.three_way import kept
from toolkit.merge.word.model.text_model import Row, Tokens
from toolkit.merge.word.plan.steps import CellLook, EmphasiseCell


def looks_of_row(
    at: int, place: int, known: Row, wanted: Row, standing: Row, columns: Mapping[int, int]
) -> Iterator[EmphasiseCell]:
    """What is to be emphasised otherwise in a row; nothing where it is not known how it was."""
    if not known.marks or not wanted.marks or known.marks == wanted.marks:
        return
    for cell, new in enumerate(wanted.cells):
        if cell not in columns or cell >= len(known.cells):
            continue
        column = columns[cell]
        old = known.cells[cell]
        emphases = _marks(known, cell), _marks(wanted, cell)
        changes = tuple(_changes(old, standing.cells[column], new, *emphases))
        if changes:
            yield EmphasiseCell(at, place, column, changes)


def look_after(look: CellLook, marks: str) -> str:
    """The emphasis of a word that has `marks`, where these are as the outline had them."""
    letters = set(marks)
    for letter in set(look.before) ^ set(look.after):
        # a heading cell is bold whatever the outline says of its words
        if (letter in look.before) is (letter in marks):
            letters ^= {letter}
    return "".join(sorted(letters))


def _changes(
    old: Sequence[str], current: Sequence[str], new: Sequence[str], before: Tokens, after: Tokens
) -> Iterator[CellLook]:
    here = dict(kept(old, current))
    for was, now in kept(old, new):
        if was in here and before[was] != after[now]:
            yield CellLook(here[was], before[was], after[now])


def _marks(row: Row, cell: int) -> Tokens:
    return row.marks[cell] or ("",) * len(row.cells[cell])
