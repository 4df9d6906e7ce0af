"""What is to be done to a table of the current file so that it has what a person did to theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.merge.copies.margin_comments import People
from toolkit.merge.copies.tables import by_rows, holds_tables, keyed, named_rows
from toolkit.merge.copies.texts import has_all
from toolkit.merge.copies.who_edited import proposer
from toolkit.merge.outcome import BlockOutcome
from toolkit.merge.text.tokens import plain
from toolkit.merge.word.model.author import Author
from toolkit.merge.word.model.containers import bookmarks_in, row_change, rows_in
from toolkit.merge.word.model.text_model import Block, Row, Table, same_text
from toolkit.merge.word.plan.steps import AddComment, EditCell, RemoveRow, RestoreAnchor, Step
from toolkit.merge.word.plan.tables import merge_table
from toolkit.merge.word.read.document import BodyItem
from toolkit.ooxml.wordml import DEL, Element


@dataclass(frozen=True, slots=True)
class TablePlan:
    """The steps for one table, what becomes of it, and which rows belong together."""

    steps: list[Step]
    fate: BlockOutcome
    fits: bool
    """False where the columns changed, so that the tables must stand side by side."""

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
    base, mine, theirs = (one.content for one in (block, standing, copied))
    if not (isinstance(base, Table) and isinstance(mine, Table) and isinstance(theirs, Table)):
        raise TypeError("a table stands where another kind of block did")
    base = named_rows(base)
    mine, theirs = keyed(base, mine, theirs)
    pairs = by_rows(theirs, mine)
    if same_text(base, theirs):
        return TablePlan([], BlockOutcome.UNCHANGED, True, pairs, theirs)
    if same_text(mine, theirs):
        return TablePlan([], BlockOutcome.KEPT, True, pairs, theirs)
    speaker = f"The copy of {people.person}"
    told = merge_table(base, mine, theirs, here, str(there), block.id or "a table", speaker)
    steps = list(_needed(told.steps, base, mine, theirs, people))
    inner = any(
        isinstance(one, EditCell)
        and (holds_tables(mine.rows[one.row]) or holds_tables(theirs.rows[one.source_row]))
        for one in steps
    )
    fate = told.fate if steps or not told.fits else BlockOutcome.KEPT
    struck = _struck(copied)
    names = {row: base_row.anchor for base_row in base.rows for row in _rows_of(base_row, mine)}
    said = [
        one._replace(author=proposer(struck.get(names.get(one.row, "")), person))
        if isinstance(one, RemoveRow)
        else one
        for one in steps
    ]
    return TablePlan(
        said, BlockOutcome.CONFLICT if inner else fate, told.fits and not inner, pairs, theirs
    )


def _needed(
    steps: tuple[Step, ...], base: Table, mine: Table, theirs: Table, people: People
) -> Iterator[Step]:
    """The steps but those that an earlier merge of the copy has taken; both people are named."""
    old = {row.anchor: row for row in base.rows}
    done: set[int | None] = set()
    for one in steps:
        if isinstance(one, EditCell) and one.beside:
            new, standing = theirs.rows[one.source_row], mine.rows[one.row].cells[one.cell]
            known = old.get(new.anchor)
            before = known.cells[one.source_cell] if known else ()
            wish = new.cells[one.source_cell]
            if plain(standing).endswith(f"→ {plain(wish)}") or has_all(before, standing, wish):
                done.add(one.row)
    for one in steps:
        if isinstance(one, RestoreAnchor) or (
            isinstance(one, EditCell | AddComment) and one.row in done and _is_clash(one)
        ):
            continue
        if isinstance(one, AddComment) and people.other:
            yield AddComment(one.at, f"{one.text}. Here it stands {people.others}", one.row)
        else:
            yield one


def _is_clash(step: EditCell | AddComment) -> bool:
    return isinstance(step, AddComment) or step.beside


def _rows_of(row: Row, table: Table) -> Iterator[int]:
    yield from (at for at, one in enumerate(table.rows) if one.anchor == row.anchor)


def _struck(copied: BodyItem) -> dict[str, Element]:
    """By their anchors the rows that somebody proposes to delete in the copy."""
    found: dict[str, Element] = {}
    for row in rows_in(copied.element):
        if (change := row_change(row, DEL)) is not None:
            found.update(dict.fromkeys(bookmarks_in(row), change))
    return found
