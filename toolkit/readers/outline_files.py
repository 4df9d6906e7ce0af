"""The texts of an outline's files while they are changed, and where each value is in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.readers.file_text import HALVES
from toolkit.readers.yaml_edits import UnwritableError
from toolkit.readers.yaml_spans import Mark, marks_of

Steps = tuple[str | int, ...]
"""The way to a value: `("work_packages", 0, "tasks", 2, "months")`."""

BOM = "\ufeff"


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
        path = self.outline.resolve()
        mark = self.mark(path)
        rest = steps
        while mark:
            if mark.tag == "!include":
                path = (path.parent / mark.value).resolve()
                mark = self.mark(path)
                continue
            if not rest or not (inner := mark.of(rest[0])):
                return path, mark, rest
            mark, rest = inner, rest[1:]
        raise UnwritableError("the file is empty")

    def changed(self) -> Mapping[Path, bytes]:
        """The files that are not what is on the disk."""
        found = {}
        for path, text in self.texts.items():
            old = path.read_bytes()
            mark = BOM if old.startswith(BOM.encode()) else ""
            if (content := (mark + text).encode("utf-8", HALVES)) != old:
                found[path] = content
        return found
