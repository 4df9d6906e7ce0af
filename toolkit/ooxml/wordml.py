"""The names of WordprocessingML, and how its trees are read and written."""

from __future__ import annotations

from typing import Any

from lxml import etree

from toolkit.ooxml.archive import PackageError

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

AUTHOR = "proposal"
"""The one author of every change and comment of ours."""

ANCHOR = "_pk"
"""Begins the name of the bookmark that names a block."""

COPY = "_pq"
"""Begins the name of the bookmark of the other version of a block, beside what a person wrote."""

LABEL = "_pl"
"""Begins the name of the bookmark round a label that references repeat."""

BOX = "_pb"
"""Begins the name of the bookmark of the cell before a box of an official form."""

OURS = (ANCHOR, COPY, LABEL, BOX)
"""How the names of all our bookmarks begin."""

Element = etree._Element


def w(name: str) -> str:
    """The full name of an element or attribute: `w("p")`."""
    return f"{{{MAIN}}}{name}"


P, R, T, TBL, TR, TC = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc")
PPR, RPR, TRPR, TBLPR, TCPR = w("pPr"), w("rPr"), w("trPr"), w("tblPr"), w("tcPr")
INS, DEL, MOVE_FROM, MOVE_TO = w("ins"), w("del"), w("moveFrom"), w("moveTo")
SDT, SDT_CONTENT, CUSTOM_XML, SMART_TAG = w("sdt"), w("sdtContent"), w("customXml"), w("smartTag")
HYPERLINK, SIMPLE_FIELD, SECTION = w("hyperlink"), w("fldSimple"), w("sectPr")
LOOK_CHANGE, PARAGRAPH_CHANGE = w("rPrChange"), w("pPrChange")
CELL_CHANGE = w("tcPrChange")
SHADE, FILL = w("shd"), w("fill")
BOOKMARK_START, BOOKMARK_END = w("bookmarkStart"), w("bookmarkEnd")
ID, VAL, NAME, BY, DATE = w("id"), w("val"), w("name"), w("author"), w("date")

TRACKED = frozenset((INS, DEL, MOVE_FROM, MOVE_TO))
LINKS = frozenset((HYPERLINK, SIMPLE_FIELD))
TRANSPARENT = frozenset((SDT, SDT_CONTENT, CUSTOM_XML, SMART_TAG, w("dir"), w("bdo")))


def element(name: str, **attributes: str) -> Element:
    """A new element of the main namespace, its attributes as well."""
    made = etree.Element(w(name), nsmap={"w": MAIN})
    for key, value in attributes.items():
        made.set(w(key), value)
    return made


def root_of(name: str) -> Element:
    """The root of a new part of that kind: `numbering`."""
    return etree.Element(w(name), nsmap={"w": MAIN})


def is_generated(tracked: Element) -> bool:
    """Whether a tracked change was proposed by us, and not by a person."""
    return bool(tracked.get(BY) == AUTHOR)


def first(parent: Element, name: str) -> Element:
    """The properties child of that full name, made at the front where there is none."""
    found = parent.find(name)
    if found is None:
        found = etree.Element(name)
        parent.insert(0, found)
    return found


def parent_of(inner: Element) -> Element:
    """The element that an element is in. Raises `PackageError` where it is in none."""
    parent = inner.getparent()
    if parent is None:
        raise _missing("an element around", inner.tag)
    return parent


def child_of(parent: Element, path: str) -> Element:
    """The first element inside at that path. Raises `PackageError` where there is none."""
    child = parent.find(path)
    if child is None:
        raise _missing(path.rpartition("}")[2], parent.tag)
    return child


def _missing(what: str, where: object) -> PackageError:
    name = str(where).rpartition("}")[2]
    return PackageError("", f"the file is damaged: {what} is missing at an element {name}")


def text_of(holder: Element) -> str:
    """All text inside an element, whatever its kind."""
    return "".join([text for text in holder.itertext() if isinstance(text, str)])


def attributes_of(holder: Element) -> dict[str, str]:
    """A copy of the attributes of an element, by their full names."""
    return {str(name): str(value) for name, value in holder.attrib.items()}


def remove_attribute(holder: Element, name: str) -> None:
    """Removes an attribute, where the element has it."""
    if name in holder.attrib:
        del holder.attrib[name]


def mark_change(paragraph: Element, name: str) -> Element | None:
    """The tracked insertion or deletion of the paragraph's mark; None where there is none."""
    # a search by path takes three times as long
    properties = next(paragraph.iterchildren(PPR), None)
    look = next(properties.iterchildren(RPR), None) if properties is not None else None
    return next(look.iterchildren(name), None) if look is not None else None


def is_on(toggle: Element | None) -> bool:
    """Whether a property that is on or off is on."""
    return toggle is not None and toggle.get(VAL) not in ("0", "false", "off", "none")


def fill_of(cell: Element) -> str:
    """The colour behind a cell that has one of its own."""
    shade = cell.find(f"{TCPR}/{SHADE}")
    return shade.get(FILL, "") if shade is not None else ""


_RELATED: Any = etree.XPath("descendant-or-self::*[@r:*]", namespaces={"r": RELATIONS})


def related_in(holder: Element) -> list[Element]:
    """The elements inside that lead to another part or to an address."""
    found: list[Element] = _RELATED(holder)
    return found


def replaced_by_children(wrapper: Element) -> None:
    """Takes a wrapper away and leaves what it holds in its place."""
    parent = parent_of(wrapper)
    at = parent.index(wrapper)
    for offset, inner in enumerate(list(wrapper)):
        parent.insert(at + offset, inner)
    removed(wrapper)


def removed(one: Element) -> None:
    """Takes an element out of its parent."""
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)
