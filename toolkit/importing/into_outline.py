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

    A `sound` outline stays so: a part that lacks what an outline requires is left out of it. In
    one that is only being begun, new parts may lack that too.
    """
    incomplete = dict(_incomplete(combination)) if sound else {}
    patches = dict(_patches(combination))
    found = patched(outline, list(patches.values()), unfinished=True)
    ways = {id(patch): path for path, patch in patches.items()}
    refused = {ways[id(one.change)]: one.why for one in found.held_back}
    return Written(found.files, {path: incomplete.get(path, why) for path, why in refused.items()})


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


def _patches(combination: Combination) -> Iterator[tuple[Steps, Patch]]:
    """A patch for each part that is new and each field that was filled, by the way to it.

    What is inside a new part is added after it.
    """
    for path in combination.new:
        model = model_at(_any(path))
        yield path, Patch(path[:-1], _flat(combination.at(path), model), added=True)
    for path in combination.filled:
        yield path, Patch(path, _as_value(combination.at(path)))


def _flat(part: Mapping[str, Any], model: Any) -> dict[str, Any]:
    """A part without the lists of parts in it, which are added one by one."""
    return {
        name: _as_value(part[name])
        for name in field_names(model)
        if name in part and not is_part(item_of(shape_at(model, (name,))))
    }


def _as_value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
