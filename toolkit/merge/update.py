"""How generated files come to a person: nothing that was written by hand is ever lost.

A file that nobody has touched since we wrote it is replaced, after a backup. One that someone has
worked in takes up what is new, after a backup too; where it cannot, it is kept as it is, and the
new one is written beside it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.files import obstacle
from toolkit.merge.delivery import Delivery, Step
from toolkit.merge.delivery_result import Delivered, Kind
from toolkit.merge.embedded_info import embedded_info, say_the_same
from toolkit.merge.journal import checksum_of
from toolkit.merge.updaters import NO_UPDATERS, Update, Updater
from toolkit.ooxml.incoming_file import read_incoming
from toolkit.ordinary_files import strangeness
from toolkit.store.lock import exclusive
from toolkit.store.memory import STATE, Memory
from toolkit.store.state import State, read_state
from toolkit.unforeseen import unforeseen

NO_FORMER: Mapping[str, Path] = {}


def prepare(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    memory: Memory,
    clock: datetime,
    updaters: Mapping[str, Updater] = NO_UPDATERS,
    former: Mapping[str, Path] = NO_FORMER,
) -> Delivery:
    """What will become of `files`, by name, in `folder`; raises with every obstacle found.

    `updaters` says how edited files are brought up to date, by the ending of their names, and
    `former` which of them lie there under another name. Whoever goes on to `commit` keeps others
    out until then.
    """
    state, warnings = read_state(memory)
    backups = free_folder(memory.backups, f"{clock:%Y%m%d-%H%M%S}")
    if Path(os.path.realpath(folder)).is_relative_to(memory.root):
        raise ProposalError(_among_records(folder))
    steps: list[Step] = []
    obstacles: list[Diagnostic] = []
    for name, content in files.items():
        updater = updaters.get(Path(name).suffix)
        try:
            if name in former:
                step = _renamed(folder / name, former[name], content, state, backups, updater)
            else:
                step = _step(folder / name, content, state, backups, updater)
        except OSError as error:
            obstacles.append(_unreadable(folder / name, error))
            continue
        except ProposalError as error:
            obstacles.extend(error.diagnostics)
            continue
        steps.append(step)
        obstacles.extend(obstacles_of(step.delivered))
    if any(step.delivered.kind is not Kind.UNCHANGED for step in steps):
        found = obstacle(memory.folder / STATE, folder_may_come=True)
        obstacles.extend([found] if found else [])
    if obstacles:
        raise ProposalError(*{str(one): one for one in obstacles}.values())
    return Delivery(tuple(steps), memory, backups, state, warnings, clock)


def deliver(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    memory: Memory,
    clock: datetime,
    dry_run: bool = False,
) -> tuple[Delivered, ...]:
    """Puts `files` into `folder`; a dry run tells the same and writes nothing."""
    with exclusive(memory.root):
        delivery = prepare(folder, files, memory=memory, clock=clock)
        return delivery.delivered if dry_run else delivery.commit()


def next_generation(
    folder: Path, name: str, *, memory: Memory, former: Mapping[str, Path] = NO_FORMER
) -> int:
    """The generation of the file that is to be built: one more than the last, from 1."""
    state, _ = read_state(memory)
    names = [_name(folder / name, number) for number in range(len(state.files) + 1)]
    names += [former[name]] if name in former else []
    return 1 + max(state.generation(memory.key(one)) for one in names)


def _step(path: Path, content: bytes, state: State, backups: Path, updater: Updater | None) -> Step:
    """The file under the first of its names where nothing of anybody else lies.

    An edited file that can take up what is new keeps its name.
    """
    carried = embedded_info(content)
    kept: Path | None = None
    told: tuple[Diagnostic, ...] = ()
    number = 0
    while True:
        one = _name(path, number)
        old = content_at(one)
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
    return Step(delivered, update.content, embedded_info(update.content), checksum_of(old))


def _renamed(
    path: Path, former: Path, content: bytes, state: State, backups: Path, updater: Updater | None
) -> Step:
    """The file under its new name, with all that people wrote into it under the former one.

    Raises ProposalError where it cannot take up what is new, or is none of this project: nothing
    is written then, so that it can be mended or moved away.
    """
    old = content_at(former)
    if old is None:
        return _step(path, content, state, backups, updater)
    was = checksum_of(old)
    update = Update(content)
    if updater:
        try:
            update = updater(old, content)
        except ProposalError as why:
            raise ProposalError(*_stays(path, former, why)) from why
    edited = updater is not None and not state.knows(was)
    delivered = Delivered(
        path,
        Kind.UPDATED if edited else Kind.REPLACED,
        backups / former.name,
        told=_at(path, update.told) if edited else (),
        tally=update.tally if edited else Update(b"").tally,
        formerly=former,
    )
    new = update.content if edited else content
    return Step(delivered, new, embedded_info(new), formerly_was=was)


def _stays(path: Path, former: Path, why: ProposalError) -> Iterator[Diagnostic]:
    """The findings on a file that cannot follow under the new name."""
    for one in why.diagnostics:
        fact = f"{former.name} cannot become {path.name}: {one.message}"
        hint = f"{one.hint}; or move {former.name} to another folder and build again"
        yield Diagnostic(Place(str(former)), one.code, fact, hint)


def content_at(path: Path) -> bytes | None:
    """What the file of that name holds; None where nothing lies there.

    Raises ProposalError where something lies there that is no ordinary file: a link would let a
    build read and write elsewhere.
    """
    why = strangeness(path)
    if why == "is a folder":
        return None  # told as an obstacle
    if why:
        place = os.path.realpath(path)
        what = f"is a link to {place}" if why == "is a link" else why
        fact = f"{path.name} {what}, and a build writes ordinary files of this folder alone"
        hint = f"move {path.name} away, or give another output folder with --out"
        raise ProposalError(Diagnostic(Place(str(path)), "MRG103", fact, hint))
    return read_incoming(path) if path.is_file() else None


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
    for path in (delivered.kept, delivered.formerly, delivered.path):
        if path and (found := obstacle(path, folder_may_come=True)):
            yield found


def free_folder(parent: Path, name: str) -> Path:
    """A folder of that name, or of the name with a number, which is not there yet."""
    number, folder = 1, parent / name
    while os.path.lexists(folder):
        number += 1
        folder = parent / f"{name}-{number}"
    return folder


def _among_records(folder: Path) -> Diagnostic:
    return Diagnostic(
        Place(str(folder)),
        "MRG130",
        "this folder belongs to the records in .proposal, and no build writes its files there",
        hint="give another output folder with --out",
    )


def _unreadable(path: Path, error: OSError) -> Diagnostic:
    return Diagnostic(
        Place(str(path)),
        "MRG002",
        f"the file that is there cannot be read: {error.strerror or error}",
        hint="ask for the right to read it, or give another output folder",
    )
