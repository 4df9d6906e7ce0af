"""Targets of relationships as different programs write them; all of them lead to the same parts."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.ooxml.package import Package
from toolkit.ooxml.relationships import part_at

FORMS: Mapping[str, str] = {
    "absolute": "/{part}",
    "dot": "./{target}",
    "parent": "x/../{target}",
    "capitals": "{capitals}",
    "backslash": "{backslash}",
}


def rewritten(package: Package, form: str) -> Package:
    """The package with every target inside it in that form."""
    for name in [one for one in package.parts if one.endswith(".rels")]:
        tree = package.xml(name)
        for one in tree:
            if one.get("TargetMode") != "External":
                target = one.get("Target")
                words = {
                    "target": target,
                    "part": part_at(target, name.replace("_rels/", ""), package.parts),
                    "capitals": target.upper(),
                    "backslash": target.replace("/", "\\"),
                }
                one.set("Target", FORMS[form].format(**words))
        package.put(name, tree)
    return package


def retargeted(content: bytes, form: str) -> bytes:
    """The file with every target inside it in that form."""
    return rewritten(Package.read(content), form).to_bytes()
