"""Text set into a cell of a form in the form's own type: size and font stay, placeholders go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from toolkit.ooxml.wordml import (
    ANCHOR,
    BOOKMARK_END,
    BOOKMARK_START,
    ID,
    NAME,
    PPR,
    RPR,
    VAL,
    Element,
    P,
    R,
    T,
    attributes_of,
    element,
    first,
    removed,
    w,
)
from toolkit.ooxml.xml_parts import number_in

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

SIZES = (w("sz"), w("szCs"))
SMALLEST = 18
"""Half points of the smallest type that forms allow."""

KEPT_OF_RUN = tuple(w(name) for name in ("rFonts", "sz", "szCs", "lang"))
"""Of a placeholder's look what its words leave behind: no green, bold, italic or highlight."""

ORDER = tuple(
    w(name)
    for name in (
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "color", "sz",
        "szCs", "highlight", "u", "shd", "vertAlign", "lang",
    )
)  # fmt: skip
"""The properties of a run in the order of the schema, as far as they are met here."""

JUSTIFIED = ("both", "distribute")
NOT_KEPT_OF_PARAGRAPH = tuple(w(name) for name in ("numPr", "keepNext", "pPrChange", "sectPr"))
COMMENTED = tuple(w(name) for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
PERSONAL = ("paraId", "textId")
"""By which Word knows a paragraph; no two may have the same."""


@dataclass(frozen=True)
class Type:
    """The type of a cell of the form: the properties of its first paragraph and run."""

    paragraph: Element | None
    run: tuple[Element, ...]

    def properties(self) -> Element:
        """The properties of a new paragraph."""
        return deepcopy(self.paragraph) if self.paragraph is not None else element("pPr")

    def dress(self, run: Element) -> None:
        """Gives a run the font and size of the cell, and leaves it its emphasis."""
        if not self.run:
            return
        look = first(run, RPR)
        own = {one.tag: one for one in look if one.tag not in KEPT_OF_RUN}
        merged = {**own, **{one.tag: deepcopy(one) for one in self.run}}
        for one in list(look):
            look.remove(one)
        rank = {tag: at for at, tag in enumerate(ORDER)}
        look.extend(sorted(merged.values(), key=lambda one: rank.get(one.tag, len(rank))))


def type_of(cell: Element) -> Type:
    """The type of a cell, as its first words have it."""
    paragraph = next(cell.iter(P), None)
    if paragraph is None:
        return Type(None, ())
    properties = paragraph.find(PPR)
    look = properties.find(RPR) if properties is not None else None
    run = next((one for one in cell.iter(R) if one.find(T) is not None), None)
    if run is not None and run.find(RPR) is not None:
        look = run.find(RPR)
    of_run = tuple(
        _large_enough(deepcopy(one))
        for one in (look if look is not None else ())
        if one.tag in KEPT_OF_RUN
    )
    return Type(_kept_of(properties, of_run) if properties is not None else None, of_run)


def _large_enough(property_of_run: Element) -> Element:
    """A property of a run; a size of type that is smaller than forms allow becomes the smallest.

    Some forms have samples of eight points, and ask for nine.
    """
    if property_of_run.tag in SIZES and number_in(property_of_run.get(VAL), SMALLEST) < SMALLEST:
        property_of_run.set(VAL, str(SMALLEST))
    return property_of_run


def _kept_of(properties: Element, of_run: Sequence[Element]) -> Element:
    """The properties of a paragraph for the ones that take its place."""
    kept = deepcopy(properties)
    for tag in (*NOT_KEPT_OF_PARAGRAPH, RPR):
        for one in kept.findall(tag):
            kept.remove(one)
    for one in kept.findall(w("jc")):
        if one.get(VAL) in JUSTIFIED:  # narrow columns would be torn apart
            kept.remove(one)
    if of_run:
        mark = element("rPr")
        mark.extend(deepcopy(one) for one in of_run)
        kept.append(mark)
    return kept


def text_run(text: str) -> Element:
    """A run of plain text."""
    made, words = element("r"), element("t")
    words.text = text
    words.set(XML_SPACE, "preserve")
    made.append(words)
    return made


def runs_of(paragraph: Element) -> list[Element]:
    """What a paragraph says: its children without its properties and the names of blocks."""
    lost = {
        one.get(ID)
        for one in paragraph.iter(BOOKMARK_START)
        if one.get(NAME, "").startswith(ANCHOR)
    }
    return [
        one
        for one in paragraph
        if one.tag != PPR
        and not (one.tag in (BOOKMARK_START, BOOKMARK_END) and one.get(ID) in lost)
    ]


def set_lines(cell: Element, lines: Sequence[Iterable[Element]], kind: Type | None = None) -> None:
    """Puts lines into a cell in place of what it says, each a paragraph in the cell's own type."""
    look = kind or type_of(cell)
    for one in [one for one in cell if one.tag != w("tcPr")]:
        cell.remove(one)
    for line in lines or ((),):
        paragraph = element("p")
        properties = look.properties()
        if len(properties):
            paragraph.append(properties)
        for one in line:
            paragraph.append(one)
        for run in paragraph.iter(R):
            look.dress(run)
        cell.append(paragraph)


def set_text(cell: Element, text: str, kind: Type | None = None) -> None:
    """Puts a text into a cell, each of its lines a paragraph."""
    lines = text.split("\n") if text else []
    set_lines(cell, [[text_run(one)] if one else [] for one in lines], kind)


def named(paragraph: Element, name: str, number: str) -> None:
    """Names a paragraph by a hidden bookmark round what it says."""
    properties = paragraph.find(PPR)
    at = 0 if properties is None else paragraph.index(properties) + 1
    start = element("bookmarkStart", id=number)
    start.set(NAME, name)
    paragraph.insert(at, start)
    paragraph.append(element("bookmarkEnd", id=number))


def first_paragraph(holder: Element) -> Element:
    """The first paragraph inside, made where there is none."""
    found = next(holder.iter(P), None)
    if found is None:
        found = element("p")
        holder.append(found)
    return found


def without_identity(one: Element, *, bookmarks: bool = True) -> Element:
    """A copy of a piece of the form without that by which Word knows the original."""
    for inner in one.iter():
        for key in attributes_of(inner):
            if key.rpartition("}")[2] in PERSONAL:
                del inner.attrib[key]
    if bookmarks:
        for mark in list(one.iter(BOOKMARK_START, BOOKMARK_END, *COMMENTED)):
            removed(mark)
    return one
