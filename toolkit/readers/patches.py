"""Brings new values into the files of an outline, each proved to change nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from toolkit.diagnostics import ProposalError, Severity
from toolkit.readers.outline import read_outline
from toolkit.readers.outline_files import OutlineFiles
from toolkit.readers.outline_files import Steps as Steps
from toolkit.readers.outline_paths import at
from toolkit.readers.text_edits import Rewording, reworded
from toolkit.readers.yaml_edits import UnwritableError, replaced, with_field, with_item, with_list
from toolkit.readers.yaml_notation import Value
from toolkit.readers.yaml_reader import UNCHANGED, Texts, read_fields
from toolkit.readers.yaml_spans import Mark

LINE_END = re.compile(r"(?<!\n)\n *(?=[^\s])")
"""One that Markdown reads as a space."""


@dataclass(frozen=True)
class Patch:
    """One value that is to be in the outline: at its place, or as one more item of a list."""

    steps: Steps
    value: Value
    order: tuple[str, ...] = ()
    """The fields of the part around it, in the order in which people expect them."""

    added: bool = False
    """Whether `steps` leads to a list that gets the value as one more item."""

    at: int | None = None
    """The place of the item in the list; None for its end."""

    words: tuple[Rewording, ...] = ()
    """What makes the value of a text that is there, word by word, so that its lines may stay."""


@dataclass(frozen=True)
class Patched:
    """The files of the outline that are others now, and what could not be written."""

    files: Mapping[Path, bytes]
    texts: Mapping[Path, str]
    """The same as text, as `read_outline` takes it."""

    refused: tuple[tuple[Patch, str], ...] = ()
    """Each with the reason, as a sentence without its full stop."""


def patched(
    outline: Path,
    patches: Sequence[Patch],
    texts: Texts = UNCHANGED,
    *,
    must_be_sound: bool = True,
) -> Patched:
    """The outline with these values in it; what cannot be written alone is refused, and told.

    Whatever is written has been read again: exactly these values differ, and the outline is sound,
    unless it need not be, as one that is only being begun. `texts` holds what is read in place of
    some of its files, by their resolved paths.
    """
    start = _State(OutlineFiles(outline, dict(texts)), _copied(read_fields(outline, texts)[0]))
    why, done = _tried(start, patches, must_be_sound)
    refused: list[tuple[Patch, str]] = []
    if why:
        done = start
        for patch in patches:
            why, after = _tried(done, (patch,), must_be_sound)
            if why:
                refused.append((patch, why))
            else:
                done = after
    return Patched(done.files.changed(), dict(done.files.texts), tuple(refused))


@dataclass
class _State:
    """The files, and the data that is to be read from them."""

    files: OutlineFiles
    wanted: Any

    def copy(self) -> _State:
        files = self.files
        copied = OutlineFiles(files.outline, dict(files.texts))
        return _State(copied, _copied(self.wanted))


def _tried(before: _State, patches: Sequence[Patch], must_be_sound: bool) -> tuple[str, _State]:
    """The state with all patches in it, and why that must not be; empty where it may."""
    state = before.copy()
    files = state.files
    try:
        for patch in patches:
            _write(files, patch)
            _set(state.wanted, patch)
    except UnwritableError as why:
        return str(why), state
    after, faults = read_fields(files.outline, files.texts)
    if wrong := [one for one in faults if one.severity is Severity.ERROR]:
        return wrong[0].message, state
    _take_line_ends(patches, after, state.wanted)
    if not _same(_copied(after), state.wanted):
        return "more than this one value would change", state
    if not must_be_sound:
        return "", state
    try:
        read_outline(files.outline, texts=files.texts)
    except ProposalError as error:
        return error.diagnostics[0].message, state
    return "", state


def _write(files: OutlineFiles, patch: Patch) -> None:
    path, mark, rest = files.find(patch.steps)
    text = files.text(path)
    if patch.added:
        files.texts[path] = _with_added(text, mark, rest, patch)
    elif not rest and patch.words and _reworded(files, path, mark, patch):
        return
    elif not rest:
        files.texts[path] = replaced(text, mark, patch.value)
    elif all(isinstance(step, str) for step in rest):
        value = patch.value
        for step in reversed(rest[1:]):
            value = {str(step): value}
        if mark.is_nothing:
            files.texts[path] = replaced(text, mark, {str(rest[0]): value})
        else:
            files.texts[path] = with_field(text, mark, str(rest[0]), value, patch.order)
    else:
        raise UnwritableError("the part around it is not there")


def _with_added(text: str, mark: Mark, rest: Sequence[str | int], patch: Patch) -> str:
    """The text with one more item in a list, or with a list that holds the item."""
    if not rest and isinstance(patch.value, str | Mapping):
        return with_item(text, mark, patch.value, patch.at)
    if not isinstance(patch.value, Mapping):
        raise UnwritableError("only a group of fields becomes the first item of a list")
    if len(rest) == 1:
        return with_list(text, mark, str(rest[0]), patch.value, patch.order)
    raise UnwritableError("the part around it is not there")


def _reworded(files: OutlineFiles, path: Path, mark: Mark, patch: Patch) -> bool:
    """Whether the text has its new words now, and is read with them."""
    text = files.text(path)
    try:
        files.texts[path] = reworded(text, mark, patch.words)
        _, read, rest = files.find(patch.steps)
        if not rest and _joined(read.value) == _joined(str(patch.value)):
            return True
    except (UnwritableError, yaml.YAMLError):
        pass  # the words are not to be had without rewriting the whole text
    files.texts[path] = text
    if mark.style in ("|", ">"):
        raise UnwritableError("the lines of its text would have to be rewritten")
    return False


def _set(data: Any, patch: Patch) -> None:
    """Does to the data what the patch is to do to the text."""
    *way, last = patch.steps
    for step in way:
        if isinstance(step, str) and data.get(step) is None:
            data[step] = {}
        data = data[step]
    if patch.added:
        if data.get(last) is None:
            data[last] = []
        at = len(data[last]) if patch.at is None else patch.at
        data[last].insert(at, _copied(patch.value))
    else:
        data[last] = _copied(patch.value)


def _take_line_ends(patches: Sequence[Patch], read: Any, wanted: Any) -> None:
    """Lets a text that was changed word by word be as it was read, if but a line ends elsewhere."""
    for patch in patches:
        found = at(read, patch.steps)
        if patch.words and isinstance(found, str) and _joined(found) == _joined(str(patch.value)):
            at(wanted, patch.steps[:-1])[patch.steps[-1]] = found


def _joined(text: str) -> str:
    return LINE_END.sub(" ", text.rstrip("\n"))


def _copied(value: Any) -> Any:
    """The same as plain data, in which no two places share a part."""
    if isinstance(value, Mapping):
        return {key: _copied(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_copied(one) for one in value]
    return value


def _same(one: Any, two: Any) -> bool:
    """Equal in value and in kind: `3` is not `"3"`, but 3 and 3.0 are one number."""
    if isinstance(one, dict) and isinstance(two, dict):
        return one.keys() == two.keys() and all(_same(one[key], two[key]) for key in one)
    if isinstance(one, list) and isinstance(two, list):
        return len(one) == len(two) and all(map(_same, one, two))
    if isinstance(one, bool) or isinstance(two, bool):
        return one is two
    numbers = int | Decimal
    if isinstance(one, numbers) and isinstance(two, numbers):
        return one == two
    return type(one) is type(two) and bool(one == two)
