"""The sheets of a workbook as XML whose cells are found, and written, by row and column key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lxml import etree

from toolkit.columns import letters
from toolkit.merge.workbook.sheets import (
    END,
    HEAD,
    cell_of,
    cells_of,
    corner_of,
    local,
    parts_of,
    rows_of,
    texts_of,
)
from toolkit.ooxml.package import Package

Shown = str | int | Decimal | None
"""A value as a base tells it: a formula behind "=", a text behind an apostrophe, or a number."""

QUOTED = re.compile(r'("(?:[^"]|"")*")')
ANSWER = re.compile(r"\b(TRUE|FALSE)\(\)")
"""As LibreOffice writes TRUE and FALSE."""


class UnfitError(Exception):
    """The cell cannot be written by itself; the text says why."""


@dataclass
class KeyedSheet:
    """One of our sheets."""

    key: str
    title: str
    part: str
    tree: Any
    column: int
    """Of the row keys."""

    texts: list[str]
    rows: dict[str, tuple[int, Any]] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    loose: list[tuple[int, Any]] = field(default_factory=list)
    """Rows without a key between the head and the end."""

    head: int = 0
    """The row with the keys of the columns."""

    _cells: dict[int, dict[int, Any]] = field(default_factory=dict)
    """The cells of the rows that were looked at, by the numbers of row and column."""

    def cell(self, row: str, column: str) -> Any:
        """The cell; None where it is not written."""
        if row not in self.rows or column not in self.columns:
            return None
        number, inside = self.rows[row]
        if number not in self._cells:
            self._cells[number] = dict(cells_of(inside))
        return self._cells[number].get(self.columns[column])

    def forget(self, number: int) -> None:
        """Looks at the cells of a row anew next time."""
        self._cells.pop(number, None)

    def holds(self, row: str, column: str) -> str | Decimal | None:
        """The value that a person sees there."""
        one = self.cell(row, column)
        return None if one is None else cell_of(one, self.texts, "").value

    def formula(self, row: str, column: str) -> str | None:
        """The formula without its "="; None where there is none, or where it is a shared one's."""
        one = self.cell(row, column)
        inner = None if one is None else next((p for p in one if local(p) == "f"), None)
        return None if inner is None else inner.text or ""

    def put(self, row: str, column: str, value: Shown) -> None:
        """Writes a formula (behind "="), a text (behind an apostrophe) or a number."""
        one = self.cell(row, column)
        if one is None:
            one = self._made(row, column)
        self.write(one, value)

    def write(self, one: Any, value: Shown) -> None:
        """Writes into a cell what `put` writes into the one of a row and a column."""
        self._free(one)
        for inner in list(one):
            one.remove(inner)
        one.attrib.pop("t", None)
        space = one.tag.rpartition("}")[0] + "}"
        if isinstance(value, str) and value[:1] == "=":
            etree.SubElement(one, f"{space}f").text = value[1:]
        elif isinstance(value, str):
            if value[1:]:
                one.set("t", "inlineStr")
                text = etree.SubElement(etree.SubElement(one, f"{space}is"), f"{space}t")
                text.text = value[1:]
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        elif value is not None:
            etree.SubElement(one, f"{space}v").text = f"{value}"

    def rename(self, old: str, new: str) -> None:
        """Gives a row another key."""
        number, row = self.rows.pop(old)
        self.rows[new] = number, row
        self.columns["\0"] = self.column
        self.put(new, "\0", f"'{new}")
        del self.columns["\0"]

    def _free(self, one: Any) -> None:
        inner = next((part for part in one if local(part) == "f"), None)
        if inner is not None and inner.get("t") in ("shared", "array", "dataTable"):
            raise UnfitError(f"the formula in {one.get('r')} is written together with others")

    def _made(self, row: str, column: str) -> Any:
        """A new cell at its place in the row."""
        number, inside = self.rows[row]
        at = self.columns[column]
        one = etree.Element(inside.tag.replace("}row", "}c"), r=f"{letters(at)}{number}")
        before = sum(1 for there, _ in cells_of(inside) if there < at)
        inside.insert(before, one)
        self.forget(number)
        return one


@dataclass
class KeyedSheets:
    """All of our sheets in a workbook."""

    package: Package
    by_key: dict[str, KeyedSheet] = field(default_factory=dict)
    twice: set[str] = field(default_factory=set)


def keyed_sheets(package: Package) -> KeyedSheets:
    """Every sheet that carries our keys."""
    found = KeyedSheets(package)
    texts = texts_of(package, package.main_part())
    for title, part in parts_of(package):
        if part in package.parts and (plane := _plane(package.xml(part), title, part, texts)):
            if plane.key in found.by_key:
                found.twice.add(plane.key)
            found.by_key[plane.key] = plane
    return found


def same_formula(one: str, two: str) -> bool:
    """Whether two formulas are the same; spaces and capitals outside of texts do not count."""
    return one == two or _plainly(one) == _plainly(two)


def formulas_in(tree: Any) -> Iterator[Any]:
    """Every cell of a sheet with a formula."""
    for _, row in rows_of(tree):
        for _, one in cells_of(row):
            if any(local(part) == "f" for part in one):
                yield one


def results(planes: KeyedSheets) -> Mapping[tuple[str, str, str], Any]:
    """The cells with formulas by sheet, row and column key."""
    found = {}
    for key, plane in planes.by_key.items():
        names = {number: name for name, number in plane.columns.items()}
        for row, (_, inside) in plane.rows.items():
            for number, one in cells_of(inside):
                if number in names and any(local(part) == "f" for part in one):
                    found[key, row, names[number]] = one
    return found


def _plane(tree: Any, title: str, part: str, texts: list[str]) -> KeyedSheet | None:
    rows = list(rows_of(tree))
    found = corner_of(rows, texts)
    if not found:
        return None
    at, corner, key = found
    plane = KeyedSheet(key, title, part, tree, corner, texts, head=rows[at][0])
    for column, one in cells_of(rows[at][1]):
        name = cell_of(one, texts, "").value
        if column > corner and isinstance(name, str) and name.strip():
            plane.columns.setdefault(name.strip(), column)
    inside = False
    for number, row in rows[at + 1 :]:
        cells = dict(cells_of(row))
        value = cell_of(cells[corner], texts, "").value if corner in cells else None
        ident = "" if value is None else str(value).strip()
        ident = HEAD if ident == "key" else ident
        inside = (inside or ident == HEAD) and ident != END
        if ident and ident in plane.rows:
            raise UnfitError(f"on '{title}' the id {ident} stands in more rows than one")
        if ident:
            plane.rows[ident] = number, row
        elif inside and any(cell_of(one, texts, "").value is not None for one in cells.values()):
            plane.loose.append((number, row))
    return plane


def _plainly(text: str) -> str:
    parts = QUOTED.split(text)
    parts[::2] = [ANSWER.sub(r"\1", re.sub(r"\s+", "", one).upper()) for one in parts[::2]]
    return "".join(parts)
