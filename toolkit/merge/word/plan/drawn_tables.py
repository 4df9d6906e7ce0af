"""Plans what is drawn in a table: bars that moved, and a table that has other columns."""

from __future__ import annotations

from dataclasses import replace

from toolkit.merge.outcome import BlockOutcome
from toolkit.merge.word.model.text_model import Block, Table, same_text
from toolkit.merge.word.plan.changed_columns import taken_over
from toolkit.merge.word.plan.colours import has_other_bars, redrawn
from toolkit.merge.word.plan.columns import has_other_heads
from toolkit.merge.word.plan.steps import RemoveRow
from toolkit.merge.word.plan.tables import TableMerge, column_places, row_places
from toolkit.merge.word.read.document import BodyItem
from toolkit.merge.word.read.drawn_cells import drawn_table

AS_DRAWN = {
    BlockOutcome.UNCHANGED: BlockOutcome.UPDATED,
    BlockOutcome.KEPT: BlockOutcome.MERGED,
}


def drawn_again(
    merged: TableMerge,
    base: Table,
    current: Table,
    incoming: Table,
    item: BodyItem,
    at: int,
    block: Block,
) -> TableMerge:
    """The merge of a table, with its bars, and with a new table where the columns changed."""
    if not merged.fits or has_other_heads(base, incoming):
        changed = _with_columns(merged, base, current, incoming, item, at, block)
        if changed.carried or not merged.fits:
            return changed
    if not has_other_bars(base, incoming):
        return merged
    going = {step.row for step in merged.steps if isinstance(step, RemoveRow)}
    places = {n: place for n, place in row_places(base, current).items() if place not in going}
    columns = _columns(base, current, places)
    fills = drawn_table(item).fills
    made = redrawn(base, incoming, places, columns, fills, at, block.anchor, block.id)
    if not made.steps:
        return merged
    outcome = BlockOutcome.CONFLICT if made.notes else AS_DRAWN.get(merged.outcome, merged.outcome)
    steps, notes = (*merged.steps, *made.steps), (*merged.notes, *made.notes)
    return replace(merged, steps=steps, outcome=outcome, notes=notes)


def _columns(base: Table, current: Table, places: dict[int, int]) -> dict[int, int]:
    if base.width == current.width:
        return {number: number for number in range(base.width)}
    return column_places(base, current, {base.rows[n].anchor: at for n, at in places.items()})


def _with_columns(
    merged: TableMerge,
    base: Table,
    current: Table,
    incoming: Table,
    item: BodyItem,
    at: int,
    block: Block,
) -> TableMerge:
    places = row_places(base, current)
    found = taken_over(base, current, incoming, places, drawn_table(item), at, block.id)
    whole = not found.is_edited and not item.marked and same_text(base, current) if found else True
    if found is None or (whole and not merged.fits):
        return merged
    outcome = BlockOutcome.MERGED if found.is_edited else BlockOutcome.UPDATED
    outcome = BlockOutcome.CONFLICT if found.clashes else outcome
    return TableMerge((), outcome, found.notes, fits=False, carried=found.carried)
