"""Leaves the words of a cell alone that are behind a table inside it, and says what they would be.

The tokens of a cell are counted with those tables, and its paragraphs are edited without them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit.merge.outcome import BlockOutcome, excerpt
from toolkit.merge.text.tokens import plain
from toolkit.merge.word.model.text_model import INNER_TABLE, Table, Tokens
from toolkit.merge.word.plan.steps import AddComment, EditCell, EmphasiseCell, Step
from toolkit.merge.word.plan.tables import TableMerge


def without_edits_behind_tables(
    merged: TableMerge, current: Table, incoming: Table, speaker: str
) -> TableMerge:
    """The same with a remark of `speaker` in the place of each change behind a table in a cell."""
    before = f"{speaker} says here now: "
    said = {
        (one.row, one.cell): AddComment(one.at, f"{before}{_new(one, incoming)}", one.row)
        for one in merged.steps
        if isinstance(one, EditCell) and _is_behind_a_table(one, current, incoming)
    }
    steps = tuple(_kept(merged.steps, current, incoming))
    if len(steps) == len(merged.steps):
        return merged
    notes = [
        f"{excerpt(current.rows[row].text)}: a table was put into a cell that changed"
        for row, _ in said
    ]
    return replace(
        merged,
        steps=(*steps, *said.values()),
        outcome=BlockOutcome.CONFLICT if said else merged.outcome,
        notes=(*merged.notes, *notes),
    )


def _kept(steps: tuple[Step, ...], current: Table, incoming: Table) -> Iterator[Step]:
    for one in steps:
        if isinstance(one, EditCell) and _is_behind_a_table(one, current, incoming):
            continue
        if isinstance(one, EmphasiseCell):
            end = _first_table(current.rows[one.row].cells[one.cell])
            looks = tuple(look for look in one.looks if look.token < end)
            if looks:
                yield one._replace(looks=looks)
            continue
        yield one


def _new(step: EditCell, incoming: Table) -> str:
    return plain(incoming.rows[step.source_row].cells[step.source_cell])


def _is_behind_a_table(step: EditCell, current: Table, incoming: Table) -> bool:
    """Whether one of the changes is behind a table, here or in what comes in."""
    here = _first_table(current.rows[step.row].cells[step.cell])
    there = _first_table(incoming.rows[step.source_row].cells[step.source_cell])
    return any(hunk.end > here or hunk.right > there for hunk in step.hunks)


def _first_table(cell: Tokens) -> int:
    """The number of the first token that is a table; that behind the last where none is."""
    tables = (at for at, token in enumerate(cell) if token.startswith(INNER_TABLE))
    return next(tables, len(cell))
