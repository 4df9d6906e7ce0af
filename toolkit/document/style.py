"""How a text looks, by role: points for type, millimetres for lengths, RRGGBB for colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Face(NamedTuple):
    """The look of a paragraph of one role."""

    size: float
    bold: bool = False
    italic: bool = False
    colour: str = "000000"
    before: float = 0
    """Points of space above."""
    after: float = 0
    line: float = 1.0
    """Lines apart: 1.0 is single."""
    shade: str = ""
    rule: str = ""
    """The colour of a bar at the left."""


class Page(NamedTuple):
    """An upright page; a landscape one is the same page turned."""

    width: float = 210
    height: float = 297
    top: float = 22
    bottom: float = 20
    left: float = 20
    right: float = 20
    header: float = 10
    footer: float = 10


class TableLook(NamedTuple):
    """The lines and fills of tables."""

    rule: str = "BFBFBF"
    total_rule: str = "1F3864"
    head: str = "E7E9ED"
    name: str = "F3F4F6"
    """Behind a cell that names its row."""
    group: str = "DCE4F0"
    bar: str = "8EA9DB"
    padding: float = 1.5
    smallest: float = 7
    """The least size of type in a table of many narrow columns."""


def _faces() -> Mapping[str, Face]:
    deep, mid, grey = "1F3864", "2F5496", "595959"
    return {
        "body": Face(10, after=6, line=1.1),
        "title": Face(28, bold=True, colour=deep, before=150, after=8),
        "subtitle": Face(14, colour=grey, after=6, line=1.1),
        "quote": Face(10, italic=True, colour="404040", after=6, line=1.1, rule="BFBFBF"),
        "note": Face(9, colour=grey, before=2, after=6),
        "prompt": Face(10, italic=True, colour="5C4400", after=6, shade="FFF4CC", rule="E0A800"),
        "list": Face(10, after=3, line=1.1),
        "caption": Face(9, bold=True, colour=deep, before=8, after=3),
        "table": Face(9),
        "table_head": Face(9, bold=True),
        "table_small": Face(9),
        "header": Face(8, colour=grey),
        "footer": Face(8, colour=grey),
        "heading_1": Face(16, bold=True, colour=deep, before=20, after=8),
        "heading_2": Face(13, bold=True, colour=deep, before=16, after=6),
        "heading_3": Face(11, bold=True, colour=mid, before=12, after=4),
        "heading_4": Face(10, bold=True, colour=mid, before=10, after=3),
        "heading_5": Face(10, italic=True, colour=mid, before=8, after=2),
        "contents_1": Face(10, bold=True, before=4, after=1),
        "contents_2": Face(10, before=1, after=1),
        "contents_3": Face(9, colour="404040"),
    }


class Style(NamedTuple):
    """A whole look; by itself the house's own, as `templates/styles/house.yaml` has it."""

    font: str = "Arial"
    code_font: str = "Courier New"
    breadth: float = 1.0
    """How much wider than Arial the font runs."""
    page: Page = Page()
    table: TableLook = TableLook()
    faces: Mapping[str, Face] = _faces()


HOUSE = Style()
