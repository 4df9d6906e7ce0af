"""The names of all fields that an outline may hold, by what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from toolkit.model.base import Prose
from toolkit.model.proposal import Proposal
from toolkit.readers.shapes import Shape, field_names, is_map, is_part, is_text, item_of, shape_at


@cache
def all_fields() -> frozenset[str]:
    """Every name of a field."""
    return frozenset(name for name, _ in _walk(Proposal))


@cache
def text_fields() -> frozenset[str]:
    """The fields that hold a text of any length in some part."""
    return frozenset(name for name, shape in _walk(Proposal) if shape is Prose or is_text(shape))


@cache
def list_fields() -> frozenset[str]:
    """The fields that hold a list in some part."""
    return frozenset(name for name, shape in _walk(Proposal) if item_of(shape) is not None)


def _walk(shape: Shape, seen: frozenset[Shape] = frozenset()) -> Iterator[tuple[str, Shape]]:
    for name in field_names(shape):
        inside = shape_at(shape, (name,))
        yield name, inside
        for one in (inside, item_of(inside), shape_at(inside, ("x",)) if is_map(inside) else None):
            if is_part(one) and one not in seen:
                yield from _walk(one, seen | {shape})
