"""Parts of a newly written file that come into an edited one: charts, and what belongs to them."""

from __future__ import annotations

import posixpath
import re

from lxml import etree

from toolkit.merge.word.file import WordFile
from toolkit.package import TYPES, Package, relationships_of

PART = re.compile(r"(.*?)(\d*)(\.[^./]*)")


def adopt_part(file: WordFile, fresh: WordFile, name: str, kind: str) -> str:
    """The id of the relationship by which the main part of `file` has a copy of that part."""
    taken = _copied(file.package, fresh.package, name)
    folder = posixpath.dirname(file.main)
    return file.relate(kind, posixpath.relpath(taken, folder))


def _copied(target: Package, source: Package, name: str) -> str:
    """The name of a copy of the part and of all that it leads to."""
    free = _free_name(target, name)
    target.parts[free] = source.parts[name]
    target.declare(free, _content_type(source, name))
    links = relationships_of(name)
    if links in source.parts:
        tree = source.xml(links)
        for one in tree:
            if one.get("TargetMode") == "External":
                continue
            folder = posixpath.dirname(name)
            led_to = posixpath.normpath(posixpath.join("/", folder, one.get("Target")))[1:]
            if led_to in source.parts:
                copy = _copied(target, source, led_to)
                one.set("Target", posixpath.relpath(copy, posixpath.dirname(free)))
        target.parts[relationships_of(free)] = etree.tostring(
            tree, xml_declaration=True, encoding="UTF-8", standalone=True
        )
    return free


def _free_name(package: Package, name: str) -> str:
    split = PART.fullmatch(name)
    stem, ending = (split[1], split[3]) if split else (name, "")
    number = 1
    while f"{stem}{number}{ending}" in package.parts:
        number += 1
    return f"{stem}{number}{ending}"


def _content_type(package: Package, name: str) -> str:
    tree = package.xml(TYPES)
    for one in tree:
        if one.get("PartName") == f"/{name}":
            return str(one.get("ContentType"))
    ending = name.rpartition(".")[2].lower()
    for one in tree:
        if one.get("Extension", "").lower() == ending:
            return str(one.get("ContentType"))
    return "application/octet-stream"
