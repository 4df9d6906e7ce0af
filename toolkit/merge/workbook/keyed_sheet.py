"""The sheets of a workbook as XML whose cells are read, and written, by row and column key.

Never by address: rows and columns may have been inserted, sheets moved and renamed, and the file
may have been written by another program.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lxml import etree

from toolkit.cell_addresses import letters
from toolkit.merge.workbook.copied_sheets import original_of
from toolkit.merge.workbook.shifting.cells import unshared
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import (
    EMPTY,
    Cell,
    cell_of,
    cells_of,
    first_day_of,
    local,
    parts_of,
    rows_of,
    texts_of,
)

MARK = "#pk:"
"""Before a sheet's own key, in the corner of its keys."""

HEAD, END = "__head", "__end"
INSERTED = "\0"
"""How the keys begin that rows get which a person inserted."""

SEARCHED = 200
"""Rows in which the row of keys is looked for."""

Content = str | int | Decimal | None
"""What a cell holds: a formula after "=", a text after an apostrophe, a number, or nothing."""

QUOTED = re.compile(r'("(?:[^"]|"")*")')
ANSWER = re.compile(r"\b(TRUE|FALSE)\(\)")
"""As LibreOffice writes TRUE and FALSE."""


class UnfitError(Exception):
    """The workbook or the cell cannot be written; the text says why, `hint` what can be done."""

    def __init__(self, why: str, hint: str = "") -> None:
        super().__init__(why)
        self.hint = hint


@dataclass
class KeyedSheet:
    """One of the generated sheets."""

    key: str
    title: str
    """What its tab says now."""

    part: str
    tree: Any
    column: int
    """Of the row keys."""

    texts: list[str]
    head: int = 0
    """The row with the keys of the columns."""

    rows: dict[str, tuple[int, Any]] = field(default_factory=dict)
    """The number and the element of each row; of a repeated key, of the first row that has it."""

    columns: dict[str, int] = field(default_factory=dict)
    inserted: dict[str, tuple[int, Any]] = field(default_factory=dict)
    """The rows without a key between the head and the end that hold something."""

    repeated: dict[str, list[int]] = field(default_factory=dict)
    """The numbers of all rows that have the same key, where there are several."""

    _cells: dict[int, dict[int, Any]] = field(default_factory=dict)
    """The cells of the rows that were looked at, by the numbers of row and column."""

    def cell(self, row: str, column: str) -> Any:
        """The element of the cell; None where there is none. An inserted row has a key as well."""
        found = self.rows.get(row) or self.inserted.get(row)
        if found is None or column not in self.columns:
            return None
        number, inside = found
        if number not in self._cells:
            self._cells[number] = dict(cells_of(inside))
        return self._cells[number].get(self.columns[column])

    def forget(self, number: int) -> None:
        """Reads the cells of a row again next time."""
        self._cells.pop(number, None)

    def shown(self, row: str, column: str) -> Cell:
        """What a person sees there."""
        cell = self.cell(row, column)
        return EMPTY if cell is None else cell_of(cell, self.texts)

    def formula(self, row: str, column: str) -> str | None:
        """The formula without its "="; None without a formula."""
        cell = self.cell(row, column)
        inner = None if cell is None else next((part for part in cell if local(part) == "f"), None)
        return None if inner is None else inner.text or ""

    def place(self, row: str, column: str) -> str:
        """The address for messages: `'Costs'!F12`."""
        found = self.rows.get(row) or self.inserted[row]
        return f"'{self.title}'!{letters(self.columns[column])}{found[0]}"

    def put(self, row: str, column: str, content: Content) -> None:
        """Writes a cell, which is made where there is none.

        Raises `UnfitError` where the formula there fills other cells as well.
        """
        cell = self.cell(row, column)
        if cell is None:
            cell = self._made(row, self.columns[column])
        self.write(cell, content)

    def write(self, cell: Any, content: Content) -> None:
        """Writes into the element of a cell. Raises as `put`."""
        inner = next((part for part in cell if local(part) == "f"), None)
        if inner is not None and inner.get("t") in ("array", "dataTable"):
            raise UnfitError(f"the formula in {cell.get('r')} is shared with other cells")
        for part in list(cell):
            cell.remove(part)
        cell.attrib.pop("t", None)
        space = cell.tag.rpartition("}")[0] + "}"
        if isinstance(content, str) and content[:1] == "=":
            etree.SubElement(cell, f"{space}f").text = content[1:]
        elif isinstance(content, str):
            if content[1:]:
                cell.set("t", "inlineStr")
                text = etree.SubElement(etree.SubElement(cell, f"{space}is"), f"{space}t")
                text.text = content[1:]
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        elif content is not None:
            etree.SubElement(cell, f"{space}v").text = f"{content}"

    def rename(self, old: str, new: str) -> None:
        """Gives a row another key."""
        self.rows[new] = self.rows.pop(old)
        self.write_key(new)

    def write_key(self, row: str) -> None:
        """Writes the key of a row into its cell in the column of the keys."""
        cell = dict(cells_of(self.rows[row][1])).get(self.column)
        self.write(self._made(row, self.column) if cell is None else cell, f"'{row}")

    def rename_column(self, old: str, new: str) -> None:
        """Gives a column another key."""
        at = self.columns[old]
        heads = next(row for number, row in rows_of(self.tree) if number == self.head)
        self.write(dict(cells_of(heads))[at], f"'{new}")
        self.columns[new] = self.columns.pop(old)

    def _made(self, row: str, at: int) -> Any:
        """A new cell at its place in the row."""
        number, inside = self.rows[row]
        cell = etree.Element(inside.tag.replace("}row", "}c"), r=f"{letters(at)}{number}")
        before = sum(1 for column, _ in cells_of(inside) if column < at)
        inside.insert(before, cell)
        self.forget(number)
        return cell


@dataclass
class KeyedSheets:
    """All generated sheets of a workbook."""

    package: Package
    by_key: dict[str, KeyedSheet] = field(default_factory=dict)
    repeated: set[str] = field(default_factory=set)
    """Keys that several sheets have: which of them counts cannot be known."""

    copies: dict[str, list[str]] = field(default_factory=dict)
    """The titles of sheets that are copies of the one with this key: sheets of a person's own."""

    first_day: int = 0
    """What is added to the number of a day; see `first_day_of`."""


def keyed_sheets(package: Package) -> KeyedSheets:
    """Every sheet with a row and a column of keys, each cell with a formula of its own."""
    main = package.main_part()
    texts = texts_of(package, main)
    found = KeyedSheets(package, first_day=first_day_of(package.xml(main)))
    several: dict[str, dict[str, KeyedSheet]] = {}
    for title, part in parts_of(package):
        if part not in package.parts:
            continue
        tree = package.xml(part)
        if b'"shared"' in package.parts[part] or b"'shared'" in package.parts[part]:
            unshared(tree)
        if sheet := _sheet(tree, title, part, texts):
            several.setdefault(sheet.key, {})[title] = sheet
    for key, sheets in several.items():
        original = original_of(list(sheets), package) if len(sheets) > 1 else next(iter(sheets))
        found.by_key[key] = sheets[original] if original else list(sheets.values())[-1]
        if not original:
            found.repeated.add(key)
        elif len(sheets) > 1:
            found.copies[key] = [one for one in sheets if one != original]
    return found


def same_formula(one: str, two: str) -> bool:
    """Whether two formulas are the same; spaces and capitals outside of texts do not count."""
    return one == two or _normal(one) == _normal(two)


def _sheet(tree: Any, title: str, part: str, texts: list[str]) -> KeyedSheet | None:
    """The sheet with its keys; None where it has none."""
    rows = list(rows_of(tree))
    corner = _corner(rows, texts)
    if corner is None:
        return None
    at, key_column, key = corner
    sheet = KeyedSheet(key, title, part, tree, key_column, texts, head=rows[at][0])
    for column, cell in cells_of(rows[at][1]):
        name = cell_of(cell, texts).value
        if column > key_column and isinstance(name, str) and name.strip():
            sheet.columns.setdefault(name.strip(), column)
    inside = False
    for number, row in rows[at + 1 :]:
        cells = dict(cells_of(row))
        ident = _ident(cells.get(key_column), texts)
        inside = (inside or ident == HEAD) and ident != END
        if ident in sheet.rows:
            sheet.repeated.setdefault(ident, [sheet.rows[ident][0]]).append(number)
        elif ident:
            sheet.rows[ident] = number, row
        elif inside and any(cell_of(cell, texts) != EMPTY for cell in cells.values()):
            sheet.inserted[f"{INSERTED}{number}"] = number, row
    return sheet


def _ident(cell: Any, texts: list[str]) -> str:
    """The key of a row; empty where it has none."""
    value = None if cell is None else cell_of(cell, texts).value
    ident = "" if value is None else str(value).strip()
    return HEAD if ident == "key" else ident  # the head of an Excel table names its first column


def _corner(rows: list[tuple[int, Any]], texts: list[str]) -> tuple[int, int, str] | None:
    """Where the keys begin: which of the rows, which column, and the sheet's own key."""
    for at, (_, row) in enumerate(rows[:SEARCHED]):
        for column, cell in cells_of(row):
            value = cell_of(cell, texts).value
            if isinstance(value, str) and value.startswith(MARK):
                return at, column, value.removeprefix(MARK).strip()
    return None


def _normal(formula: str) -> str:
    parts = QUOTED.split(formula)
    parts[::2] = [ANSWER.sub(r"\1", re.sub(r"\s+", "", part).upper()) for part in parts[::2]]
    return "".join(parts)
