"""What figures show: amounts by category, and parts that feed each other; data, never looks."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Series(NamedTuple):
    """Amounts of one kind, one for each category of its chart."""

    name: str
    values: tuple[Decimal, ...]


class BarChart(NamedTuple):
    """Amounts as bars, a bar for each category, the series one upon the other."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    """What is counted, as in EUR."""

    lying: bool = False
    """Bars that are below each other, for categories with long names; else they are in a row."""


class Node(NamedTuple):
    """A box of a diagram."""

    key: str
    label: str
    title: str
    detail: str = ""
    """A few words more, which may be left out where there is no room."""


class Arrow(NamedTuple):
    """What one box gives to another, by their keys."""

    start: str
    end: str


class Diagram(NamedTuple):
    """Boxes with arrows between them; `above` and `below` run along all of them."""

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    above: tuple[Node, ...] = ()
    below: tuple[Node, ...] = ()
