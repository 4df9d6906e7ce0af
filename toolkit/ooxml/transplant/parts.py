"""Parts of one Office file copied into another, with all the parts that they lead to."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.ooxml.package import OCTETS, Package, relationships_of
from toolkit.ooxml.relationships import part_at, target_from

NameFor = Callable[[str], str]
"""The name that a part of the source has in the target, which nothing has there yet."""


def copy_part(source: Package, target: Package, part: str) -> str:
    """The name of a new copy of a part, under a free name beside those that are there."""
    return PartCopier(source, target, target.free_name).copy(part)


class PartCopier:
    """Copies parts of `source` into `target`, each once."""

    def __init__(self, source: Package, target: Package, name_for: NameFor) -> None:
        self._source, self._target, self._name_for = source, target, name_for
        self._names: dict[str, str] = {}
        self._waiting: list[str] = []
        """Parts whose relationships are still those of the source."""

    def copy(self, part: str) -> str:
        """The name of the copy of a part. Parts may lead to one another in a circle.

        What leads to a part that the source lacks is left out.
        """
        name = self._copied(part)
        while self._waiting:
            self._copy_relations(self._waiting.pop())
        return name

    def _copied(self, part: str) -> str:
        if part not in self._names:
            name = self._names[part] = self._name_for(part)
            self._target.parts[name] = self._source.parts[part]
            self._target.declare(name, self._source.content_type(part) or OCTETS)
            self._waiting.append(part)
        return self._names[part]

    def _copy_relations(self, part: str) -> None:
        links, name = relationships_of(part), self._names[part]
        if links not in self._source.parts:
            return
        tree = self._source.xml(links)
        for one in list(tree):
            if one.get("TargetMode") == "External":
                continue
            led_to = part_at(one.get("Target", ""), part, self._source.parts)
            if led_to in self._source.parts:
                one.set("Target", target_from(name, self._copied(led_to)))
            else:
                tree.remove(one)
        self._target.put(relationships_of(name), tree)
