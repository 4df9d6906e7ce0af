"""From plain data to the model: what pydantic finds, told in the words of the outline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from toolkit.diagnostics import Diagnostic
from toolkit.model.base import Located
from toolkit.readers import codes
from toolkit.readers.outline_paths import Loc, Part, at, owner, what
from toolkit.readers.shapes import is_map, shape_at
from toolkit.readers.yaml_builder import UNREADABLE, Fields

if TYPE_CHECKING:
    from toolkit.readers.value_messages import Wrong

Model = TypeVar("Model", bound=Located)

MOST_ROUNDS = 40
"""Each reads the file with something as it was meant; people make fewer slips of that kind."""

MOST_TOLD = 500


def validated(
    model: type[Model], data: Fields, whole: str
) -> tuple[Model | None, list[Diagnostic]]:
    """The model that `data` describes, None with all faults where it does not describe one.

    Fields under another name or in another place are reported; `data` holds them as meant.
    """
    findings: list[Diagnostic] = []
    found: list[ErrorDetails] = []
    for _ in range(MOST_ROUNDS):
        try:
            proposal = model.model_validate(data)
        except ValidationError as error:
            found = error.errors(include_url=False)
        else:
            return (None if findings else proposal), findings
        if _without_blanks(model, data, found, whole, findings):
            continue
        from toolkit.readers.misnamed import read_as_meant  # most outlines never need it

        meant = read_as_meant(model, data, found, whole)
        if not meant:
            break
        findings += meant
    return None, [*findings, *_findings(model, data, found, whole)]


def _without_blanks(
    model: type[Model],
    data: Fields,
    found: Iterable[ErrorDetails],
    whole: str,
    findings: list[Diagnostic],
) -> bool:
    """Takes out the fields that are written but left blank: they count as left out.

    An entry of a map by name, such as a rate, is no field: left blank, it is reported.
    """
    taken = False
    for one in found:
        if one["input"] is None and one["type"] not in ("extra_forbidden", "missing"):
            loc = _as_written(data, one["loc"])
            around = at(data, loc[:-1])
            if loc and isinstance(around, dict) and around.get(str(loc[-1]), UNREADABLE) is None:
                if is_map(shape_at(model, loc[:-1])):
                    findings.append(_blank(data, loc, whole))
                    around[str(loc[-1])] = UNREADABLE
                else:
                    del around[str(loc[-1])]
                taken = True
    return taken


def _blank(data: Fields, loc: Loc, whole: str) -> Diagnostic:
    part, rest = owner(data, loc, whole)
    fact = f"{what(part, rest)} has no value"
    return Diagnostic(
        data.place.of(*loc), codes.NO_VALUE, fact, f"write it, or take {loc[-1]} away"
    )


def _findings(
    model: type[Located], data: Fields, found: Iterable[ErrorDetails], whole: str
) -> Iterator[Diagnostic]:
    """The findings, each with its place; what follows from another one is left out."""
    from toolkit.readers.misnamed import unknown
    from toolkit.readers.missing import missing

    wrong: list[tuple[Loc, Part, Wrong]] = []
    strange = {one["loc"][:-1] for one in found if one["type"] == "extra_forbidden"}
    for one in islice(found, MOST_TOLD):
        loc = _as_written(data, one["loc"])
        if _follows_from_a_hole(data, loc, one) or _is_a_label(loc, one):
            continue
        part, rest = owner(data, loc, whole)
        if one["type"] == "missing":
            # what is written there under a name that nobody knows may be meant for it
            if loc[:-1] not in strange:
                yield missing(data.place.of(*loc), part, rest)
        elif one["type"] == "extra_forbidden":
            shape = shape_at(model, loc[:-1])
            yield unknown(shape, data.place.of(*loc), part, str(rest[-1]))
        else:
            from toolkit.readers.value_messages import Wrong

            wrong.append(
                (loc, part, Wrong(one["type"], one["input"], one.get("ctx", {}), rest, data))
            )
    yield from _of_values(data, wrong)


def _of_values(data: Fields, wrong: list[tuple[Loc, Part, Wrong]]) -> Iterator[Diagnostic]:
    """The findings on values; those of one map or list that are wrong in the same way together."""
    from toolkit.readers.value_messages import periods_told, said, said_together

    for _, group in groupby(wrong, key=_together):
        alike = list(group)
        loc, part, one = alike[0]
        if one.rest[:1] == ("reporting_periods",) and len(one.rest) == 2:
            yield Diagnostic(data.place.of(*loc[:-1]), *periods_told(one, part))
        elif len(alike) > 1 and isinstance(loc[-1], int):
            first = Diagnostic(data.place.of(*loc), *said(one, part))
            more = "so is one more" if len(alike) == 2 else f"so are {len(alike) - 1} more"
            yield first._replace(message=f"{first.message}; {more} in this list")
        elif len(alike) > 1 and (both := said_together([(w, p) for _, p, w in alike])):
            yield Diagnostic(data.place.of(*loc), *both)
        else:
            yield from (Diagnostic(data.place.of(*way), *said(w, p)) for way, p, w in alike)


def _together(one: tuple[Loc, Part, Wrong]) -> tuple[object, ...]:
    """Equal for findings that have one cause, such as a habit in writing numbers or lists."""
    loc, _, wrong = one
    if wrong.rest[:1] == ("reporting_periods",) and len(wrong.rest) == 2:
        return loc[:-1]
    if isinstance(loc[-1], int):
        return (loc[:-1], wrong.type)
    in_map = len(wrong.rest) > 1 and wrong.rest[0] in ("rates", "effort")
    return (loc[: loc.index(wrong.rest[0]) + 1], wrong.type) if in_map else loc


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
    if one["input"] is UNREADABLE:
        return True
    around = at(data, loc[:-1])
    if one["type"] == "missing":
        return isinstance(around, Fields) and around.torn
    # entries that are faulty themselves do not count, and have been reported
    return one["type"] == "too_short" and bool(at(data, loc))


def _is_a_label(loc: Loc, one: ErrorDetails) -> bool:
    """Whether it is reported where labels are compared, with the form that its kind of part has."""
    return loc[-1:] == ("label",) and one["type"] == "string_pattern_mismatch"
