"""Decides for each generated file whether it is replaced, updated or written beside.

A file that nobody has edited since it was built is replaced, after a backup. One that was edited
takes up what is new, after a backup too; where it cannot, it is kept as it is, and the new one is
written beside it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.files import obstacle
from toolkit.merge.delivery_result import Delivered, Kind
from toolkit.merge.outcome import NO_TALLY, NO_UPDATERS, Update, Updater
from toolkit.ooxml.embedded_base import packed_base_in, say_the_same
from toolkit.ooxml.incoming_file import read_incoming
from toolkit.ordinary_files import leads_inside, strangeness
from toolkit.store.backups import new_backups
from toolkit.store.delivery import Delivery, FileChange
from toolkit.store.journal import checksum_at, checksum_of
from toolkit.store.memory import Memory, unreadable
from toolkit.store.names import STATE
from toolkit.store.state import Entry, State, read_state
from toolkit.unforeseen import unforeseen

BUILD_AND_PULL = "build --pull"
NO_FORMER: Mapping[str, Path] = {}
NO_RECORDS: Mapping[str, bytes] = {}


class Prepared(NamedTuple):
    """What will become of each file, and what has to be written for that."""

    delivered: tuple[Delivered, ...]
    delivery: Delivery
    warnings: tuple[Diagnostic, ...]
    pulled: Mapping[str, bytes] = NO_RECORDS
    """The records of a pull that is written with it."""

    def with_pulled(self, files: tuple[FileChange, ...], records: Mapping[str, bytes]) -> Prepared:
        """The same with a pull that writes these `files` of the outline, and its `records`."""
        all_files = (*files, *self.delivery.files)
        delivery = self.delivery._replace(what=BUILD_AND_PULL, files=all_files)
        return self._replace(delivery=delivery, pulled=records)

    def settled(self, workbook: Path | None) -> Prepared:
        """The same, and it is known that nothing waits in this edited workbook; None for none."""
        contents = {one.path: one.content for one in self.delivery.files}
        checksum = ""
        if workbook in contents:
            checksum = checksum_of(contents[workbook])
        elif workbook:
            checksum = checksum_at(workbook)
        state = self.delivery.state._replace(settled=checksum) if self.delivery.state else None
        return self._replace(delivery=self.delivery._replace(state=state))

    @property
    def backups(self) -> Mapping[Path, Path]:
        """The copy of each file that is written over."""
        return {one.path: one.backup for one in self.delivery.files if one.backup}

    def commit(self, records: Mapping[str, bytes] = NO_RECORDS) -> None:
        """Writes everything; `records` of a build that changes no file only where they are missing.

        Raises ProposalError, with all as it was, where something cannot be written.
        """
        memory = self.delivery.memory
        if not self.delivery.files:
            records = {name: one for name, one in records.items() if memory.read(name) is None}
        self.delivery.commit({**records, **self.pulled})


class _Step(NamedTuple):
    """What becomes of a file, and how it is written; None where it is left as it is."""

    delivered: Delivered
    change: FileChange | None = None


class _Known(NamedTuple):
    """What is known of the files that may be there, and where they are kept."""

    state: State
    backups: Path

    def written(
        self, delivered: Delivered, content: bytes, old: bytes | None, *, edited: bool = False
    ) -> _Step:
        """The step that writes `content` where `old` was read.

        A file that is `edited` is recorded as such, even if nobody touches it again.
        """
        base = packed_base_in(content)
        checksums = () if edited else (checksum_of(content),)
        was = checksum_of(old) if old is not None else ""
        change = FileChange(
            delivered.path,
            content,
            "" if delivered.formerly else was,
            delivered.backup,
            delivered.formerly,
            was if delivered.formerly else "",
            Entry(checksums, base.generation, (base.checksum,)) if base else Entry(checksums),
            base,
        )
        return _Step(delivered, change)


def prepare(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    memory: Memory,
    clock: datetime,
    updaters: Mapping[str, Updater] = NO_UPDATERS,
    former: Mapping[str, Path] = NO_FORMER,
) -> Prepared:
    """What will become of `files`, by name, in `folder`; raises with every obstacle found.

    `updaters` says how edited files are brought up to date, by the ending of their names (the first
    that fits), and `former` which of them are there under another name. Whoever goes on to
    `commit` keeps others out until then.
    """
    state, warnings = read_state(memory)
    known = _Known(state, new_backups(memory, clock))
    if leads_inside(folder, memory.root):
        raise ProposalError(_among_records(folder))
    steps: list[_Step] = []
    obstacles: list[Diagnostic] = []
    for name, content in files.items():
        updater = next((one for end, one in updaters.items() if name.endswith(end)), None)
        try:
            if name in former:
                step = _renamed(folder / name, former[name], content, known, updater)
            else:
                step = _step(folder / name, content, known, updater)
        except OSError as error:
            obstacles.append(unreadable(folder / name, error))
            continue
        except ProposalError as error:
            obstacles.extend(error.diagnostics)
            continue
        steps.append(step)
        obstacles.extend(_obstacles_of(step.delivered))
    if any(step.change for step in steps):
        found = obstacle(memory.folder / STATE, folder_may_come=True)
        obstacles.extend([found] if found else [])
    if obstacles:
        raise ProposalError(*{str(one): one for one in obstacles}.values())
    return _prepared("build", steps, known, warnings, memory, clock)


def prepare_edited(
    path: Path, old: bytes | None, content: bytes, *, memory: Memory, clock: datetime, what: str
) -> Prepared:
    """What will become of a file that people edit and that is to hold `content`.

    `old` is what was read there; `what` is the name of the command. Raises with every obstacle.
    Whoever goes on to `commit` keeps others out until then.
    """
    state, warnings = read_state(memory)
    known = _Known(state, new_backups(memory, clock))
    if old == content:
        step = _Step(Delivered(path, Kind.UNCHANGED))
    elif old is None:
        step = known.written(Delivered(path, Kind.WRITTEN), content, old, edited=True)
    else:
        delivered = Delivered(path, Kind.UPDATED, known.backups / path.name)
        step = known.written(delivered, content, old, edited=True)
    if found := list(_obstacles_of(step.delivered)):
        raise ProposalError(*found)
    return _prepared(what, [step], known, warnings, memory, clock)


def _prepared(
    what: str,
    steps: list[_Step],
    known: _Known,
    warnings: tuple[Diagnostic, ...],
    memory: Memory,
    clock: datetime,
) -> Prepared:
    delivery = Delivery(
        what,
        memory,
        clock,
        tuple(step.change for step in steps if step.change),
        tuple(step.delivered.path for step in steps if not step.change),
        known.state,
        known.backups / STATE if warnings else None,
    )
    return Prepared(tuple(step.delivered for step in steps), delivery, warnings)


def next_generation(
    folder: Path, name: str, *, memory: Memory, former: Mapping[str, Path] = NO_FORMER
) -> int:
    """The generation of the file that is to be built: one more than the last, from 1."""
    state, _ = read_state(memory)
    names = [_name(folder / name, number) for number in range(len(state.files) + 1)]
    names += [former[name]] if name in former else []
    return 1 + max(state.generation(memory.key(one)) for one in names)


def _step(path: Path, content: bytes, known: _Known, updater: Updater | None) -> _Step:
    """The file under the first of its names where nothing of anybody else is.

    An edited file that can take up what is new keeps its name.
    """
    kept: Path | None = None
    findings: tuple[Diagnostic, ...] = ()
    number = 0
    while True:
        target = _name(path, number)
        old = content_at(target)
        if old is None:
            kind, backup = Kind.WRITTEN, None
        elif old == content or say_the_same(old, content):
            return _Step(Delivered(target, Kind.UNCHANGED, kept=kept, findings=findings))
        elif known.state.knows(checksum_of(old)):
            kind, backup = Kind.REPLACED, known.backups / target.name
        else:
            if updater and not kept:
                try:
                    with unforeseen(str(target)):
                        return _updated(target, old, updater(old, content), known)
                except ProposalError as why:
                    findings = _at(target, why.diagnostics)
            kept, number = kept or target, number + 1
            continue
        kind = Kind.BESIDE if kept else kind
        return known.written(Delivered(target, kind, backup, kept, findings), content, old)


def _updated(path: Path, old: bytes, update: Update, known: _Known) -> _Step:
    """The edited file with what is new in it."""
    findings = _at(path, update.findings)
    if update.content == old:
        return _Step(Delivered(path, Kind.UNCHANGED, findings=findings, tally=update.tally))
    backup = known.backups / path.name
    delivered = Delivered(path, Kind.UPDATED, backup, findings=findings, tally=update.tally)
    return known.written(delivered, update.content, old, edited=True)


def _renamed(
    path: Path, former: Path, content: bytes, known: _Known, updater: Updater | None
) -> _Step:
    """The file under its new name, with all that people wrote into it under the former one.

    Raises ProposalError where it cannot take up what is new, or is not of this project: nothing
    is written then, so that it can be repaired or moved away.
    """
    old = content_at(former)
    if old is None:
        return _step(path, content, known, updater)
    update = Update(content)
    if updater:
        try:
            update = updater(old, content)
        except ProposalError as why:
            raise ProposalError(*_stays(path, former, why)) from why
    edited = updater is not None and not known.state.knows(checksum_of(old))
    delivered = Delivered(
        path,
        Kind.UPDATED if edited else Kind.REPLACED,
        known.backups / former.name,
        findings=_at(path, update.findings) if edited else (),
        tally=update.tally if edited else NO_TALLY,
        formerly=former,
    )
    return known.written(delivered, update.content if edited else content, old, edited=edited)


def _stays(path: Path, former: Path, why: ProposalError) -> Iterator[Diagnostic]:
    """The findings on a file that cannot follow under the new name."""
    for one in why.diagnostics:
        fact = f"{former.name} cannot become {path.name}: {one.message}"
        hint = f"{one.hint}; or move {former.name} to another folder and build again"
        yield Diagnostic(Place(str(former)), one.code, fact, hint)


def content_at(path: Path) -> bytes | None:
    """What the file of that name holds; None where nothing is there.

    Raises ProposalError where something is there that is no ordinary file: a link would let a
    build read and write elsewhere.
    """
    why = strangeness(path)
    if why == "is a folder":
        return None  # reported as an obstacle
    if why:
        place = os.path.realpath(path)
        what = f"is a link to {place}" if why == "is a link" else why
        fact = f"{path.name} {what}, and a build writes ordinary files of this folder alone"
        hint = f"move {path.name} away, or give another output folder with --out"
        raise ProposalError(Diagnostic(Place(str(path)), "MRG103", fact, hint))
    return read_incoming(path) if path.is_file() else None


def _at(path: Path, findings: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(one._replace(place=Place(str(path))) for one in findings)


def _name(path: Path, number: int) -> Path:
    """`a.docx`, `a-new.docx`, `a-new-2.docx`, ..., from 0."""
    ending = "" if not number else "-new" if number == 1 else f"-new-{number}"
    return path.with_name(f"{path.stem}{ending}{path.suffix}")


def _obstacles_of(delivered: Delivered) -> Iterator[Diagnostic]:
    """What is in the way of writing it; a file that is kept may not be open either."""
    if delivered.kind is Kind.UNCHANGED:
        return
    for path in (delivered.kept, delivered.formerly, delivered.path):
        if path and (found := obstacle(path, folder_may_come=True)):
            yield found


def _among_records(folder: Path) -> Diagnostic:
    return Diagnostic(
        Place(str(folder)),
        "MRG130",
        "this folder belongs to the records in .proposal, and no build writes its files there",
        hint="give another output folder with --out",
    )
