"""Rules for any Office file: its zip container, content types and relationships."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tests.office_rules.parts import (
    EXCEL,
    TYPES,
    WORD,
    XML,
    A,
    C,
    Element,
    Parts,
    R,
    S,
    W,
    found_by,
    local,
    local_name,
    repeated,
    source_of,
)
from tests.office_rules.rules import rule

OPC = "ISO/IEC 29500-2 (Open Packaging Conventions)"
PACKAGE = "application/vnd.openxmlformats-"
NAME = re.compile(r"[A-Za-z_][\w.\-]*")

WANTED = {
    "calcChain": (f"{EXCEL}calcChain+xml",),
    "chart": (f"{PACKAGE}officedocument.drawingml.chart+xml",),
    "chartsheet": (f"{EXCEL}chartsheet+xml",),
    "core-properties": (f"{PACKAGE}package.core-properties+xml",),
    "custom-properties": (f"{PACKAGE}officedocument.custom-properties+xml",),
    "customXml": ("application/xml", "text/xml"),
    "customXmlProps": (f"{PACKAGE}officedocument.customXmlProperties+xml",),
    "drawing": (f"{PACKAGE}officedocument.drawing+xml",),
    "endnotes": (f"{WORD}endnotes+xml",),
    "extended-properties": (f"{PACKAGE}officedocument.extended-properties+xml",),
    "fontTable": (f"{WORD}fontTable+xml",),
    "footer": (f"{WORD}footer+xml",),
    "footnotes": (f"{WORD}footnotes+xml",),
    "header": (f"{WORD}header+xml",),
    "image": ("image/",),
    "numbering": (f"{WORD}numbering+xml",),
    "settings": (f"{WORD}settings+xml",),
    "sharedStrings": (f"{EXCEL}sharedStrings+xml",),
    "styles": (f"{WORD}styles+xml", f"{EXCEL}styles+xml"),
    "table": (f"{EXCEL}table+xml",),
    "theme": (f"{PACKAGE}officedocument.theme+xml",),
    "vmlDrawing": (f"{PACKAGE}officedocument.vmlDrawing",),
    "webSettings": (f"{WORD}webSettings+xml",),
    "worksheet": (f"{EXCEL}worksheet+xml",),
    "comments": (f"{WORD}comments+xml", f"{EXCEL}comments+xml"),
}
"""By the kind of a relationship, how the content type of its target begins."""

ALONE = {
    "": ("officeDocument", "core-properties", "extended-properties", "custom-properties"),
    "document": (
        *("styles", "settings", "numbering", "fontTable", "webSettings", "theme", "comments"),
        *("footnotes", "endnotes", "glossaryDocument", "commentsExtended", "commentsIds", "people"),
    ),
    "workbook": ("styles", "sharedStrings", "calcChain", "theme"),
    "worksheet": ("drawing", "comments"),
}
"""Relationships of which a part has one at most, by its root; the empty one is the package."""

NAMED = {
    f"{W}headerReference": ("header",),
    f"{W}footerReference": ("footer",),
    f"{W}hyperlink": ("hyperlink",),
    f"{S}sheet": ("worksheet", "chartsheet", "dialogsheet", "xlMacrosheet"),
    f"{S}drawing": ("drawing",),
    f"{S}legacyDrawing": ("vmlDrawing",),
    f"{S}tablePart": ("table",),
    f"{S}hyperlink": ("hyperlink",),
    f"{A}blip": ("image",),
    f"{A}hlinkClick": ("hyperlink",),
    f"{C}chart": ("chart",),
    f"{C}externalData": ("package", "oleObject"),
}
"""Elements that name a relationship, and of which kinds that may be."""

NAMING = found_by("/*/*[not(self::s:sheetData)]/descendant-or-self::*[@r:*]")


@rule(f"{OPC}, names of parts; one twice: github.com/productdevbook/hucre/pull/460")
def names_of_parts_are_legal_and_unique(parts: Parts) -> Iterator[str]:
    for name in repeated(one.lower() for one in parts.names):
        yield f"{name} is there twice"
    for name in parts.names:
        if name.endswith("/"):
            continue  # an entry for a folder is no part
        segments = name.split("/")
        if "\\" in name or any(not one or one.endswith(".") for one in segments):
            yield f"{name!r} is no name of a part"


@rule(f"{OPC}, the stream of media types")
def content_types_are_told(parts: Parts) -> Iterator[str]:
    if TYPES not in parts:
        yield "no [Content_Types].xml"


@rule(f"{OPC}, media type of every part; one without: github.com/openxml/openxml-docx/issues/73")
def every_part_has_a_content_type(parts: Parts) -> Iterator[str]:
    for name in parts.contents:
        if name != TYPES and not name.endswith("/") and name not in parts.content_types:
            yield f"{name} has none"


@rule(f"{OPC}, the stream of media types; an override of itself: github.com/qmuntal/opc/issues/9")
def content_types_are_told_once_and_of_parts_that_exist(parts: Parts) -> Iterator[str]:
    if TYPES not in parts:
        return
    known = {f"/{name}".lower() for name in parts.contents if name != TYPES}
    told = parts.ask(TYPES, _told)
    for tag, key in repeated(told):
        yield f"{tag} of {key} twice"
    for tag, key in told:
        if tag == "Override" and key not in known:
            yield f"{key} is not there"


@rule(f"{OPC}, the relationships part of a source part")
def relationships_belong_to_a_part(parts: Parts) -> Iterator[str]:
    for name in _relation_parts(parts):
        source = source_of(name)
        if source and source not in parts:
            yield f"{name} belongs to no part"


@rule(f"{OPC}, Relationship: Id is an xsd:ID, unique in its part")
def ids_of_relationships_are_legal_and_unique(parts: Parts) -> Iterator[str]:
    for name in _relation_parts(parts):
        ids = [one.id for one in parts.relations(source_of(name))]
        yield from (f"{name}: {one} twice" for one in repeated(ids))
        yield from (f"{name}: {one!r} is no id" for one in ids if not NAME.fullmatch(one))


@rule("Word refuses a dangling one: github.com/jvoisin/mat2/pull/9")
def targets_of_relationships_exist(parts: Parts) -> Iterator[str]:
    for name in _relation_parts(parts):
        for one in parts.relations(source_of(name)):
            if not one.external and not one.written.startswith("#") and one.target not in parts:
                yield f"{name}: {one.written} is not there"


@rule("[MS-OI29500] and ISO/IEC 29500-1, 11.3 and 12.3: the content type of each kind of part")
def targets_of_relationships_are_of_their_kind(parts: Parts) -> Iterator[str]:
    for name in _relation_parts(parts):
        for one in parts.relations(source_of(name)):
            wanted = WANTED.get(one.type)
            found = parts.content_types.get(one.target, "")
            if wanted and found and not one.external and not found.startswith(wanted):
                yield f"{name}: {one.written} is {found}, and no {one.type}"


@rule(
    "Allowed, but exceljs, IronCalc and others read no absolute ones: "
    "github.com/extend-hq/react-xlsx/issues/18, github.com/JuliaData/XLSX.jl/issues/62"
)
def targets_of_relationships_are_relative(parts: Parts) -> Iterator[str]:
    for name in _relation_parts(parts):
        for one in parts.relations(source_of(name)):
            odd = one.written.startswith(("/", "./")) or "/./" in one.written
            if not one.external and (odd or "\\" in one.written):
                yield f"{name}: {one.written}"


@rule(
    "ISO/IEC 29500-1, 11.3, 12.3 and 15.2: `at most one`; two core properties: "
    "github.com/ClosedXML/ClosedXML/issues/1924"
)
def relationships_of_which_there_may_be_one_are_single(parts: Parts) -> Iterator[str]:
    for name in _relation_parts(parts):
        source = source_of(name)
        kind = next(iter(parts.ask(source, _root)), "") if source in parts else ""
        if source and (not kind or not source.endswith(".xml")):
            continue
        count = Counter(one.type for one in parts.relations(source))
        for one in ALONE.get(kind if source else "", ()):
            if count[one] > 1:
                yield f"{name}: {count[one]} of the kind {one}"


@rule("ISO/IEC 29500-1, 22.8: an r:id names a relationship of its part, of the right kind")
def relationships_that_parts_name_exist(parts: Parts) -> Iterator[str]:
    for name in parts.contents:
        if not name.endswith(XML) or name.endswith(".rels") or name == TYPES:
            continue
        known = {one.id: one.type for one in parts.relations(name)}
        for tag, key in dict.fromkeys(parts.ask(name, _relations_named)):
            if key not in known:
                yield f"{name}: {local_name(tag)} names {key}, which is not there"
            elif known[key] not in NAMED.get(tag, (known[key],)):
                yield f"{name}: {local_name(tag)} names {key}, a {known[key]}"


def _relation_parts(parts: Parts) -> list[str]:
    return [name for name in parts.contents if name.endswith(".rels")]


def _told(types: Element) -> Iterator[tuple[str, str]]:
    for one in types:
        if local(one):
            yield local(one), (one.get("Extension") or one.get("PartName") or "").lower()


def _root(root: Element) -> Iterator[str]:
    yield local(root)


def _relations_named(root: Element) -> Iterator[tuple[str, str]]:
    for one in NAMING(root):
        for key, value in one.attrib.items():
            if key.startswith(R) and value:
                yield one.tag, value
