"""Room for numbers: columns too narrow for what is in them get some from columns with more."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.official_form.cells import FormRow
from toolkit.official_form.tables import FormTable
from toolkit.ooxml.wordml import RPR, TBLPR, TCPR, VAL, Element, P, R, first, w
from toolkit.ooxml.xml_parts import number_in
from toolkit.writers.docx.text_width import width_of

PADDING = 108
"""Twips at each side of a cell, where a table says nothing else."""

USUAL_SIZE = 20
"""Half-points of text whose size is not written."""

ROOM = 1.06
"""How much wider a word is taken to be than it is measured."""

LONGEST = 14
"""Letters of what should not be parted: an amount, a quantity, a short word."""

LEAST = 300
"""Twips that an empty column keeps."""


def balance(table: FormTable) -> None:
    """Shares the width of a table so that no amount is parted over two lines, if there is room.

    Only for a table of one band, whose columns are those of its grid.
    """
    grid = table.element.find(w("tblGrid"))
    if grid is None or len(table.bands) != 1:
        return
    columns = grid.findall(w("gridCol"))
    widths = [number_in(one.get(w("w"))) for one in columns]
    band = table.bands[0]
    rows = [*band.rows, *([band.total] if band.total is not None else [])]
    needs = _needs(rows, len(columns), _padding(table.element))
    lacking = sum(max(need - width, 0) for need, width in zip(needs, widths, strict=True))
    spare = [max(width - max(need, LEAST), 0) for need, width in zip(needs, widths, strict=True)]
    if not lacking or not sum(spare) or min(widths, default=0) <= 0:
        return
    share = min(lacking / sum(spare), 1.0)
    given = min(sum(spare) / lacking, 1.0)
    new = [
        round(width - own * share + max(need - width, 0) * given)
        for width, need, own in zip(widths, needs, spare, strict=True)
    ]
    for one, width in zip(columns, new, strict=True):
        one.set(w("w"), str(width))
    for row in table.rows:
        for cell in row.cells:
            written = first(cell.element, TCPR).find(w("tcW"))
            if written is not None:
                written.set(w("w"), str(sum(new[cell.start : cell.start + cell.span])))
                written.set(w("type"), "dxa")


def _needs(rows: Sequence[FormRow], number: int, padding: int) -> list[int]:
    """For each column the twips of the widest thing in it that should not be parted."""
    needs = [0] * number
    for row in rows:
        for cell in row.cells:
            if cell.span != 1 or cell.start >= number:
                continue
            for paragraph in cell.element.iter(P):
                width = _widest(paragraph)
                if width:
                    needs[cell.start] = max(needs[cell.start], width + 2 * padding)
    return needs


def _widest(paragraph: Element) -> int:
    """The twips of the widest word, or of the whole where that is short."""
    text = "".join(one.text or "" for one in paragraph.iter(w("t"))).strip()
    if not text:
        return 0
    parts = [text] if len(text) <= LONGEST else text.split(" ")
    size = max((_size(run) for run in paragraph.iter(R)), default=USUAL_SIZE)
    return round(max(width_of(one) for one in parts) * size * 10 * ROOM)


def _size(run: Element) -> int:
    size = run.find(f"{RPR}/{w('sz')}")
    return number_in(size.get(VAL), USUAL_SIZE) if size is not None else USUAL_SIZE


def _padding(table: Element) -> int:
    margin = table.find(f"{TBLPR}/{w('tblCellMar')}/{w('left')}")
    return number_in(margin.get(w("w")), PADDING) if margin is not None else PADDING
