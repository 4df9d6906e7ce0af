"""Plans what a copy changes in a table of the current file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.merge.copies.margin_comments import People
from toolkit.merge.copies.texts import has_all
from toolkit.merge.copies.who_edited import proposer
from toolkit.merge.outcome import BlockOutcome
from toolkit.merge.text.tokens import plain
from toolkit.merge.word.model.author import Author
from toolkit.merge.word.model.text_model import Block, Row, Table, holds_table, same_text
from toolkit.merge.word.plan.steps import AddComment, EditCell, RemoveRow, RestoreAnchor, Step
from toolkit.merge.word.plan.tables import merge_table, row_places, with_named_rows
from toolkit.merge.word.read.document import BodyItem
from toolkit.ooxml.containers import bookmarks_in, row_change, rows_in
from toolkit.ooxml.wordml import DEL, Element

HAND_ROW = "hand row "


@dataclass(frozen=True, slots=True)
class TablePlan:
    """The steps for one table, what becomes of it, and which rows belong together."""

    steps: list[Step]
    outcome: BlockOutcome
    fits: bool
    """False where the columns changed, so that the tables must be side by side."""

    pairs: list[tuple[int, int]]
    """The rows of the copy and those of the current file."""

    named: Table
    """The table of the copy with the names of the rows that were generated."""


def plan_table(
    block: Block,
    standing: BodyItem,
    copied: BodyItem,
    here: int,
    there: int,
    people: People,
    person: Author,
) -> TablePlan:
    """How the table of the current file takes up what changed from `block` to the copy's."""
    base, current, incoming = (one.content for one in (block, standing, copied))
    if not (isinstance(base, Table) and isinstance(current, Table) and isinstance(incoming, Table)):
        raise TypeError("a table stands where another kind of block did")
    base = with_named_rows(base)
    current, incoming = _keyed(base, current, incoming)
    pairs = _by_rows(incoming, current)
    if same_text(base, incoming):
        return TablePlan([], BlockOutcome.UNCHANGED, True, pairs, incoming)
    if same_text(current, incoming):
        return TablePlan([], BlockOutcome.KEPT, True, pairs, incoming)
    speaker = f"The copy of {people.person}"
    merged = merge_table(base, current, incoming, here, str(there), speaker)
    steps = list(_needed(merged.steps, base, current, incoming, people))
    inner = any(
        isinstance(one, EditCell)
        and (_holds_tables(current.rows[one.row]) or _holds_tables(incoming.rows[one.source_row]))
        for one in steps
    )
    outcome = merged.outcome if steps or not merged.fits else BlockOutcome.KEPT
    struck = _struck(copied)
    names = {row: base_row.anchor for base_row in base.rows for row in _rows_of(base_row, current)}
    said = [
        one._replace(author=proposer(struck.get(names.get(one.row, "")), person))
        if isinstance(one, RemoveRow)
        else one
        for one in steps
    ]
    return TablePlan(
        said,
        BlockOutcome.CONFLICT if inner else outcome,
        merged.fits and not inner,
        pairs,
        incoming,
    )


def _needed(
    steps: tuple[Step, ...], base: Table, current: Table, incoming: Table, people: People
) -> Iterator[Step]:
    """The steps but those that an earlier merge of the copy has taken; both people are named."""
    old = {row.anchor: row for row in base.rows}
    done: set[int | None] = set()
    for one in steps:
        if isinstance(one, EditCell) and one.beside:
            new, standing = incoming.rows[one.source_row], current.rows[one.row].cells[one.cell]
            known = old.get(new.anchor)
            before = known.cells[one.source_cell] if known else ()
            wanted = new.cells[one.source_cell]
            if plain(standing).endswith(f"→ {plain(wanted)}") or has_all(before, standing, wanted):
                done.add(one.row)
    for one in steps:
        if isinstance(one, RestoreAnchor) or (
            isinstance(one, EditCell | AddComment) and one.row in done and _is_clash(one)
        ):
            continue
        if isinstance(one, AddComment) and people.other:
            yield AddComment(one.at, f"{one.text.rstrip('.')}. It is {people.others}", one.row)
        else:
            yield one


def _is_clash(step: EditCell | AddComment) -> bool:
    return isinstance(step, AddComment) or step.beside


def _rows_of(row: Row, table: Table) -> Iterator[int]:
    yield from (at for at, one in enumerate(table.rows) if one.anchor == row.anchor)


def _struck(copied: BodyItem) -> dict[str, Element]:
    """By their anchors the rows that a person proposes to delete in the copy."""
    found: dict[str, Element] = {}
    for row in rows_in(copied.element):
        if (change := row_change(row, DEL)) is not None:
            found.update(dict.fromkeys(bookmarks_in(row), change))
    return found


def _keyed(base: Table, current: Table, incoming: Table) -> tuple[Table, Table]:
    """The table of the current file and that of the copy, equal rows under equal names.

    Rows that were generated keep incoming. Each row that a person set into the copy gets a name of
    its own; where the current file has the same row by hand, that has this name too.
    """
    here, there = row_places(base, current), row_places(base, incoming)
    rows = list(incoming.rows)
    # a row that one person deleted and another edited comes again, as a new one
    back = [n for n in there if n not in here and rows[there[n]].cells != base.rows[n].cells]
    there = {number: at for number, at in there.items() if number not in back}
    known = set(there.values())
    for number, at in there.items():
        rows[at] = replace(rows[at], anchor=base.rows[number].anchor)
    own = list(current.rows)
    free = [at for at in range(len(own)) if at not in set(here.values())]
    for at, row in enumerate(rows):
        if at in known:
            continue
        rows[at] = replace(row, anchor=f"{HAND_ROW}{at}")
        twin = next((one for one in free if _say_the_same(own[one], row)), None)
        if twin is not None:
            own[twin] = replace(own[twin], anchor=rows[at].anchor)
            free.remove(twin)
    return Table(tuple(own)), Table(tuple(rows))


def _say_the_same(one: Row, two: Row) -> bool:
    """Whether two rows by hand are one; a row that came into a table with a column more has nothing
    in it."""
    if len(one.cells) == len(two.cells):
        return one.cells == two.cells
    return list(filter(None, one.cells)) == list(filter(None, two.cells))


def _by_rows(one: Table, two: Table) -> list[tuple[int, int]]:
    """The rows of two tables that belong together, by their names."""
    places = {row.anchor: at for at, row in enumerate(two.rows) if row.anchor}
    return [(at, places[row.anchor]) for at, row in enumerate(one.rows) if row.anchor in places]


def _holds_tables(row: Row) -> bool:
    """Whether a table is inside a cell."""
    return any(map(holds_table, row.cells))
