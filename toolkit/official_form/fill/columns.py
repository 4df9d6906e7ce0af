"""A column for each work package, where the form has a few as samples: `WP1`, `WP2`, `WP…`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy

from toolkit.document.tree import Table
from toolkit.official_form.cells import FormCell, FormRow
from toolkit.official_form.fill.brackets import replace_text
from toolkit.official_form.fill.cell_text import first_paragraph, without_identity
from toolkit.official_form.tables import Band, Column, FormTable
from toolkit.ooxml.wordml import TCPR, VAL, Element, T, element, first, removed, w
from toolkit.ooxml.xml_parts import number_in

SAMPLE = re.compile(r"([^\W\d]{1,6}\s?)(\d+|…|\.{2,3}|x|n)")
NUMBERED = re.compile(r"[^\W\d]{1,6}\s?\d+")
LEAST_WIDTH = 500
"""Twips of a column of person-months, where there is room."""


def fit_columns(table: FormTable, band: Band, source: Table) -> bool:
    """Gives a band as many columns of work packages as the draft's table has; whether it changed.

    Nothing of `band` is to be used after a change: the table has to be read again.
    """
    series = _series(band.columns)
    wanted = sum(bool(NUMBERED.fullmatch(one.title.strip())) for one in source.columns)
    if len(series) < 2 or wanted < 2 or any(one.span != 1 for one in series):
        return False
    _set_number(table, series, wanted)
    return True


def _series(columns: Sequence[Column]) -> list[Column]:
    """The columns that are named by numbers, one after the other."""
    found = [one for one in columns if SAMPLE.fullmatch(one.label.strip())]
    return found if [one.start for one in found] == _following(found) else []


def _following(found: Sequence[Column]) -> list[int]:
    return [found[0].start + at for at in range(len(found))] if found else []


def _set_number(table: FormTable, series: Sequence[Column], wanted: int) -> None:
    start, last, number = series[0].start, series[-1].start, len(series)
    grid = table.element.find(w("tblGrid"))
    widths = _fit_grid(grid, start, number, wanted) if grid is not None else []
    for row in table.rows:
        inside = [one for one in row.cells if start <= one.start <= last]
        if len(inside) == number and all(one.span == 1 for one in inside):
            _fit_row(inside, wanted, widths, named=_is_named(row, inside))
            continue
        around = [one for one in row.cells if one.covers(start) or one.covers(last)]
        for one in around[-1:]:
            span = one.element.find(f"{TCPR}/{w('gridSpan')}")
            if span is not None:
                span.set(VAL, str(max(one.span + wanted - number, 1)))


def _is_named(row: FormRow, inside: Sequence[FormCell]) -> bool:
    return row.is_head and all(SAMPLE.fullmatch(one.label.strip()) for one in inside)


def _fit_grid(grid: Element, start: int, number: int, wanted: int) -> list[int]:
    """Shares the room of the columns among those that are wanted; the widths in twips."""
    columns = grid.findall(w("gridCol"))
    if len(columns) < start + number:
        return []
    inside = columns[start : start + number]
    room = sum(number_in(one.get(w("w"))) for one in inside)
    needed = LEAST_WIDTH * wanted - room
    if needed > 0 and start:  # the names before them give some of their room
        donor = columns[0]
        given = min(needed, number_in(donor.get(w("w"))) // 2)
        donor.set(w("w"), str(number_in(donor.get(w("w"))) - given))
        room += given
    width = max(room // wanted, 1)
    for one in inside[1:]:
        grid.remove(one)
    inside[0].set(w("w"), str(width))
    for _ in range(wanted - 1):
        inside[0].addnext(deepcopy(inside[0]))
    return [width] * wanted


def _fit_row(cells: Sequence[FormCell], wanted: int, widths: Sequence[int], *, named: bool) -> None:
    first_cell = cells[0].element
    for one in cells[1:]:
        removed(one.element)
    for number in range(wanted, 1, -1):
        made = without_identity(deepcopy(first_cell))
        first_cell.addnext(made)
        if named:
            _name(made, number)
        _set_width(made, widths)
    if named:
        _name(first_cell, 1)
    _set_width(first_cell, widths)


def _name(cell: Element, number: int) -> None:
    """Gives the label of a column its number."""
    paragraph = first_paragraph(cell)
    text = "".join(one.text or "" for one in paragraph.iter(T))
    found = SAMPLE.search(text)
    if found:
        replace_text(paragraph, *found.span(2), str(number))


def _set_width(cell: Element, widths: Sequence[int]) -> None:
    if not widths:
        return
    properties = first(cell, TCPR)
    width = properties.find(w("tcW"))
    if width is None:
        width = element("tcW", type="dxa")
        properties.insert(0, width)
    width.set(w("w"), str(widths[0]))
    width.set(w("type"), "dxa")
