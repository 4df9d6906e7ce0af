"""Figures go through a document like any other block."""

from decimal import Decimal

from toolkit.document.figures import BarChart, Series
from toolkit.document.tree import Document, Figure, Part
from toolkit.document.walk import anchors, references, texts, with_inlines

CHART = BarChart(("a", "b"), (Series("x", (Decimal(1), Decimal(2))),), "EUR")
FIGURE = Figure("budget/figure", "Budget", "Two bars.", CHART)


def test_a_figure_can_be_referred_to() -> None:
    assert list(anchors(Document("t", "a", (Part((FIGURE,)),)))) == ["budget/figure"]


def test_a_figure_holds_no_inlines() -> None:
    assert list(texts(FIGURE)) == []
    assert list(references(Document("t", "a", (Part((FIGURE,)),)))) == []
    assert with_inlines(FIGURE, lambda one: one) == FIGURE
