"""Relationships of an Office file: to which parts its parts lead.

The rules are those of ISO/IEC 29500-2: a target is an address relative to its source, so that
`/word/a`, `./a` and `b/../a` lead to one part, and the names of parts do not mind capitals.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
NO_RELATIONS = f'<Relationships xmlns="{RELATIONS}"/>'.encode()
"""The part of a source that leads nowhere yet."""


class Relation(NamedTuple):
    """A relationship of a part, or of the package."""

    id: str
    type: str
    target: str
    """The name of a part, or an address outside the file."""

    external: bool

    @property
    def kind(self) -> str:
        """The last word of its type: `header`, `image`."""
        return self.type.rpartition("/")[2]


def relations_in(
    elements: Iterable[Any], source: str, parts: Collection[str]
) -> Iterator[Relation]:
    """The relationships of the part `source` by the elements that tell them."""
    for one in elements:
        external = one.get("TargetMode") == "External"
        target = str(one.get("Target", ""))
        target = target if external else part_at(target, source, parts)
        yield Relation(str(one.get("Id", "")), str(one.get("Type", "")), target, external)


def added(tree: Any, kind: str, target: str, *, external: bool = False, number: str = "") -> str:
    """The id of a relationship of that type that is added to those of `tree`: `number`, or a free
    one where that is empty."""
    taken = {one.get("Id") for one in tree}
    free = (f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    number = number or next(free)
    made = tree.makeelement(f"{{{RELATIONS}}}Relationship", Id=number, Type=kind, Target=target)
    if external:
        made.set("TargetMode", "External")
    tree.append(made)
    return number


def part_at(target: str, source: str, parts: Collection[str]) -> str:
    """The name of the part, of all `parts`, to which a target leads from the part `source`.

    Where it leads to none of them, the name that such a part would have.
    """
    path = target.partition("#")[0].strip().replace("\\", "/")
    name = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), path)).lstrip("/")
    if name in parts:
        return name
    wanted = _plain(name)
    return next((one for one in parts if _plain(one) == wanted), name)


def target_from(source: str, part: str) -> str:
    """The target by which the part `source` leads to another: `../media/image1.png`."""
    return posixpath.relpath(f"/{part}", f"/{posixpath.dirname(source)}")


def _plain(part: str) -> str:
    return unquote(part).lower()
