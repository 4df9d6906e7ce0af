"""Makes the base of a newly filled official form: what is read in it, as a later build reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import BAR, Block, Drawn, Row, Table
from toolkit.merge.word.read.base_blocks import (
    DRAWING,
    base_of_blocks,
    blocks_of_base,
    blocks_of_file,
    figures_of,
    starts_of,
)
from toolkit.merge.word.read.document import BodyItem, body_items
from toolkit.merge.word.read.drawn_cells import drawn_table
from toolkit.merge.word.read.form_texts import form_texts
from toolkit.merge.word.read.known_boxes import KnownBoxes
from toolkit.merge.word.read.labels import AS_SHOWN, generated_labels
from toolkit.writers.docx.anchors import anchor_name

Columns = Mapping[str, Sequence[int]]
"""By the id of a table of the draft, for each cell of its rows in the form the column of the draft
that is shown in it; -1 where none is, or only a part of one."""

NO_COLUMNS: Columns = {}

TIMETABLE = "timetable#"
"""How the ids of the rows of a timetable begin."""


def base_of_filled(
    content: bytes, ids: Sequence[str], written: Any = None, columns: Columns = NO_COLUMNS
) -> dict[str, Any]:
    """The base of a filled form that was just written: its blocks as they are in it, and all ids.

    `ids` are those of all paragraphs, pictures and rows that were named in it, `written` is the
    base of the Word file from which the text was taken (version 1): it has what no Word file says,
    as the field that a prompt asks for and what a figure shows. `columns` says where the columns of
    the draft are in the form's own tables. The texts of the form are remembered as well.
    """
    file = WordFile(content)
    names = {anchor_name(one): one for one in ids}
    rows = {anchor for anchor, name in names.items() if "#" in name and not name.endswith(DRAWING)}
    figures = figures_of(written) if written else {}
    starts = starts_of(written) if written else {}
    labels = AS_SHOWN
    found = blocks_of_file(body_items(file, labels, rows), names, figures, starts)
    if known := generated_labels(file, [block for block, _ in found]):
        # references to captions are read as a later build reads them
        found = blocks_of_file(body_items(file, known, rows), names, figures, starts)
    given = {block.anchor: block for block in blocks_of_base(written)} if written else {}
    bars = {anchor for anchor, name in names.items() if name.startswith(TIMETABLE)}
    blocks = tuple(_with_bars(_completed(block, given), item, bars) for block, item in found)
    own = sorted({one.digest for one in form_texts(file, KnownBoxes.of(blocks))})
    told = {**base_of_blocks(blocks), "ids": list(ids), "form": own}
    return (
        {**told, "columns": {name: list(to) for name, to in columns.items()}} if columns else told
    )


def _completed(block: Block, given: Mapping[str, Block]) -> Block:
    """The block with what is known of it beside its text."""
    known = given.get(block.anchor)
    if known is None:
        return block
    if isinstance(block.content, Table) and isinstance(known.content, Table):
        rows = tuple(_rows(block.content, {row.anchor: row for row in known.content.rows}))
        return replace(block, content=Table(rows))
    return replace(block, asks=known.asks)


def _with_bars(block: Block, item: BodyItem, bars: Collection[str]) -> Block:
    """A timetable with what its cells show by their colour alone; any other block as it is.

    `bars` are the anchors of the rows of timetables that show work.
    """
    table = block.content
    if not isinstance(table, Table) or not any(row.anchor in bars for row in table.rows):
        return block
    fills = drawn_table(item).fills
    rows = tuple(
        replace(
            row,
            drawn=_drawn(row, fill) if row.anchor in bars else (),
            is_head=row.anchor not in bars,
        )
        for row, fill in zip(table.rows, fills, strict=True)
    )
    return replace(block, content=Table(rows))


def _drawn(row: Row, fills: Sequence[str]) -> tuple[Drawn, ...]:
    """How the cells of a row of a timetable are drawn; the first one names the row."""
    shaded = (bool(fill) and at > 0 for at, fill in enumerate(fills[: len(row.cells)]))
    return tuple(Drawn(BAR) if one else Drawn() for one in shaded)


def _rows(table: Table, known: Mapping[str, Row]) -> Iterator[Row]:
    """The rows of a table, with what the writer was given where they say just that."""
    for row in table.rows:
        one = known.get(row.anchor)
        yield one if one is not None and one.cells == row.cells else row
