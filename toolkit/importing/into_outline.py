"""Writes what files give into an outline that is there: its comments and layout stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.importing.combine import Combination
from toolkit.importing.lists import model_at
from toolkit.importing.outcome import Steps
from toolkit.model.wording import listed
from toolkit.readers.outline_paths import ONE_OF
from toolkit.readers.patches import Patch, patched
from toolkit.readers.shapes import field_names, is_part, item_of, needed, shape_at


class Written(NamedTuple):
    """The files of the outline with what was added, and what could not be."""

    files: Mapping[Path, bytes]
    refused: Mapping[Steps, str]
    """By the way in the combined data, each with the reason."""


def written_into(outline: Path, combination: Combination, *, sound: bool) -> Written:
    """The outline with what is new in the combination.

    A `sound` outline stays so: a part that lacks what an outline requires is left out of it.
    """
    left_out = dict(_incomplete(combination)) if sound else {}
    while True:
        steps, patches = _patches(combination, left_out)
        found = patched(outline, patches, unfinished=not sound)
        refused = {
            path: one.why
            for path, patch in zip(steps, patches, strict=True)
            for one in found.held_back
            if one.change is patch
        }
        parts = {path: why for path, why in refused.items() if path in combination.new}
        if not parts:
            return Written(found.files, {**left_out, **refused})
        left_out |= parts


def _incomplete(combination: Combination) -> Iterator[tuple[Steps, str]]:
    """The new parts that lack what the outline requires, each with what that is."""
    for path in combination.new:
        model = model_at(_any(path))
        part = combination.at(path)
        if missing := [name for name in field_names(model) if name in needed(model) - {*part}]:
            kind = ONE_OF[str(path[-2])]
            names = listed([one.replace("_", " ") for one in missing])
            yield path, f"the outline is complete, and this {kind} has no {names} yet"


def _any(path: Steps) -> Steps:
    return tuple(0 if isinstance(one, int) else one for one in path)


def _patches(
    combination: Combination, left_out: Mapping[Steps, str]
) -> tuple[list[Steps], list[Patch]]:
    """The patches for all that is new, and for each the way in the combined data."""

    def is_out(path: Steps) -> bool:
        return any(path[:end] in left_out for end in range(1, len(path) + 1))

    steps: list[Steps] = []
    patches: list[Patch] = []
    for path in combination.new:
        if is_out(path):
            continue
        model, around = model_at(_any(path)), model_at(_any(path[:-2]))
        item = _flat(combination.at(path), model)
        way = _shifted(path[:-1], combination, left_out)
        steps.append(path)
        patches.append(Patch(way, item, field_names(around), added=True))
    for path in combination.filled:
        if not is_out(path):
            order = field_names(_part_around(path))
            way = _shifted(path, combination, left_out)
            steps.append(path)
            patches.append(Patch(way, _as_value(combination.at(path)), order))
    return steps, patches


def _part_around(path: Steps) -> Any:
    """The model of the innermost part around a field."""
    for end in range(len(path) - 1, -1, -1):
        shape = model_at(_any(path[:end]))
        if end == 0 or is_part(shape_at_root(path[:end])):
            return shape
    return model_at(())


def shape_at_root(path: Steps) -> Any:
    """What the outline's model expects at a path."""
    from toolkit.model.proposal import Proposal

    return shape_at(Proposal, _any(path))


def _shifted(path: Steps, combination: Combination, left_out: Mapping[Steps, str]) -> Steps:
    """The way in the outline, in which parts that are left out take no place."""
    way: list[str | int] = []
    for at, step in enumerate(path):
        if isinstance(step, int):
            before = ((*path[:at], place) for place in range(step))
            step -= sum(one in left_out for one in before if one in combination.new)
        way.append(step)
    return tuple(way)


def _flat(part: Mapping[str, Any], model: Any) -> dict[str, Any]:
    """A part without the lists of parts in it, which are added one by one."""
    return {
        name: _as_value(part[name])
        for name in field_names(model)
        if name in part and not is_part(item_of(shape_at(model, (name,))))
    }


def _as_value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
