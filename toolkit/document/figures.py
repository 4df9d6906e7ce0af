"""What figures show: amounts by category, and parts that feed each other; data, never looks."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Series:
    """Amounts of one kind, one for each category of its chart."""

    name: str
    values: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Amounts as bars, a bar for each category, the series one upon the other."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    """What is counted, as in EUR."""

    lying: bool = False
    """Bars that lie below each other, for categories with long names; else they stand in a row."""


@dataclass(frozen=True, slots=True)
class Node:
    """A box of a diagram."""

    key: str
    label: str
    title: str
    detail: str = ""
    """A few words more, which may be left out where there is no room."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """What one box gives to another, by their keys."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Diagram:
    """Boxes with arrows between them; `above` and `below` run along all of them."""

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    above: tuple[Node, ...] = ()
    below: tuple[Node, ...] = ()
