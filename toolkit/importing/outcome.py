"""What reading a file for an outline gives: its fields, and where each of its words went."""

from __future__ import annotations

from typing import Any, NamedTuple

Steps = tuple[str | int, ...]
"""The way to a field in the data of the same `Found`: `("partners", 0, "short_name")`."""


class Placed(NamedTuple):
    """Words of the file that are the value of a field, or a part of it."""

    where: str
    """Where they are in the file, as people find it: `Budget!C4`, `2.1.1 Concept, paragraph 3`."""

    words: str
    steps: Steps


class NotPlaced(NamedTuple):
    """Words or numbers of the file that are in no field."""

    where: str
    words: str

    why: str
    """A sentence without its full stop: `no field has this heading`."""


class Found(NamedTuple):
    """One file, as far as it is understood."""

    data: dict[str, Any]
    """Fields of an outline as plain data, as YAML would give them: `{"partners": [{"name": ...}]}`.
    What the outline requires may be missing. References are ids of parts in it, or the words of
    the file where it has no such part."""

    placed: tuple[Placed, ...] = ()
    not_placed: tuple[NotPlaced, ...] = ()
