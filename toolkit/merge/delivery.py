"""All files of a build, a merge or a pull are written: each after a backup, or none of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.files import Staged, clear_leftovers, make_folder, stage
from toolkit.merge.delivery_result import Delivered, Kind
from toolkit.merge.embedded_info import EmbeddedInfo
from toolkit.merge.journal import Change, checksum_at, checksum_of, writing
from toolkit.store.bases import base_file
from toolkit.store.memory import LAST_BUILD, STATE, Memory
from toolkit.store.names import written
from toolkit.store.outside import note_folder
from toolkit.store.state import Entry, State

NO_NOTES: Mapping[str, bytes] = {}


class Step(NamedTuple):
    """A file to be written, or to be left as it is."""

    delivered: Delivered
    content: bytes
    carried: EmbeddedInfo
    was: str = ""
    """The checksum of what lay there when it was looked at; empty where there was nothing."""
    edited: bool = False
    """Whether people's words are in it, whatever lay there before."""
    formerly_was: str = ""
    """The checksum of the file under its former name, which goes."""

    @property
    def changes(self) -> Iterator[Change]:
        """What becomes of the file, so that it can be put back."""
        one = self.delivered
        if one.formerly:
            yield Change(one.formerly, self.formerly_was, "", one.backup)
        backup = None if one.formerly else one.backup
        yield Change(one.path, self.was, checksum_of(self.content), backup)

    @property
    def changed(self) -> bool:
        """Whether the file is another since it was looked at."""
        former = self.delivered.formerly
        gone = former and checksum_at(former) != self.formerly_was
        return bool(gone) or checksum_at(self.delivered.path) != self.was

    @property
    def entry(self) -> Entry:
        """As it is known from now on; an edited file counts as edited, whatever we wrote in it."""
        ours = self.delivered.kind is not Kind.UPDATED and not self.edited
        return Entry((checksum_of(self.content),) if ours else (), self.carried.generation)


class Delivery(NamedTuple):
    """All files of a build, looked at and found writable; nothing is written yet."""

    steps: tuple[Step, ...]
    memory: Memory
    backups: Path
    state: State
    warnings: tuple[Diagnostic, ...]
    clock: datetime
    what: str = "build"
    """What it is a part of: a build or a merge."""

    @property
    def delivered(self) -> tuple[Delivered, ...]:
        """What `commit` will do."""
        return tuple(step.delivered for step in self.steps)

    def commit(self, notes: Mapping[str, bytes] = NO_NOTES) -> tuple[Delivered, ...]:
        """Writes everything, with `notes` of our own beside the outline.

        Whenever it is cut short each file is the old or the new, whole, and `settle` puts back
        what was written by then. Raises ProposalError where somebody saved a file meanwhile.
        """
        self.memory.clear(self.memory.folder, folder=True)
        for step in self.steps:
            folder = Path(os.path.realpath(step.delivered.path.parent))
            note_folder(self.memory.home, folder)
        for path in (self.memory.root, *(step.delivered.path for step in self.steps)):
            clear_leftovers(path)
        to_write = [step for step in self.steps if step.delivered.kind is not Kind.UNCHANGED]
        if found := [_saved_meanwhile(one, self.what) for one in to_write if one.changed]:
            raise ProposalError(*found)
        if to_write:
            changes = [change for step in to_write for change in step.changes]
            names = (STATE, *notes)
            with writing(self.memory, self.what, self.clock, changes, names, kept_as=LAST_BUILD):
                self._write(to_write)
                self._note(notes)
        elif self.warnings:
            self._write([])
        self._note({name: one for name, one in notes.items() if self.memory.read(name) is None})
        return self.delivered

    def _note(self, notes: Mapping[str, bytes]) -> None:
        for name, content in notes.items():
            self.memory.write(name, content)

    def _write(self, to_write: list[Step]) -> None:
        """Writes the files; before the first takes its place there is room for all of them."""
        if self.warnings and (damaged := self.memory.read(STATE)) is not None:
            self.memory.write_at(self.backups / STATE, damaged)
        for step in to_write:
            self._save(step)
        staged: list[Staged] = []
        try:
            for step in to_write:
                make_folder(step.delivered.path.parent)
                staged.append(stage(step.delivered.path, step.content))
            # known before they are there: files that are found then do not count as edited
            names = [(self.memory.key(step.delivered.path), step.entry) for step in to_write]
            self.memory.write(STATE, self.state.knowing(names, also=True).to_bytes())
            for one in staged:
                one.place()
        finally:
            for one in staged:
                one.drop()
        former = [path for step in to_write if (path := step.delivered.formerly)]
        for path in former:
            path.unlink(missing_ok=True)
        known = self.state.knowing(names).without(
            map(self.memory.key, former),
            *(name.acronym for path in former if (name := written(path.name))),
        )
        self.memory.write(STATE, known.to_bytes())

    def _save(self, step: Step) -> None:
        """Keeps a copy of what was there, and of what will be known of the new file."""
        carried = step.carried
        copy = base_file(self.memory.bases, carried.base)
        if carried.base and not self.memory.has(copy):
            self.memory.write_at(copy, carried.copy)
        if backup := step.delivered.backup:
            was = step.delivered.formerly or step.delivered.path
            self.memory.write_at(backup, was.read_bytes())


def _saved_meanwhile(step: Step, what: str) -> Diagnostic:
    return Diagnostic(
        Place(str(step.delivered.path)),
        "MRG008",
        f"{step.delivered.path.name} was changed by somebody while the {what} was at work, "
        "so nothing is written",
        hint=f"{what} again; it then takes up what has just been saved",
    )
