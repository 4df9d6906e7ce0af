"""What stands in a workbook that people have worked in, by the keys of its rows and columns.

Never by address: rows and columns may have been inserted, sheets moved and renamed, and the file
may have been written by another program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import Any

from toolkit.columns import letters, number_of
from toolkit.merge.workbook.shifting.axis import COLUMNS, ROWS
from toolkit.ooxml.archive import PackageError
from toolkit.ooxml.package import Package
from toolkit.ooxml.xml_parts import number_in

MARK = "#pk:"
HEAD, END = "__head", "__end"
SEARCHED = 200
"""Rows in which the row of keys is looked for."""

COLUMN = re.compile("[A-Z]{1,3}")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a person sees in a cell: a text, a number, nothing, or something that is neither."""

    value: str | Decimal | None = None
    place: str = ""
    """The address, for messages: `F12`."""

    strange: str = ""
    """Why the value is none: an error, an answer such as TRUE, a formula without its result."""


EMPTY = Cell()


@dataclass
class Sheet:
    """One of our sheets."""

    key: str
    title: str
    """What stands on its tab now."""

    rows: dict[str, dict[str, Cell]] = field(default_factory=dict)
    """The cells by row and column key."""

    twice: dict[str, list[int]] = field(default_factory=dict)
    """Row keys that stand in more than one row, with the numbers of these rows."""

    loose: dict[int, dict[str, Cell]] = field(default_factory=dict)
    """The rows without a key between the head and the end of the lines, by number."""

    columns: dict[str, str] = field(default_factory=dict)
    """The letters of each column."""


@dataclass
class Sheets:
    """All of our sheets in a workbook."""

    by_key: dict[str, Sheet] = field(default_factory=dict)
    twice: set[str] = field(default_factory=set)
    """Sheets that stand there more than once: which of them counts cannot be known."""

    first_day: int = 0
    """What is added to the number of a day; 1462 where the calendar begins in 1904."""


def sheets_of(package: Package) -> Sheets:
    """Every sheet that carries our keys."""
    main = package.main_part()
    book = package.xml(main)
    texts = texts_of(package, main)
    found = Sheets(first_day=1462 if begins_in_1904(book) else 0)
    for title, part in parts_of(package):
        if part not in package.parts or not (sheet := _sheet(package.xml(part), title, texts)):
            continue
        if sheet.key in found.by_key:
            found.twice.add(sheet.key)
        found.by_key[sheet.key] = sheet
    return found


def parts_of(package: Package) -> Iterator[tuple[str, str]]:
    """The title of every sheet with the name of its part, in the order of the tabs."""
    main = package.main_part()
    targets = {one.id: one.target for one in package.relations(main)}
    for one in package.xml(main).iter():
        if local(one) == "sheet":
            number = next((v for k, v in one.attrib.items() if k.endswith("}id")), "")
            yield str(one.get("name", "")), targets.get(number, "")


def local(one: Any) -> str:
    """The name of an element without its namespace; there are two for the same sheets."""
    return str(one.tag).rpartition("}")[2]


def cells_of(row: Any) -> Iterator[tuple[int, Any]]:
    """The cells of a row with the number of their column; not every program writes addresses.

    Raises `PackageError` where they do not stand in order.
    """
    before = 0
    for one in row:
        if local(one) != "c":
            continue
        name = one.get("r", "").rstrip("0123456789")
        column = _column(name) if name else before + 1
        if column <= before:
            raise broken(f"a cell stands at {one.get('r')}, where none can be")
        before = column
        yield column, one


@lru_cache(COLUMNS)
def _column(name: str) -> int:
    """The number of a column; 0 where no sheet has it."""
    number = number_of(name) if COLUMN.fullmatch(name) else 0
    return number if number <= COLUMNS else 0


def rows_of(tree: Any) -> Iterator[tuple[int, Any]]:
    """The rows with their numbers. Raises `PackageError` where they do not stand in order."""
    before = 0
    for data in tree:
        if local(data) != "sheetData":
            continue
        for row in data:
            if local(row) != "row":
                continue
            number = number_in(row.get("r", f"{before + 1}"))
            if not before < number <= ROWS:
                raise broken(f"a row has the number {row.get('r')}, where none can have it")
            before = number
            yield number, row


def broken(what: str) -> PackageError:
    """The error that tells that a sheet is not as any program saves it."""
    return PackageError("", f"the file is damaged: {what}")


def texts_of(package: Package, main: str) -> list[str]:
    """The texts that cells share."""
    for one in package.relations(main):
        if one.type.endswith("/sharedStrings"):
            return [_text(item) for item in package.xml(one.target)]
    return []


def _text(item: Any) -> str:
    """The text of a rich or plain string, without what is said about how it is spoken."""
    pieces = []
    for one in item.iter():
        if local(one) == "t" and local(one.getparent()) != "rPh":
            pieces.append(one.text or "")
    return unescaped("".join(pieces))


def unescaped(text: str) -> str:
    """The text with the signs that are written as `_x000D_`."""
    if not ESCAPED.search(text):
        return text
    signs = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    # halves of a sign that stand alone are none
    return signs.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def begins_in_1904(book: Any) -> bool:
    return any(local(one) == "workbookPr" and one.get("date1904") in ("1", "true") for one in book)


def _sheet(tree: Any, title: str, texts: list[str]) -> Sheet | None:
    """The sheet by its keys; None where it is none of ours."""
    rows = list(rows_of(tree))
    found = corner_of(rows, texts)
    if not found:
        return None
    at, corner, key = found
    sheet = Sheet(key, title)
    names: dict[int, str] = {}
    for column, one in cells_of(rows[at][1]):
        name = cell_of(one, texts, "").value
        if column > corner and isinstance(name, str) and name.strip():
            names.setdefault(column, name.strip())
    inside = False
    for number, row in rows[at + 1 :]:
        cells = dict(cells_of(row))
        name = cell_of(cells[corner], texts, "").value if corner in cells else None
        ident = str(name).strip() if name is not None else ""
        read = {
            names[column]: cell_of(one, texts, f"{letters(column)}{number}")
            for column, one in cells.items()
            if column in names
        }
        if ident == "key":
            # the head of an Excel table names its first column
            ident = HEAD
        inside = (inside or ident == HEAD) and ident != END
        if not ident:
            if inside:
                sheet.loose[number] = read
            continue
        if ident in sheet.rows:
            sheet.twice.setdefault(ident, []).append(number)
        sheet.rows[ident] = read
    sheet.columns = {name: letters(column) for column, name in names.items()}
    return sheet


def corner_of(rows: list[tuple[int, Any]], texts: list[str]) -> tuple[int, int, str] | None:
    """Where the keys begin: which of the rows, which column, and the sheet's own key."""
    for at, (_, row) in enumerate(rows[:SEARCHED]):
        for column, one in cells_of(row):
            value = cell_of(one, texts, "").value
            if isinstance(value, str) and value.startswith(MARK):
                return at, column, value.removeprefix(MARK).strip()
    return None


def cell_of(one: Any, texts: list[str], place: str) -> Cell:
    kind = one.get("t", "n")
    parts = {local(part): part for part in one}
    if kind == "inlineStr":
        text = _text(parts["is"]) if "is" in parts else ""
        return Cell(text or None, place)
    stored = parts["v"].text if "v" in parts else None
    if stored is None:
        formula = "f" in parts
        return Cell(None, place, "a formula whose result is not in the file" if formula else "")
    if kind == "s":
        at = number_in(stored, -1)
        if not 0 <= at < len(texts):
            raise broken(f"a cell shows the text number {stored[:12]}, and there is none")
        return Cell(texts[at] or None, place)
    if kind == "str":
        return Cell(unescaped(stored) or None, place)
    if kind == "e":
        return Cell(None, place, f"the error {stored}")
    if kind == "b":
        return Cell(None, place, "the answer TRUE" if stored == "1" else "the answer FALSE")
    if kind == "d":
        return Cell(stored[:10], place)
    return _number(stored, place)


def _number(stored: str, place: str) -> Cell:
    try:
        number = float(stored)
    except ValueError:
        return Cell(stored, place)
    if not isfinite(number):
        return Cell(None, place, f"the number {stored[:12]}")
    # a sheet knows fifteen digits; what stands behind them is how the machine counts
    return Cell(Decimal(format(number, ".15g")), place)
