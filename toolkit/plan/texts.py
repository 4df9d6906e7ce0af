"""The texts of a proposal, each with its place: prose in Markdown, and fields of plain words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from toolkit.diagnostics import Place
from toolkit.model.base import PLAIN_WORDS, Located, Prose


class PlacedText(NamedTuple):
    """A text that is not empty, and where it is in the outline."""

    place: Place
    text: str

    @property
    def is_prose(self) -> bool:
        """Whether it is read as Markdown."""
        return isinstance(self.text, Prose)


def texts_of(part: Located) -> Iterator[PlacedText]:
    """Every text of a part and of what is inside it."""
    for name in _fields(type(part)):
        if value := getattr(part, name):
            if type(value) is str:
                yield PlacedText(part.place.of(name), value)
            else:
                yield from _inside(value, part.place.of(name))


def _inside(value: object, place: Place) -> Iterator[PlacedText]:
    match value:
        case str():
            yield PlacedText(place, value)
        case Located():
            yield from texts_of(value)
        case tuple():
            for position, member in enumerate(value):
                yield from _inside(member, place.of(position))
        case dict():
            for key, member in value.items():
                yield from _inside(member, place.of(key))


@cache
def _fields(part: type[Located]) -> tuple[str, ...]:
    """The fields that are texts or may hold some."""
    return tuple(
        name
        for name, field in part.model_fields.items()
        if name in PLAIN_WORDS or _holds(field.annotation)
    )


def _holds(annotation: Any) -> bool:
    """Whether a type is prose or a part of a proposal, or holds such."""
    if isinstance(annotation, type) and issubclass(annotation, Prose | Located):
        return True
    return any(_holds(one) for one in get_args(annotation))
