"""An Office file as its parts, and the base that each of ours carries about itself.

The base is what we wrote into the file, as data: a later build compares it with what a person has
made of the file since. It lies in a custom XML part, its checksum in the custom properties.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import zlib
from collections.abc import Iterator, MutableMapping
from hashlib import sha256
from typing import Any, NamedTuple

from lxml import etree

from toolkit.archive import (
    LEVEL,
    MEBIBYTE,
    NoOfficeFileError,
    PackageError,
    Parts,
    chunks_of,
    packed,
    unpacked,
)
from toolkit.relations import NO_RELATIONS, Relation, added, part_at, relations_in, target_from
from toolkit.xml_parts import damaged, free_numbers, number_in, parsed, written_xml

BASE = "urn:proposal-toolkit:base:1"
STORE = "{7A1F6D52-3C0B-4E57-9B1D-5E0C0A6B2D11}"

LARGEST_BASE = 32 * MEBIBYTE
"""Of JSON; that of a proposal thirty times the size of the example has 14."""

MOST_ENTRIES = 4_000_000
"""Commas and brackets in a base, which say how much memory it takes; 1.3 million there."""

TYPES = "[Content_Types].xml"
CORE, CUSTOM = "docProps/core.xml", "docProps/custom.xml"
BASES = "customXml/"
"""Where a base lies."""

ABOUT = "docProps/"
"""Where an Office file tells about itself: when it was written, and by whom."""

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_PROPERTIES = f"{_OFFICE}custom-properties"
_VT = f"{_OFFICE}docPropsVTypes"
_DS = f"{_OFFICE}customXml"
_R = f"{_OFFICE}relationships/"
_APPLICATION = "application/vnd.openxmlformats-officedocument."
_USER_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


class RecordError(PackageError):
    """The base in an Office file is not what this tool writes."""

    def __init__(self, file: str, what: str) -> None:
        fact = f"the record of what was generated in the file cannot be understood: {what}"
        hint = (
            "a Word file: build or merge again with --adopt, which knows it by its words; "
            "a workbook: take the last good copy from .proposal/backups"
        )
        super().__init__(file, fact, hint, "MRG118")


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


def embed_base(package: Package, data: Any, *, document: str, generation: int) -> str:
    """Lays `data` into the package as its base, in place of an older one; returns its checksum."""
    content = written_base(data)
    checksum = checksum_of_base(content)
    name = next(_base_parts(package), "") or _free_item(package)
    number = "".join(re.findall(r"\d", name))
    root = etree.Element(f"{{{BASE}}}base", nsmap={"pk": BASE}, gen=str(generation), sha=checksum)
    root.text = base64.b64encode(gzip.compress(content, LEVEL, mtime=0)).decode("ascii")
    package.put(name, root)

    about = (one.target for one in package.relations(name) if one.type == f"{_R}customXmlProps")
    properties = next(about, f"customXml/itemProps{number}.xml")
    item = etree.Element(f"{{{_DS}}}datastoreItem", nsmap={"ds": _DS})
    item.set(f"{{{_DS}}}itemID", STORE)
    references = etree.SubElement(item, f"{{{_DS}}}schemaRefs")
    etree.SubElement(references, f"{{{_DS}}}schemaRef").set(f"{{{_DS}}}uri", BASE)
    package.put(properties, item)

    package.declare(properties, f"{_APPLICATION}customXmlProperties+xml")
    main = package.main_part()
    package.relate(main, f"{_R}customXml", target_from(main, name))
    package.relate(name, f"{_R}customXmlProps", target_from(name, properties))
    set_properties(
        package, {"pk.doc": document[:255], "pk.gen": str(generation), "pk.base": checksum}
    )
    return checksum


class PackedBase(NamedTuple):
    """A base as it lies in a file: checked, not yet read."""

    packed: bytes
    """gzip of the JSON."""
    content: bytes
    generation: int
    checksum: str


def packed_base(package: Package) -> PackedBase | None:
    """The base as it lies there; None where there is none that is whole."""
    for name in _base_parts(package):
        root = package.xml(name)
        try:
            packed = base64.b64decode(root.text or "", validate=True)
            content = zlib.decompressobj(wbits=31).decompress(packed, LARGEST_BASE)
        except (ValueError, zlib.error):
            continue
        generation = max(number_in(root.get("gen")), 0)
        if (checksum := checksum_of_base(content)) == root.get("sha"):
            return PackedBase(packed, content, generation, checksum)
    return None


def base_of(package: Package) -> tuple[Any, int, str] | None:
    """The base, its generation and checksum; None where there is none that is whole."""
    found = packed_base(package)
    return found and (read_base(found.content, package.file), found.generation, found.checksum)


def read_base(content: bytes, file: str = "") -> Any:
    """The data of a base as it was written. Raises `RecordError` where it is none, or too large."""
    if sum(map(content.count, (b",", b"[", b"{"))) > MOST_ENTRIES:
        raise RecordError(file, "it is too large")
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise RecordError(file, "it is garbled") from error


def properties_of(package: Package) -> dict[str, str]:
    """The custom properties, by name, as text."""
    part = _custom_part(package)
    if part not in package.parts:
        return {}
    return {one.get("name", ""): "".join(one.itertext()) for one in package.xml(part)}


def digest(package: Package) -> str:
    """A checksum of the content: the same whatever the clock and the generation."""
    bases = set(_base_parts(package))
    total = sha256()
    for name in sorted(package.parts):
        if name.startswith(ABOUT):
            continue
        inner = sha256()
        if name in bases:
            inner.update(str(package.xml(name).get("sha")).encode())
        else:
            for piece in chunks_of(package.parts, name):
                inner.update(piece)
        total.update(f"{name}\n{inner.hexdigest()}\n".encode())
    return total.hexdigest()


def written_base(data: Any) -> bytes:
    """The base as JSON, in one form only, so that equal data has equal checksums."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def checksum_of_base(content: bytes) -> str:
    """The first 32 hexadecimal digits of the SHA-256 of a base: short enough for a property."""
    return sha256(content).hexdigest()[:32]


def _base_parts(package: Package) -> Iterator[str]:
    for name in package.parts:
        if re.fullmatch(r"customXml/item[0-9]+\.xml", name) and _is_base(package.parts[name]):
            yield name


def _is_base(content: bytes) -> bool:
    return BASE.encode() in content[:600]


def _free_item(package: Package) -> str:
    number = 1
    while f"customXml/item{number}.xml" in package.parts:
        number += 1
    return f"customXml/item{number}.xml"


def set_properties(package: Package, values: dict[str, str]) -> None:
    """Gives the package these custom properties, beside or in place of those that it has."""
    part = _custom_part(package)
    tree = (
        package.xml(part)
        if part in package.parts
        else etree.fromstring(f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VT}"/>')
    )
    for old in [one for one in tree if one.get("name") in values]:
        tree.remove(old)
    numbers = free_numbers({1, *(number_in(one.get("pid")) for one in tree)})
    for number, (name, value) in zip(numbers, values.items(), strict=False):
        one = etree.SubElement(tree, f"{{{_PROPERTIES}}}property")
        one.set("fmtid", _USER_PROPERTIES)
        one.set("pid", str(number))
        one.set("name", name)
        etree.SubElement(one, f"{{{_VT}}}lpwstr").text = value
    package.put(part, tree)
    package.declare(part, f"{_APPLICATION}custom-properties+xml")
    package.relate("", f"{_R}custom-properties", part)


def _custom_part(package: Package) -> str:
    """The part that holds the custom properties, whatever it is called."""
    found = (one.target for one in package.relations() if one.type == f"{_R}custom-properties")
    return next(found, CUSTOM)
