"""Figures: charts and diagrams as graphics in a paragraph of their own.

What draws them is loaded with the first one.
"""

from __future__ import annotations

from typing import Protocol, assert_never

from toolkit.document.figures import BarChart, Diagram
from toolkit.document.style import Style
from toolkit.document.tree import Figure

CAPTION_ROOM = 40.0
"""Points that the caption and the space around a figure take of its page."""


class Keeper(Protocol):
    """Keeps what is in parts beside the body, and gives each its relationship."""

    def link(self, address: str) -> str:
        """The relationship to an address on the web."""

    def chart(self, drawing: bytes, workbook: bytes) -> str:
        """The relationship to a new part with a chart, and with the workbook of its amounts."""


class Figures:
    """Writes figures in one style, and counts them."""

    def __init__(self, style: Style, keeper: Keeper) -> None:
        self._style, self._keeper = style, keeper
        self.count = 0

    def xml(self, figure: Figure, width: int, tallest: int) -> str:
        """The run that holds the picture of the next figure; width and height are in twips."""
        from toolkit.writers.docx.chart_data import workbook
        from toolkit.writers.docx.charts import chart, framed, height_of
        from toolkit.writers.docx.drawings import Place, drawing

        self.count += 1
        place = Place(self.count, figure.alt, width / 20, tallest / 20 - CAPTION_ROOM)
        match figure.content:
            case BarChart() as bars:
                written = chart(bars, self._style).encode()
                relation = self._keeper.chart(written, workbook(bars))
                return framed(relation, place, height_of(bars, place.tallest))
            case Diagram() as diagram:
                return drawing(diagram, place, self._style)
            case _:
                assert_never(figure.content)
