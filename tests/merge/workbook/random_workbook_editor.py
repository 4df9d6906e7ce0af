"""What people do to a workbook by hand, made in its XML: notes, sheets, charts, comments, lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from toolkit.cell_addresses import COLUMNS, ROWS, letters
from toolkit.merge.workbook.keyed_sheet import KeyedSheet, KeyedSheets, keyed_sheets
from toolkit.merge.workbook.shifting.axis import Axis
from toolkit.merge.workbook.shifting.formulas import Shift
from toolkit.merge.workbook.shifting.workbook import shift_workbook
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import cells_of, rows_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DRAWINGML = "application/vnd.openxmlformats-officedocument.drawing"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"

Place = tuple[str, str, str]
"""Sheet, row key and column key."""

NUMBERS = ("effort", "rates", "costs", "work_plan", "load")


@dataclass
class EditedWorkbook:
    """A workbook in which somebody worked, and what they left there."""

    content: bytes
    typed: dict[Place, Any] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    """Texts that must not be lost."""

    formulas: list[str] = field(default_factory=list)
    """What stands on the sheet Mine, cell by cell from A1 down."""


class RandomWorkbookEditor:
    """Somebody who works in a workbook."""

    def __init__(self, content: bytes, random: Random) -> None:
        self.random = random
        self.package = Package.read(content)
        self.done = EditedWorkbook(content)

    @property
    def planes(self) -> KeyedSheets:
        return keyed_sheets(self.package)

    def finished(self) -> EditedWorkbook:
        self.done.content = self.package.to_bytes()
        return self.done

    def word(self) -> str:
        word = f"word-{self.random.randrange(10**9)}"
        self.done.words.append(word)
        return word

    def types(self, base: Mapping[str, Any]) -> None:
        """Types a number over an input."""
        inputs = [
            (sheet, row, column)
            for sheet in NUMBERS
            for row, cells in base["sheets"].get(sheet, {}).items()
            for column, value in cells.items()
            if isinstance(value, int) or (isinstance(value, str) and value[:1].isdigit())
            if column not in ("lead", "item", "note", "partner", "package", "row")
        ]
        if not inputs:
            return
        place = self.random.choice(inputs)
        planes = self.planes
        plane = planes.by_key[place[0]]
        if plane.cell(place[1], place[2]) is None:
            return
        value = self.random.choice([1, 2, 3])
        plane.put(place[1], place[2], value)
        self.done.typed[place] = value
        self._put(plane)

    def notes(self) -> None:
        """Writes a word to the right of a line of ours."""
        plane = self.random.choice(list(self.planes.by_key.values()))
        key = self.random.choice(list(plane.rows))
        number, row = plane.rows[key]
        last = max((column for column, _ in cells_of(row)), default=0)
        column = max(last, *plane.columns.values()) + self.random.randint(1, 3)
        cell = row.makeelement(
            row.tag.replace("}row", "}c"), {"r": f"{letters(column)}{number}", "t": "inlineStr"}
        )
        inner = cell.makeelement(cell.tag.replace("}c", "}is"), {})
        text = cell.makeelement(cell.tag.replace("}c", "}t"), {})
        text.text = self.word()
        inner.append(text)
        cell.append(inner)
        row.append(cell)
        self._put(plane)

    def inserts(self, rows: bool) -> None:
        """Inserts a row or a column of their own into a sheet of ours."""
        planes = self.planes
        some = [one for key, one in planes.by_key.items() if rows or key not in ("costs", "data")]
        plane = self.random.choice(some)
        height = max(number for number, _ in rows_of(plane.tree))
        width = max(plane.columns.values())
        before = self.random.randint(2, (height if rows else width) + 1)
        shift = Shift(
            _with_gap(height, before if rows else 0, ROWS),
            _with_gap(width, 0 if rows else before, COLUMNS),
        )
        shift_workbook(self.package, {plane.title: shift})

    def makes_a_sheet(self) -> None:
        """Makes a sheet of their own with formulas, and a chart, that point at ours."""
        planes = self.planes
        formulas = []
        for _ in range(12):
            plane = self.random.choice(list(planes.by_key.values()))
            row, column = (self.random.choice(list(x)) for x in (plane.rows, plane.columns))
            other = self.random.choice(list(plane.rows))
            fixed = self.random.choice(["", "$"])
            one, two = (plane.rows[key][0] for key in (row, other))
            letter = letters(plane.columns[column])
            title = plane.title.replace("'", "''")
            first = f"'{title}'!{fixed}{letter}{fixed}{one}"
            formulas.append(
                self.random.choice(
                    [
                        first,
                        f"SUM('{title}'!{letter}{min(one, two)}:{letter}{max(one, two)})",
                        f"COUNTA('{title}'!{letter}:{letter})",
                        f'IF({first}="x","{plane.title}!A1",A1)',
                    ]
                )
            )
        self.done.formulas = formulas
        rows = "".join(
            f'<row r="{n}"><c r="A{n}"><f>{_escaped(text)}</f></c></row>'
            for n, text in enumerate(formulas, 1)
        )
        sheet = (
            f'<worksheet xmlns="{MAIN}" xmlns:r="{RELS}"><sheetData>{rows}</sheetData>'
            '<drawing r:id="rId1"/></worksheet>'
        )
        plane = planes.by_key["effort"]
        keys = list(plane.rows)
        top, bottom = plane.rows["__head"][0], plane.rows[keys[-1]][0]
        letter = letters(plane.columns["total"])
        area = f"'{plane.title.replace(chr(39), chr(39) * 2)}'!${letter}${top}:${letter}${bottom}"
        package = self.package
        package.parts["xl/worksheets/mine.xml"] = sheet.encode()
        package.parts["xl/drawings/mine.xml"] = DRAWING.encode()
        package.parts["xl/charts/mine.xml"] = CHART.replace("AREA", _escaped(area)).encode()
        package.declare("xl/worksheets/mine.xml", f"{SHEETML}.worksheet+xml")
        package.declare("xl/drawings/mine.xml", f"{DRAWINGML}+xml")
        package.declare("xl/charts/mine.xml", f"{DRAWINGML}ml.chart+xml")
        package.relate("xl/worksheets/mine.xml", f"{RELS}/drawing", "../drawings/mine.xml")
        package.relate("xl/drawings/mine.xml", f"{RELS}/chart", "../charts/mine.xml")
        package.relate("xl/workbook.xml", f"{RELS}/worksheet", "worksheets/mine.xml")
        links = package.xml("xl/_rels/workbook.xml.rels")
        number = next(one.get("Id") for one in links if one.get("Target") == "worksheets/mine.xml")
        book = package.xml("xl/workbook.xml")
        listed = next(book.iter("{*}sheets"))
        one = listed.makeelement(f"{{{MAIN}}}sheet", {"name": "Mine", "sheetId": "777"})
        one.set(f"{{{RELS}}}id", number)
        listed.append(one)
        package.put("xl/workbook.xml", book)

    def comments(self) -> None:
        """Writes a comment to a cell of a sheet that has comments already."""
        planes = self.planes
        some = [one for one in planes.by_key.values() if self._comments_of(one)]
        plane = self.random.choice(some)
        name = self._comments_of(plane)
        key, column = (self.random.choice(list(x)) for x in (plane.rows, plane.columns))
        place = f"{letters(plane.columns[column])}{plane.rows[key][0]}"
        tree = self.package.xml(name)
        listed = next(tree.iter("{*}commentList"))
        if any(one.get("ref") == place for one in listed):
            return
        one = listed.makeelement(f"{{{MAIN}}}comment", {"ref": place, "authorId": "0"})
        text = one.makeelement(f"{{{MAIN}}}text", {})
        inner = one.makeelement(f"{{{MAIN}}}t", {})
        inner.text = self.word()
        text.append(inner)
        one.append(text)
        listed.append(one)
        self.package.put(name, tree)

    def _comments_of(self, plane: KeyedSheet) -> str:
        related = self.package.relations(plane.part)
        return next((one.target for one in related if one.type.endswith("/comments")), "")

    def _put(self, plane: KeyedSheet) -> None:
        self.package.put(plane.part, plane.tree)


def _with_gap(count: int, before: int, most: int) -> Axis:
    order = list(range(1, count + 1))
    if before:
        order.insert(before - 1, 0)
    return Axis(tuple(order), count, most)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


DRAWING = (
    f'<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}"><xdr:twoCellAnchor>'
    "<xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>3</xdr:row>"
    "<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff>"
    "<xdr:row>20</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:graphicFrame macro=''>"
    "<xdr:nvGraphicFramePr><xdr:cNvPr id='2' name='Chart'/><xdr:cNvGraphicFramePr/>"
    "</xdr:nvGraphicFramePr><xdr:xfrm><a:off x='0' y='0'/><a:ext cx='0' cy='0'/></xdr:xfrm>"
    f'<a:graphic><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" xmlns:r="{RELS}" r:id="rId1"/>'
    "</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>"
    "</xdr:wsDr>"
)
CHART = (
    f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}"><c:chart><c:plotArea><c:layout/><c:barChart>'
    '<c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser>'
    '<c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>AREA</c:f></c:numRef></c:val></c:ser>'
    '<c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling>'
    '<c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>'
    '<c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling>'
    '<c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>'
    '<c:crossAx val="1"/></c:valAx></c:plotArea></c:chart></c:chartSpace>'
)
