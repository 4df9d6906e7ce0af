"""Rules for what is attached to the cells of a sheet: links, notes, drawings, charts."""

from __future__ import annotations

from collections.abc import Iterator

from tests.office_rules.addresses import area_of
from tests.office_rules.parts import Element, Parts, R, S, repeated
from tests.office_rules.rules import rule
from tests.office_rules.workbooks import LIMITS, LONGEST_TEXT, on_sheets, worksheets

LONGEST_LINK = 2079
MOST_LINKS = 65_530


@rule(f"ISO/IEC 29500-1, hyperlink (18.3.1.47); {LIMITS}: 65 530 of 2 079 characters")
def links_lead_somewhere(parts: Parts) -> Iterator[str]:
    yield from on_sheets(parts, _links)
    for sheet in worksheets(parts):
        for one in parts.relations(sheet):
            if one.type == "hyperlink" and len(one.written) > LONGEST_LINK:
                yield f"{sheet}: a link of {len(one.written)} characters"


@rule("ISO/IEC 29500-1, comment (18.7.3) and legacyDrawing: a note has an author, a cell and a box")
def notes_are_whole(parts: Parts) -> Iterator[str]:
    for sheet in worksheets(parts):
        for name in parts.related(sheet, "comments"):
            if name in parts:
                yield from (f"{name}: {one}" for one in parts.ask(name, _notes))
                if not parts.ask(sheet, _legacy) or not parts.related(sheet, "vmlDrawing"):
                    yield f"{sheet} has notes and no boxes for them"


@rule("ISO/IEC 29500-1, cNvPr (20.1.2.2.8): an id once in a drawing")
def ids_in_drawings_are_unique(parts: Parts) -> Iterator[str]:
    for name in parts.of_type("officedocument.drawing+xml"):
        yield from (f"{name}: id {one} twice" for one in repeated(parts.ask(name, _shape_ids)))


@rule("ISO/IEC 29500-1, axId (21.2.2.9): the axes of a chart are there and cross each other")
def axes_of_charts_are_there(parts: Parts) -> Iterator[str]:
    for name in parts.of_type("drawingml.chart+xml"):
        yield from (f"{name}: {one}" for one in parts.ask(name, _axes))


def _links(sheet: Element) -> Iterator[str]:
    found = list(sheet.iterfind(f"{S}hyperlinks/{S}hyperlink"))
    if len(found) > MOST_LINKS:
        yield f"{len(found)} links"
    for one in found:
        if not area_of(one.get("ref", "")):
            yield f"a link on {one.get('ref')!r}"
        if not one.get(f"{R}id") and not one.get("location"):
            yield f"the link on {one.get('ref')} leads nowhere"


def _notes(comments: Element) -> Iterator[str]:
    authors = sum(1 for _ in comments.iter(f"{S}author"))
    places = [one.get("ref", "") for one in comments.iter(f"{S}comment")]
    yield from (f"two notes on {one}" for one in repeated(places))
    for one in comments.iter(f"{S}comment"):
        if not area_of(one.get("ref", "")):
            yield f"a note on {one.get('ref')!r}"
        if int(one.get("authorId", "0")) >= authors:
            yield f"the note on {one.get('ref')} has no author"
        if len("".join(each.text or "" for each in one.iter(f"{S}t"))) > LONGEST_TEXT:
            yield f"the note on {one.get('ref')} is too long"


def _legacy(sheet: Element) -> Iterator[str]:
    yield from (one.get(f"{R}id", "") for one in sheet.iterchildren(f"{S}legacyDrawing"))


def _shape_ids(drawing: Element) -> Iterator[str]:
    yield from (one.get("id", "") for one in drawing.iter("{*}cNvPr"))


def _axes(chart: Element) -> Iterator[str]:
    axes = list(chart.iter("{*}catAx", "{*}valAx", "{*}dateAx", "{*}serAx"))
    ids = [one.find("{*}axId").get("val") for one in axes]
    yield from (f"axis {one} twice" for one in repeated(ids))
    for one in chart.iter("{*}axId"):
        if one.getparent() not in axes and one.get("val") not in ids:
            yield f"no axis {one.get('val')}"
    for one in axes:
        crossed = one.find("{*}crossAx")
        if crossed is None or crossed.get("val") not in ids:
            yield f"axis {one.find('{*}axId').get('val')} crosses none"
