"""Changes of small YAML files, each proved by the data that is read before and after."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from toolkit.readers.outline_changes import Change, Move, Removal
from toolkit.readers.outline_files import Steps
from toolkit.readers.patch_attempt import Trial, targets_of
from toolkit.readers.wanted_data import plain_data
from toolkit.readers.yaml_layout import UnwritableError
from toolkit.readers.yaml_reader import read_fields
from toolkit.readers.yaml_spans import marks_of


def steps(way: str) -> Steps:
    """`a.0.b` as steps."""
    return tuple(int(one) if one.isdigit() else one for one in way.split("."))


def attempted(files: Mapping[str, str], *changes: Change) -> tuple[dict[str, str], tuple[str, ...]]:
    """The files with those changes that can be written, and why others cannot; exactly the wanted
    data is read from them."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder).resolve()
        for name, text in files.items():
            (home / name).write_bytes(text.encode())
        outline = home / "outline.yaml"
        data = plain_data(read_fields(outline)[0])
        trial = Trial(outline, {}, data, changes, targets_of(changes, data))
        done = trial.attempt(range(len(changes)))
        assert not done.different, done.files.texts
        for path, text in done.files.texts.items():
            assert done.files.mark(path) == marks_of(text), "the marks keep up with the text"
        texts = {name: done.files.text(home / name) for name in files}
        return texts, tuple(done.unwritable.values())


def changed_to(files: Mapping[str, str], *changes: Change) -> dict[str, str]:
    """The files with the changes. Raises UnwritableError where one of them cannot be written."""
    texts, unwritable = attempted(files, *changes)
    for why in unwritable:
        raise UnwritableError(why)
    return texts


def changed(text: str, *changes: Change) -> str:
    """The text of a single file with the changes."""
    return changed_to({"outline.yaml": text}, *changes)["outline.yaml"]


def removed(text: str, way: str) -> str:
    """The text without a part."""
    return changed(text, Removal(steps(way)))


def moved(text: str, way: str, to: str, at: int | None = None) -> str:
    """The text with an item in another place."""
    return changed(text, Move(steps(way), steps(to), at))
