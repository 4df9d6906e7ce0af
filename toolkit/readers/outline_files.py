"""The texts of an outline's files while they are changed, and where each value is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import yaml

from toolkit.readers.file_text import HALVES
from toolkit.readers.yaml_layout import Edit, UnwritableError, end_of_line, start_of_line
from toolkit.readers.yaml_spans import Mark, marks_of

Steps = tuple[str | int, ...]
"""The way to a value: `("work_packages", 0, "tasks", 2, "months")`."""

BOM = "\ufeff"


class Found(NamedTuple):
    """Where a value is, or what is innermost on the way to it."""

    path: Path
    marks: tuple[Mark, ...]
    """From the outermost of that file to the innermost on the way."""

    rest: Steps
    """What of the way is not written yet."""

    @property
    def mark(self) -> Mark:
        return self.marks[-1]

    def place(self, depth: int = -1) -> int:
        """At which place the mark of that depth is in the one around it."""
        around, inner = self.marks[depth - 1], self.marks[depth]
        return next(at for at, one in enumerate(around.inside) if one is inner)


@dataclass
class OutlineFiles:
    """The texts of an outline's files, as they are or as they shall be."""

    outline: Path
    texts: dict[Path, str] = field(default_factory=dict)
    marks: dict[str, Mark | None] = field(default_factory=dict)
    """What each text holds, by the text."""

    def mark(self, path: Path) -> Mark | None:
        text = self.text(path)
        if text not in self.marks:
            self.marks[text] = marks_of(text)
        return self.marks[text]

    def text(self, path: Path) -> str:
        if path not in self.texts:
            text = path.read_bytes().decode("utf-8", errors=HALVES)
            self.texts[path] = text.removeprefix(BOM)
        return self.texts[path]

    def find(self, steps: Steps) -> tuple[Path, Mark, Steps]:
        """The file and the innermost place on the way, and what of the way is not written yet."""
        found = self.way(steps)
        return found.path, found.mark, found.rest

    def way(self, steps: Steps) -> Found:
        """The same with all that is around that place. Raises UnwritableError for an empty file."""
        path = self.outline.resolve()
        mark, marks = self.mark(path), list[Mark]()
        rest, files = steps, {path}
        while mark:
            marks.append(mark)
            if mark.tag == "!include":
                path = (path.parent / mark.value).resolve()
                if path in files:
                    raise UnwritableError("its file includes itself")
                files.add(path)
                mark, marks = self.mark(path), []
                continue
            if not rest or not (inner := mark.of(rest[0])):
                return Found(path, tuple(marks), rest)
            mark, rest = inner, rest[1:]
        raise UnwritableError("the file is empty")

    def change(self, path: Path, edit: Edit, around: Sequence[Mark]) -> None:
        """Writes the change into the text of a file, inside the last of the marks `around` it.

        Only that part is read again; all marks behind it keep up.
        """
        old = self.text(path)
        new = edit.of(old)
        outermost = self.marks.pop(old, None)
        self.texts[path] = new
        if outermost is not None and around and around[0] is outermost:
            depth = next((at for at, one in enumerate(around) if one.flow), len(around) - 1)
            while depth and around[depth].start > edit.start:
                depth -= 1
            if depth and _keeps_up(new, edit, around[: depth + 1]):
                self.marks[new] = outermost

    def changed(self) -> Mapping[Path, bytes]:
        """The files that are not what is on the disk."""
        found = {}
        for path, text in self.texts.items():
            old = path.read_bytes()
            mark = BOM if old.startswith(BOM.encode()) else ""
            if (content := (mark + text).encode("utf-8", HALVES)) != old:
                found[path] = content
        return found


def _keeps_up(new: str, edit: Edit, marks: Sequence[Mark]) -> bool:
    """Whether the last of `marks` could be read again in the new text, and all others moved."""
    *around, part = marks
    grown = len(edit.new) - (edit.end - edit.start)
    stop = max(part.end, edit.end) + grown
    end = stop - 1 if new[stop - 1 : stop] == "\n" else end_of_line(new, stop)
    column = part.start - start_of_line(new, part.start)
    try:
        again = marks_of(f"{' ' * column}{new[part.start : end]}\n")
    except yaml.YAMLError:
        return False
    if again is None or again.start != column or again.kind != part.kind:
        return False
    _move(again, part.start - column)
    for outer, inner in zip(reversed(around), reversed(marks), strict=False):
        place = next(at for at, one in enumerate(outer.inside) if one is inner)
        if inner is part:
            outer.inside[place] = again
        for one in (*outer.keys[place + 1 :], *outer.inside[place + 1 :]):
            _move(one, grown)
    for outer in reversed(around):
        outer.end = outer.inside[-1].end
    return True


def _move(mark: Mark, by: int) -> None:
    mark.start += by
    mark.end += by
    for one in mark.keys:
        _move(one, by)
    for one in mark.inside:
        _move(one, by)
