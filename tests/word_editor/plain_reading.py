"""All the text of a Word file, read without any code of this project."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

from lxml import etree


def all_text(content: bytes, names: Sequence[str] = ()) -> str:
    """All that the parts of a file say, also what is hidden or deleted in a tracked change."""
    package = ZipFile(BytesIO(content))
    found: list[str] = []
    for name in names or sorted(package.namelist()):
        if not name.endswith((".xml", ".rels")) or name.startswith("customXml/"):
            continue
        for one in etree.fromstring(package.read(name)).iter():
            if not isinstance(one.tag, str):
                continue
            kind = etree.QName(one).localname
            if kind in ("p", "tbl"):
                found.append("\n")
            elif kind in ("t", "delText", "v"):
                found.append(one.text or "")
            elif kind in ("docPr", "Relationship"):
                found += [f"\n{value}\n" for value in one.attrib.values()]
    return "".join(found)
