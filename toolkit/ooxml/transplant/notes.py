"""Footnotes and endnotes, and comments, of one Word file in another."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from toolkit.ooxml.transplant.styles import rename_styles
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    HYPERLINK,
    ID,
    RELATIONS,
    Element,
    P,
    attributes_of,
    element,
    removed,
    replaced_by_children,
    root_of,
    w,
)
from toolkit.ooxml.xml_parts import free_numbers, number_in

NOTE_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}
PERSONAL = ("paraId", "textId")
"""By which Word knows a paragraph; no two may have the same."""


def new_notes(kind: str) -> Element:
    """The root of a part for footnotes or endnotes, with the lines that Word requires."""
    root = root_of(NOTE_PARTS[kind])
    for number, line in enumerate(("separator", "continuationSeparator"), -1):
        note = etree.SubElement(root, w(kind))
        note.set(w("type"), line)
        note.set(ID, str(number))
        run = etree.SubElement(etree.SubElement(note, w("p")), w("r"))
        run.append(element(line))
    return root


def add_note(root: Element, note: Element, style: Callable[[str], str]) -> str:
    """Adds a note of another file, which is changed, to those of `root`; returns its new number."""
    used = {number_in(one.get(ID)) for one in root.iter(note.tag)}
    if note.find(P) is None:
        note.append(element("p"))  # Word opens no note without a paragraph
    number = str(next(free_numbers(used)))
    note.set(ID, number)
    root.append(fit_note(note, style))
    return number


def fit_note(note: Element, style: Callable[[str], str]) -> Element:
    """A note or comment without what leads out of its part; `style` gives the ids of styles."""
    for link in list(note.iter(HYPERLINK)):
        replaced_by_children(link)
    for mark in list(note.iter(BOOKMARK_START, BOOKMARK_END)):
        removed(mark)
    for one in list(note.iter()):
        if isinstance(one.tag, str) and any(
            key.startswith(f"{{{RELATIONS}}}") for key in attributes_of(one)
        ):
            removed(one)
    for one in note.iter():
        for key in attributes_of(one):
            if key.rpartition("}")[2] in PERSONAL:
                del one.attrib[key]
    rename_styles(note, style)
    return note
