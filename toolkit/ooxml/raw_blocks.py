"""The paragraphs and tables of a part as pieces of its bytes: what is inside is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from lxml import etree

from toolkit.ooxml.wordml import Element

BEGIN = re.compile(rb"<w:(p|tbl)(?=[ >/])")
TAGS = {name: re.compile(rb"<(/?)w:%s(?:>|/>| [^>]*>)" % name) for name in (b"p", b"tbl")}
INSIDE = {
    b"p": re.compile(rb"<w:(?:txbxContent|p)[ >/]"),
    b"tbl": re.compile(rb"<w:tbl[ >/]"),
}
"""What a paragraph or table holds where one of its like stands inside."""

REMARK = b"<!"


def slices(part: bytes) -> list[bytes]:
    """Each paragraph and table that stands in no other, in order.

    Empty where there are remarks, which may hold anything. Whoever asks knows how many there are:
    as many as that, and they are right.
    """
    if REMARK in part:
        return []
    try:
        return list(_cut(part))
    except ValueError:  # what begins does not end: the format has another name here
        return []


def parsed(content: bytes, namespaces: bytes) -> Element:
    """A slice as an element; `namespaces` are the declarations of the part that it is from."""
    return etree.fromstring(b"<slice %s>%s</slice>" % (namespaces, content))[0]


def namespaces_of(root: Element) -> bytes:
    """The declarations of a part, as they are written into a tag."""
    names = (
        (f"xmlns:{prefix}" if prefix else "xmlns", name) for prefix, name in root.nsmap.items()
    )
    return " ".join(f'{key}="{escape(name)}"' for key, name in names).encode()


def _cut(part: bytes) -> Iterator[bytes]:
    at = 0
    while begins := BEGIN.search(part, at):
        start, name = begins.start(), begins[1]
        at = part.index(b">", start) + 1
        if part[at - 2 : at] != b"/>":
            end = b"</w:%s>" % name
            at = part.index(end, at) + len(end)
            if INSIDE[name].search(part, start + 1, at):
                at = _end_of(part, start, name)
        yield part[start:at]


def _end_of(part: bytes, start: int, name: bytes) -> int:
    """Where the element that begins there ends, whatever of its like stands inside."""
    depth = 0
    for tag in TAGS[name].finditer(part, start):
        if tag[1]:
            depth -= 1
        elif not tag[0].endswith(b"/>"):
            depth += 1
        if not depth:
            return tag.end()
    raise ValueError("a paragraph or table does not end")
