"""The state: what was written into which file, so that an edited file is recognized."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.store.memory import Memory
from toolkit.store.names import STATE, written
from toolkit.store.record_forms import DamagedError, StateRecord, record_bytes, understood


class Entry(NamedTuple):
    """One file: the checksums that it may have when nobody has touched it, and its generation."""

    checksums: tuple[str, ...]
    generation: int = 0
    records: tuple[str, ...] = ()
    """The checksums of what was generated in it, the last one last."""


MOST_RECORDS = 200
"""Of one file; those before them are forgotten."""

NOTHING: Mapping[str, Entry] = {}


class State(NamedTuple):
    """All files that we wrote, by their keys: the way from the outline's folder, as a rule."""

    files: Mapping[str, Entry] = NOTHING
    formerly: tuple[str, ...] = ()
    """Acronyms that the project had before."""

    settled: str = ""
    """The checksum of the edited workbook in which nothing waited for a pull; empty for none."""

    def knows(self, checksum: str) -> bool:
        """Whether a file with that checksum is as we wrote it, whatever its name is now."""
        return any(checksum in entry.checksums for entry in self.files.values())

    def generation(self, name: str) -> int:
        """The generation of that file; 0 where we never wrote one."""
        return self.files[name].generation if name in self.files else 0

    def knowing(self, entries: Iterable[tuple[str, Entry]], *, also: bool = False) -> State:
        """The same, knowing what each of those files holds; with `also` beside what it held."""
        files = dict(self.files)
        for name, entry in entries:
            was = files.get(name, Entry(()))
            old = was.checksums if also else ()
            before = (one for one in was.records if one not in entry.records)
            records = (*before, *entry.records)[-MOST_RECORDS:]
            files[name] = Entry((*old, *entry.checksums), entry.generation, records)
        return self._replace(files=files)

    def records(self, *, beside: bool = False) -> tuple[str, ...]:
        """The checksums of what was generated in the files, the last of each file first.

        Those of files that were written `beside` edited ones, or of all others: the edited ones
        have nothing of what is in those beside them.
        """
        files = [one for key, one in self.files.items() if _is_beside(key) is beside]
        return tuple(dict.fromkeys(record for one in files for record in reversed(one.records)))

    def without(self, names: Iterable[str], *acronyms: str) -> State:
        """The same without those files, which had these acronyms in their names."""
        gone = set(names)
        files = {name: entry for name, entry in self.files.items() if name not in gone}
        formerly = tuple(dict.fromkeys((*self.formerly, *acronyms)))
        return self._replace(files=files, formerly=formerly)

    def of(self, wanted: Callable[[str], bool]) -> State:
        """The same of those files alone."""
        return self._replace(files={key: one for key, one in self.files.items() if wanted(key)})

    def to_bytes(self) -> bytes:
        """As a file that people may read and keep under version control."""
        files = {
            name: {
                "sha256": list(entry.checksums),
                "generation": entry.generation,
                **({"records": list(entry.records)} if entry.records else {}),
            }
            for name, entry in sorted(self.files.items())
        }
        formerly = {"formerly": list(self.formerly)} if self.formerly else {}
        settled = {"settled": self.settled} if self.settled else {}
        return record_bytes(StateRecord, {"files": files, **formerly, **settled}, indent=2)


NO_STATE = State()


def _is_beside(key: str) -> bool:
    found = written(PurePath(key).name)
    return found is not None and found.beside


def state_of(content: bytes) -> State:
    """The state that a record holds. Raises DamagedError, and ProposalError for a later version."""
    return _state(understood(content, StateRecord))


def _state(found: StateRecord) -> State:
    files = {
        key: Entry(one.sha256, one.generation, one.records) for key, one in found.files.items()
    }
    return State(files, found.formerly, found.settled)


def read_state(memory: Memory) -> tuple[State, tuple[Diagnostic, ...]]:
    """The record, and a warning where it cannot be understood; nothing is known then.

    Raises ProposalError where it is no ordinary file, cannot be read, or was written by a later
    version.
    """
    try:
        found = memory.record(STATE, StateRecord)
        return (_state(found) if found else State()), ()
    except DamagedError:
        warning = Diagnostic(
            Place(str(memory.folder / STATE)),
            "MRG011",
            "the record of what was built cannot be understood, "
            "so every file that is there counts as edited",
            hint="it is put among the backups and made anew; compare what is beside each file",
            severity=Severity.WARNING,
        )
        return State(), (warning,)
