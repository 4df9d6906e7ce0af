"""Paragraphs, cells and tables of a Word file, written as XML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

RUN_SIZE = 18
"""Half points of the type in tables."""


def run(
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    color: str = "",
    highlight: str = "",
    size: int = RUN_SIZE,
) -> str:
    """A run of the type that forms have in their tables."""
    looks = (
        "<w:b/>" if bold else "",
        "<w:i/>" if italic else "",
        f'<w:color w:val="{color}"/>' if color else "",
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        f'<w:highlight w:val="{highlight}"/>' if highlight else "",
    )
    return f"<w:r><w:rPr>{''.join(looks)}</w:rPr>{_text(text)}</w:r>"


def _text(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def paragraph(*inside: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; a text without tags of XML becomes a run of its style."""
    runs = "".join(
        one if one.startswith("<") else f"<w:r>{_text(one)}</w:r>" for one in inside if one
    )
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    about = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{about}{runs}</w:p>"


def in_cell(*runs: str) -> str:
    """A paragraph as forms have it in their tables."""
    return paragraph(
        *runs, properties='<w:spacing w:before="60" w:after="60"/><w:jc w:val="both"/>'
    )


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its paragraphs, its shade, and how many columns it covers."""

    content: str
    fill: str = ""
    span: int = 1
    merge: str = ""
    """`restart` where it begins a cell over several rows, `continue` where it goes on with it."""


def cell(*lines: str, fill: str = "", span: int = 1, merge: str = "", bold: bool = False) -> Cell:
    """A cell with a paragraph for each line, and one empty paragraph where there is no line."""
    content = "".join(in_cell(run(one, bold=bold) if one else "") for one in lines)
    return Cell(content or in_cell(), fill, span, merge)


@dataclass(frozen=True)
class Row:
    """A row of a table; with columns of the grid that it leaves free before its end."""

    cells: Sequence[Cell]
    free_at_end: int = 0


def table(widths: Sequence[int], rows: Iterable[Row]) -> str:
    """A table whose grid has columns of these widths, in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0"/>'
    )
    made = "".join(_row(one, widths) for one in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def _row(row: Row, widths: Sequence[int]) -> str:
    free = f'<w:trPr><w:gridAfter w:val="{row.free_at_end}"/></w:trPr>' if row.free_at_end else ""
    at = 0
    made = []
    for one in row.cells:
        made.append(_cell(one, sum(widths[at : at + one.span])))
        at += one.span
    if at + row.free_at_end != len(widths):
        raise ValueError(f"a row covers {at} of {len(widths)} columns")
    return f"<w:tr>{free}{''.join(made)}</w:tr>"


def _cell(one: Cell, width: int) -> str:
    properties = [f'<w:tcW w:w="{width}" w:type="dxa"/>']
    if one.span > 1:
        properties.append(f'<w:gridSpan w:val="{one.span}"/>')
    if one.merge:
        value = ' w:val="restart"' if one.merge == "restart" else ""
        properties.append(f"<w:vMerge{value}/>")
    if one.fill:
        properties.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{one.fill}"/>')
    return f"<w:tc><w:tcPr>{''.join(properties)}</w:tcPr>{one.content}</w:tc>"


def content_control(inside: str, number: int) -> str:
    """Something of the body in a content control."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="Part {number}"/><w:id w:val="{70_000 + number}"/>'
        "</w:sdtPr>"
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )
