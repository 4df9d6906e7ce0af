"""Rules for the XML of any part: well-formed, its prefixes declared, its properties unique."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from tests.office_rules.parts import MC, SPACE, XML, Element, Parts, S, W, found_by, local, repeated
from tests.office_rules.rules import rule

CORE = "package.core-properties+xml"
CUSTOM = "officedocument.custom-properties+xml"
FIRST_PROPERTY = 2
YOUNGER = re.compile(rb"http://schemas\.microsoft\.com/office/[^\"]*/20[1-9]\d/")
"""Begins the names of what Office added to the standard since 2010."""

IGNORABLE = f"{MC}Ignorable"
WHITE = " \t\r\n"

LISTS = ("Ignorable", "MustUnderstand", "ProcessContent", "PreserveElements", "PreserveAttributes")
"""Attributes of markup compatibility that list prefixes, alone or before a name."""

LISTING = found_by("//*[@mc:*]")

OFFICE = "starts-with(namespace-uri(), 'http://schemas.microsoft.com/office/')"
EXTENDED = found_by(
    f"//*[({OFFICE} or @*[{OFFICE}])"
    " and not(ancestor::mc:Choice or ancestor::*[local-name() = 'ext'])]"
)

SPACED = {f"{W}{name}" for name in ("t", "delText", "instrText", "delInstrText")} | {f"{S}t"}


@rule("ISO/IEC 29500-2, XML usage: UTF-8 or UTF-16, without a document type")
def xml_is_well_formed_and_has_no_document_type(parts: Parts) -> Iterator[str]:
    for name in parts.contents:
        if name.endswith(XML):
            try:
                yield from (f"{name} {one}" for one in parts.ask(name, _document_type))
            except etree.XMLSyntaxError as error:
                yield f"{name} is not well formed: {error}"


@rule(
    "ISO/IEC 29500-3, 10.1.1 and 10.2.1; Word refuses: github.com/plutext/docx4j/issues/573 "
    "(Ignorable), 444 (Requires), github.com/developer0hye/office2pdf/issues/1641"
)
def prefixes_named_in_attributes_are_declared(parts: Parts) -> Iterator[str]:
    for name, content in parts.contents.items():
        if name.endswith(".xml") and any(one in content for one in _LISTED):
            for one in dict.fromkeys(parts.ask(name, _undeclared)):
                yield f"{name}: {one}"


@rule(
    "ISO/IEC 29500-3, Ignorable: what is not understood is ignorable or required, or an error; "
    "github.com/superdoc/docx-editor/pull/3681"
)
def extensions_are_ignorable_or_required(parts: Parts) -> Iterator[str]:
    for name, content in parts.contents.items():
        if name.endswith(".xml") and YOUNGER.search(content):
            for one in dict.fromkeys(parts.ask(name, _not_ignorable)):
                yield f"{name}: {one}"


@rule("ISO/IEC 29500-3, AlternateContent: choices first, then one fallback at most")
def alternate_content_has_choices_and_one_fallback(parts: Parts) -> Iterator[str]:
    for name, content in parts.contents.items():
        if name.endswith(".xml") and b"AlternateContent" in content:
            yield from (f"{name}: {one}" for one in parts.ask(name, _alternatives))


@rule("ISO/IEC 29500-1, t of both languages: white space at an end counts where preserved")
def white_space_at_the_ends_of_texts_is_preserved(parts: Parts) -> Iterator[str]:
    for name in parts.of_type("main+xml", *(f"{one}+xml" for one in _TEXTS)):
        yield from (f"{name}: {one}" for one in parts.ask(name, _lost_spaces))


@rule("ISO/IEC 29500-2, core properties: each at most once")
def core_properties_are_there_once(parts: Parts) -> Iterator[str]:
    for name in parts.of_type(CORE):
        yield from (f"{name}: {one} twice" for one in parts.ask(name, _twice_inside))


@rule("ISO/IEC 29500-1, custom property: numbers from 2 and names, each once")
def custom_properties_are_unique(parts: Parts) -> Iterator[str]:
    for name in parts.of_type(CUSTOM):
        told = parts.ask(name, _properties)
        yield from (f"{name}: the name {one} twice" for one in repeated(n for n, _ in told))
        yield from (f"{name}: the number {one} twice" for one in repeated(p for _, p in told))
        for _, number in told:
            if not number.isdigit() or int(number) < FIRST_PROPERTY:
                yield f"{name}: {number!r} is no number of a property"


@rule("ISO/IEC 29500-1, datastoreItem: itemID identifies one custom XML part of the package")
def custom_xml_stores_are_unique(parts: Parts) -> Iterator[str]:
    stores = [
        one
        for name in parts.of_type("customXmlProperties+xml")
        for one in parts.ask(name, _store_ids)
    ]
    yield from (f"{one} twice" for one in repeated(stores))


def _not_ignorable(root: Element) -> Iterator[str]:
    if YOUNGER.match(_space(root.tag).encode()):
        return  # a part of an extension's own
    for one in EXTENDED(root):
        spaces = {_space(name) for name in (one.tag, *one.attrib)}
        young = {space for space in spaces if YOUNGER.match(space.encode())}
        for around in (one, *one.iterancestors()):
            words = around.get(IGNORABLE, "").split()
            young -= {around.nsmap.get(word) for word in words}
        yield from (f"{local(one)} is of {space}" for space in sorted(young))


def _space(name: str) -> str:
    return str(name)[1:].partition("}")[0] if str(name).startswith("{") else ""


_LISTED = (*(f":{one}=".encode() for one in LISTS), b"Requires=")
_TEXTS = ("header", "footer", "footnotes", "endnotes", "comments", "sharedStrings", "worksheet")


def _document_type(root: Element) -> Iterator[str]:
    info = root.getroottree().docinfo
    if info.doctype:
        yield "has a document type"
    if (info.encoding or "UTF-8").upper() not in ("UTF-8", "UTF-16", "UTF-16LE", "US-ASCII"):
        yield f"is written in {info.encoding}"


def _undeclared(root: Element) -> Iterator[str]:
    for one in LISTING(root):
        for key in LISTS:
            for word in one.get(f"{MC}{key}", "").split():
                if word.partition(":")[0] not in one.nsmap:
                    yield f"{key} names {word}, which is not declared"
    for one in root.iter(f"{MC}Choice"):
        for word in one.get("Requires", "").split():
            if word not in one.nsmap:
                yield f"Requires names {word}, which is not declared"


def _alternatives(root: Element) -> Iterator[str]:
    for one in root.iter(f"{MC}AlternateContent"):
        inner = [local(each) for each in one if local(each)]
        choices = inner.count("Choice")
        if not choices or inner not in (["Choice"] * choices, ["Choice"] * choices + ["Fallback"]):
            yield f"alternate content with {', '.join(inner) or 'nothing'}"
        if any(each.get("Requires") is None for each in one.iterchildren(f"{MC}Choice")):
            yield "a choice that requires nothing"


def _lost_spaces(root: Element) -> Iterator[str]:
    for one in root.iter(*SPACED):
        text = one.text or ""
        if text and (text[0] in WHITE or text[-1] in WHITE) and one.get(SPACE) != "preserve":
            around = next((each.get(SPACE) for each in one.iterancestors() if each.get(SPACE)), "")
            if around != "preserve":
                yield f"{local(one)} {text[:40]!r}"


def _twice_inside(root: Element) -> Iterator[str]:
    yield from repeated(local(one) for one in root)


def _properties(root: Element) -> Iterator[tuple[str, str]]:
    for one in root:
        yield one.get("name", "").lower(), one.get("pid", "")


def _store_ids(root: Element) -> Iterator[str]:
    yield from (value for key, value in root.attrib.items() if key.endswith("itemID"))
