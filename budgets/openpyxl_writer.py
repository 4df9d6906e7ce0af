"""A workbook of openpyxl as the parts of its file, without a detour over the disk."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from toolkit.ooxml.relationships import target_from

UNLINKED = re.compile(rb'(<(?:c:)?numFmt formatCode="[^"]*")(?=\s*/>)')
"""A number format of a chart's labels, which openpyxl does not tell from that of the cells."""

ABSOLUTE = re.compile(rb'Target="/([^"]*)"')
"""A relationship's target as openpyxl writes it; not every program reads it (exceljs, IronCalc)."""

REPEATED = re.compile(rb'<definedName name="_xlnm.Print_Titles".*?</definedName>', re.DOTALL)
"""The rows that a sheet repeats on each page."""


class Archive:
    """As much of a zip file as openpyxl's writer asks for."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}

    def writestr(self, name: str, content: str | bytes) -> None:
        """Keeps a part; a later one of that name takes its place."""
        self.parts[name] = content.encode() if isinstance(content, str) else content

    def namelist(self) -> list[str]:
        """The names of the parts, in the order in which they came."""
        return list(self.parts)

    def close(self) -> None:
        """Nothing is open."""


class Writer(ExcelWriter):
    """openpyxl's writer; sheets go through memory instead of temporary files."""

    def write_worksheet(self, ws: Any) -> None:
        """Keeps the sheet's XML and what it relates to."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        out = BytesIO()
        writer: Any = WorksheetWriter(ws, out)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], out.getvalue())  # type: ignore[attr-defined]
        self.manifest.append(ws)


def parts_of(workbook: Workbook, clock: datetime, title: str) -> dict[str, bytes]:
    """The parts of the workbook's file; the same workbook and clock give the same parts."""
    properties = workbook.properties
    properties.created = properties.modified = clock.replace(tzinfo=None, microsecond=0)
    properties.creator = properties.lastModifiedBy = ""
    properties.title = title
    workbook.calculation.fullCalcOnLoad = True
    archive: Any = Archive()
    Writer(workbook, archive).write_data()
    book = archive.parts["xl/workbook.xml"]
    archive.parts["xl/workbook.xml"] = _repeated_last(book)
    return {name: _as_others_read_it(name, part) for name, part in archive.parts.items()}


def _as_others_read_it(name: str, content: bytes) -> bytes:
    if name.startswith("xl/charts/"):
        return UNLINKED.sub(rb'\1 sourceLinked="0"', content)
    if not name.endswith(".rels"):
        return content
    source = name.replace("_rels/", "").removesuffix(".rels")

    def relative(absolute: re.Match[bytes]) -> bytes:
        return b'Target="%s"' % target_from(source, absolute[1].decode()).encode()

    return ABSOLUTE.sub(relative, content)


def _repeated_last(book: bytes) -> bytes:
    """The repeated rows after all other names: LibreOffice counts pages anew with each of them, and
    is a quarter sooner done when it knows what is printed."""
    repeated = b"".join(REPEATED.findall(book))
    return REPEATED.sub(b"", book).replace(b"</definedNames>", repeated + b"</definedNames>")
