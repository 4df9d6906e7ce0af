"""All prose of a proposal, each text with its place."""

from collections.abc import Iterator, Mapping

from toolkit.diagnostics import Place
from toolkit.model.base import Located, Prose


def prose_of(part: Located) -> Iterator[tuple[Place, Prose]]:
    """Every text in Markdown in `part` and in what stands inside it."""
    for name in type(part).model_fields:
        if name != "place":
            yield from _inside(getattr(part, name), part.place.of(name))


def _inside(value: object, place: Place) -> Iterator[tuple[Place, Prose]]:
    match value:
        case Prose():
            yield place, value
        case Located():
            yield from prose_of(value)
        case tuple():
            for position, member in enumerate(value):
                yield from _inside(member, place.of(position))
        case Mapping():
            for key, member in value.items():
                yield from _inside(member, place.of(key))
