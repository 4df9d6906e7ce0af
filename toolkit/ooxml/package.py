"""An Office file as its parts: content types, relationships and trees of XML.

The parts of the files that this tool writes, and the modules that write them:

    Word (.docx)                          written by
    [Content_Types].xml                   this module; `writers.docx.word_package` in a new file
    _rels/.rels, word/_rels/*.rels        `ooxml.relationships`; the same in a new file
    docProps/core.xml, app.xml            `writers.docx.word_package`, `merge.file_titles`
    docProps/custom.xml                   `ooxml.custom_properties`: project, generation, checksum
    customXml/item1.xml, itemProps1.xml   `ooxml.embedded_base`: what was generated last
    word/document.xml                     `writers.docx.body`; `merge.word.apply` in an edited file
    word/styles.xml, numbering.xml        `writers.docx.styles`, `numbering`; `ooxml.transplant`
    word/header*.xml, footer*.xml         `writers.docx.headers_footers`
    word/comments.xml                     `writers.docx.comments`, `merge.word.apply.comments`
    word/footnotes.xml, endnotes.xml      `ooxml.transplant.notes`: people's alone
    word/charts/, word/embeddings/        `writers.docx.word_package`; `ooxml.transplant.parts`
    word/firm/                            `writers.docx.apply_reference`: parts of a reference file

    Excel (.xlsx)
    xl/workbook.xml                       `budgets`; `merge.workbook.defined_names`, `agreement`
    xl/worksheets/sheet*.xml              `budgets`; `merge.workbook`, one sheet by another
    xl/sharedStrings.xml                  `budgets.shared_strings`
    xl/styles.xml                         `budgets`; `merge.workbook.styles`
    xl/charts/, drawings/, tables/        `budgets`; ranges in them by `merge.workbook.shifting`
    xl/comments*.xml, their VML drawings  `budgets`; `ooxml.cell_notes` in an edited file
    docProps/, customXml/                 as in a Word file

All other parts of an edited file are people's, and are kept byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from itertools import count
from typing import Any

from lxml import etree

from toolkit.ooxml.archive import (
    NoOfficeFileError,
    Parts,
    packed,
    unpacked,
)
from toolkit.ooxml.relationships import (
    NO_RELATIONS,
    Relation,
    added,
    part_at,
    relations_in,
)
from toolkit.ooxml.xml_parts import damaged, parsed, written_xml

TYPES = "[Content_Types].xml"
CORE = "docProps/core.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
RELATION = f"{OFFICE}relationships/"
APPLICATION = "application/vnd.openxmlformats-officedocument."
OCTETS = "application/octet-stream"
"""The content type of what is not known."""

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


class Package:
    """The parts of an Office file: name to bytes, in the order of the file."""

    def __init__(self, parts: MutableMapping[str, bytes] | None = None, file: str = "") -> None:
        self.parts: MutableMapping[str, bytes] = {} if parts is None else parts
        self.file = file
        """Its name, for what is told of it."""

    @classmethod
    def read(cls, content: bytes, folder: str = "", *, file: str = "") -> Package:
        """The parts of `content`, or those in `folder` alone.

        Raises `PackageError` where that is no such file, or is damaged. So does everything that
        reads one of its parts.
        """
        return cls(unpacked(content, file, folder), file)

    @property
    def changed(self) -> bool:
        """Whether a part is another than it was when the file was read."""
        return not isinstance(self.parts, Parts) or self.parts.changed

    def to_bytes(self) -> bytes:
        """The file; the same parts give the same bytes, whenever and wherever."""
        return packed(self.parts, TYPES)

    def xml(self, name: str) -> Any:
        """The part of that name as a tree; entities are never followed, comments left out."""
        if name not in self.parts:
            raise damaged(self.file, name, "is missing")
        return parsed(self.parts[name], self.file, name)

    def put(self, name: str, tree: Any) -> None:
        """Lays `tree` down as the part of that name."""
        self.parts[name] = written_xml(tree)

    def main_part(self) -> str:
        """The name of the document or workbook part."""
        if "_rels/.rels" not in self.parts and TYPES not in self.parts:
            raise NoOfficeFileError(self.file)
        for one in relations_in(self.xml("_rels/.rels"), "", self.parts):
            if one.type.endswith("/officeDocument"):
                return one.target
        raise damaged(self.file, "_rels/.rels", "names no document")

    def relations(self, source: str = "") -> Iterator[Relation]:
        """The relationships of the part `source`, or of the package."""
        name = relationships_of(source)
        if name in self.parts:
            yield from relations_in(self.xml(name), source, self.parts)

    def relate(self, source: str, kind: str, target: str, *, external: bool = False) -> str:
        """The id of the relationship from the part `source` (empty: the package), added if new."""
        wanted = target if external else part_at(target, source, self.parts)
        for one in self.relations(source):
            if (one.type, one.target, one.external) == (kind, wanted, external):
                return one.id
        name = relationships_of(source)
        self.parts.setdefault(name, NO_RELATIONS)
        tree = self.xml(name)
        number = added(tree, kind, target, external=external)
        self.put(name, tree)
        return number

    def add_relation(self, source: str, number: str, kind: str, target: str) -> None:
        """Adds a relationship of the part `source` under that id, which must be free."""
        name = relationships_of(source)
        self.parts.setdefault(name, NO_RELATIONS)
        tree = self.xml(name)
        added(tree, kind, target, number=number)
        self.put(name, tree)

    def remove_relation(self, source: str, number: str) -> None:
        """Removes the relationship of the part `source` with that id."""
        name = relationships_of(source)
        tree = self.xml(name)
        for one in [one for one in tree if one.get("Id") == number]:
            tree.remove(one)
        self.put(name, tree)

    def declare(self, name: str, content_type: str) -> None:
        """Says in the list of content types what the part of that name is."""
        tree = self.xml(TYPES)
        if not any(_has_name(one, name) for one in tree):
            etree.SubElement(
                tree, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type
            )
            self.put(TYPES, tree)

    def content_type(self, part: str) -> str:
        """What the list of content types says of a part; empty where it says nothing."""
        by_name, by_ending = "", ""
        ending = part.rpartition(".")[2].lower()
        for one in self.xml(TYPES):
            if _has_name(one, part):
                by_name = str(one.get("ContentType", ""))
            elif one.get("Extension", "").lower() == ending:
                by_ending = str(one.get("ContentType", ""))
        return by_name or by_ending

    def remove(self, part: str) -> None:
        """Removes a part and what the list of content types says of it by name."""
        self.parts.pop(part, None)
        tree = self.xml(TYPES)
        for one in [one for one in tree if _has_name(one, part)]:
            tree.remove(one)
        self.put(TYPES, tree)

    def free_name(self, part: str) -> str:
        """A name that no part has yet, as `part` with another number: `word/media/image2.png`."""
        folder, slash, file = part.rpartition("/")
        stem, dot, ending = file.rpartition(".")
        stem = (stem if dot else file).rstrip("0123456789")
        end = f"{dot}{ending}" if dot else ""
        names = (f"{folder}{slash}{stem}{number}{end}" for number in count(1))
        return next(name for name in names if name not in self.parts)


def _has_name(override: Any, part: str) -> bool:
    return str(override.get("PartName", "")).lower() == f"/{part}".lower()


def relationships_of(part: str) -> str:
    """The name of the part that holds the relationships of `part`; of the package when empty."""
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
