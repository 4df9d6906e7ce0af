"""An Office file as its parts: content types, relationships and trees of XML."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
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
        number = added(tree, kind, target, external)
        self.put(name, tree)
        return number

    def declare(self, name: str, content_type: str) -> None:
        """Says in the list of content types what the part of that name is."""
        tree = self.xml(TYPES)
        if all(one.get("PartName", "").lower() != f"/{name}".lower() for one in tree):
            etree.SubElement(
                tree, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type
            )
            self.put(TYPES, tree)


def relationships_of(part: str) -> str:
    """The name of the part that holds the relationships of `part`; of the package when empty."""
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
