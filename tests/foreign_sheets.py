"""Sheets as other people make them: rows of values in an Excel workbook, or a text."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]


def workbook(sheets: Mapping[str, Rows]) -> Workbook:
    """A workbook with these rows on each sheet; None is an empty cell."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    sheet.cell(number, column, value)
    return book


def content_of(book: Workbook) -> bytes:
    """The file of a workbook."""
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def write_xlsx(path: Path, **sheets: Rows) -> Path:
    """Writes a workbook with a sheet for each name."""
    path.write_bytes(content_of(workbook(sheets)))
    return path
