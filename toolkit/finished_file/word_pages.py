"""The sections of a Word file, its tables, and what it says about itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from toolkit.finished_file.model import TAG, Paragraph, Properties, Section, Table
from toolkit.finished_file.word_paragraphs import Paragraphs
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.containers import cells_in, rows_in
from toolkit.ooxml.package import CORE
from toolkit.ooxml.wordml import SECTION, TBL, Element, P, w
from toolkit.ooxml.xml_parts import number_in, points_in

APP = "docProps/app.xml"
PAGE, MARGINS = w("pgSz"), w("pgMar")
CHANGED_SECTION = w("sectPrChange")
SIDES = ("top", "bottom", "left", "right")
MILLIMETRES_A_POINT = 25.4 / 72
TWIPS = 20
CAPTION = "caption"
MOST_WORDS = 200
"""Letters of what a file says about itself that are read."""


def sections_in(file: WordFile, paragraphs: Paragraphs) -> Iterator[Section]:
    """The sections of the body, from the first; what a section does not say is 0."""
    begin = 0
    found = paragraphs.found
    for properties in file.body.iter(SECTION):
        if properties.getparent() is not None and _is_former(properties):
            continue
        holder = next(properties.iterancestors(P), None)
        end = paragraphs.elements.get(holder, len(found) - 1) if holder is not None else None
        last = len(found) if end is None else end + 1
        inside = [one for one in found[begin:last] if one.story == file.main]
        begin = last
        yield _section(properties, inside)


def _is_former(properties: Element) -> bool:
    return next(properties.iterancestors(CHANGED_SECTION), None) is not None


def _section(properties: Element, inside: Sequence[Paragraph]) -> Section:
    page, margins = properties.find(PAGE), properties.find(MARGINS)
    width, height = (_length(page, side) for side in ("w", "h"))
    return Section(
        width,
        height,
        {side: abs(_length(margins, side)) for side in SIDES if _has(margins, side)},
        next((one for one in inside if one.text.strip()), None),
        frozenset(one.section for one in inside if one.section and TAG.sub("", one.text).strip()),
    )


def _has(holder: Element | None, name: str) -> bool:
    return holder is not None and points_in(holder.get(w(name)), TWIPS) is not None


def _length(holder: Element | None, name: str) -> float:
    points = points_in(holder.get(w(name)), TWIPS) if holder is not None else None
    return round((points or 0) * MILLIMETRES_A_POINT, 1)


def tables_in(file: WordFile, paragraphs: Paragraphs) -> Iterator[Table]:
    """The tables of the body that say something, those inside others too."""
    for table in file.body.iter(TBL):
        first = next((one for one in table.iter(P) if one in paragraphs.elements), None)
        if first is None:
            continue
        texts = tuple(
            tuple(_cell(cell, paragraphs) for cell in cells_in(row)) for row in rows_in(table)
        )
        at = paragraphs.found[paragraphs.elements[first]]
        yield Table(texts, at, _caption(table, paragraphs))


def _cell(cell: Element, paragraphs: Paragraphs) -> str:
    texts = (
        paragraphs.found[paragraphs.elements[one]].text
        for one in cell.iter(P)
        if one in paragraphs.elements
    )
    return "\n".join(texts).strip()


def _caption(table: Element, paragraphs: Paragraphs) -> str:
    above = table.getprevious()
    while above is not None and above.tag != P:
        above = above.getprevious() if above.tag != TBL else None
    if above is None or above not in paragraphs.elements:
        return ""
    one = paragraphs.found[paragraphs.elements[above]]
    return " ".join(one.text.split()) if one.style == CAPTION else ""


def properties_of_file(file: WordFile) -> Properties:
    """What the file says about who wrote it, with which program, and how many pages it has."""
    named = {**_named_in(file, CORE), **_named_in(file, APP)}
    pages = number_in(named.get("Pages"))
    return Properties(
        named.get("creator", ""),
        named.get("lastModifiedBy", ""),
        named.get("Company", ""),
        named.get("Manager", ""),
        named.get("Application", ""),
        pages if pages > 0 else None,
    )


def _named_in(file: WordFile, part: str) -> Mapping[str, str]:
    """The texts of a part by the names of their elements, without their namespaces."""
    if not file.has(part):
        return {}
    return {
        str(one.tag).rpartition("}")[2]: " ".join((one.text or "").split())[:MOST_WORDS]
        for one in file.tree(part)
        if isinstance(one.tag, str)
    }
