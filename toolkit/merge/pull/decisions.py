"""Edits that a person decided to leave in a Word file, so that the next pull does not ask again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from toolkit.store.memory import DECIDED, Memory
from toolkit.store.record_forms import DamagedError, DecidedRecord, record_bytes


@dataclass(frozen=True)
class Decisions:
    """By the checksum of a file's base and the name of a text: what stood against what."""

    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def knows(self, base: str, name: str, key: str) -> bool:
        """Whether it was decided of these two texts."""
        return self.files.get(base, {}).get(name) == key

    def knowing(self, base: str, name: str, key: str) -> Decisions:
        """With one more decision."""
        return Decisions({**self.files, base: {**self.files.get(base, {}), name: key}})

    def to_bytes(self) -> bytes:
        """As a file that people may keep under version control."""
        return record_bytes(DecidedRecord, {"files": self.files}, sort_keys=True)


def decisions_in(memory: Memory) -> Decisions:
    """The decisions that were noted; none where they cannot be understood."""
    try:
        found = memory.record(DECIDED, DecidedRecord)
    except DamagedError:
        return Decisions()
    return Decisions(found.files) if found else Decisions()


def digest(current: Sequence[str], incoming: Sequence[str]) -> str:
    """A short name for what a person wrote and what the outline says instead."""
    return sha256("\0".join(("".join(current), "".join(incoming))).encode()).hexdigest()[:16]
