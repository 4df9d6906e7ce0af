"""Sheets with notes, as programs write them, and what is read back of them."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.comments import Comment

from tests.office_rules import every_rule  # noqa: F401
from tests.office_rules.parts import Parts
from tests.office_rules.rules import faults
from toolkit.ooxml.package import Package

WE = "Proposal check"
SHEET = "xl/worksheets/sheet1.xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument."


def workbook(**notes: str) -> bytes:
    """A workbook as openpyxl writes it, with notes of Ana."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["B2"], sheet["C9"] = "x", 4
    sheet.column_dimensions["C"].width = 40
    sheet.row_dimensions[3].height = 60
    for address, text in notes.items():
        sheet[address].comment = Comment(text, "Ana")
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def package(**notes: str) -> Package:
    return Package.read(workbook(**notes))


def broken_rules(content: bytes) -> list[str]:
    """What of the rules the file breaks, apart from the addresses that openpyxl writes."""
    found = faults(Parts.of_bytes(content))
    return [one.what for one in found if one.rule != "targets of relationships are relative"]


def shown(package: Package) -> dict[str, tuple[str, str]]:
    """The notes that openpyxl finds: author and text by address; the file breaks no rule."""
    content = package.to_bytes()
    assert not broken_rules(content)
    sheet: Any = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    cells = (one for row in sheet.iter_rows() for one in row if one.comment)
    return {one.coordinate: (one.comment.author, one.comment.text) for one in cells}


def boxes(package: Package) -> list[tuple[str, str]]:
    """Row and column of every box on the first sheet."""
    found = b"".join(one for name, one in package.parts.items() if name.endswith(".vml"))
    texts = re.findall(rb":Row>(\d+)</\w+:Row>\s*<\w+:Column>(\d+)<", found)
    return sorted((row.decode(), column.decode()) for row, column in texts)


# As Excel saves them: one note, the caption of a button over two lines, and a picture.
OF_EXCEL = {
    "xl/comments1.xml": (
        '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors>'
        '<author>John</author></authors><commentList><comment ref="B2" authorId="0"><text><r><rPr>'
        '<sz val="8"/></rPr><t>Some text</t></r></text></comment></commentList></comments>'
    ),
    "xl/drawings/vmlDrawing1.vml": """<xml xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
 <o:shapelayout v:ext="edit">
  <o:idmap v:ext="edit" data="3"/>
 </o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"
  path="m,l,21600r21600,l21600,xe">
  <v:stroke joinstyle="miter"/>
 </v:shapetype><v:shape id="_x0000_s3073" type="#_x0000_t202" style='position:absolute;
  visibility:hidden' fillcolor="#ffffe1" o:insetmode="auto">
  <x:ClientData ObjectType="Note">
   <x:Anchor>
    2, 15, 0, 10, 3, 47, 4, 4</x:Anchor>
   <x:Row>1</x:Row>
   <x:Column>1</x:Column>
  </x:ClientData>
 </v:shape><v:shape id="_x0000_s3074" type="#_x0000_t201">
  <v:textbox><div style='text-align:center'>One<br>two</div></v:textbox>
  <x:ClientData ObjectType="Button">
   <x:Anchor>
    4, 0, 4, 0, 5, 0, 5, 0</x:Anchor>
  </x:ClientData>
 </v:shape></xml>""",
    "xl/worksheets/_rels/sheet1.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId2" Type="{RELATION}/comments" Target="../comments1.xml"/>'
        f'<Relationship Id="rId1" Type="{RELATION}/vmlDrawing"'
        ' Target="../drawings/vmlDrawing1.vml"/></Relationships>'
    ),
}
CONVERSATION = (
    '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/'
    'threadedcomments"><threadedComment ref="D4" personId="{1}" id="{2}"><text>Why?</text>'
    "</threadedComment></ThreadedComments>"
)


def of_excel() -> Package:
    found = package()
    found.parts.update({name: text.encode() for name, text in OF_EXCEL.items()})
    found.declare("xl/comments1.xml", f"{TYPE}spreadsheetml.comments+xml")
    found.declare("xl/drawings/vmlDrawing1.vml", f"{TYPE}vmlDrawing")
    link = f'<legacyDrawing xmlns:r="{RELATION}" r:id="rId1"/></worksheet>'.encode()
    found.parts[SHEET] = found.parts[SHEET].replace(b"</worksheet>", link)
    return found
