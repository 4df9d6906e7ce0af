"""Finds the records of an outline: its own, or those kept under another name.

An outline may have been renamed, and versions before this one kept the records of all outlines of
a folder together. Records are only taken over where it is certain whose they are.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.files import make_folder, write_safely
from toolkit.ordinary_files import strangeness
from toolkit.readers.glance import glance
from toolkit.store.memory import LAST_BUILD, RECORD, SNAPSHOT, Memory, unreadable
from toolkit.store.names import OUTLINES, STATE, written
from toolkit.store.outlines import USUAL, Found, outlines_in, project_folder, same_file
from toolkit.store.record_forms import DamagedError, JournalRecord, SnapshotRecord, understood
from toolkit.store.state import State, state_of

MOVING = ".moving"


class FoundRecords(NamedTuple):
    """The records of an outline, and where they are."""

    memory: Memory
    source: Path | None = None
    """Another folder in which they are; None where they are in the outline's own."""

    shared: bool = False
    """Whether that folder holds records of other outlines as well."""

    findings: tuple[Diagnostic, ...] = ()


def find_records(outline: Path) -> FoundRecords:
    """What is known of an outline; nothing is written.

    Raises ProposalError where the folder of records is a link, or cannot be read.
    """
    memory = Memory(project_folder(outline), outline.name)
    for folder in (memory.folder, memory.bases, memory.backups):
        memory.clear(folder, folder=True)
    if memory.folder.is_dir() or not memory.root.is_dir():
        return FoundRecords(memory)
    orphans, old = _orphans(memory), _at_the_top(memory)
    if not orphans and not old:
        return FoundRecords(memory)
    seen = glance(memory.home / memory.outline)
    acronym = seen.acronym if seen else ""
    others = outlines_in(memory.home, memory.outline)
    found = _renamed(memory, orphans, acronym, others)
    if found is None and old:
        found = _of_before(memory, old, acronym, others)
    if found is None:
        findings = _unknown(memory, orphans) if len(orphans) > 1 and not others else ()
        found = FoundRecords(memory, findings=findings)
    return found


def claimed_by_others(memory: Memory) -> Mapping[str, str]:
    """The keys of files that other outlines of the folder have built, with their names."""
    memory.clear(memory.root / OUTLINES, folder=True)
    found: dict[str, str] = {}
    for name in _names_in(memory.root / OUTLINES):
        there, here = memory.home / name, memory.home / memory.outline
        if there.is_file() and not same_file(there, here):
            state = _state(Memory(memory.home, name).read(STATE))
            found |= dict.fromkeys(state.files, name)
    if memory.inherited or not (old := memory.bytes_at(memory.root / STATE)):
        return found
    # what a version before this one noted, and its outline has not taken over yet
    for one in outlines_in(memory.home, memory.outline):
        if not _has_memory(memory, one.name):
            found |= {key: one.name for key in _state(old).files if _acronym(key) == one.acronym}
    return found


def taken_over(found: FoundRecords) -> Memory:
    """Puts records that are elsewhere into the folder of their outline; whole, or not at all.

    Whoever calls keeps others out.
    """
    memory, source = found.memory, found.source
    if source is None:
        return memory
    place = memory.root / OUTLINES / MOVING
    memory.clear(place, folder=True)
    shutil.rmtree(place, ignore_errors=True)
    make_folder(place)
    for name, content in memory.inherited.items():
        write_safely(place / name, content)
    try:
        place.rename(memory.folder)
        if source == memory.root:
            _drop(memory, shared=found.shared)
        else:
            shutil.rmtree(source)
    except OSError as error:
        raise ProposalError(unreadable(source, error)) from error
    return Memory(memory.home, memory.outline)


def _drop(memory: Memory, *, shared: bool) -> None:
    """Takes away what was taken over from the top of `.proposal`, and leaves what is of others."""
    if not shared:
        for name in _at_the_top(memory):
            (memory.root / name).unlink(missing_ok=True)
        return
    for name in (SNAPSHOT, LAST_BUILD):
        if name in memory.inherited:
            (memory.root / name).unlink(missing_ok=True)
    own, every = (
        _state(one) for one in (memory.inherited.get(STATE), memory.bytes_at(memory.root / STATE))
    )
    rest = every.of(lambda key: key not in own.files)
    if rest.files:
        memory.write_at(memory.root / STATE, rest.to_bytes())
    elif every.files:
        _drop(memory, shared=False)


def _at_the_top(memory: Memory) -> Mapping[str, bytes]:
    """The records that a version before this one wrote, by name."""
    found = {}
    for name in _names_in(memory.root):
        if RECORD.fullmatch(name) and (content := memory.bytes_at(memory.root / name)):
            found[name] = content
    return found


def _orphans(memory: Memory) -> tuple[str, ...]:
    """The outlines of which something is known, and which are no longer there."""
    folder = memory.root / OUTLINES
    memory.clear(folder, folder=True)
    return tuple(
        name
        for name in _names_in(folder)
        if name != MOVING
        and strangeness(folder / name) == "is a folder"
        and not os.path.lexists(memory.home / name)
    )


def _renamed(
    memory: Memory, orphans: Sequence[str], acronym: str, others: Sequence[Found]
) -> FoundRecords | None:
    """The records of the outline under its former name; None where none are certainly these."""
    records = {name: _records(Memory(memory.home, name)) for name in orphans}
    alike = [name for name, one in records.items() if acronym and acronym in _acronyms(one)]
    if alike:
        certain = len(alike) == 1 and not _is_copy(memory, acronym, others)
    else:
        certain = len(orphans) == 1 and not others
    if not certain:
        return None
    name = alike[0] if alike else orphans[0]
    inherited = Memory(memory.home, memory.outline, records[name])
    return FoundRecords(inherited, memory.root / OUTLINES / name)


def _of_before(
    memory: Memory, old: Mapping[str, bytes], acronym: str, others: Sequence[Found]
) -> FoundRecords | None:
    """The outline's part of the records at the top of `.proposal`; None where it has none."""
    if not others:
        return FoundRecords(Memory(memory.home, memory.outline, old), memory.root)
    if not acronym or acronym not in _acronyms(old) or _is_copy(memory, acronym, others):
        return None
    part = dict(_part(old, acronym))
    return FoundRecords(Memory(memory.home, memory.outline, part), memory.root, shared=True)


def _is_copy(memory: Memory, acronym: str, others: Sequence[Found]) -> bool:
    """Whether another outline of the same acronym is rather the one that was built before.

    Copies that programs make have longer names than what they are copies of.
    """
    rivals = [
        one.name for one in others if one.acronym == acronym and not _has_memory(memory, one.name)
    ]
    names = [memory.outline, *rivals]
    return min(names, key=lambda name: (name != USUAL, len(name), name)) != memory.outline


def _part(old: Mapping[str, bytes], acronym: str) -> Iterator[tuple[str, bytes]]:
    for name, content in old.items():
        if name == STATE and (state := _state(content)).files:
            yield name, state.of(lambda key: _acronym(key) == acronym).to_bytes()
        elif name not in (SNAPSHOT, LAST_BUILD) or _acronyms({name: content}) == {acronym}:
            yield name, content


def _records(memory: Memory) -> Mapping[str, bytes]:
    return {
        name: content
        for name in _names_in(memory.folder)
        if RECORD.fullmatch(name) and (content := memory.read(name)) is not None
    }


def _acronyms(records: Mapping[str, bytes]) -> set[str]:
    """The acronyms that the records of builds speak of; of damaged ones nothing is known."""
    found = {_acronym(key) for key in _state(records.get(STATE)).files}
    try:
        if SNAPSHOT in records:
            found.add(understood(records[SNAPSHOT], SnapshotRecord).project.acronym)
        if LAST_BUILD in records:
            journal = understood(records[LAST_BUILD], JournalRecord)
            found |= {_acronym(one.path) for one in journal.files}
    except DamagedError:
        pass
    return found - {""}


def _acronym(key: str) -> str:
    name = written(key.rpartition("/")[2])
    return name.acronym if name else ""


def _state(content: bytes | None) -> State:
    """The state in a record; empty where it is damaged, which is reported where it is used."""
    try:
        return state_of(content) if content else State()
    except DamagedError:
        return State()


def _has_memory(memory: Memory, name: str) -> bool:
    return (memory.root / OUTLINES / name).is_dir()


def _names_in(folder: Path) -> Iterable[str]:
    try:
        return sorted(one.name for one in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise ProposalError(unreadable(folder, error)) from error


def _unknown(memory: Memory, orphans: Sequence[str]) -> tuple[Diagnostic, ...]:
    folder = memory.root / OUTLINES
    fact = (
        f"of {memory.outline} no build is known here; there are records of builds of "
        f"{', '.join(orphans)}, which are not there any more"
    )
    hint = (
        f"if the outline was one of these, give the folder {folder / orphans[0]} (or the other) "
        f"the name {memory.outline} before you build; else delete it"
    )
    return (Diagnostic(Place(str(folder)), "MRG109", fact, hint, Severity.WARNING),)
