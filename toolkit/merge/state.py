"""What we wrote where: the record by which a file that someone has edited is known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.diagnostics import Diagnostic, Place, Severity

STATE = "state.json"
VERSION = 1


class Entry(NamedTuple):
    """One file: the checksums that it may have when nobody has touched it, and its generation."""

    checksums: tuple[str, ...]
    generation: int = 0


NOTHING: Mapping[str, Entry] = {}


class State(NamedTuple):
    """All files that we wrote, by their way from the outline's folder."""

    files: Mapping[str, Entry] = NOTHING

    def knows(self, checksum: str) -> bool:
        """Whether a file with that checksum is as we wrote it, whatever its name is now."""
        return any(checksum in entry.checksums for entry in self.files.values())

    def generation(self, name: str) -> int:
        """The generation of that file; 0 where we never wrote one."""
        return self.files[name].generation if name in self.files else 0

    def knowing(self, written: Iterable[tuple[str, Entry]], *, also: bool = False) -> State:
        """The same, knowing what each of those files holds; with `also` beside what it held."""
        files = dict(self.files)
        for name, entry in written:
            old = files[name].checksums if also and name in files else ()
            files[name] = Entry((*old, *entry.checksums), entry.generation)
        return State(files)

    def to_bytes(self) -> bytes:
        """As a file that people may read and keep under version control."""
        files = {
            name: {"sha256": list(entry.checksums), "generation": entry.generation}
            for name, entry in sorted(self.files.items())
        }
        text = json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=2)
        return f"{text}\n".encode()


def read_state(path: Path) -> tuple[State, tuple[Diagnostic, ...]]:
    """The record, and a warning where it cannot be understood; nothing is known then."""
    try:
        written = json.loads(path.read_bytes())
        if written["version"] != VERSION:
            raise ValueError(f"its version is {written['version']}")
        return State({name: _entry(one) for name, one in written["files"].items()}), ()
    except FileNotFoundError:
        return State(), ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        warning = Diagnostic(
            Place(str(path)),
            "MRG011",
            "the record of what was built cannot be understood, "
            "so every file that is there counts as edited",
            hint="it is put among the backups and made anew; compare what is beside each file",
            severity=Severity.WARNING,
        )
        return State(), (warning,)


def _entry(written: Any) -> Entry:
    checksums = written["sha256"]
    if not all(isinstance(one, str) for one in checksums):
        raise TypeError("a checksum is a text")
    return Entry(tuple(checksums), int(written["generation"]))
