"""An Office file as its parts, and the base that each of ours carries about itself.

The base is what we wrote into the file, as data: a later build compares it with what a person has
made of the file since. It lies in a custom XML part, its checksum in the custom properties.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from typing import Any, NamedTuple

from lxml import etree

from toolkit.relations import NO_RELATIONS, Relation, added, part_at, relations_in, target_from

BASE = "urn:proposal-toolkit:base:1"
STORE = "{7A1F6D52-3C0B-4E57-9B1D-5E0C0A6B2D11}"
LARGEST_BASE = 256 * 1024 * 1024

TYPES = "[Content_Types].xml"
CUSTOM = "docProps/custom.xml"
BASES = "customXml/"
"""Where a base lies."""

ABOUT = "docProps/"
"""Where an Office file tells about itself: when it was written, and by whom."""

LEVEL = 3
"""Of compression: half the time of 6, which makes files a tenth smaller."""

STORED = (".png", ".jpg", ".jpeg", ".gif")

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/"
_PROPERTIES = f"{_OFFICE}custom-properties"
_VT = f"{_OFFICE}docPropsVTypes"
_DS = f"{_OFFICE}customXml"
_R = f"{_OFFICE}relationships/"
_APPLICATION = "application/vnd.openxmlformats-officedocument."
_USER_PROPERTIES = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


class PackageError(ValueError):
    """What should be an Office file is none, or is damaged or encrypted."""


class Package:
    """The parts of an Office file: name to bytes, in the order of the file."""

    def __init__(self, parts: dict[str, bytes] | None = None) -> None:
        self.parts: dict[str, bytes] = parts or {}

    @classmethod
    def read(cls, content: bytes, folder: str = "") -> Package:
        """The parts of `content`, or those in `folder` alone.

        Raises `PackageError` where that is no such file.
        """
        with _archive(content) as archive:
            wanted = [one for one in archive.infolist() if one.filename.startswith(folder)]
            return cls({one.filename: archive.read(one) for one in wanted})

    def to_bytes(self) -> bytes:
        """The file; the same parts give the same bytes, whenever and wherever."""
        names = sorted(self.parts, key=lambda name: name != TYPES)
        written = BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as archive:
            for name in names:
                entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
                entry.create_system = 0
                entry.compress_type = (
                    zipfile.ZIP_STORED if name.lower().endswith(STORED) else zipfile.ZIP_DEFLATED
                )
                archive.writestr(entry, self.parts[name], compresslevel=LEVEL)
        return written.getvalue()

    def xml(self, name: str) -> Any:
        """The part of that name as a tree; entities are never followed."""
        return etree.fromstring(self.parts[name], _parser())

    def put(self, name: str, tree: Any) -> None:
        """Lays `tree` down as the part of that name."""
        self.parts[name] = written_xml(tree)

    def main_part(self) -> str:
        """The name of the document or workbook part."""
        for one in self.relations():
            if one.type.endswith("/officeDocument"):
                return one.target
        raise ValueError("the package has no main part")

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


def listed(content: bytes) -> dict[str, tuple[int, int]]:
    """By the name of each part its length and checksum, as the file lists them; none is unpacked.

    Raises `PackageError` where `content` is no Office file.
    """
    with _archive(content) as archive:
        return {one.filename: (one.file_size, one.CRC) for one in archive.infolist()}


@contextmanager
def _archive(content: bytes) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield archive
    # zipfile tells a damaged, a strange and an encrypted file each in its own way
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as error:
        raise PackageError(str(error)) from error


def relationships_of(part: str) -> str:
    """The name of the part that holds the relationships of `part`; of the package when empty."""
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def embed_base(package: Package, data: Any, *, document: str, generation: int) -> str:
    """Lays `data` into the package as its base, in place of an older one; returns its checksum."""
    content = written_base(data)
    checksum = checksum_of(content)
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
            generation = int(root.get("gen", ""))
        except (ValueError, zlib.error):
            continue
        if (checksum := checksum_of(content)) == root.get("sha"):
            return PackedBase(packed, content, generation, checksum)
    return None


def base_of(package: Package) -> tuple[Any, int, str] | None:
    """The base, its generation and checksum; None where there is none that is whole."""
    found = packed_base(package)
    return found and (json.loads(found.content), found.generation, found.checksum)


def properties_of(package: Package) -> dict[str, str]:
    """The custom properties, by name, as text."""
    part = _custom_part(package)
    if part not in package.parts:
        return {}
    return {one.get("name"): "".join(one.itertext()) for one in package.xml(part)}


def digest(package: Package) -> str:
    """A checksum of the content: the same whatever the clock and the generation."""
    bases = set(_base_parts(package))
    total = sha256()
    for name in sorted(package.parts):
        if name.startswith(ABOUT):
            continue
        content = package.parts[name]
        if name in bases:
            content = str(package.xml(name).get("sha")).encode()
        total.update(f"{name}\n{len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()


def written_base(data: Any) -> bytes:
    """The base as JSON, in one form only, so that equal data has equal checksums."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def checksum_of(content: bytes) -> str:
    """The first 32 hexadecimal digits of the SHA-256 of `content`: short enough for a property."""
    return sha256(content).hexdigest()[:32]


def _parser() -> Any:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def written_xml(tree: Any) -> bytes:
    """The tree as a part of a file."""
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _base_parts(package: Package) -> Iterator[str]:
    for name, content in package.parts.items():
        if re.fullmatch(r"customXml/item\d+\.xml", name) and BASE.encode() in content[:600]:
            yield name


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
    numbers = [int(one.get("pid", "1")) for one in tree]
    for number, (name, value) in enumerate(values.items(), max(numbers, default=1) + 1):
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
