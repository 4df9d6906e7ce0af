"""Writes one change into the texts of an outline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import yaml

from toolkit.model.proposal import Proposal
from toolkit.readers.outline_changes import Change, Move, Patch, Removal
from toolkit.readers.outline_files import Found, OutlineFiles, Steps
from toolkit.readers.shapes import field_names, shape_at
from toolkit.readers.text_edits import joined, reworded
from toolkit.readers.yaml_edits import (
    NewItem,
    begun,
    filled,
    is_empty,
    new_item,
    replaced,
    with_field,
    with_item,
    with_list,
)
from toolkit.readers.yaml_layout import Edit, UnwritableError
from toolkit.readers.yaml_moves import item_as_written
from toolkit.readers.yaml_notation import Value
from toolkit.readers.yaml_removals import repeated_elsewhere, without_part
from toolkit.readers.yaml_spans import Mark

NOT_THERE = "the part around it is not there"
NOT_HERE = "it is not written there, but repeated from another part"


class Written(NamedTuple):
    """How a change was written."""

    repeated: bool = False
    """Whether it is inside a part that others may repeat."""

    keeps_list: bool = False
    """Whether a list without items was left, since it is the whole of its file."""


def write(files: OutlineFiles, change: Change, value: Value) -> Written:
    """Writes a change; `value` is what the item says that moves.

    Raises UnwritableError, with all texts as they were, where it cannot be written.
    """
    try:
        if isinstance(change, Move):
            return _moved(files, change, value)
        if isinstance(change, Removal):
            return _removed(files, change.steps)
        return _patched(files, change)
    except (OSError, yaml.YAMLError) as error:
        raise UnwritableError("a file of the outline cannot be read") from error


def _patched(files: OutlineFiles, patch: Patch) -> Written:
    if patch.added:
        _insert(files, patch.steps, new_item(patch.value), patch.at, patch.order, patch.value)
        return Written(_is_repeated(files.way(patch.steps)))
    found = files.way(patch.steps)
    text, mark, rest = files.text(found.path), found.mark, found.rest
    repeated = Written(_is_repeated(found))
    if not rest:
        if patch.words and _reworded(files, found, patch):
            return repeated
        around = found.marks[-2] if len(found.marks) > 1 else None
        if around and around.kind == "fields" and is_empty(mark) and _is_group(patch.value):
            edit = filled(text, around, found.place(), patch.value)
        else:
            edit = replaced(text, mark, patch.value)
        files.change(found.path, edit, found.marks[:-1])
        return repeated
    _write_field(files, found, patch.steps, patch.order, patch.value)
    return repeated


def _is_group(value: Value) -> bool:
    return isinstance(value, Mapping | tuple) and bool(value)


def _write_field(
    files: OutlineFiles, found: Found, steps: Steps, order: tuple[str, ...], value: Value
) -> None:
    """A field that is missing, with the groups of fields around it that are missing as well."""
    text, mark, rest = files.text(found.path), found.mark, found.rest
    if not all(isinstance(step, str) for step in rest):
        raise UnwritableError(NOT_THERE)
    for step in reversed(rest[1:]):
        value = {str(step): value}
    name = str(rest[0])
    if len(found.marks) > 1 and found.marks[-2].kind == "fields" and is_empty(mark):
        edit = filled(text, found.marks[-2], found.place(), {name: value})
        files.change(found.path, edit, found.marks[:-1])
        return
    edit = with_field(text, mark, name, value, order or _order(steps, rest))
    files.change(found.path, edit, found.marks)


def _order(steps: Steps, rest: Steps) -> tuple[str, ...]:
    """The fields of the part in which the first of `rest` is missing, in the order of the model."""
    return field_names(shape_at(Proposal, steps[: len(steps) - len(rest)]))


def _insert(
    files: OutlineFiles,
    steps: Steps,
    item: NewItem,
    at: int | None,
    order: tuple[str, ...] = (),
    value: Value | None = None,
) -> None:
    """One more item of the list at `steps`, which may be empty or missing."""
    found = files.way(steps)
    text, mark, rest = files.text(found.path), found.mark, found.rest
    around = found.marks[-2] if len(found.marks) > 1 else None
    if not rest and around and around.kind == "fields" and is_empty(mark):
        edit = begun(text, around, found.place(), item)
        files.change(found.path, edit, found.marks[:-1])
    elif not rest:
        files.change(found.path, with_item(text, mark, item, at), found.marks)
    elif len(rest) == 1 and isinstance(rest[0], str) and not (around and is_empty(mark)):
        edit = with_list(text, mark, rest[0], item, order or _order(steps, rest))
        files.change(found.path, edit, found.marks)
    elif value is None:
        raise UnwritableError(NOT_THERE)
    else:
        _write_field(files, found, steps, order, (value,))


def _reworded(files: OutlineFiles, found: Found, patch: Patch) -> bool:
    """Whether the text has its new words now, and is read with them."""
    text, mark = files.text(found.path), found.mark
    try:
        new = reworded(text, mark, patch.words)
        end = len(new) - (len(text) - mark.end)
        edit = Edit(mark.start, mark.end, new[mark.start : end])
        trial = OutlineFiles(files.outline, {**files.texts, found.path: new})
        _, read, rest = trial.find(patch.steps)
        if not rest and joined(read.value) == joined(str(patch.value)):
            files.change(found.path, edit, found.marks[:-1])
            return True
    except (UnwritableError, yaml.YAMLError):
        pass  # the words are not to be had without rewriting the whole text
    if mark.style in ("|", ">"):
        raise UnwritableError("the lines of its text would have to be rewritten")
    return False


def _removed(files: OutlineFiles, steps: Steps) -> Written:
    found, place = _part_of(files, steps)
    marks, mark = found.marks, found.mark
    repeated = Written(_is_repeated(found))
    if mark.kind == "list" and len(mark.inside) == 1:
        if len(marks) > 1 and marks[-2].kind == "fields":
            place = found.place()
            marks = marks[:-1]
            found = found._replace(marks=marks)
            mark = marks[-1]
        else:
            repeated = repeated._replace(keeps_list=True)
    _refuse_repeated(marks[0], mark, place)
    around = marks[-2] if len(marks) > 1 else None
    text = files.text(found.path)
    edit = without_part(text, mark, place, around, found.place() if around else 0)
    files.change(found.path, edit, marks[:-1] if len(mark.inside) == 1 else marks)
    return repeated


def _part_of(files: OutlineFiles, steps: Steps) -> tuple[Found, int]:
    """The mapping or list that holds a part, and at which place."""
    found = files.way(steps[:-1])
    inner = None if found.rest else found.mark.of(steps[-1])
    if inner is None:
        raise UnwritableError(NOT_HERE)
    return found, next(at for at, one in enumerate(found.mark.inside) if one is inner)


def _refuse_repeated(outermost: Mark, around: Mark, place: int) -> None:
    parts = (*around.keys[place : place + 1], around.inside[place])
    if name := repeated_elsewhere(outermost, *parts):
        raise UnwritableError(f"other parts of the outline repeat it, as *{name}")


def _is_repeated(found: Found) -> bool:
    return any(one.anchor for one in found.marks)


def _moved(files: OutlineFiles, move: Move, value: Value) -> Written:
    found, place = _part_of(files, move.steps)
    if found.mark.kind != "list":
        raise UnwritableError("it is not an item of a list")
    _refuse_repeated(found.marks[0], found.mark, place)
    if move.to == move.steps[:-1] and len(found.mark.inside) == 1:
        return Written(_is_repeated(found))
    text = files.text(found.path)
    item = item_as_written(text, found.mark, place, value)
    done = _removed(files, move.steps)
    try:
        _insert(files, move.to, item, move.at)
    except UnwritableError:
        files.texts[found.path] = text
        raise
    repeated = done.repeated or _is_repeated(files.way(move.to))
    return done._replace(repeated=repeated)
