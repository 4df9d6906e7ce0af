"""How wide the boxes of a form are, on pages that stand and on those that lie."""

from __future__ import annotations

from toolkit.official_form.survey import OfficialForm
from toolkit.ooxml.wordml import TBLPR, TCPR, Element, w
from toolkit.ooxml.xml_parts import number_in

TWIPS_PER_MM = 1440 / 25.4
PADDING = 108
"""Twips at each side of a cell, where a table says nothing else: the default of Word."""

USUAL = 160.0, 240.0
"""Millimetres of a box whose width is not written."""


def room_of(form: OfficialForm) -> tuple[float, float]:
    """The millimetres between the edges of the narrowest box, upright and lying."""
    widths: dict[bool, list[float]] = {False: [], True: []}
    for one in form.boxes:
        if width := _inner_width(one.box.cell.element):
            widths[one.is_landscape].append(width)
    return min(widths[False], default=USUAL[0]), min(widths[True], default=USUAL[1])


def _inner_width(cell: Element) -> float:
    written = cell.find(f"{TCPR}/{w('tcW')}")
    if written is None or written.get(w("type"), "dxa") != "dxa":
        return 0.0
    width = number_in(written.get(w("w")))
    return max(width - 2 * _padding(cell), 0) / TWIPS_PER_MM


def _padding(cell: Element) -> int:
    table = next(cell.iterancestors(w("tbl")))
    margin = table.find(f"{TBLPR}/{w('tblCellMar')}/{w('left')}")
    return number_in(margin.get(w("w")), PADDING) if margin is not None else PADDING
