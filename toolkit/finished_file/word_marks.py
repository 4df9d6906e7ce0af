"""What a Word file holds beside its text: tracked changes, comments, links, pictures, errors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.finished_file.model import Change, Comment, FieldError, Link, Paragraph, Picture
from toolkit.finished_file.word_paragraphs import FALLBACK, Paragraphs
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.field_errors import is_broken
from toolkit.merge.word.read.fields import fields_in
from toolkit.merge.word.read.story_marks import COMMENT
from toolkit.ooxml.wordml import (
    BY,
    HYPERLINK,
    ID,
    LOOK_CHANGE,
    PARAGRAPH_CHANGE,
    RELATIONS,
    TRACKED,
    Element,
    T,
    is_generated,
    w,
)
from toolkit.ooxml.xml_parts import number_in

TRACKED_LOOKS = (LOOK_CHANGE, PARAGRAPH_CHANGE, w("sectPrChange"), w("tblPrChange"))
FIELD_LINK = "HYPERLINK"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
GRAPHIC = f"{DRAWING}graphicData"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

DRAWN = {"picture": "picture", "chart": "chart", "chartex": "chart", "diagram": "drawing"}
"""What a drawing is, by the last word of the name of its kind."""

TO_SEE = 360_000
"""English Metric Units, 10 mm: what is smaller is a sign in the text, and no picture."""


def changes_in(file: WordFile, paragraphs: Paragraphs) -> Iterator[Change]:
    """The tracked changes of the body, each with who proposed it."""
    for one in file.body.iter(*TRACKED, *TRACKED_LOOKS):
        if (at := paragraphs.of(one)) is not None:
            yield Change(one.get(BY) or "", at, is_generated(one))


def comments_in(file: WordFile, paragraphs: Paragraphs) -> Iterator[Comment]:
    """The comments in the margin, in the order of the places that they are about."""
    places: dict[str, Paragraph | None] = {}
    for one in file.body.iter(COMMENT):
        places.setdefault(one.get(ID) or "", paragraphs.of(one))
    order = {number: at for at, number in enumerate(places)}
    found = [
        (order.get(one.get(ID) or "", len(order)), one)
        for part in file.related("comments")
        for one in file.tree(part).iter(w("comment"))
    ]
    for _, one in sorted(found, key=lambda pair: pair[0]):
        text = " ".join("".join(node.text or "" for node in one.iter(T)).split())
        yield Comment(one.get(BY) or "", text, places.get(one.get(ID) or ""), is_generated(one))


def links_in(file: WordFile, paragraphs: Paragraphs) -> Iterator[Link]:
    """The links to what is outside the file; pictures and objects that are not in it last."""
    outside = {one.id: one for one in file.relations(file.main) if one.external}
    for one in file.body.iter(HYPERLINK):
        found = outside.pop(one.get(f"{{{RELATIONS}}}id") or "", None)
        if found is not None:
            shown = "".join(node.text or "" for node in one.iter(T))
            yield Link(found.target, shown, paragraphs.of(one))
    for field in fields_in(file.body):
        if field.words[:1] == [FIELD_LINK] and len(field.words) > 1 and field.place is not None:
            target = field.words[1].strip('"')
            if not target.startswith("\\"):
                yield Link(target, field.shown, paragraphs.of(field.place))
    for found in outside.values():
        if found.kind != "hyperlink":
            yield Link(found.target, "", None)


def pictures_in(file: WordFile, paragraphs: Paragraphs) -> Iterator[Picture]:
    """Pictures, charts and diagrams of the body; text boxes and small signs are none."""
    for one in file.body.iter(w("drawing")):
        at = paragraphs.of(one)
        kind = next((each.get("uri") or "" for each in one.iter(GRAPHIC)), "")
        what = DRAWN.get(kind.rpartition("/")[2])
        if at is None or what is None or _is_fallback(one) or _is_sign(one):
            continue
        about = next(one.iter(f"{PLACED}docPr"), None)
        yield Picture(what, about is not None and _is_described(about), at)


def field_errors_in(file: WordFile, paragraphs: Paragraphs) -> Iterator[FieldError]:
    """The fields that show an error."""
    for field in fields_in(file.body):
        if field.place is not None and is_broken(field.shown):
            at = paragraphs.of(field.place)
            if at is not None:
                yield FieldError(" ".join(field.shown.split()), at)


def _is_described(about: Element) -> bool:
    if (about.get("descr") or "").strip() or (about.get("title") or "").strip():
        return True
    return any(one.get("val") in ("1", "true") for one in about.iter(DECORATIVE))


def _is_sign(drawing: Element) -> bool:
    extent = next(drawing.iter(f"{PLACED}extent"), None)
    if extent is None:
        return False
    return max(number_in(extent.get("cx")), number_in(extent.get("cy"))) < TO_SEE


def _is_fallback(one: Any) -> bool:
    return next(one.iterancestors(FALLBACK), None) is not None
