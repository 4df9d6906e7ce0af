"""Footnotes and endnotes of a copy come into the current file with the words they belong to."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from toolkit.merge.word.apply.transplant import REFERENCES
from toolkit.merge.word.model.file import NOTE_PARTS, WordFile
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    HYPERLINK,
    ID,
    MAIN,
    RELATIONS,
    VAL,
    Element,
    P,
    attributes_of,
    element,
    removed,
    replaced_by_children,
    w,
)
from toolkit.ooxml.xml_parts import free_numbers, number_in

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


class Notes:
    """The notes of the current file, to which those of a copy are added one by one."""

    def __init__(self, copy: WordFile, file: WordFile, style: Callable[[str], str]) -> None:
        self._copy, self._file, self._style = copy, file, style
        self.count = 0
        """How many were brought."""

    def brought(self, kind: str, number: str) -> str:
        """The number that a footnote or endnote of the copy has in the current file."""
        note = self._found(kind, number)
        root = self._root(kind)
        used = {number_in(one.get(ID)) for one in root.iter(w(kind))}
        made = element(kind)
        if note is not None:
            made = self._file.prefixes.came(deepcopy(note), note)
        if made.find(P) is None:
            made.append(element("p"))  # Word opens no note without a paragraph
        made.set(ID, str(next(free_numbers(used))))
        root.append(fitted(made, self._style))
        self.count += 1
        return str(made.get(ID))

    def _found(self, kind: str, number: str) -> Element | None:
        for part in self._copy.related(NOTE_PARTS[kind]):
            for one in self._copy.tree(part):
                if one.tag == w(kind) and one.get(ID) == number:
                    return one
        return None

    def _root(self, kind: str) -> Element:
        plural = NOTE_PARTS[kind]
        for part in self._file.related(plural):
            return self._file.touch(part)
        root = etree.Element(w(plural), nsmap={"w": MAIN})
        for number, line in enumerate(("separator", "continuationSeparator"), -1):
            note = etree.SubElement(root, w(kind))
            note.set(w("type"), line)
            note.set(ID, str(number))
            run = etree.SubElement(etree.SubElement(note, w("p")), w("r"))
            run.append(element(line))
        part = posixpath.join(posixpath.dirname(self._file.main), f"{plural}.xml")
        self._file.put(part, root)
        self._file.package.declare(part, TYPE.format(plural))
        self._file.relate(plural, f"{plural}.xml")
        return root


def fitted(made: Element, style: Callable[[str], str]) -> Element:
    """A note or comment without what leads out of its part, in the styles of the current file."""
    for link in list(made.iter(HYPERLINK)):
        replaced_by_children(link)
    for mark in list(made.iter(BOOKMARK_START, BOOKMARK_END)):
        removed(mark)
    for one in list(made.iter()):
        if isinstance(one.tag, str) and any(
            key.startswith(f"{{{RELATIONS}}}") for key in attributes_of(one)
        ):
            removed(one)
    for one in made.iter():
        for key in [
            key for key in attributes_of(one) if key.rpartition("}")[2] in ("paraId", "textId")
        ]:
            del one.attrib[key]
    for reference in made.iter(*REFERENCES):
        reference.set(VAL, style(reference.get(VAL, "")))
    return made
