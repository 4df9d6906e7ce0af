"""Builds a new table row: as generated, or in the format that a person gave to the rows."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from toolkit.merge.word.apply.cell_looks import shade
from toolkit.merge.word.apply.transplant import without_anchors
from toolkit.ooxml.containers import blocks_in, cells_in, rows_in
from toolkit.ooxml.wordml import PPR, TCPR, TRPR, Element, P, element, parent_of, removed, w

HEADER_ROW = w("tblHeader")


def insert_row(
    table: Element, last: Element | None, incoming: Element, columns: Sequence[int]
) -> Element:
    """The new row, after the row `last`; first where that is None."""
    rows = list(rows_in(table))
    model = last if last is not None else (rows[0] if rows else None)
    made = _fitted(model, incoming, columns) if columns and model is not None else incoming
    if model is not None and not columns:
        _take_widths(model, made)
    if last is not None:
        last.addnext(made)
    elif rows:
        rows[0].addprevious(made)
    else:
        table.append(made)
    return made


def _fitted(model: Element, incoming: Element, columns: Sequence[int]) -> Element:
    """A copy of the person's row with the words of the new one, their own columns empty."""
    made = deepcopy(model)
    without_anchors(made)
    properties = made.find(TRPR)
    if properties is not None:
        for one in list(properties):
            if one.tag in (HEADER_ROW, w("ins"), w("del"), w("trPrChange")):
                properties.remove(one)
    cells = list(cells_in(made))
    for cell in cells:
        _empty(cell)
    for number, one in enumerate(cells_in(incoming)):
        place = columns[number] if number < len(columns) else -1
        if not 0 <= place < len(cells):
            continue
        target = cells[place]
        for old in list(blocks_in(target)):
            removed(old)
        target.extend(list(blocks_in(one)))
    _take_colours(made, incoming, columns)
    return made


def _take_colours(made: Element, incoming: Element, columns: Sequence[int]) -> None:
    """Gives the cells the colours of the new row: the bars of the model are not its own."""
    cells = list(cells_in(made))
    for number, one in enumerate(cells_in(incoming)):
        place = columns[number] if number < len(columns) else -1
        if 0 <= place < len(cells):
            shade(cells[place], one)


def emptied(cell: Element) -> Element:
    """A copy of a cell with nothing in it."""
    made = deepcopy(cell)
    _empty(made)
    return made


def _empty(cell: Element) -> None:
    """Leaves one empty paragraph in a cell, in the look of its first."""
    standing = list(blocks_in(cell))
    kept = element("p")
    look = next((one.find(PPR) for one in standing if one.tag == P), None)
    if look is not None:
        copied = deepcopy(look)
        for one in copied.findall(w("rPr")):
            copied.remove(one)
        kept.append(copied)
    for one in list(cell):
        if one.tag != TCPR:
            cell.remove(one)
    cell.append(kept)


def _take_widths(model: Element, made: Element) -> None:
    """Gives the new row the widths of its neighbour, where the cells are as many."""
    here, there = list(cells_in(made)), list(cells_in(model))
    if len(here) != len(there):
        return
    for new, old in zip(here, there, strict=True):
        wide, standing = (one.find(f"{TCPR}/{w('tcW')}") for one in (old, new))
        if wide is not None and standing is not None:
            parent_of(standing).replace(standing, deepcopy(wide))
