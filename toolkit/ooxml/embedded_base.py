"""The base inside an Office file: what was generated, as data, beside the text.

A later build compares it with what a person has made of the file since. It is stored in a custom
XML part, its checksum in the custom properties.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import zlib
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from lxml import etree

from toolkit.ooxml.archive import LEVEL, MEBIBYTE, PackageError, chunks_of, listed
from toolkit.ooxml.custom_properties import set_properties
from toolkit.ooxml.package import APPLICATION, OFFICE, RELATION, Package
from toolkit.ooxml.relationships import target_from
from toolkit.ooxml.xml_parts import number_in

BASE = "urn:proposal-toolkit:base:1"
STORE = "{7A1F6D52-3C0B-4E57-9B1D-5E0C0A6B2D11}"

LARGEST_BASE = 32 * MEBIBYTE
"""Of JSON; that of a proposal thirty times the size of the example has 14."""

MOST_ENTRIES = 4_000_000
"""Commas and brackets in a base, which say how much memory it takes; 1.3 million there."""

BASES = "customXml/"
"""Where a base lies."""

ABOUT = "docProps/"
"""Where an Office file tells about itself: when it was written, and by whom."""

_DS = f"{OFFICE}customXml"


class RecordError(PackageError):
    """The base in an Office file is not what this tool writes."""

    def __init__(self, file: str, what: str) -> None:
        fact = f"the record of what was generated in the file cannot be understood: {what}"
        hint = (
            "a Word file: build or merge again with --adopt, which knows it by its words; "
            "a workbook: take the last good copy from .proposal/backups"
        )
        super().__init__(file, fact, hint, "MRG118")


def embed_base(package: Package, data: Any, *, document: str, generation: int) -> str:
    """Lays `data` into the package as its base, in place of an older one; returns its checksum."""
    content = written_base(data)
    checksum = checksum_of_base(content)
    name = next(_base_parts(package), "") or package.free_name("customXml/item.xml")
    number = "".join(re.findall(r"\d", name))
    root = etree.Element(f"{{{BASE}}}base", nsmap={"pk": BASE}, gen=str(generation), sha=checksum)
    root.text = base64.b64encode(gzip.compress(content, LEVEL, mtime=0)).decode("ascii")
    package.put(name, root)

    about = (
        one.target for one in package.relations(name) if one.type == f"{RELATION}customXmlProps"
    )
    properties = next(about, f"customXml/itemProps{number}.xml")
    item = etree.Element(f"{{{_DS}}}datastoreItem", nsmap={"ds": _DS})
    item.set(f"{{{_DS}}}itemID", STORE)
    references = etree.SubElement(item, f"{{{_DS}}}schemaRefs")
    etree.SubElement(references, f"{{{_DS}}}schemaRef").set(f"{{{_DS}}}uri", BASE)
    package.put(properties, item)

    package.declare(properties, f"{APPLICATION}customXmlProperties+xml")
    main = package.main_part()
    package.relate(main, f"{RELATION}customXml", target_from(main, name))
    package.relate(name, f"{RELATION}customXmlProps", target_from(name, properties))
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


def packed_base_in(content: bytes) -> PackedBase | None:
    """The base in a file; None where it has none, or is no Office file that can be read."""
    try:
        return packed_base(Package.read(content, BASES))
    except PackageError:
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


def say_the_same(old: bytes, new: bytes) -> bool:
    """Whether two files differ in nothing but their clock and their generation.

    False where one of them cannot be read, which is reported where it is brought up to date.
    """
    try:
        return _listed(old) == _listed(new) and digest(Package.read(old)) == digest(
            Package.read(new)
        )
    except PackageError:
        return False


def _listed(content: bytes) -> dict[str, tuple[int, int]]:
    """The parts that are the same in files that say the same, as the archive lists them."""
    return {name: of for name, of in listed(content).items() if not name.startswith((ABOUT, BASES))}


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
