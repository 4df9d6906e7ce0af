"""New values in the cells of a sheet, put into its bytes: all other bytes of the part stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from toolkit.ooxml.sheetml import coded
from toolkit.ooxml.xml_parts import damaged, parsed, written_xml

CELL = re.compile(
    rb"<((?:\w+:)?)c(?=[\s/>])((?:\s+[\w:.]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*(?:/>|>(.*?)</\1c>)",
    re.DOTALL,
)
ADDRESS = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{1,3}[0-9]{1,7})[\"']")
TYPE = re.compile(rb"\st\s*=\s*[\"'][A-Za-z]+[\"']")
FORMULA = re.compile(rb"<((?:\w+:)?)f(?=[\s/>])(?:[^>]*/>|.*?</\1f>)", re.DOTALL)
DATA = re.compile(rb"<(?:\w+:)?sheetData[\s>].*</(?:\w+:)?sheetData\s*>", re.DOTALL)
SPECIAL = re.compile(rb"<!|<\?(?!xml )")
"""Comments, CDATA and instructions, in which anything may look like a cell."""

UTF_8 = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml [^>]*encoding\s*=\s*[\"']utf-8[\"'][^>]*\?>|<[^?])", re.I
)


@dataclass(frozen=True, slots=True)
class CellContent:
    """What a cell is to hold: a number, a text, an answer (`b`) or an error (`e`).

    In a cell with a formula it is the stored result; the formula stays.
    """

    kind: str
    """`n`, `str`, `b` or `e`, as ISO/IEC 29500-1, 18.18.11, names the types; empty for nothing."""

    text: str = ""


NOTHING = CellContent("")


def with_cells(part: bytes, contents: Mapping[str, CellContent], file: str, name: str) -> bytes:
    """The part of a sheet with these contents in its cells, by address: `{"S12": ...}`.

    Attributes, formulas and all that is outside of the cells stay byte for byte. Raises
    `PackageError` where a cell is not in the part.
    """
    if not contents:
        return part
    if SPECIAL.search(part) or not UTF_8.match(part):
        part = written_xml(parsed(part, file, name))
    found = DATA.search(part)
    if found is None:
        raise damaged(file, name, "has no cells")
    left = {address.encode(): content for address, content in contents.items()}

    def put(cell: re.Match[bytes]) -> bytes:
        address = ADDRESS.search(cell[2])
        content = left.pop(address[1], None) if address else None
        return cell[0] if content is None else _written(cell, content)

    data = CELL.sub(put, found[0])
    if left:
        raise damaged(file, name, f"has no cell {min(left).decode()}")
    return part[: found.start()] + data + part[found.end() :]


def _written(cell: re.Match[bytes], content: CellContent) -> bytes:
    prefix, attributes, inside = cell[1], TYPE.sub(b"", cell[2]), cell[3] or b""
    formula = FORMULA.search(inside)
    kept = formula[0] if formula else b""
    kind, value = content.kind, b""
    if kind == "str" and not formula:
        kind = "inlineStr"
        value = b"<%sis><%st%s>%s</%st></%sis>" % (
            *(prefix, prefix, _space(content.text), _text(content.text), prefix, prefix),
        )
    elif kind:
        value = b"<%sv%s>%s</%sv>" % (*(prefix, _space(content.text), _text(content.text), prefix),)
    if kind and kind != "n":
        attributes += b' t="%s"' % kind.encode()
    if not kept and not value:
        return b"<%sc%s/>" % (prefix, attributes)
    return b"<%sc%s>%s%s</%sc>" % (prefix, attributes, kept, value, prefix)


def _text(text: str) -> bytes:
    return escape(coded(text), {"\r": "&#13;"}).encode()


def _space(text: str) -> bytes:
    """The attribute without which spaces at the ends are lost."""
    return b' xml:space="preserve"' if text != text.strip() else b""
