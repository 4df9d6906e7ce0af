"""From plain data to the model: what pydantic finds, told in the words of the outline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from toolkit.diagnostics import Diagnostic, Place
from toolkit.model.base import Located
from toolkit.readers import codes
from toolkit.readers.nodes import HOLE, Fields
from toolkit.readers.parts import Loc, Part, a, at, owner, short, visible, what

Model = TypeVar("Model", bound=Located)

NEAR = 0.6


def validated(
    model: type[Model], data: Fields, whole: str
) -> tuple[Model | None, list[Diagnostic]]:
    """The model that `data` describes, None with all faults where it does not describe one."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        found = error.errors(include_url=False)
    if _without_blanks(data, found):
        return validated(model, data, whole)
    return None, list(_told(model, data, found, whole))


def _without_blanks(data: Fields, found: Iterable[ErrorDetails]) -> bool:
    """Takes out the fields that are written but left blank: they count as left out."""
    taken = False
    for one in found:
        if one["input"] is None and one["type"] not in ("extra_forbidden", "missing"):
            loc = _as_written(data, one["loc"])
            around = at(data, loc[:-1])
            if loc and isinstance(around, dict) and around.get(str(loc[-1]), HOLE) is None:
                del around[str(loc[-1])]
                taken = True
    return taken


def _told(
    model: type[Located], data: Fields, found: Iterable[ErrorDetails], whole: str
) -> Iterable[Diagnostic]:
    from toolkit.readers.wording import Wrong, said  # most outlines never need the words

    for one in found:
        loc = _as_written(data, one["loc"])
        if _follows_from_a_hole(data, loc, one) or _is_a_label(loc, one):
            continue
        part, rest = owner(data, loc, whole)
        place = data.place.of(*loc)
        if one["type"] == "missing":
            yield _missing(place, part, rest)
        elif one["type"] == "extra_forbidden":
            yield _unknown(place, part, rest, fields_of(model, loc[:-1]))
        else:
            wrong = Wrong(one["type"], one["input"], one.get("ctx", {}), rest)
            yield Diagnostic(place, *said(wrong, part))


def _as_written(data: Fields, steps: Loc) -> Loc:
    """The way without the steps that only the model takes: profile "" of effort given plainly."""
    loc: Loc = ()
    for step in steps:
        here = at(data, loc)
        if step not in ("", "[key]") or (isinstance(here, dict) and step in here):
            loc = (*loc, step)
    return loc


def _follows_from_a_hole(data: Fields, loc: Loc, one: ErrorDetails) -> bool:
    """Whether this is so only because something else could not be read."""
    if one["input"] is HOLE:
        return True
    around = at(data, loc[:-1])
    if one["type"] == "missing":
        return isinstance(around, Fields) and around.torn
    # entries that are faulty themselves do not count, and have been told
    return one["type"] == "too_short" and bool(at(data, loc))


def _is_a_label(loc: Loc, one: ErrorDetails) -> bool:
    """Whether it is told where labels are compared, with the form that its kind of part has."""
    return loc[-1:] == ("label",) and one["type"] == "string_pattern_mismatch"


def _missing(place: Place, part: Part, rest: Loc) -> Diagnostic:
    from toolkit.readers.wording import EXAMPLES

    field = str(rest[-1])
    fact = f"{part.name} has no {field}"
    if len(rest) > 1:
        fact = f"{what(part, rest[:-1])} has no {field}"
    hint = f"write {field}: {EXAMPLES.get((part.kind, field)) or EXAMPLES.get(('', field), '...')}"
    return Diagnostic(place, codes.MISSING_FIELD, fact, hint)


def _unknown(place: Place, part: Part, rest: Loc, fields: Sequence[str]) -> Diagnostic:
    field = str(rest[-1])
    fact = f"{part.name} holds '{short(visible(field))}', which is no field of {a(part.kind)}"
    near = get_close_matches(field.lower().replace("-", "_"), fields, 1, NEAR)
    hint = f"did you mean {near[0]}?" if near else f"its fields are {', '.join(fields)}"
    return Diagnostic(place, codes.UNKNOWN_FIELD, fact, hint)


def fields_of(model: type[BaseModel], loc: Loc) -> tuple[str, ...]:
    """The fields that the part of `model` at `loc` may have."""
    here: Any = model
    for step in loc:
        inside = model_in(here)
        if inside is not None and isinstance(step, str) and step in inside.model_fields:
            here = inside.model_fields[step].annotation
    found = model_in(here)
    return tuple(name for name in found.model_fields if name != "place") if found else ()


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a type speaks of: `Task` in `tuple[Task, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(model_in, get_args(annotation))), None)
