"""What surrounds the body: styles, numbering, settings, header, footer, properties, links."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from toolkit.document.style import Style
from toolkit.document.tree import Document
from toolkit.ooxml.package import Package
from toolkit.writers.docx.anchors import FOOTER, HEADER, Anchors
from toolkit.writers.docx.fields import page_of_pages
from toolkit.writers.docx.headers_footers import Frame
from toolkit.writers.docx.numbering import Numbering
from toolkit.writers.docx.paragraphs import paragraph
from toolkit.writers.docx.runs import clean, run
from toolkit.writers.docx.styles import W, styles_xml

BODY, STYLES = "word/document.xml", "word/styles.xml"
EMPTY = Path(__file__).with_name("empty.docx")
"""python-docx's own empty document without its 164 styles, which take 8 ms to read: ours come in
their place."""

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"

HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
)

COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}


class Shell:
    """An empty Word file in our style, ready for its body."""

    def __init__(self, document: Document, style: Style, clock: datetime) -> None:
        self._document = document
        self._word = docx.Document(str(EMPTY))
        self._links: dict[str, str] = {}
        self._charts = 0
        _refill(
            self._word.styles.element, styles_xml(style, document.language), keep="latentStyles"
        )
        _refill(self._word.settings.element, _settings_xml(document))
        self._describe(clock)

    def link(self, address: str) -> str:
        """The relationship to an address on the web."""
        if address not in self._links:
            self._links[address] = self._word.part.relate_to(
                address, RT.HYPERLINK, is_external=True
            )
        return self._links[address]

    def chart(self, drawing: bytes, workbook: bytes) -> str:
        """The relationship to a new part with a chart, and with the workbook of its amounts."""
        self._charts += 1
        package, number = self._word.part.package, self._charts
        name = PackURI(f"/word/charts/chart{number}.xml")
        chart = Part(name, CT.DML_CHART, drawing, package)
        name = PackURI(f"/word/embeddings/chart{number}.xlsx")
        chart.relate_to(Part(name, CT.SML_SHEET, workbook, package), RT.PACKAGE)
        return self._word.part.relate_to(chart, RT.CHART)

    def frames(self, anchors: Anchors, wanted: frozenset[str]) -> tuple[Frame, ...]:
        """Writes those that are wanted of header and footer."""
        document, section = self._document, self._word.sections[0]
        header = run(document.running_title)
        short = f"{document.short_title}   |   " if document.short_title else ""
        footer = run(short) + page_of_pages(document.words)
        # asking for their paragraphs makes the two parts
        if HEADER in wanted:
            above = section.header.paragraphs[0]._p
            _replace(above, paragraph("Header", anchors.around(HEADER, header)))
        if FOOTER in wanted:
            below = section.footer.paragraphs[0]._p
            _replace(below, paragraph("Footer", anchors.around(FOOTER, footer), align="right"))
        kinds = {one.reltype: one.rId for one in self._word.part.rels.values()}
        related = ((HEADER, RT.HEADER), (FOOTER, RT.FOOTER))
        return tuple(Frame(one, "default", kinds[kind]) for one, kind in related if one in wanted)

    def package(self, body: str, numbering: Numbering) -> Package:
        """The whole file as its parts, with `body` in it."""
        definitions = self._word.part.numbering_part.element
        _refill(definitions, f"<w:numbering {W}>{numbering.xml()}</w:numbering>")
        whole = self._word.part.package
        parts: dict[str, bytes] = {
            "[Content_Types].xml": b"",
            "_rels/.rels": _bytes(whole.rels.xml),
        }
        overrides = []
        for part in whole.iter_parts():
            name = str(part.partname)[1:]
            parts[name] = part.blob
            overrides.append(f'<Override PartName="/{name}" ContentType="{part.content_type}"/>')
            if part.rels:
                parts[str(part.partname.rels_uri)[1:]] = _bytes(part.rels.xml)
        parts["[Content_Types].xml"] = (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="{RELS_TYPE}"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{"".join(overrides)}</Types>'
        ).encode()
        parts[BODY] = f"{HEAD}{body}</w:document>".encode()
        return Package(parts)

    def _describe(self, clock: datetime) -> None:
        known, properties = self._document, self._word.core_properties
        moment = clock.astimezone(UTC).replace(tzinfo=None) if clock.tzinfo else clock
        properties.title = clean(known.title)[:255]
        properties.author = properties.last_modified_by = clean(known.author)[:255]
        properties.language = known.language
        properties.created = properties.modified = moment.replace(microsecond=0)
        properties.subject = clean(known.running_title)[:255]
        properties.comments = properties.keywords = ""
        properties.revision = 1


def _refill(element: Any, xml: str, keep: str = "") -> None:
    """Puts the children of `xml` in the place of those of `element`, but for the one to keep."""
    kept = element.findall(f"{{*}}{keep}") if keep else []
    new = list(parse_xml(xml))
    element[:] = [*new[:1], *kept, *new[1:]]


def _replace(old: Any, xml: str) -> None:
    old.addprevious(parse_xml(xml.replace("<w:p>", f"<w:p {W}>", 1)))
    old.getparent().remove(old)


def _bytes(xml: str | bytes) -> bytes:
    return xml if isinstance(xml, bytes) else xml.encode()


def _settings_xml(document: Document) -> str:
    language, point = document.language, document.words.decimal_point
    compatible = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in COMPATIBILITY.items()
    )
    return (
        f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>'
        f"{compatible}</w:compat>"
        f'<w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val="{point}"/>'
        f'<w:listSeparator w:val="{"," if point == "." else ";"}"/></w:settings>'
    )
