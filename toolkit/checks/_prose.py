"""All prose of a proposal, each text with its place."""

from collections.abc import Iterator

from toolkit.diagnostics import Place
from toolkit.model.base import Located, Prose

HOLDING = (Prose, Located, tuple, dict)
"""What is prose, or may hold some."""


def prose_of(part: Located) -> Iterator[tuple[Place, Prose]]:
    """Every text in Markdown, if it is not empty, in `part` and in what stands inside it."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        if value and name != "place" and isinstance(value, HOLDING):
            yield from _inside(value, part.place.of(name))


def _inside(value: object, place: Place) -> Iterator[tuple[Place, Prose]]:
    match value:
        case Prose():
            yield place, value
        case Located():
            yield from prose_of(value)
        case tuple():
            for position, member in enumerate(value):
                yield from _inside(member, place.of(position))
        case dict():
            for key, member in value.items():
                yield from _inside(member, place.of(key))
