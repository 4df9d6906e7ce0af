"""Finds files under a former acronym of the project; a build gives them the new name."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Place, Severity, typed
from toolkit.merge.built_for import bringing, built_for
from toolkit.ordinary_files import strangeness
from toolkit.store.memory import SNAPSHOT, Memory, OutsideError
from toolkit.store.names import (
    COMMUNICATION_PLAN,
    INTAKE,
    PART_B,
    PROPOSAL,
    WORKBOOK,
    Written,
    written,
)
from toolkit.store.outline_records import claimed_by_others
from toolkit.store.outlines import Found
from toolkit.store.record_forms import DamagedError, SnapshotRecord
from toolkit.store.state import State


class Former(NamedTuple):
    """A file that was built from this outline under another acronym."""

    path: Path
    name: Written


def formers(memory: Memory, state: State, folder: Path, acronym: str) -> tuple[Former, ...]:
    """The files in `folder` that are known as built from this outline under another acronym.

    Files that another outline of the folder has built since are that one's.
    """
    real = Path(os.path.realpath(folder))
    claimed = claimed_by_others(memory)
    found = []
    for key in state.files:
        name = written(key.rpartition("/")[2])
        if name is None or name.acronym == acronym or key in claimed:
            continue
        try:
            path = memory.place(key)
            there = path.parent == real and path.is_file() and not strangeness(path)
        except (OutsideError, OSError):
            continue
        if there:
            found.append(Former(folder / path.name, name))
    return tuple(found)


def followed(
    found: Collection[Former], folder: Path, names: Collection[str], memory: Memory
) -> Mapping[str, Path]:
    """Which of the files to be built is which former one, by name.

    None where a file of the new name is there already. Of several former ones it is that of the
    acronym that was built last.
    """
    pairs = {}
    for name in names:
        now = written(name)
        if now is None or os.path.lexists(folder / name):
            continue
        alike = [one for one in found if one.name.ending == now.ending and not one.name.beside]
        if len(alike) > 1:
            last = _built_last(memory)
            alike = [one for one in alike if one.name.acronym == last]
        if len(alike) == 1:
            pairs[name] = alike[0].path
    return pairs


def _built_last(memory: Memory) -> str:
    """The acronym that the project had when it was built last; empty where that is not known."""
    try:
        found = memory.record(SNAPSHOT, SnapshotRecord)
    except DamagedError:
        return ""
    return found.project.acronym if found else ""


def left_behind(
    found: Collection[Former], taken: Collection[Path], acronym: str, outline: Path
) -> Iterator[Diagnostic]:
    """The findings on the files that still bear a former acronym."""
    for one in found:
        if one.path in taken:
            continue
        now = one.path.with_name(f"{acronym}-{one.name.ending}")
        if now.exists() or one.name.beside:
            fact = (
                f"{one.path.name} bears the former acronym {one.name.acronym}, and "
                f"{now.name} is there as well; it is left as it is"
            )
            hint = f"{bringing(one.name.ending, [one.path], outline)}; then move it away"
        else:
            fact = f"{one.path.name} still bears the former acronym {one.name.acronym}"
            command = f"proposal {_WRITES[one.name.ending].format(outline=typed(outline))}"
            hint = f"{command} gives it the new one"
        yield Diagnostic(Place(str(one.path)), "MRG108", fact, hint, Severity.WARNING)


def of_another_name(
    folder: Path, name: str, others: Collection[Found], known: Collection[Path]
) -> Iterator[Diagnostic]:
    """The findings where a file is written for the first time, and one of another acronym is there.

    Nothing is known of that one; it says itself that it was built under its name.
    """
    now = written(name)
    if now is None:
        return
    for path in sorted(folder.glob(f"*-{now.ending}")):
        there = written(path.name)
        if there is None or path.name == name or path in known:
            continue
        if there.acronym in {one.acronym for one in others} or not built_for(
            path, there.acronym, there.ending
        ):
            continue
        fact = f"{path.name} was built under another acronym, and {name} is new beside it"
        hint = (
            f"if it is this project under its former name, delete {name}, give {path.name} that "
            "name and build again"
        )
        yield Diagnostic(Place(str(path)), "MRG108", fact, hint, Severity.WARNING)


_WRITES = {
    PROPOSAL: "build {outline} --only word",
    WORKBOOK: "build {outline} --only workbook",
    COMMUNICATION_PLAN: "build {outline} --only communication-plan",
    PART_B: "build {outline} --only official-form",
    INTAKE: "intake {outline}",
}
"""The command that writes each file."""
