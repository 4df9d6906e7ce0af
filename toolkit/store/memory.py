"""The folders of the records of an outline, and how records are read and written.

    .proposal/
      outlines/outline.yaml/   what is known of the builds of that outline
      base/                    what was generated, by checksum
      backups/                 files as they were before a build, a merge or a pull
      forms/                   official forms as they were downloaded, by checksum

Versions before this one kept the records of the one outline in `.proposal` itself.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.files import make_folder, write_safely
from toolkit.ordinary_files import NotOrdinaryError, bytes_of, strangeness
from toolkit.store.names import FOLDER, OUTLINES, STATE
from toolkit.store.outside import folders_outside
from toolkit.store.record_forms import R, understood

BASES, BACKUPS, OFFICIAL_FORMS = "base", "backups", "forms"

LAST_BUILD, SNAPSHOT, JOURNAL = (
    "last-build.json",
    "snapshot.json",
    "unfinished.json",
)
PULLED, DECIDED = "pulled.json", "pulled-words.json"
PACKS = "packs.json"
BLANKS = "official-forms.json"
PULLED_FROM_COPY = "pulled-{}.json"
"""What was pulled from a copy of the workbook, by twelve hexadecimal digits of its checksum."""

RECORD = re.compile(
    "|".join(
        (
            *map(re.escape, (STATE, LAST_BUILD, SNAPSHOT, PULLED, DECIDED, PACKS, BLANKS)),
            PULLED_FROM_COPY.replace(".", r"\.").format("[0-9a-f]{12}"),
        )
    )
)
"""The names of all records but the one of unfinished work."""

MOST = 8_000_000
"""Bytes of a record; those of a large project take less than one million."""

MOST_LETTERS = 4000
"""Of a path in a record."""


class OutsideError(Exception):
    """A record names a file that is not this project's; the text is the name."""


@dataclass(frozen=True, slots=True)
class Memory:
    """The records of one outline, in `.proposal` in the folder of the project."""

    home: Path
    """The folder of the project, without links on the way."""

    outline: str
    """The name of the outline's file."""

    inherited: Mapping[str, bytes] = field(default_factory=dict)
    """Records that are where an earlier version, or another name of the outline, put them."""

    at_the_top: bool = False
    """Whether the records are in `.proposal` itself, as versions before this one put them."""

    @property
    def root(self) -> Path:
        """The folder of all records of the project."""
        return self.home / FOLDER

    @property
    def folder(self) -> Path:
        """The folder of the records of this outline."""
        return self.root if self.at_the_top else self.root / OUTLINES / self.outline

    @property
    def bases(self) -> Path:
        """The folder of what was generated, by checksum."""
        return self.root / BASES

    @property
    def backups(self) -> Path:
        """The folder of the files that were replaced."""
        return self.root / BACKUPS

    def read(self, name: str) -> bytes | None:
        """The record of that name; None where there is none.

        Raises ProposalError where something other than an ordinary file lies there.
        """
        if name in self.inherited:
            return self.inherited[name]
        return self.bytes_at(self.folder / name)

    def record(self, name: str, shape: type[R]) -> R | None:
        """The record of that name; None where there is none.

        Raises DamagedError where it is not what this tool writes, and ProposalError where it was
        written by a later version, or cannot be read.
        """
        content = self.read(name)
        return understood(content, shape, self.folder / name) if content is not None else None

    def write(self, name: str, content: bytes) -> None:
        """Puts a record down, whole. Raises ProposalError where that cannot be done."""
        self.write_at(self.folder / name, content)

    def remove(self, name: str) -> None:
        """Takes a record away, if it is there."""
        self.clear(self.folder / name)
        (self.folder / name).unlink(missing_ok=True)

    def bytes_at(self, path: Path) -> bytes | None:
        """What a file inside `.proposal` holds; None where there is none."""
        self.clear(path.parent, folder=True)
        try:
            return bytes_of(path, MOST)
        except NotOrdinaryError as why:
            raise ProposalError(not_ordinary(path, str(why))) from why
        except OSError as why:
            raise ProposalError(unreadable(path, why)) from why

    def has(self, path: Path) -> bool:
        """Whether a file inside `.proposal` is there."""
        self.clear(path)
        return path.is_file()

    def write_at(self, path: Path, content: bytes) -> None:
        """Writes a file inside `.proposal`."""
        self.clear(path)
        make_folder(path.parent)
        write_safely(path, content)

    def clear(self, path: Path, *, folder: bool = False) -> None:
        """Raises ProposalError where a link, or something other than expected, is on the way.

        Every folder between the project's and `path` is an ordinary folder or not there yet, and
        `path` is an ordinary file, or a `folder`.
        """
        here = self.home
        for step in path.relative_to(self.home).parts:
            here = here / step
            try:
                why = strangeness(here)
                missing = not why and not os.path.lexists(here)
            except OSError as error:
                raise ProposalError(unreadable(here, error)) from error
            if missing:
                return
            expected = "is a folder" if folder or here != path else ""
            if why != expected:
                raise ProposalError(not_ordinary(here, why or "is a file"))

    def key(self, path: Path) -> str:
        """How a record names a file: as seen from the project's folder, else in full."""
        real = Path(os.path.realpath(path.parent)) / path.name
        inside = real.is_relative_to(self.home)
        key = real.relative_to(self.home).as_posix() if inside else str(real)
        if not key.isprintable() or len(key) > MOST_LETTERS:
            fact = (
                "the name of the file or of its folder cannot be written down: it is no plain text"
            )
            hint = "give the folder a name of letters, digits and spaces"
            raise ProposalError(Diagnostic(Place(ascii(str(path))), "MRG114", fact, hint))
        return key

    def place(self, key: str) -> Path:
        """The file that a record names.

        Raises OutsideError where it is neither in the project's folder nor in one into which a
        build of this computer wrote, and where a link is on the way to it.
        """
        path = self.home / key
        plain = Path(os.path.normpath(path))
        if "\0" in key or (os.name == "nt" and (":" in plain.name or PureWindowsPath(key).root)):
            raise OutsideError(key)
        if not plain.is_relative_to(self.home):
            return self._elsewhere(key, plain)
        parts = PurePosixPath(key).parts
        if ".." in parts or plain == self.home:
            raise OutsideError(key)
        try:
            self.clear(plain.parent, folder=True)
        except ProposalError as why:
            if plain.is_relative_to(self.root):
                raise
            raise OutsideError(key) from why  # nobody is sent to move what a record names
        return plain

    def _elsewhere(self, key: str, path: Path) -> Path:
        if path.parent not in folders_outside(self.home):
            raise OutsideError(key)
        return path


def not_ordinary(path: Path, why: str) -> Diagnostic:
    """The finding where something else is in the place of a record."""
    return Diagnostic(
        Place(str(path)),
        "MRG100",
        f"{path.name} {why}, and records are only kept in ordinary files of the project's folder",
        hint=f"move {path} away, or delete it; what is lost with it is told by the next build",
    )


def unreadable(path: Path, error: OSError) -> Diagnostic:
    """The finding where a record cannot be read."""
    return Diagnostic(
        Place(str(path)),
        "MRG112",
        f"{path.name or path} cannot be read or changed: {error.strerror or error}",
        hint="ask for the right to read and write it, or work in a copy of the project's folder",
    )
