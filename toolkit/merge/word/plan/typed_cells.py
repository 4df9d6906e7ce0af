"""What people typed into the cells of a table, once the outline has it too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.merge.word.model.text_model import Row, Table, Tokens
from toolkit.merge.word.read.shown_cells import DraftTables
from toolkit.readers.typed_field import NOTHING

NUMBERED = re.compile(r"[A-Z]{0,3}[0-9.]+")
"""A number of a row, or of what it is about, that a person typed in the place of ours."""


def with_typed(
    fields: DraftTables,
    anchor: str,
    base: Table,
    current: Table,
    incoming: Table,
    places: dict[int, int],
) -> tuple[Table, dict[int, int]]:
    """The base with what a person typed that the outline says too, and where its rows are.

    A cell that means the same in another spelling takes that of the outline. A row that a person
    typed, and that is a new one of the outline, is a row of the base from now on.
    """
    new = {row.anchor: row for row in incoming.rows}
    rows = list(base.rows)
    for number, place in places.items():
        row, here = rows[number], current.rows[place]
        if row.anchor in new and len(row.cells) == len(here.cells) == len(new[row.anchor].cells):
            rows[number] = _as_typed(fields, anchor, row, here, new[row.anchor])
    where = {rows[number].anchor: place for number, place in places.items()}
    for name, place in _new_rows(fields, anchor, base, current, incoming, places):
        where[name] = place
        made = _as_taken(fields, anchor, current.rows[place], new[name])
        rows.insert(_behind(rows, incoming, name), made)
    numbers = {row.anchor: number for number, row in enumerate(rows)}
    return Table(tuple(rows)), {numbers[name]: place for name, place in where.items()}


def with_equal_rows(
    base: Table, current: Table, incoming: Table, places: dict[int, int]
) -> tuple[Table, dict[int, int]]:
    """The same where the fields are not known: a row that a person typed is a new one of the
    outline where no cell of it says anything else."""
    known = {row.anchor for row in base.rows}
    free = [place for place in range(len(current.rows)) if place not in set(places.values())]
    rows, where = list(base.rows), {base.rows[n].anchor: place for n, place in places.items()}
    for row in incoming.rows if free else ():
        if row.anchor in known:
            continue
        place = next((one for one in free if _says_no_more(current.rows[one], row)), None)
        if place is not None:
            free.remove(place)
            where[row.anchor] = place
            typed = replace(row, cells=current.rows[place].cells, marks=())
            rows.insert(_behind(rows, incoming, row.anchor), typed)
    if len(rows) == len(base.rows):
        return base, places
    numbers = {row.anchor: number for number, row in enumerate(rows)}
    return Table(tuple(rows)), {numbers[name]: place for name, place in where.items()}


def _says_no_more(here: Row, wanted: Row) -> bool:
    """Whether a typed row says what a new one does, or nothing, in each of its cells."""
    pairs = list(zip(here.cells, wanted.cells, strict=False))
    said = [(_words(one), _words(two)) for one, two in pairs]
    same = sum(bool(one) and one == two for one, two in said)
    return (
        len(here.cells) == len(wanted.cells)
        and same >= min(2, len(said))
        and all(one in ("", two) or NUMBERED.fullmatch(one) is not None for one, two in said)
    )


def _words(cell: Tokens) -> str:
    return " ".join("".join(cell).split())


def _behind(rows: Sequence[Row], incoming: Table, name: str) -> int:
    """Where among the rows the new one belongs: behind those that precede it in the outline."""
    order = [row.anchor for row in incoming.rows]
    before = set(order[: order.index(name)])
    return max((at + 1 for at, row in enumerate(rows) if row.anchor in before), default=0)


def _as_typed(fields: DraftTables, anchor: str, row: Row, here: Row, wanted: Row) -> Row:
    """The row of the base, in which a cell is as typed where that is not an edit any more."""
    cells = list(row.cells)
    for number, (old, typed, new) in enumerate(
        zip(row.cells, here.cells, wanted.cells, strict=True)
    ):
        cell = fields.cell((anchor, row.anchor, number))
        if cell is None or not cell.shows or typed == old:
            continue
        text = "".join(typed)
        if typed == new or fields.reader.is_another_spelling(cell, text):
            cells[number] = typed
        elif fields.reader.means_the_same(cell, text):
            cells[number] = new
        elif old != new and fields.reader.same_values(cell, "".join(old), text):
            cells[number] = typed
    return replace(row, cells=tuple(cells)) if cells != list(row.cells) else row


def _new_rows(
    fields: DraftTables,
    anchor: str,
    base: Table,
    current: Table,
    incoming: Table,
    places: dict[int, int],
) -> Iterator[tuple[str, int]]:
    """The new rows of the outline that a person has typed already, each with where it is."""
    known = {row.anchor for row in base.rows}
    taken = set(places.values())
    held = {current.rows[place].anchor for place in taken}
    free = [
        place
        for place, row in enumerate(current.rows)
        if place not in taken
        and (row.anchor not in known or row.anchor in held)  # a row that was copied with its name
        and len(row.cells) == base.width
    ]
    texts = [["".join(cell) for cell in current.rows[place].cells] for place in free]
    new = [row.anchor for row in incoming.rows if row.anchor not in known]
    for name, number in fields.typed_rows(anchor, texts, new):
        yield name, free[number]


def _as_taken(fields: DraftTables, anchor: str, here: Row, wanted: Row) -> Row:
    """The typed row as the base of one that came out of it.

    Its cells take what the outline says: a spelling, a label, what is computed. A cell of which
    the outline has taken nothing stays as it was typed.
    """
    cells: list[Tokens] = []
    for number, (typed, new) in enumerate(zip(here.cells, wanted.cells, strict=True)):
        cell = fields.cell((anchor, wanted.anchor, number))
        text = "".join(typed).strip()
        if cell is None or not cell.shows:
            gives_way = text in NOTHING or NUMBERED.fullmatch(text) is not None
        else:
            same = fields.reader.is_another_spelling(cell, text, of_new_row=True)
            gives_way = text in NOTHING or same
        cells.append(typed if gives_way else new)
    return Row(wanted.anchor, tuple(cells))
