"""The boxes in which a sheet shows its notes: shapes of the old drawing language VML.

Excel places a box by its anchor: the column, row and offsets in pixels of two of its corners.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from lxml import etree

from toolkit.cell_addresses import COLUMNS, ROWS
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import local
from toolkit.ooxml.xml_parts import damaged, number_in, parsed

V = "urn:schemas-microsoft-com:vml"
OFFICE = "urn:schemas-microsoft-com:office:office"
EXCEL = "urn:schemas-microsoft-com:office:excel"
NAMES = {"v": V, "o": OFFICE, "x": EXCEL}
EMPTY = f'<xml xmlns:v="{V}" xmlns:o="{OFFICE}" xmlns:x="{EXCEL}"/>'.encode()
BREAK = re.compile(rb"<br\s*>")
"""As Excel writes a line break in the caption of a button, though that is no XML."""

SHAPE_TYPE = "_x0000_t202"
SHAPE = re.compile(r"_x0000_s([0-9]{1,7})")
GROUP = re.compile(rb"""idmap[^>]*\bdata=["']([0-9, ]{1,200})["']""")
MOST = 200
"""Characters of a list of groups that count; Excel writes one group, as a rule."""

IN_A_GROUP = 1024
"""So many shapes have ids of one group of numbers; no two drawings have the same group."""

WIDTH = 300
LETTERS = 44
"""Of a line in a box of that width, as a rule."""

LINE, MARGIN, HIGHEST = 16, 16, 600
ABOVE, BESIDE = 10, 15
"""Pixels from the line above the cell, and from its right edge."""

FURTHEST = 400
"""Columns or rows that one box reaches over at most, where most of them are hidden."""

DEFAULT_WIDTH, DEFAULT_HEIGHT = 64, 20
LETTER, PADDING = 7, 5
"""Pixels of a column for each letter of its width, and besides."""


def drawing_tree(package: Package, name: str) -> Any:
    """The tree of an old drawing; an empty one where there is no such part.

    Raises PackageError where it is damaged.
    """
    content = BREAK.sub(b"<br/>", package.parts.get(name, EMPTY))
    return parsed(content, package.file, name)


def height_of(text: str) -> int:
    """Pixels of a box that shows the text."""
    lines = sum(len(one) // LETTERS + 1 for one in text.split("\n"))
    return min(MARGIN + LINE * lines, HIGHEST)


@dataclass(frozen=True)
class SheetSizes:
    """How wide and high the columns and rows of a sheet are, in pixels, as far as it says."""

    columns: tuple[tuple[int, int, int], ...]
    """The first and the last of those that have a width, and the width."""

    rows: dict[int, int]
    column: int = DEFAULT_WIDTH
    row: int = DEFAULT_HEIGHT

    _across: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Where boxes end, by the column in which they begin."""

    @classmethod
    def of(cls, sheet: Any) -> SheetSizes:
        """The sizes in the tree of a sheet."""
        columns, rows = [], {}
        column, row = DEFAULT_WIDTH, DEFAULT_HEIGHT
        for part in sheet:
            match local(part):
                case "sheetFormatPr":
                    column = _wide(part.get("defaultColWidth"), DEFAULT_WIDTH)
                    row = _high(part.get("defaultRowHeight"), DEFAULT_HEIGHT)
                    row = 0 if _is_true(part, "zeroHeight") else row
                case "cols":
                    columns = [_column(one) for one in part]
                case "sheetData":
                    rows = {
                        number_in(one.get("r")): _row(one)
                        for one in part
                        if one.get("ht") or one.get("hidden")
                    }
        return cls(tuple(columns), rows, column, row)

    def anchor(self, row: int, column: int, height: int) -> str:
        """The corners of a box beside the cell in that row and column, both counted from 1."""
        left, top = min(column, COLUMNS - 1), max(row - 2, 0)
        if left not in self._across:
            self._across[left] = _end(left, BESIDE + WIDTH, self._width, COLUMNS)
        right, into = self._across[left]
        bottom, below = _end(top, ABOVE + height, self._height, ROWS)
        return f"{left}, {BESIDE}, {top}, {ABOVE}, {right}, {into}, {bottom}, {below}"

    def _width(self, column: int) -> int:
        found = (size for first, last, size in self.columns if first <= column + 1 <= last)
        return next(found, self.column)

    def _height(self, row: int) -> int:
        return self.rows.get(row + 1, self.row)


def _end(start: int, pixels: int, size: Callable[[int], int], most: int) -> tuple[int, int]:
    """The line, from 0, that is so many pixels behind the start of another, and the rest."""
    at = start
    while at < min(most - 1, start + FURTHEST) and pixels > size(at):
        pixels -= size(at)
        at += 1
    return at, pixels


def _column(one: Any) -> tuple[int, int, int]:
    width = 0 if _is_true(one, "hidden") else _wide(one.get("width"), DEFAULT_WIDTH)
    return number_in(one.get("min")), number_in(one.get("max")), width


def _row(one: Any) -> int:
    return 0 if _is_true(one, "hidden") else _high(one.get("ht"), DEFAULT_HEIGHT)


def _wide(text: str | None, otherwise: int) -> int:
    number = _number(text)
    return otherwise if number is None else int(number * LETTER + PADDING)


def _high(text: str | None, otherwise: int) -> int:
    number = _number(text)
    return otherwise if number is None else int(number * 4 / 3)


def _number(text: str | None) -> float | None:
    """A size that a sheet may have; None where that is none."""
    written = re.fullmatch(r"\s*([0-9]{1,4}(?:\.[0-9]{1,20})?)\s*", text or "")
    return float(written[1]) if written else None


def _is_true(element: Any, name: str) -> bool:
    return element.get(name) in ("1", "true")


class NoteBoxes:
    """The drawing of a sheet that holds the boxes of its notes."""

    def __init__(self, package: Package, name: str) -> None:
        """Reads the part of that name. Raises PackageError where it is none, or damaged."""
        self.tree = drawing_tree(package, name)
        if local(self.tree) != "xml":
            raise damaged(package.file, name, "holds no boxes of notes")
        self._layout = next(self.tree.iter("{*}idmap"), None)
        written = "" if self._layout is None else self._layout.get("data", "")
        self._own = [int(one) for one in re.findall(r"[0-9]{1,6}", written[:MOST]) if int(one)]
        """The groups of numbers that belong to this drawing."""

        types = self.tree.iter("{*}shapetype")
        self._is_typed = any(one.get("id") == SHAPE_TYPE for one in types)
        self._numbers = self._free(_groups(package, name))

    @property
    def is_empty(self) -> bool:
        """Whether it shows nothing."""
        kinds = ("shapelayout", "shapetype")
        return all(local(one) in kinds for one in self.tree if isinstance(one.tag, str))

    def remove(self, cells: Collection[tuple[int, int]]) -> None:
        """Removes the boxes of the notes on these cells: row and column, counted from 1."""
        for shape in list(self.tree.iter("{*}shape")):
            for data in shape.iter("{*}ClientData"):
                if data.get("ObjectType") == "Note" and _cell(data) in cells:
                    shape.getparent().remove(shape)
                    break

    def add(self, row: int, column: int, text: str, sizes: SheetSizes) -> None:
        """Adds a box beside a cell, of a size that shows the text."""
        self._typed()
        height = height_of(text)
        number = next(self._numbers)
        size = f"width:{WIDTH * 3 / 4:g}pt;height:{height * 3 / 4:g}pt"
        shape = etree.SubElement(
            self.tree,
            f"{{{V}}}shape",
            {
                "id": f"_x0000_s{number}",
                "type": f"#{SHAPE_TYPE}",
                "style": f"position:absolute;{size};z-index:1;visibility:hidden",
                "fillcolor": "#ffffe1",
                f"{{{OFFICE}}}insetmode": "auto",
            },
            NAMES,
        )
        etree.SubElement(shape, f"{{{V}}}fill", color2="#ffffe1")
        etree.SubElement(shape, f"{{{V}}}shadow", on="t", color="black", obscured="t")
        etree.SubElement(shape, f"{{{V}}}path", {f"{{{OFFICE}}}connecttype": "none"})
        box = etree.SubElement(shape, f"{{{V}}}textbox", style="mso-direction-alt:auto")
        etree.SubElement(box, "div", style="text-align:left")
        data = etree.SubElement(shape, f"{{{EXCEL}}}ClientData", ObjectType="Note")
        for name, said in {
            "MoveWithCells": "",
            "SizeWithCells": "",
            "Anchor": sizes.anchor(row, column, height),
            "AutoFill": "False",
            "Row": f"{row - 1}",
            "Column": f"{column - 1}",
        }.items():
            etree.SubElement(data, f"{{{EXCEL}}}{name}").text = said or None
        self._grouped(number // IN_A_GROUP)

    def _free(self, others: Collection[int]) -> Iterator[int]:
        """The numbers of shapes that are free, those of its own groups first."""
        taken = set()
        for shape in self.tree.iter("{*}shape"):
            if written := SHAPE.fullmatch(shape.get("id", "")):
                taken.add(int(written[1]))
        new = (one for one in count(1) if one not in others and one not in self._own)
        for groups in (list(self._own), new):
            for group in groups:
                first = group * IN_A_GROUP + 1
                for number in range(first, first + IN_A_GROUP - 1):
                    if number not in taken:
                        yield number

    def _grouped(self, group: int) -> None:
        """Says that a group of numbers belongs to this drawing."""
        if group in self._own:
            return
        self._own.append(group)
        if self._layout is None:
            edit = {f"{{{V}}}ext": "edit"}
            layout = etree.Element(f"{{{OFFICE}}}shapelayout", edit, NAMES)
            self._layout = etree.SubElement(layout, f"{{{OFFICE}}}idmap", edit)
            self.tree.insert(0, layout)
        self._layout.set("data", ",".join(map(str, self._own)))

    def _typed(self) -> None:
        """Adds the type of shape that boxes of notes have, where the drawing has none yet."""
        if self._is_typed:
            return
        self._is_typed = True
        kind = etree.SubElement(
            self.tree,
            f"{{{V}}}shapetype",
            {
                "id": SHAPE_TYPE,
                "coordsize": "21600,21600",
                f"{{{OFFICE}}}spt": "202",
                "path": "m,l,21600r21600,l21600,xe",
            },
            NAMES,
        )
        etree.SubElement(kind, f"{{{V}}}stroke", joinstyle="miter")
        lines = {"gradientshapeok": "t", f"{{{OFFICE}}}connecttype": "rect"}
        etree.SubElement(kind, f"{{{V}}}path", lines)


def _cell(data: Any) -> tuple[int, int]:
    """The row and the column of the cell to which a box belongs, counted from 1."""
    parts = {local(one): one.text for one in data if isinstance(one.tag, str)}
    return number_in(parts.get("Row"), -1) + 1, number_in(parts.get("Column"), -1) + 1


def _groups(package: Package, apart_from: str) -> set[int]:
    """The groups of numbers that the other drawings of a file have."""
    found: set[int] = set()
    for name, content in package.parts.items():
        if name.lower().endswith(".vml") and name != apart_from:
            for written in GROUP.findall(content):
                found |= {int(one) for one in re.findall(rb"[0-9]{1,6}", written)}
    return found
