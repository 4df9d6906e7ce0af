"""Parts of a newly written file that come into an edited one: charts, and what belongs to them."""

from __future__ import annotations

import re

from lxml import etree

from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.package import TYPES, Package, relationships_of
from toolkit.ooxml.relationships import part_at, target_from

PART = re.compile(r"(.*?)(\d*)(\.[^./]*)")


def adopt_part(file: WordFile, fresh: WordFile, name: str, kind: str) -> str:
    """The id of the relationship by which the main part of `file` has a copy of that part."""
    taken = _copied(file.package, fresh.package, name)
    return file.relate(kind, target_from(file.main, taken))


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
            led_to = part_at(one.get("Target", ""), name, source.parts)
            if led_to in source.parts:
                one.set("Target", target_from(free, _copied(target, source, led_to)))
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
