"""Labels (WP2, T2.1, D2.1, MS3, E1.1, S1.1, R4): numbers that follow from the order."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from toolkit.model.risks import Risk


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

    def __le__(self, other: str) -> bool:
        return self.rank <= Label(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > Label(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= Label(other).rank


class Labelled(Protocol):
    """A part with an id whose label may be frozen."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str | None: ...


class LabelledPackage(Labelled, Protocol):
    """A work package with all the parts that have a label from it."""

    @property
    def tasks(self) -> Sequence[Labelled]: ...
    @property
    def deliverables(self) -> Sequence[Labelled]: ...
    @property
    def milestones(self) -> Sequence[Labelled]: ...
    @property
    def events(self) -> Sequence[Labelled]: ...
    @property
    def subcontracts(self) -> Sequence[Labelled]: ...


def numbered(
    prefix: str, parts: Iterable[Labelled], taken: Container[str]
) -> Iterator[tuple[str, Label]]:
    """The id and label of each part: frozen labels stay, the others take the free numbers."""
    number = 0
    for part in parts:
        if part.label:
            yield part.id, Label(part.label)
            continue
        number += 1
        while f"{prefix}{number}" in taken:
            number += 1
        yield part.id, Label(f"{prefix}{number}")


def labels_of(packages: Sequence[LabelledPackage], risks: Iterable[Risk]) -> Mapping[str, Label]:
    """The label of every work package, of all its parts, and of every risk that has an id."""
    risky = {risk.id: Label(f"R{number}") for number, risk in enumerate(risks, 1) if risk.id}
    taken = {*risky.values(), *(part.label for part in _parts(packages) if part.label)}
    labels: dict[str, Label] = {}

    def take(prefix: str, parts: Iterable[Labelled]) -> None:
        found = dict(numbered(prefix, parts, taken))
        taken.update(found.values())
        labels.update(found)

    take("WP", packages)
    take("MS", [one for package in packages for one in package.milestones])
    for package in packages:
        within = labels[package.id].number
        take(f"T{within}.", package.tasks)
        take(f"D{within}.", package.deliverables)
        take(f"E{within}.", package.events)
        take(f"S{within}.", package.subcontracts)
    return labels | risky


def _parts(packages: Iterable[LabelledPackage]) -> Iterator[Labelled]:
    """The packages and everything in them that bears a label."""
    for one in packages:
        yield one
        for parts in (one.tasks, one.deliverables, one.milestones, one.events, one.subcontracts):
            yield from parts
