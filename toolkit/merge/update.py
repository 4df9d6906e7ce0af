"""How generated files come to a person: nothing that was written by hand is ever lost.

A file that nobody has touched since we wrote it is replaced, after a backup. One that someone has
worked in takes up what is new, after a backup too; where it cannot, it is kept as it is, and the
new one is written beside it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.files import Staged, clear_leftovers, make_folder, obstacle, stage, write_safely
from toolkit.incoming import read_incoming
from toolkit.merge.alone import alone
from toolkit.merge.backups import FOLDER
from toolkit.merge.carried import Carried, carried_in, say_the_same
from toolkit.merge.delivered import Delivered, Kind
from toolkit.merge.journal import Change, checksum_at, writing
from toolkit.merge.state import STATE, Entry, State, read_state
from toolkit.merge.undo import RECORD
from toolkit.merge.updaters import NO_UPDATERS, Update, Updater
from toolkit.unforeseen import unforeseen

NO_NOTES: Mapping[str, bytes] = {}


class Step(NamedTuple):
    """A file to be written, or to be left as it is."""

    delivered: Delivered
    content: bytes
    carried: Carried
    was: str = ""
    """The checksum of what lay there when it was looked at; empty where there was nothing."""
    edited: bool = False
    """Whether people's words are in it, whatever lay there before."""

    @property
    def change(self) -> Change:
        """What becomes of the file, so that it can be put back."""
        now = checksum_of(self.content)
        return Change(self.delivered.path, self.was, now, self.delivered.backup)

    @property
    def changed(self) -> bool:
        """Whether the file is another since it was looked at."""
        return checksum_at(self.delivered.path) != self.was

    @property
    def entry(self) -> Entry:
        """As it is known from now on; an edited file counts as edited, whatever we wrote in it."""
        ours = self.delivered.kind is not Kind.UPDATED and not self.edited
        return Entry((checksum_of(self.content),) if ours else (), self.carried.generation)


class Delivery(NamedTuple):
    """All files of a build, looked at and found writable; nothing is written yet."""

    steps: tuple[Step, ...]
    state_folder: Path
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
        for path in (self.state_folder, *(step.delivered.path for step in self.steps)):
            clear_leftovers(path)
        to_write = [step for step in self.steps if step.delivered.kind is not Kind.UNCHANGED]
        if found := [_saved_meanwhile(one, self.what) for one in to_write if one.changed]:
            raise ProposalError(*found)
        if to_write:
            changes = [step.change for step in to_write]
            names = (STATE, *notes)
            with writing(self.state_folder, self.what, self.clock, changes, names, kept_as=RECORD):
                self._write(to_write)
                self._note(notes)
        elif self.warnings:
            make_folder(self.state_folder)
            self._write([])
        missing = {name: one for name, one in notes.items() if not self._has(name)}
        if missing:
            make_folder(self.state_folder)
            self._note(missing)
        return self.delivered

    def _has(self, name: str) -> bool:
        return (self.state_folder / name).exists()

    def _note(self, notes: Mapping[str, bytes]) -> None:
        for name, content in notes.items():
            write_safely(self.state_folder / name, content)

    def _write(self, to_write: list[Step]) -> None:
        """Writes the files; before the first takes its place there is room for all of them."""
        record = self.state_folder / STATE
        if self.warnings and record.exists():
            self._copy(record)
        for step in to_write:
            self._save(step)
        staged: list[Staged] = []
        try:
            for step in to_write:
                make_folder(step.delivered.path.parent)
                staged.append(stage(step.delivered.path, step.content))
            # known before they are there: files that are found then do not count as edited
            names = [
                (_key(step.delivered.path, self.state_folder), step.entry) for step in to_write
            ]
            write_safely(record, self.state.knowing(names, also=True).to_bytes())
            for one in staged:
                one.place()
        finally:
            for one in staged:
                one.drop()
        write_safely(record, self.state.knowing(names).to_bytes())

    def _save(self, step: Step) -> None:
        """Keeps a copy of what was there, and of what will be known of the new file."""
        carried = step.carried
        copy = self.state_folder / "base" / f"{carried.base}.json.gz"
        if carried.base and not copy.exists():
            make_folder(copy.parent)
            write_safely(copy, carried.copy)
        if step.delivered.backup:
            self._copy(step.delivered.path)

    def _copy(self, path: Path) -> None:
        make_folder(self.backups)
        write_safely(self.backups / path.name, path.read_bytes())


def prepare(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    state_folder: Path,
    clock: datetime,
    updaters: Mapping[str, Updater] = NO_UPDATERS,
) -> Delivery:
    """What will become of `files`, by name, in `folder`; raises with every obstacle found.

    `updaters` says how edited files are brought up to date, by the ending of their names.
    Whoever goes on to `commit` keeps others out until then.
    """
    state, warnings = read_state(state_folder / STATE)
    backups = free_folder(state_folder / FOLDER, f"{clock:%Y%m%d-%H%M%S}")
    steps: list[Step] = []
    obstacles: list[Diagnostic] = []
    for name, content in files.items():
        try:
            updater = updaters.get(Path(name).suffix)
            step = _step(folder / name, content, state, backups, updater)
        except OSError as error:
            obstacles.append(_unreadable(folder / name, error))
            continue
        steps.append(step)
        obstacles.extend(obstacles_of(step.delivered))
    if any(step.delivered.kind is not Kind.UNCHANGED for step in steps):
        found = obstacle(state_folder / STATE, folder_may_come=True)
        obstacles.extend([found] if found else [])
    if obstacles:
        raise ProposalError(*{str(one): one for one in obstacles}.values())
    return Delivery(tuple(steps), state_folder, backups, state, warnings, clock)


def deliver(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    state_folder: Path,
    clock: datetime,
    dry_run: bool = False,
) -> tuple[Delivered, ...]:
    """Puts `files` into `folder`; a dry run tells the same and writes nothing."""
    with alone(state_folder):
        delivery = prepare(folder, files, state_folder=state_folder, clock=clock)
        return delivery.delivered if dry_run else delivery.commit()


def next_generation(folder: Path, name: str, *, state_folder: Path) -> int:
    """The generation of the file that is to be built: one more than the last, from 1."""
    state, _ = read_state(state_folder / STATE)
    names = (_name(folder / name, number) for number in range(len(state.files) + 1))
    return 1 + max(state.generation(_key(one, state_folder)) for one in names)


def _step(path: Path, content: bytes, state: State, backups: Path, updater: Updater | None) -> Step:
    """The file under the first of its names where nothing of anybody else lies.

    An edited file that can take up what is new keeps its name.
    """
    carried = carried_in(content)
    kept: Path | None = None
    told: tuple[Diagnostic, ...] = ()
    number = 0
    while True:
        one = _name(path, number)
        old = read_incoming(one) if one.is_file() else None
        if old is None:
            kind, backup = Kind.WRITTEN, None
        elif old == content or say_the_same(old, content):
            return Step(Delivered(one, Kind.UNCHANGED, kept=kept, told=told), content, carried)
        elif state.knows(checksum_of(old)):
            kind, backup = Kind.REPLACED, backups / one.name
        else:
            if updater and not kept:
                try:
                    with unforeseen(str(one)):
                        return _updated(one, old, updater(old, content), backups)
                except ProposalError as why:
                    told = _at(one, why.diagnostics)
            kept, number = kept or one, number + 1
            continue
        kind = Kind.BESIDE if kept else kind
        was = checksum_of(old) if old is not None else ""
        return Step(Delivered(one, kind, backup, kept, told), content, carried, was)


def _updated(path: Path, old: bytes, update: Update, backups: Path) -> Step:
    """The edited file with what is new in it."""
    same = update.content == old
    kind, backup = (Kind.UNCHANGED, None) if same else (Kind.UPDATED, backups / path.name)
    delivered = Delivered(path, kind, backup, told=_at(path, update.told), tally=update.tally)
    return Step(delivered, update.content, carried_in(update.content), checksum_of(old))


def _at(path: Path, told: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(one._replace(place=Place(str(path))) for one in told)


def _name(path: Path, number: int) -> Path:
    """`a.docx`, `a-new.docx`, `a-new-2.docx`, ..., from 0."""
    ending = "" if not number else "-new" if number == 1 else f"-new-{number}"
    return path.with_name(f"{path.stem}{ending}{path.suffix}")


def obstacles_of(delivered: Delivered) -> Iterator[Diagnostic]:
    """What is in the way of writing it; a file that is kept may not be open either."""
    if delivered.kind is Kind.UNCHANGED:
        return
    for path in (delivered.kept, delivered.path):
        if path and (found := obstacle(path, folder_may_come=True)):
            yield found


def checksum_of(content: bytes) -> str:
    """By which a file is known that nobody has touched."""
    return sha256(content).hexdigest()


def _key(path: Path, state_folder: Path) -> str:
    """The name of a file in the state: seen from the outline, so that a project may be moved."""
    return Path(os.path.relpath(path.resolve(), state_folder.parent.resolve())).as_posix()


def free_folder(parent: Path, name: str) -> Path:
    """A folder of that name, or of the name with a number, which is not there yet."""
    number, folder = 1, parent / name
    while folder.exists():
        number += 1
        folder = parent / f"{name}-{number}"
    return folder


def _saved_meanwhile(step: Step, what: str) -> Diagnostic:
    return Diagnostic(
        Place(str(step.delivered.path)),
        "MRG008",
        f"{step.delivered.path.name} was changed by somebody while the {what} was at work, "
        "so nothing is written",
        hint=f"{what} again; it then takes up what has just been saved",
    )


def _unreadable(path: Path, error: OSError) -> Diagnostic:
    return Diagnostic(
        Place(str(path)),
        "MRG002",
        f"the file that is there cannot be read: {error.strerror or error}",
        hint="ask for the right to read it, or give another output folder",
    )
