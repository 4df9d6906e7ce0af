"""The timetable of a form: the one that fits the project is filled, the other is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from toolkit.document.tree import Row, Table
from toolkit.official_form.cells import FormCell, words_of
from toolkit.official_form.fill.cell_text import (
    runs_of,
    set_lines,
    set_text,
    type_of,
    without_identity,
)
from toolkit.official_form.fill.generated import GeneratedPieces
from toolkit.official_form.fill.names import Names
from toolkit.official_form.survey import PlacedTable
from toolkit.official_form.tables import Band
from toolkit.official_form.timeline import Timeline
from toolkit.ooxml.containers import cells_in
from toolkit.ooxml.wordml import SHADE, TCPR, Element, P, element, first, removed, w

BEIGE = "C4BC96"
"""The shade of work in the forms that were seen, where a form has no sample."""

BEFORE_SHADE = {
    w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders")
}
"""What the schema has before the shade in the properties of a cell."""

LONGEST_BY_MONTHS = 24
"""Months of a project for which forms ask for months instead of quarters."""


def chosen_timetable(
    found: Sequence[tuple[PlacedTable, Band]], timeline: Timeline
) -> tuple[PlacedTable, Band] | None:
    """The timetable that has room for the project; None where none has."""
    fitting = [
        one
        for one in found
        if timeline.columns(by_quarters=one[1].is_by_years) <= len(one[1].columns) - 1
    ]
    if not fitting:
        return None
    by_years = timeline.duration > LONGEST_BY_MONTHS
    return min(fitting, key=lambda one: one[1].is_by_years is not by_years)


def fill_timetable(
    band: Band,
    table: Table,
    timeline: Timeline,
    pieces: GeneratedPieces,
    names: Names,
) -> None:
    """Writes the rows of the draft's timetable in the place of the samples."""
    sample = band.rows[0]
    pattern = without_identity(deepcopy(sample.element))
    bar = _bar(band)
    kinds = [type_of(one.element) for one in sample.cells]
    for row in table.rows:
        made = deepcopy(pattern)
        cells = list(cells_in(made))
        said = pieces.cells(table.id, row.key)
        words = said[0].iter(P) if said else ()
        set_lines(cells[0], [line for one in words if (line := runs_of(one))], kinds[0])
        for at, (cell, text, is_bar) in enumerate(
            zip(cells[1:], *_shown(row, timeline, band, len(cells) - 1), strict=True), 1
        ):
            _shade(cell, bar if is_bar else None)
            set_text(cell, text, kinds[min(at, len(kinds) - 1)])
        sample.element.addprevious(made)
        names.row(made, table.id, row.key)
    for one in band.rows:
        removed(one.element)


def _shown(row: Row, timeline: Timeline, band: Band, number: int) -> tuple[list[str], list[bool]]:
    """For each column what is due in it, and whether there is work."""
    by_quarters = band.is_by_years
    texts, bars = [""] * number, [False] * number
    for month, label in timeline.due.get(row.key, ()):
        at = timeline.column(month, by_quarters=by_quarters)
        texts[at] = f"{texts[at]}\n{label}".strip()
    if (span := timeline.work.get(row.key)) is not None:
        months = range(span.first.number, span.last.number + 1)
        for month in months:
            bars[timeline.column(month, by_quarters=by_quarters)] = True
    return texts, bars


def leave_out(table: PlacedTable) -> str:
    """Takes a timetable out, with the empty paragraph before it; its title."""
    before = table.table.element.getprevious()
    if before is not None and before.tag == P and not words_of(before) and not len(before):
        removed(before)
    removed(table.table.element)
    return table.table.title


def _bar(band: Band) -> Element:
    """The shade of a cell in which work is done, as the samples have it."""
    for one in _periods(band):
        shade = one.element.find(f"{TCPR}/{SHADE}")
        if shade is not None and one.is_shaded:
            return deepcopy(shade)
    return element("shd", val="clear", color="auto", fill=BEIGE)


def _periods(band: Band) -> Iterator[FormCell]:
    return (cell for row in band.rows for cell in row.cells[1:])


def _shade(cell: Element, shade: Element | None) -> None:
    properties = first(cell, TCPR)
    for one in properties.findall(SHADE):
        properties.remove(one)
    if shade is None:
        return
    at = 0
    while at < len(properties) and properties[at].tag in BEFORE_SHADE:
        at += 1
    properties.insert(at, deepcopy(shade))
