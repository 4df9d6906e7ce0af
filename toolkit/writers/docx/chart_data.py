"""The small workbook inside the Word file that lets Word's own "Edit data" open a chart.

Written part by part rather than by a library: it has one sheet and no formats, and building the
example must not load openpyxl a second time for it.
"""

from __future__ import annotations

from decimal import Decimal
from html import escape

from toolkit.cell_addresses import letters
from toolkit.document.figures import BarChart
from toolkit.ooxml.package import Package
from toolkit.writers.docx.runs import attribute, clean

SHEET = "Sheet1"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."

_FRAME = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}worksheet+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name={attribute(SHEET)} sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
}


def workbook(chart: BarChart) -> bytes:
    """The amounts of the chart: a row a category, a column a series."""
    rows = [_row(1, ("", *(one.name for one in chart.series)))]
    for position, category in enumerate(chart.categories):
        amounts = (one.values[position] for one in chart.series)
        rows.append(_row(position + 2, (category, *amounts)))
    data = "".join(rows)
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{data}</sheetData></worksheet>'
    parts = {**_FRAME, "xl/worksheets/sheet1.xml": sheet}
    return Package({name: f"{_HEAD}{xml}".encode() for name, xml in parts.items()}).to_bytes()


def _row(number: int, values: tuple[str | Decimal, ...]) -> str:
    cells = (_cell(number, place, value) for place, value in enumerate(values, 1) if value != "")
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(row: int, number: int, value: str | Decimal) -> str:
    place = f"{letters(number)}{row}"
    if isinstance(value, Decimal):
        return f'<c r="{place}"><v>{value}</v></c>'
    words = escape(clean(value), quote=False)
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
