"""A workbook of a few cells, and what its formulas give."""

from collections.abc import Mapping
from html import escape
from typing import Any

from toolkit.cell_addresses import letters, number_of
from toolkit.merge.workbook.evaluation.calculation import Calculation
from toolkit.merge.workbook.evaluation.cells import workbook_cells
from toolkit.merge.workbook.evaluation.values import UnsureError, Value
from toolkit.ooxml.package import Package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELS = "application/vnd.openxmlformats-package.relationships+xml"
Cells = Mapping[str, Any]
"""What stands at each address: a value, a formula after "=", or the XML of a cell after "<"."""


def small_book(
    sheets: Mapping[str, Cells], names: Mapping[str, str] | None = None, *, year: int = 1900
) -> Package:
    """A workbook with those sheets and defined names."""
    titles = list(sheets)
    parts = {f"xl/worksheets/sheet{n}.xml": _sheet(sheets[one]) for n, one in enumerate(titles, 1)}
    listed = "".join(
        f'<sheet name="{escape(one)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, one in enumerate(titles, 1)
    )
    defined = "".join(
        f'<definedName name="{name}">{escape(text)}</definedName>'
        for name, text in (names or {}).items()
    )
    early = ' date1904="1"' if year == 1904 else ""
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr{early}/><sheets>{listed}</sheets>'
        f"<definedNames>{defined}</definedNames></workbook>"
    )
    rels = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(titles) + 1)
    )
    top = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    kinds = "".join(
        f'<Override PartName="/{name}" ContentType="{SHEETML}.worksheet+xml"/>' for name in parts
    )
    main = f'<Override PartName="/xl/workbook.xml" ContentType="{SHEETML}.sheet.main+xml"/>'
    relations = f'<Default Extension="rels" ContentType="{RELS}"/>'
    parts |= {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}">{relations}{main}{kinds}</Types>',
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{rels}</Relationships>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{top}</Relationships>',
    }
    return Package({name: text.encode() for name, text in parts.items()})


def _sheet(cells: Cells) -> str:
    rows: dict[int, dict[int, str]] = {}
    for place, content in cells.items():
        column, row = place.rstrip("0123456789"), int(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        rows.setdefault(row, {})[number_of(column)] = _cell(place, content)
    data = "".join(
        f'<row r="{row}">{"".join(one for _, one in sorted(inside.items()))}</row>'
        for row, inside in sorted(rows.items())
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>'


def _cell(place: str, content: Any) -> str:
    if isinstance(content, bool):
        return f'<c r="{place}" t="b"><v>{int(content)}</v></c>'
    if isinstance(content, str) and content[:1] == "<":
        return content
    if isinstance(content, str) and content[:1] == "=":
        return f'<c r="{place}"><f>{escape(content[1:], quote=False)}</f></c>'
    if isinstance(content, str) and content[:1] == "#":
        return f'<c r="{place}" t="e"><v>{content}</v></c>'
    if isinstance(content, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(content)}</t></is></c>'
    return f'<c r="{place}"><v>{content}</v></c>'


def computed(package: Package) -> dict[str, Value]:
    """The results of all formulas by sheet and address; those without one are left out."""
    cells = workbook_cells(package, {})
    calculation = Calculation(cells)
    calculation.compute()
    return {
        f"{cells.sheets[sheet].title}!{letters(column)}{row}": calculation.cell(sheet, row, column)
        for (sheet, row, column), _ in cells.formulas()
        if (sheet, row, column) not in calculation.unknown
    }


def result(
    formula: str, cells: Cells | None = None, names: Mapping[str, str] | None = None, **more: Any
) -> Value:
    """What a formula in Z9 gives beside those cells. Raises `UnsureError` where it is unknown."""
    found = computed(small_book({"S": {**(cells or {}), "Z9": f"={formula}"}}, names, **more))
    if "S!Z9" not in found:
        raise UnsureError
    return found["S!Z9"]
