"""A part of an Office file that is XML: parsed within bounds, and written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import count
from typing import Any

from lxml import etree

from toolkit.ooxml.archive import MEBIBYTE, PackageError, TooLargeError

LARGEST = 64 * MEBIBYTE
"""Of a part that is parsed; the text of a proposal thirty times the size of the example has 16."""

LARGEST_TREE = 320 * MEBIBYTE
"""Of the memory that its tree takes; that of the same text takes 180."""

NODE, ATTRIBUTE = 125, 230
"""Bytes that an element or a text takes in a tree, and an attribute with its value: measured."""

SIGNED = 2**31

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that no XML holds."""

LENGTH = re.compile(r"\s*([+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?)(mm|cm|in|pt|pc|pi|)\s*")
POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}

LONGEST = 1638
"""Points: neither a page of Word (22 inches) nor its type is larger."""


def damaged(file: str, part: str, what: str) -> PackageError:
    """The error that tells `what` is wrong with a part of `file`: `is missing`, `has no text`."""
    return PackageError(file, f"the file is damaged: its part {part} {what}")


def parsed(content: bytes, file: str, part: str) -> Any:
    """The tree of a part, without comments; entities are never followed.

    Raises `PackageError`, with the names of file and part, where that cannot be done.
    """
    if len(content) > LARGEST or _memory(content) > LARGEST_TREE:
        fact = f"its part {part} is too large to be read ({len(content) / 1e6:.3g} MB)"
        hint = "split the file, or take out of it what does not belong there"
        raise TooLargeError(file, fact, hint)
    # without huge_tree nothing is nested deeper than 256 times, and no text has more than 10 MB
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise damaged(file, part, f"breaks off or is garbled at {line}:{column}") from error
    if tree.getroottree().docinfo.internalDTD is not None:
        raise damaged(file, part, "declares a document type, as no Office program does")
    return tree


def _memory(content: bytes) -> int:
    """About how many bytes the tree of a part takes."""
    opened = content.count(b"<")
    elements = opened - content.count(b"</")
    texts = opened - content.count(b"><")
    return len(content) + NODE * (elements + texts) + ATTRIBUTE * content.count(b"=")


def number_in(text: str | None, otherwise: int = 0) -> int:
    """The whole number that an attribute holds; `otherwise` where it holds none that Office knows,
    which counts with 32 bits."""
    if text is None or not re.fullmatch(r"\s*[+-]?[0-9]{1,10}\s*", text):
        return otherwise
    number = int(text)
    return number if -SIGNED <= number < SIGNED else otherwise


def points_in(text: str | None, per_point: int) -> float | None:
    """The length that an attribute holds, in points; None where it holds none that Word knows.

    A number without a unit counts so many `per_point`: 20 are twips, 2 half-points.
    """
    written = LENGTH.fullmatch(text or "")
    if not written:
        return None
    points = float(written[1]) * POINTS.get(written[2], 1 / per_point)
    return points if abs(points) <= LONGEST else None


def free_numbers(taken: Collection[int]) -> Iterator[int]:
    """Numbers that are not taken, from the first behind those that leave room above them."""
    first = max((one for one in taken if one < SIGNED // 2), default=0) + 1
    return (one for one in count(max(first, 1)) if one not in taken)


def written_xml(tree: Any) -> bytes:
    """The tree as a part of a file."""
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
