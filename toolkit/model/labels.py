"""Labels (WP2, T2.1, D2.1, MS3, E1.1, S1.1, R4): numbers that follow from the order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import total_ordering
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from toolkit.model.risks import Risk
    from toolkit.model.workplan import WorkPackage


@total_ordering
class Label(str):
    """What a part is called in print; sorts by its numbers, so D2.2 stands before D2.10."""

    __slots__ = ()

    @property
    def rank(self) -> tuple[str, tuple[int, ...]]:
        """The letters, then the numbers: D2.10 is ("D", (2, 10))."""
        return re.sub(r"[\d.]", "", self), tuple(map(int, re.findall(r"\d+", self)))

    @property
    def number(self) -> str:
        """Without its letters: WP2 is 2, T2.1 is 2.1."""
        return self.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    def __lt__(self, other: str) -> bool:
        return self.rank < Label(other).rank


class Labelled(Protocol):
    """A part with an id whose label may be frozen."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str | None: ...


def numbered(prefix: str, parts: Sequence[Labelled]) -> Iterator[tuple[str, Label]]:
    """The id and label of each part: frozen labels stay, the others take the free numbers."""
    frozen = {part.label for part in parts if part.label}
    number = 0
    for part in parts:
        if part.label:
            yield part.id, Label(part.label)
            continue
        number += 1
        while f"{prefix}{number}" in frozen:
            number += 1
        yield part.id, Label(f"{prefix}{number}")


def labels_of(packages: Sequence[WorkPackage], risks: Iterable[Risk]) -> Mapping[str, Label]:
    """The label of every work package, of all its parts, and of every risk that has an id."""
    labels = dict(numbered("WP", packages))
    labels |= numbered("MS", [one for package in packages for one in package.milestones])
    for package in packages:
        within = labels[package.id].number
        labels |= numbered(f"T{within}.", package.tasks)
        labels |= numbered(f"D{within}.", package.deliverables)
        labels |= numbered(f"E{within}.", package.events)
        labels |= numbered(f"S{within}.", package.subcontracts)
    labels |= {risk.id: Label(f"R{n}") for n, risk in enumerate(risks, 1) if risk.id}
    return labels
