"""Writes all files of a command, each after a backup, or none of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.files import Staged, clear_leftovers, make_folder, stage
from toolkit.ooxml.embedded_base import PackedBase
from toolkit.store.bases import base_file
from toolkit.store.journal import Change, checksum_at, checksum_of, writing
from toolkit.store.memory import LAST_BUILD, Memory
from toolkit.store.names import STATE, written
from toolkit.store.outside import note_folder
from toolkit.store.state import Entry, State

NO_RECORDS: Mapping[str, bytes] = {}


class FileChange(NamedTuple):
    """A file to be written."""

    path: Path
    content: bytes
    was: str = ""
    """The checksum of the file when it was read; empty where there was none."""

    backup: Path | None = None
    """Where the file that is replaced will be kept."""

    formerly: Path | None = None
    """The file under its former name; it is removed, and `backup` is its copy."""

    formerly_was: str = ""
    """The checksum of the file under its former name when it was read."""

    entry: Entry | None = None
    """What the record of built files will say of it; None for a file that no build writes."""

    base: PackedBase | None = None
    """What was generated in it, of which a copy is kept beside the outline."""

    @property
    def changes(self) -> Iterator[Change]:
        """What the journal notes of it."""
        if self.formerly:
            yield Change(self.formerly, self.formerly_was, "", self.backup)
        backup = None if self.formerly else self.backup
        yield Change(self.path, self.was, checksum_of(self.content), backup)

    @property
    def was_saved_meanwhile(self) -> bool:
        """Whether a person has changed the file since it was read."""
        gone = self.formerly and checksum_at(self.formerly) != self.formerly_was
        return bool(gone) or checksum_at(self.path) != self.was


class Delivery(NamedTuple):
    """All that a command is about to write; nothing has been written yet."""

    what: str
    """The command: `build`, `merge` or `pull`."""

    memory: Memory
    clock: datetime
    files: tuple[FileChange, ...]
    """The files to be written."""

    unchanged: tuple[Path, ...] = ()
    """Files that say the same already and are left as they are."""

    state: State | None = None
    """The record of built files as it was read; None where the command does not write any."""

    damaged_state_backup: Path | None = None
    """Where the record of built files is kept that could not be read; None where it could."""

    def commit(self, records: Mapping[str, bytes] = NO_RECORDS) -> None:
        """Writes everything, with these `records` by their names.

        If the program is ended before it has finished, each file is the old or the new one, whole,
        and `settle` puts back what was written by then. Raises ProposalError where a file was
        saved by a person since it was read, or cannot be written; all is as before then.
        """
        self._prepare_folders()
        if saved := [self._saved_meanwhile(one) for one in self.files if one.was_saved_meanwhile]:
            raise ProposalError(*saved)
        renews_state = self.damaged_state_backup is not None
        if not self.files and not records and not renews_state:
            return
        changes = [change for file in self.files for change in file.changes]
        names = (STATE, *records) if self.state is not None else tuple(records)
        kept_as = LAST_BUILD if self.files else ""
        with writing(self.memory, self.what, self.clock, changes, names, kept_as=kept_as):
            if self.files or renews_state:
                self._write_files()
            for name, content in records.items():
                self.memory.write(name, content)

    def _prepare_folders(self) -> None:
        self.memory.clear(self.memory.folder, folder=True)
        paths = (*(one.path for one in self.files), *self.unchanged)
        for path in paths:
            note_folder(self.memory.home, Path(os.path.realpath(path.parent)))
        for path in (self.memory.root, *paths):
            clear_leftovers(path)

    def _write_files(self) -> None:
        """Writes the files; there is room for all of them before the first takes its place."""
        if self.damaged_state_backup and (damaged := self.memory.read(STATE)) is not None:
            self.memory.write_at(self.damaged_state_backup, damaged)
        for file in self.files:
            self._keep_copies(file)
        entries = [(self.memory.key(one.path), one.entry) for one in self.files if one.entry]
        staged: list[Staged] = []
        try:
            for file in self.files:
                make_folder(file.path.parent)
                staged.append(stage(file.path, file.content))
            if self.state is not None:
                # before the files are there: if the program ends now, they do not count as edited
                self.memory.write(STATE, self.state.knowing(entries, also=True).to_bytes())
            for one in staged:
                one.replace()
        finally:
            for one in staged:
                one.discard()
        former = [one.formerly for one in self.files if one.formerly]
        for path in former:
            path.unlink(missing_ok=True)
        if self.state is not None:
            acronyms = (name.acronym for path in former if (name := written(path.name)))
            keys = map(self.memory.key, former)
            state = self.state.knowing(entries).without(keys, *acronyms)
            self.memory.write(STATE, state.to_bytes())

    def _keep_copies(self, file: FileChange) -> None:
        """Keeps a copy of the file that is replaced, and of what was generated in the new one."""
        if file.base:
            copy = base_file(self.memory.bases, file.base.checksum)
            if not self.memory.has(copy):
                self.memory.write_at(copy, file.base.packed)
        if file.backup:
            self.memory.write_at(file.backup, (file.formerly or file.path).read_bytes())

    def _saved_meanwhile(self, file: FileChange) -> Diagnostic:
        return Diagnostic(
            Place(str(file.path)),
            "MRG008",
            f"{file.path.name} was changed by somebody while the {self.what} was at work, "
            "so nothing is written",
            hint=f"{self.what} again; it then takes up what has just been saved",
        )
