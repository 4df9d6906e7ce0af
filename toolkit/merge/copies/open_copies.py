"""Opens the copies to be merged and finds the current file that they are copies of."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError, typed
from toolkit.files import lock_beside
from toolkit.merge.copies.copy import Copy, copy_of_file
from toolkit.merge.copies.who_edited import apart, person_of
from toolkit.merge.find_built_file import built_file
from toolkit.merge.record import kept_word_records
from toolkit.merge.refusals import hints_of, refuse_other_project, refused
from toolkit.merge.word.find_base import record_for
from toolkit.merge.word.match.known_by_words import recognized
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.document import body_items
from toolkit.merge.word.read.labels import AS_SHOWN
from toolkit.merge.word.renamed_anchors import NO_RENAMING, Renaming, with_new_ids
from toolkit.ooxml.archive import LARGEST_FILE
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.incoming_file import read_incoming
from toolkit.ordinary_files import NotOrdinaryError, bytes_of
from toolkit.store.memory import Memory, unreadable
from toolkit.store.names import PART_B_DOCUMENT, PROPOSAL, written
from toolkit.store.state import read_state
from toolkit.unforeseen import unforeseen

EARLIER = 8
"""The number of backups that are read for earlier versions."""


@dataclass(frozen=True, slots=True)
class OpenCopies:
    """A copy that can be merged."""

    path: Path
    content: bytes
    copy: Copy
    sure: float | None = None
    """How much of what was generated was found in a copy that had lost its record."""

    @property
    def is_official_form(self) -> bool:
        """Whether it is a copy of the filled official form, and not of the draft."""
        return any(block.box for block in self.copy.base)


class _Base(NamedTuple):
    """What was generated in a copy."""

    data: Any
    sure: float | None = None
    """How much of it was found in a copy that had lost its record."""

    known: bool = True
    """Whether its record was written here, or is that of the current file."""


class _Home(NamedTuple):
    """What a copy is held against."""

    acronym: str
    acronyms: frozenset[str]
    """What files of the project say of themselves: the acronyms that it has and had, alone and with
    what follows them in a filled official form."""

    bases: Path
    """The folder of kept records."""

    records: tuple[str, ...]
    """The checksums of those of this project's files, the last of each file first."""

    own: str
    """The checksum of the record in the current file."""

    adopt: bool
    renaming: Renaming


def current_file(outline: Path, acronym: str, memory: Memory, ending: str = PROPOSAL) -> Path:
    """The proposal of an outline, or its filled official form: beside it, else where a build has
    put it; there or not."""
    name = f"{acronym}-{ending}"
    return built_file(outline, name, memory) or outline.parent / name


def earlier_versions(path: Path, memory: Memory) -> Iterator[bytes]:
    """What was kept of a file, the latest first."""
    kept = sorted(memory.backups.glob(f"*/{path.name}"), reverse=True)
    for one in kept[:EARLIER]:
        try:
            content = bytes_of(one, LARGEST_FILE)
        except (NotOrdinaryError, OSError):
            continue  # a kept file that cannot be read bears witness to nothing
        if content is not None:
            yield content


def gather(
    paths: Sequence[Path],
    current: Path,
    acronym: str,
    memory: Memory,
    *,
    adopt: bool,
    renaming: Renaming = NO_RENAMING,
) -> tuple[OpenCopies, ...]:
    """The copies, opened. Raises a ProposalError with everything that is wrong with any of them.

    Copies that were mailed before an id was renamed are read under the new one.
    """
    faults: list[Diagnostic] = []
    state, _ = read_state(memory)
    acronyms = {acronym, *state.formerly}
    if name := written(current.name):
        acronyms.add(name.acronym)
    acronyms |= {f"{one}{PART_B_DOCUMENT}" for one in acronyms}
    own = _own_record(current, memory.bases)
    home = _Home(acronym, frozenset(acronyms), memory.bases, state.records(), own, adopt, renaming)
    found: list[tuple[Path, bytes, WordFile, _Base]] = []
    seen: set[Path] = set()
    for path in paths:
        try:
            if fault := _at_once(path, current, seen):
                faults.append(fault)
                continue
            content = read_incoming(path)
            with unforeseen(str(path)):
                file, base = _opened(path, content, home)
            found.append((path, content, file, base))
        except ProposalError as why:
            faults += why.diagnostics
        except OSError as why:
            faults.append(unreadable(path, why))
    if faults:
        raise ProposalError(*faults)
    names = _names([path for path, *_ in found])
    people = apart([person_of(one[2], name) for one, name in zip(found, names, strict=True)], names)
    copies = [
        copy_of_file(file, path.name, person, base.data, known=base.known)
        for (path, _, file, base), person in zip(found, people, strict=True)
    ]
    return tuple(
        OpenCopies(path, content, copy, base.sure)
        for (path, content, _, base), copy in zip(found, copies, strict=True)
    )


def _own_record(current: Path, copies: Path) -> str:
    """The checksum of the record in the current file: a copy that has the same came from it."""
    try:
        found = record_for(read_incoming(current), copies, adopt=True)
    except (OSError, ProposalError):
        return ""  # why it cannot be read is reported when the copies are to come into it
    return found.checksum if found else ""


def _at_once(path: Path, current: Path, seen: set[Path]) -> Diagnostic | None:
    """What can be said of a copy before it is read."""
    place, where = Place(str(path)), Path(os.path.realpath(path))
    if path.is_dir():
        return refused("folder", str(path), "merge")
    if not path.exists():
        return refused("absent", str(path), "merge")
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        fact = "the numbers of a workbook are pulled into the outline, not merged into another one"
        hint = f"proposal pull --workbook {typed(path)}, one copy after the other; then build"
        return Diagnostic(place, "MRG084", fact, hint)
    if where in seen:
        return Diagnostic(
            place, "MRG085", f"{path.name} is named twice", "name each copy once, and merge again"
        )
    seen.add(where)
    if where == Path(os.path.realpath(current)):
        fact = f"{path.name} is the current file itself, into which copies are merged"
        return Diagnostic(place, "MRG085", fact, "name the copies alone")
    if lock := lock_beside(path):
        fact = f"{path.name} is open in another program (lock file {lock.name})"
        hint = f"close it and merge again; if it is open nowhere, delete {lock}"
        return Diagnostic(place, "MRG001", fact, hint)
    return None


def _opened(path: Path, content: bytes, home: _Home) -> tuple[WordFile, _Base]:
    """A copy with what was generated in it, and how sure that is. Raises ProposalError."""
    name = str(path)
    file = WordFile(content, name)
    if (reason := file.unfit()) in ("strict", "not_word"):
        raise ProposalError(refused(reason, name, "merge"))
    built_for = properties_of(file.package).get("pk.doc", "")
    with hints_of("merge"):
        if not home.adopt:
            refuse_other_project(
                built_for, home.acronyms, lambda: 0.0, project=home.acronym, file=name
            )
        body_items(file, AS_SHOWN)  # a part that is missing or broken is met here
        found = record_for(content, home.bases, name, adopt=home.adopt)
    if found is not None:
        now, data = with_new_ids(content, found.data, home.renaming)
        file = file if now is content else WordFile(now, name)
        return file, _Base(data, known=found.known or found.checksum == home.own)
    if not home.adopt:
        raise ProposalError(refused("no_base", name, "merge"))
    best = recognized(file, kept_word_records(home.bases, home.records))
    if best is None:
        raise ProposalError(refused("stranger", name, "merge"))
    return file, _Base(best.record.data, best.share)


def _names(paths: Sequence[Path]) -> list[str]:
    """The names of the copies; with their folders where two are called the same."""
    said = [path.name for path in paths]
    return [
        f"{Path(os.path.realpath(path.parent)).name} {path.name}"
        if said.count(path.name) > 1
        else path.name
        for path in paths
    ]
