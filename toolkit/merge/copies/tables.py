"""Tables of a copy, with names for the rows that people set in by hand."""

from __future__ import annotations

from dataclasses import replace

from toolkit.merge.text.tokens import OPAQUE
from toolkit.merge.word.model.text_model import Row, Table
from toolkit.merge.word.plan.tables import row_places

HAND_ROW = "hand row "
INNER = f"{OPAQUE}table:"


def keyed(base: Table, mine: Table, theirs: Table) -> tuple[Table, Table]:
    """The table of the current file and that of the copy, equal rows under equal names.

    Rows that were generated keep theirs. Each row that a person set into the copy gets a name of
    its own; where the current file has the same row by hand, that has this name too.
    """
    here, there = row_places(base, mine), row_places(base, theirs)
    rows = list(theirs.rows)
    # a row that somebody deleted and somebody else edited comes again, as a new one
    back = [n for n in there if n not in here and rows[there[n]].cells != base.rows[n].cells]
    there = {number: at for number, at in there.items() if number not in back}
    known = set(there.values())
    for number, at in there.items():
        rows[at] = replace(rows[at], anchor=base.rows[number].anchor)
    own = list(mine.rows)
    free = [at for at in range(len(own)) if at not in set(here.values())]
    for at, row in enumerate(rows):
        if at in known:
            continue
        rows[at] = replace(row, anchor=f"{HAND_ROW}{at}")
        twin = next((one for one in free if own[one].cells == row.cells), None)
        if twin is not None:
            own[twin] = replace(own[twin], anchor=rows[at].anchor)
            free.remove(twin)
    return Table(tuple(own)), Table(tuple(rows))


def by_rows(one: Table, two: Table) -> list[tuple[int, int]]:
    """The rows of two tables that belong together, by their names."""
    places = {row.anchor: at for at, row in enumerate(two.rows) if row.anchor}
    return [(at, places[row.anchor]) for at, row in enumerate(one.rows) if row.anchor in places]


def holds_tables(row: Row) -> bool:
    """Whether a table stands inside a cell."""
    return any(token.startswith(INNER) for cell in row.cells for token in cell)


def named_rows(table: Table) -> Table:
    """The table with a name for every row; those without get their number."""
    rows = [replace(row, anchor=row.anchor or f"row {at}") for at, row in enumerate(table.rows)]
    return Table(tuple(rows))
