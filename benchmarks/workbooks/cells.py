"""The cells of a workbook as plain data, and counts by which two workbooks are compared."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PLACE = re.compile(r"([A-Z]+)(\d+)")

Cell = tuple[int, int, int, str, Any, Any]
"""Row, column, number of its format, kind, content, stored result."""


def counts_of(path: Path) -> dict[str, int]:
    """How many sheets, cells, formulas, stored results and texts it holds, in how many formats."""
    found = dict.fromkeys(("sheets", "cells", "formulas", "results", "texts", "formats"), 0)
    used = set()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
                continue
            found["sheets"] += 1
            for cell in ElementTree.fromstring(archive.read(name)).iter(f"{MAIN}c"):
                formula = cell.find(f"{MAIN}f") is not None
                found["cells"] += 1
                found["formulas"] += formula
                found["results"] += formula and cell.find(f"{MAIN}v") is not None
                found["texts"] += cell.get("t") in ("s", "inlineStr")
                used.add(cell.get("s", "0"))
    return found | {"formats": len(used)}


def cells_of(path: Path) -> tuple[dict[str, list[Cell]], list[dict[str, Any]]]:
    """The cells of each sheet, and the formats as XlsxWriter asks for them."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    with zipfile.ZipFile(path) as archive:
        table = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        texts = ["".join(one.itertext()) for one in table]
        sheets = {
            sheet.title: list(
                _cells(ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{n}.xml")), texts)
            )
            for n, sheet in enumerate(book.worksheets, 1)
        }
    return sheets, [_format(book, one) for one in book._cell_styles]


def _cells(sheet: ElementTree.Element, texts: list[str]) -> Iterator[Cell]:
    for cell in sheet.iter(f"{MAIN}c"):
        letters, number = PLACE.fullmatch(cell.get("r", "")).groups()  # type: ignore[union-attr]
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        place = int(number) - 1, column - 1, int(cell.get("s", "0"))
        formula, value = cell.findtext(f"{MAIN}f"), cell.findtext(f"{MAIN}v")
        if formula is not None:
            result = value or "" if cell.get("t") == "str" else float(value or 0)
            yield *place, "formula", f"={formula}", result
        elif value is None:
            yield *place, "blank", None, None
        elif cell.get("t") == "s":
            yield *place, "text", texts[int(value)], None
        else:
            yield *place, "number", float(value), None


def _format(book: Any, style: Any) -> dict[str, Any]:
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    font, fill = book._fonts[style.fontId], book._fills[style.fillId]
    border, align = book._borders[style.borderId], book._alignments[style.alignmentId]
    code = style.numFmtId
    found: dict[str, Any] = {
        "font_name": font.name,
        "font_size": font.sz,
        "bold": bool(font.b),
        "italic": bool(font.i),
        "locked": book._protections[style.protectionId].locked,
        "num_format": BUILTIN_FORMATS.get(code) or book._number_formats[code - 164],
        "text_wrap": bool(align.wrap_text),
        "shrink": bool(align.shrink_to_fit),
        "indent": int(align.indent or 0),
    }
    if font.color is not None and isinstance(font.color.rgb, str):
        found["font_color"] = f"#{font.color.rgb[2:]}"
    if fill.fill_type == "solid":
        found["bg_color"] = f"#{fill.fgColor.rgb[2:]}"
    for side in ("top", "bottom"):
        line = getattr(border, side)
        if line is not None and line.style:
            found |= {side: 1, f"{side}_color": f"#{line.color.rgb[2:]}"}
    if align.horizontal:
        found |= {"align": align.horizontal, "valign": "vcenter"}
    return found
