"""Reads how the cells of a table are drawn: how far they reach, and the colour behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.merge.word.read.document import BodyItem
from toolkit.ooxml.containers import cells_in
from toolkit.ooxml.wordml import TCPR, TRACKED, VAL, Element, fill_of, is_generated, w
from toolkit.ooxml.xml_parts import number_in

NO_FILLS = frozenset(("auto", "FFFFFF"))
"""Colours that look like none."""

NOTES = (w("footnoteReference"), w("endnoteReference"))


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """The spans and colours of the cells of a table in a file, row by row."""

    spans: Sequence[Sequence[int]]
    fills: Sequence[Sequence[str]]
    """Empty where there is none."""

    can_be_copied: bool
    """Whether a copy may stand beside it: people propose no change in it, and it has no notes."""


def drawn_table(item: BodyItem) -> DrawnTable:
    """How the cells of a table are drawn."""
    rows = [list(cells_in(row)) for row in item.rows]
    proposed = (one for one in item.element.iter(*TRACKED) if not is_generated(one))
    noted = item.element.iter(*NOTES)
    return DrawnTable(
        [[_span(cell) for cell in row] for row in rows],
        [[_fill(cell) for cell in row] for row in rows],
        next(proposed, None) is None and next(noted, None) is None,
    )


def _span(cell: Element) -> int:
    found = cell.find(f"{TCPR}/{w('gridSpan')}")
    return min(max(number_in(found.get(VAL)), 1), 1000) if found is not None else 1


def _fill(cell: Element) -> str:
    fill = fill_of(cell)
    return "" if fill in NO_FILLS else fill.upper()
