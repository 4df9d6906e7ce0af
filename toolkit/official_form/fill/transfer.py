"""Carries text of one Word file into another, with its styles, lists, links, charts and comments.

Styles come under names of their own, on top of the form's type: `Box text` looks like the prompt in
whose place it is, and no heading in a box has a level, so none of them is in the form's contents.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from toolkit.ooxml.package import APPLICATION, Package
from toolkit.ooxml.relationships import target_from
from toolkit.ooxml.transplant.lists import add_list, list_in
from toolkit.ooxml.transplant.parts import copy_part
from toolkit.ooxml.transplant.styles import (
    BASED_ON,
    MENTIONS,
    STYLE_ID,
    detach_style,
    free_style_id,
    rename_styles,
)
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    ID,
    NAME,
    PPR,
    RELATIONS,
    RPR,
    VAL,
    Element,
    P,
    attributes_of,
    element,
    first,
    related_in,
    removed,
    root_of,
    w,
)
from toolkit.ooxml.xml_parts import free_numbers, number_in

FIRST_BOOKMARK = 200_000
"""The number of the first bookmark of ours; forms have a few dozen."""

DRAWINGS_APART = 5_000
"""Added to the numbers of drawings, so that they do not meet the form's."""

PREFIX = "Pk"
"""How the ids of styles begin that came with the text."""

KEPT_NAMES = {"prompt", "hyperlink"}
"""Styles that are known by their names: an answered prompt is found by that of its style."""

OWN_LOOKS = (w("rFonts"), w("color"))
"""What text does not bring along: the form's font and colour are those of its style."""

COMMENTED = (w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
NUMBERED = w("numPr")
LEAST_SIZE = 18
"""Half-points: 9 points, which the form asks for as the smallest type."""


class Transfer:
    """Carries elements from `source` into `target`, whose main part is `main`."""

    def __init__(self, source: Package, source_main: str, target: Package, main: str) -> None:
        self._source, self._from, self._target, self._main = source, source_main, target, main
        self._bookmarks = FIRST_BOOKMARK
        self._styles = _Styles(source, source_main, target, main)
        self._lists = _Lists(source, source_main, target, main)
        self._comments: dict[str, str] = {}
        self._links: dict[str, str] = {}
        self._relations = {one.id: one for one in source.relations(source_main)}

    def bring(self, one: Element) -> Element:
        """An element of the source as it can be in the target; it is changed and returned."""
        self._lists.bring(one, self._styles.list_of)
        rename_styles(one, self._styles.name_of)
        self.renumber(one)
        for inner in related_in(one):
            for key, value in attributes_of(inner).items():
                if key.startswith(f"{{{RELATIONS}}}"):
                    inner.set(key, self._related(value))
        for drawing in one.iter(DRAWING):
            drawing.set("id", str(number_in(drawing.get("id")) + DRAWINGS_APART))
        for mark in one.iter(*COMMENTED):
            mark.set(ID, self._comment(mark.get(ID, "")))
        return one

    def renumber(self, one: Element) -> None:
        """Gives the bookmarks inside numbers that no other has."""
        numbers: dict[str, str] = {}
        for mark in one.iter(BOOKMARK_START):
            numbers[mark.get(ID, "")] = new = self.bookmark()
            mark.set(ID, new)
        for mark in list(one.iter(BOOKMARK_END)):
            if (number := numbers.get(mark.get(ID, ""))) is not None:
                mark.set(ID, number)

    def bookmark(self) -> str:
        """A number for a new bookmark."""
        self._bookmarks += 1
        return str(self._bookmarks)

    def finish(self) -> None:
        """Writes the parts that were changed."""
        self._styles.finish()
        self._lists.finish()
        self._finish_comments()

    def style(self, name: str) -> str:
        """The id in the target of one of the source's styles."""
        return self._styles.name_of(name)

    def _related(self, number: str) -> str:
        """The relationship in the target for one of the source's main part."""
        if number not in self._links:
            one = self._relations[number]
            if one.external:
                new = self._target.relate(self._main, one.type, one.target, external=True)
            else:
                part = copy_part(self._source, self._target, one.target)
                new = self._target.relate(self._main, one.type, target_from(self._main, part))
            self._links[number] = new
        return self._links[number]

    def _comment(self, number: str) -> str:
        """The number in the target of a comment of the source."""
        if number not in self._comments:
            taken = {number_in(one) for one in (*self._comments.values(), *self._taken())}
            self._comments[number] = str(next(free_numbers(taken)))
        return self._comments[number]

    def _taken(self) -> Iterator[str]:
        for part in _related(self._target, self._main, "comments"):
            for one in self._target.xml(part):
                yield one.get(ID, "0")

    def _finish_comments(self) -> None:
        if not self._comments:
            return
        part = _part(self._target, self._main, "comments")
        root = self._target.xml(part)
        for source in _related(self._source, self._from, "comments"):
            for one in self._source.xml(source):
                if (number := self._comments.get(one.get(ID, ""))) is not None:
                    one.set(ID, number)
                    rename_styles(one, self._styles.name_of)
                    root.append(one)
        self._styles.finish()
        self._target.put(part, root)


class _Styles:
    """The styles that come along, each under an id and a name of its own."""

    def __init__(self, source: Package, source_main: str, target: Package, main: str) -> None:
        self._source = {
            one.get(STYLE_ID, ""): one
            for part in _related(source, source_main, "styles")
            for one in source.xml(part).iter(w("style"))
        }
        self._target = target
        self._part = _part(target, main, "styles")
        self._root = target.xml(self._part)
        self._taken = {one.get(STYLE_ID, "") for one in self._root.iter(w("style"))}
        self._by_name = {_name(one).lower(): one.get(STYLE_ID, "") for one in self._all()}
        self._defaults = {
            one.get(w("type"), ""): one.get(STYLE_ID, "")
            for one in self._all()
            if one.get(w("default")) in ("1", "true")
        }
        """By their kind the styles of the target that count where none is named."""
        self._names: dict[str, str] = {}

    def _all(self) -> Iterator[Element]:
        yield from self._root.iter(w("style"))

    def finish(self) -> None:
        """Writes the part with the styles."""
        self._target.put(self._part, self._root)

    def name_of(self, old: str) -> str:
        """The id in the target of a style of the source; the style is brought there."""
        if old not in self._names:
            self._names[old] = self._brought(old)
        return self._names[old]

    def list_of(self, style_id: str) -> tuple[str, str] | None:
        """The list and level that a style of the source gives its paragraphs."""
        style = self._source.get(style_id)
        numbered = style.find(f"{PPR}/{NUMBERED}") if style is not None else None
        if numbered is None:
            return None
        number, level = numbered.find(w("numId")), numbered.find(w("ilvl"))
        if number is None:
            return None
        return number.get(VAL, ""), level.get(VAL, "0") if level is not None else "0"

    def _brought(self, old: str) -> str:
        style = self._source.get(old)
        if style is None or style.get(w("default")):
            kind = style.get(w("type"), "") if style is not None else "paragraph"
            return self._defaults.get(kind, "")
        name = _name(style)
        if name.lower() in KEPT_NAMES and name.lower() in self._by_name:
            return self._by_name[name.lower()]
        new = deepcopy(style)
        wanted = free_style_id(
            (f"{PREFIX}{old}", *(f"{PREFIX}{old}{n}" for n in range(2, 99))), self._taken
        )
        self._taken.add(wanted)
        detach_style(new, wanted)
        if name.lower() not in KEPT_NAMES:
            for one in new.findall(NAME):
                one.set(VAL, f"Box {name[:1].lower()}{name[1:]}")
        self._fit(new)
        self._root.append(new)
        return wanted

    def _fit(self, style: Element) -> None:
        """Sets a style upon the form's: its font and colour, no level, no list of its own."""
        for one in style.findall(f"{PPR}/{w('outlineLvl')}"):
            removed(one)
        for one in style.findall(f"{PPR}/{NUMBERED}"):
            removed(one)
        look = style.find(RPR)
        if look is not None and _name(style).lower() not in KEPT_NAMES:
            for tag in OWN_LOOKS:
                for one in look.findall(tag):
                    look.remove(one)
        for size in style.iter(w("sz"), w("szCs")):
            size.set(VAL, str(max(number_in(size.get(VAL)), LEAST_SIZE)))
        based = style.find(BASED_ON)
        if based is not None:
            based.set(VAL, self.name_of(based.get(VAL, "")))
            if not based.get(VAL):
                style.remove(based)


class _Lists:
    """The lists that come along, each under a number that the target has free."""

    def __init__(self, source: Package, source_main: str, target: Package, main: str) -> None:
        self._numbers: dict[str, str] = {}
        found = _related(source, source_main, "numbering")
        self._source = source.xml(found[0]) if found else None
        self._target, self._main = target, main
        self._part = ""
        self._root: Element | None = None

    def bring(self, one: Element, of_style: object) -> None:
        """Mentions of lists by their numbers in the target; a list that a paragraph has from its
        style is written beside it."""
        for paragraph in one.iter(P):
            properties = paragraph.find(PPR)
            if properties is None:
                continue
            style = properties.find(w("pStyle"))
            if properties.find(NUMBERED) is None and style is not None:
                found = of_style(style.get(VAL, "")) if callable(of_style) else None
                if found is not None:
                    self._write(properties, style, *found)
            for number in properties.iterfind(f"{NUMBERED}/{w('numId')}"):
                number.set(VAL, self._number(number.get(VAL, "")))

    def _write(self, properties: Element, style: Element, number: str, level: str) -> None:
        numbered = element("numPr")
        numbered.append(element("ilvl", val=level))
        numbered.append(element("numId", val=number))
        at = properties.index(style) + 1
        while at < len(properties) and properties[at].tag in BEFORE_LIST:
            at += 1
        properties.insert(at, numbered)

    def _number(self, old: str) -> str:
        if old == "0" or self._source is None:
            return old
        if old not in self._numbers:
            found = list_in(self._source, old)
            if found is None:
                return "0"
            if self._root is None:
                self._part = _part(self._target, self._main, "numbering")
                self._root = self._target.xml(self._part)
            self._numbers[old] = add_list(self._root, deepcopy(found[0]), deepcopy(found[1]))
        return self._numbers[old]

    def finish(self) -> None:
        """Writes the part with the lists."""
        if self._root is not None:
            self._target.put(self._part, self._root)


BEFORE_LIST = {
    w(name) for name in ("keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
}
"""What the schema has before the list in the properties of a paragraph."""


def _name(style: Element) -> str:
    name = style.find(NAME)
    return name.get(VAL, "") if name is not None else ""


def _related(package: Package, main: str, kind: str) -> list[str]:
    found = (one.target for one in package.relations(main) if one.kind == kind)
    return [one for one in found if one in package.parts]


def _part(package: Package, main: str, kind: str) -> str:
    """The part of that kind, made where there is none."""
    for part in _related(package, main, kind):
        return part
    folder = main.rpartition("/")[0]
    wanted = f"{folder}/{kind}.xml" if folder else f"{kind}.xml"
    part = package.free_name(wanted) if wanted in package.parts else wanted
    package.put(part, root_of(kind))
    package.declare(part, f"{APPLICATION}wordprocessingml.{kind}+xml")
    package.relate(main, f"{RELATIONS}/{kind}", target_from(main, part))
    return part


def paragraph_style(paragraph: Element, style_id: str) -> None:
    """Gives a paragraph that style."""
    properties = first(paragraph, PPR)
    for one in properties.findall(w("pStyle")):
        properties.remove(one)
    properties.insert(0, element("pStyle", val=style_id))


MENTIONED = tuple(MENTIONS)
