"""The XML of a workbook's sheets: rows and cells with their numbers, shared texts, values.

The file may have been written by any program: namespaces, addresses and the order of its parts
differ (ISO/IEC 29500-1, 18.3 and 18.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import Any

from toolkit.cell_addresses import COLUMNS, ROWS, number_of
from toolkit.ooxml.archive import PackageError
from toolkit.ooxml.package import Package
from toolkit.ooxml.xml_parts import NOT_XML, number_in

COLUMN = re.compile("[A-Z]{1,3}")
CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a person sees in a cell: a text, a number, nothing, or something else."""

    value: str | Decimal | None = None
    strange: str = ""
    """What it shows instead of a value: an error, TRUE or FALSE, a formula without its result."""


EMPTY = Cell()


def parts_of(package: Package) -> Iterator[tuple[str, str]]:
    """The title of every sheet with the name of its part, in the order of the tabs."""
    main = package.main_part()
    targets = {one.id: one.target for one in package.relations(main)}
    for one in package.xml(main).iter():
        if local(one) == "sheet":
            number = next((v for k, v in one.attrib.items() if k.endswith("}id")), "")
            yield str(one.get("name", "")), targets.get(number, "")


def local(element: Any) -> str:
    """The name of an element without its namespace, which differs in strict workbooks."""
    return _local_name(element.tag)


@lru_cache(1024)
def _local_name(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def cells_of(row: Any) -> Iterator[tuple[int, Any]]:
    """The cells of a row with the number of their column; not every program writes addresses.

    Raises `PackageError` where they are not in order.
    """
    before = 0
    for one in row:
        if local(one) != "c":
            continue
        name = one.get("r", "").rstrip("0123456789")
        column = _column(name) if name else before + 1
        if column <= before:
            raise broken(f"the cell {one.get('r')} is not in its place")
        before = column
        yield column, one


@lru_cache(COLUMNS)
def _column(name: str) -> int:
    """The number of a column; 0 where no sheet has so many."""
    number = number_of(name) if COLUMN.fullmatch(name) else 0
    return number if number <= COLUMNS else 0


def rows_of(tree: Any) -> Iterator[tuple[int, Any]]:
    """The rows with their numbers. Raises `PackageError` where they are not in order."""
    before = 0
    for data in tree:
        if local(data) != "sheetData":
            continue
        for row in data:
            if local(row) != "row":
                continue
            number = number_in(row.get("r", f"{before + 1}"))
            if not before < number <= ROWS:
                raise broken(f"the row {row.get('r')} is not in its place")
            before = number
            yield number, row


def broken(what: str) -> PackageError:
    """The error for a sheet that no program saves in this way."""
    return PackageError("", f"the file is damaged: {what}")


def texts_of(package: Package, main: str) -> list[str]:
    """The texts that cells share."""
    for one in package.relations(main):
        if one.type.endswith("/sharedStrings"):
            return [text_of_item(item) for item in package.xml(one.target)]
    return []


def text_of_item(item: Any) -> str:
    """The text of a rich or plain string, without its phonetic reading (`rPh`)."""
    pieces = []
    for one in item.iter():
        if local(one) == "t" and local(one.getparent()) != "rPh":
            pieces.append(one.text or "")
    return unescaped("".join(pieces))


def unescaped(text: str) -> str:
    """The text with the characters that are written as `_x000D_`."""
    if not ESCAPED.search(text):
        return text
    signs = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    # a half of a surrogate pair is no character
    return signs.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def coded(text: str) -> str:
    """The text as it stands in XML: the opposite of `unescaped`."""
    text = CODED.sub("_x005F_", text)
    return NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def first_day_of(book: Any) -> int:
    """What is added to the number of a day: 1462 in a workbook whose calendar begins in 1904."""
    properties = (one for one in book if local(one) == "workbookPr")
    return 1462 if any(one.get("date1904") in ("1", "true") for one in properties) else 0


def cell_of(cell: Any, texts: list[str]) -> Cell:
    """What a `c` element shows; `texts` are those that cells share."""
    kind = cell.get("t", "n")
    parts = {local(part): part for part in cell}
    if kind == "inlineStr":
        text = text_of_item(parts["is"]) if "is" in parts else ""
        return Cell(text or None)
    stored = parts["v"].text if "v" in parts else None
    if stored is None:
        formula = "f" in parts
        return Cell(None, "a formula whose result is not in the file" if formula else "")
    if kind == "s":
        at = number_in(stored, -1)
        if not 0 <= at < len(texts):
            raise broken(f"a cell shows the text number {stored[:12]}, which does not exist")
        return Cell(texts[at] or None)
    if kind == "str":
        return Cell(unescaped(stored) or None)
    if kind == "e":
        return Cell(None, f"the error {stored}")
    if kind == "b":
        return Cell(None, "the answer TRUE" if stored == "1" else "the answer FALSE")
    if kind == "d":
        return Cell(stored[:10])
    return _number(stored)


def _number(stored: str) -> Cell:
    """A number as a decimal; a text where it is no number."""
    try:
        number = float(stored)
    except ValueError:
        return Cell(stored)
    if not isfinite(number):
        return Cell(None, f"the number {stored[:12]}")
    # a sheet keeps fifteen digits; those after them are rounding errors
    return Cell(Decimal(format(number, ".15g")))
