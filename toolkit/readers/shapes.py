"""What the model expects at a place of an outline: a text, a list, a part with fields, a map."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from toolkit.readers.outline_paths import Loc

Shape = Any
"""A type as the model writes it, without what only narrows it; None where nothing is expected."""


def shape_at(shape: Shape, loc: Loc) -> Shape:
    """What `shape` expects at `loc`; None where it has no such place."""
    for step in loc:
        shape = _inside(plain(shape), step)
    return plain(shape)


def plain(shape: Shape) -> Shape:
    """The type itself: `str` for `Annotated[str, Field(...)]`, and for `str | None`."""
    while True:
        origin: Any = get_origin(shape)
        if origin is Annotated:
            shape = get_args(shape)[0]
        elif origin in (Union, UnionType):
            shape = next(one for one in get_args(shape) if one is not type(None))
        else:
            return shape


def _inside(shape: Shape, step: str | int) -> Shape:
    if is_part(shape):
        return shape.model_fields[step].annotation if step in shape.model_fields else None
    if isinstance(step, int):
        return item_of(shape)
    return get_args(shape)[1] if is_map(shape) else None


def is_part(shape: Shape) -> bool:
    """Whether it has fields of its own, such as a task."""
    return isinstance(shape, type) and issubclass(shape, BaseModel)


def is_map(shape: Shape) -> bool:
    """Whether it holds values by names that nobody prescribes, such as rates by profile."""
    return _origin(shape) is dict


def is_text(shape: Shape) -> bool:
    """Whether it is a text, or prose, or a word that can be chosen."""
    return isinstance(shape, type) and issubclass(shape, str)


def item_of(shape: Shape) -> Shape:
    """What each entry of a list is; None for everything that is no list."""
    return plain(get_args(shape)[0]) if _origin(shape) is tuple else None


def field_names(shape: Shape) -> tuple[str, ...]:
    """The fields of a part, in the order of its model; none for anything else."""
    if not is_part(shape):
        return ()
    return tuple(name for name in shape.model_fields if name != "place")


def needed(shape: Shape) -> frozenset[str]:
    """The fields of a part that cannot be left out."""
    if not is_part(shape):
        return frozenset()
    return frozenset(name for name, one in shape.model_fields.items() if one.is_required())


def _origin(shape: Shape) -> Any:
    return get_origin(shape)
