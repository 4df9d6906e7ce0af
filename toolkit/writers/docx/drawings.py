"""A diagram as a group of DrawingML shapes.

Why shapes rather than SVG: Word shows an SVG only beside a picture made of dots, which we would
have to paint ourselves, and nobody can mend a word in it. Shapes are drawn sharply by Word 2010
and later and by LibreOffice (tried with 7.4), their text is text in the document's own font, and
boxes and arrows can be moved by hand. A reader that knows no shapes shows the description instead.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import NamedTuple

from toolkit.document.figures import Diagram
from toolkit.document.style import Style
from toolkit.writers.docx.layout import PADDING, Box, Curve, Layout, Point, laid_out
from toolkit.writers.docx.runs import attribute, clean, run

POINT = 12700
"""English metric units in a point."""

NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
WHITE = "FFFFFF"


class Place(NamedTuple):
    """Where a figure stands: its number in the document, and the room for it in points."""

    number: int
    alt: str
    """What it shows, in words."""

    width: float
    tallest: float


def drawing(diagram: Diagram, place: Place, style: Style) -> str:
    """The run that holds the diagram."""
    layout = laid_out(diagram, place.width, place.tallest, style.faces["table"].size)
    group = _Group(style, place.number).xml(layout)
    return (
        f'<w:r><mc:AlternateContent {NAMESPACES}><mc:Choice Requires="wpg"><w:drawing>'
        f"{inline(place, layout.height, GROUP, group)}"
        f"</w:drawing></mc:Choice><mc:Fallback>{_words(place.alt)}</mc:Fallback></mc:AlternateContent>"
        "</w:r>"
    )


def inline(place: Place, height: float, kind: str, content: str) -> str:
    """A graphic that is in its line like a letter; `kind` is the namespace of `content`."""
    number, size = place.number, f'cx="{round(place.width * POINT)}" cy="{round(height * POINT)}"'
    return (
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/>"
        f'<wp:docPr id="{number * 1000}" name="Figure {number}" descr={attribute(place.alt)}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{kind}">{content}'
        "</a:graphicData></a:graphic></wp:inline>"
    )


def _words(alt: str) -> str:
    words = escape(" ".join(clean(alt).split()), quote=False)
    return f'<w:t xml:space="preserve">{words}</w:t>'


class _Group:
    """Writes shapes, each with a number of its own."""

    def __init__(self, style: Style, number: int) -> None:
        self._style, self._next = style, number * 1000
        self._deep, self._fill = style.table.total_rule, style.table.group

    def xml(self, layout: Layout) -> str:
        """All shapes; the first is empty and as large as the whole, so that nothing shifts."""
        size = f'cx="{round(layout.width * POINT)}" cy="{round(layout.height * POINT)}"'
        frame = _frame(0, 0, layout.width, layout.height)
        ground = self._shape(
            "Ground", f"{frame}{_preset('rect')}<a:noFill/><a:ln><a:noFill/></a:ln>"
        )
        curves = "".join(self._curve(one) for one in layout.curves)
        boxes = "".join(self._box(one) for one in layout.boxes)
        bars = "".join(self._bar(one) for one in layout.bars)
        return (
            f'<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
            f'<a:chOff x="0" y="0"/><a:chExt {size}/></a:xfrm></wpg:grpSpPr>'
            f"{ground}{bars}{curves}{boxes}</wpg:wgp>"
        )

    def _shape(self, name: str, properties: str, text: str = "<wps:bodyPr/>") -> str:
        self._next += 1
        return (
            f'<wps:wsp><wps:cNvPr id="{self._next}" name={attribute(name)}/><wps:cNvSpPr/>'
            f"<wps:spPr>{properties}</wps:spPr>{text}</wps:wsp>"
        )

    def _box(self, box: Box) -> str:
        look = _look(self._fill, self._deep)
        words = self._run(box.node.label, bold=True)
        if box.node.title:
            words += self._run(f" {box.node.title}")
        lines = [words]
        if box.node.detail:
            lines.append(self._run(box.node.detail, colour=self._style.faces["note"].colour))
        rounded = _preset("roundRect", '<a:gd name="adj" fmla="val 6000"/>')
        frame = _frame(box.x, box.y, box.width, box.height)
        return self._shape(box.node.label, f"{frame}{rounded}{look}", self._text(lines))

    def _bar(self, box: Box) -> str:
        node = box.node
        words = self._run(f"{node.label} {node.title}", bold=True, colour=WHITE)
        if node.detail:
            words += self._run(f"   {node.detail}", colour=WHITE)
        frame = _frame(box.x, box.y, box.width, box.height)
        look = _look(self._deep, self._deep)
        return self._shape(node.label, f"{frame}{_preset('rect')}{look}", self._text([words]))

    def _curve(self, curve: Curve) -> str:
        left, right = curve.points[0][0], curve.points[-1][0]
        top = min(y for _, y in curve.points)
        height = max(max(y for _, y in curve.points) - top, 1.0)
        path = _path([(x - left, y - top) for x, y in curve.points], (right - left, height))
        heads = '<a:headEnd type="triangle"/>' if curve.back else ""
        heads += '<a:tailEnd type="triangle"/>' if curve.there else ""
        line = f'<a:noFill/><a:ln w="{POINT * 5 // 4}">{_solid(self._deep)}{heads}</a:ln>'
        frame = _frame(left, top, right - left, height)
        return self._shape("Arrow", f"{frame}{path}{line}")

    def _text(self, lines: list[str]) -> str:
        properties = '<w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr>'
        paragraphs = "".join(f"<w:p>{properties}{line}</w:p>" for line in lines)
        edge = round(PADDING * POINT)
        return (
            f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>"
            f'<wps:bodyPr lIns="{edge}" tIns="0" rIns="{edge}" bIns="0" anchor="ctr"/>'
        )

    def _run(self, words: str, *, bold: bool = False, colour: str = "") -> str:
        size = round(self._style.faces["table"].size * 2)
        heavy = "<w:b/><w:bCs/>" if bold else ""
        tone = f'<w:color w:val="{colour}"/>' if colour else ""
        return run(words, f'{heavy}{tone}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>')


def _frame(x: float, y: float, width: float, height: float) -> str:
    at = f'<a:off x="{round(x * POINT)}" y="{round(y * POINT)}"/>'
    size = f'<a:ext cx="{round(width * POINT)}" cy="{round(height * POINT)}"/>'
    return f"<a:xfrm>{at}{size}</a:xfrm>"


def _preset(name: str, guide: str = "") -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst>{guide}</a:avLst></a:prstGeom>'


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _look(fill: str, line: str) -> str:
    return f'{_solid(fill)}<a:ln w="{POINT * 3 // 4}">{_solid(line)}</a:ln>'


def _path(points: list[Point], size: Point) -> str:
    """Bends between the 1st and 2nd point, the 3rd and 4th, ...; straight in between."""
    steps = [f"<a:moveTo>{_point(*points[0])}</a:moveTo>"]
    for number, ((x, y), (to_x, to_y)) in enumerate(pairwise(points)):
        if number % 2:
            steps.append(f"<a:lnTo>{_point(to_x, to_y)}</a:lnTo>")
            continue
        middle = (x + to_x) / 2
        bend = _point(middle, y) + _point(middle, to_y) + _point(to_x, to_y)
        steps.append(f"<a:cubicBezTo>{bend}</a:cubicBezTo>")
    width, height = (round(one * POINT) for one in size)
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}" fill="none">{"".join(steps)}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


def _point(x: float, y: float) -> str:
    return f'<a:pt x="{round(x * POINT)}" y="{round(y * POINT)}"/>'
