"""Writes what a pull brings into the files of the outline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import ProposalError
from toolkit.files import obstacle
from toolkit.merge.pull.pull import Pulled
from toolkit.store.backups import new_backups
from toolkit.store.delivery import Delivery, FileChange
from toolkit.store.journal import checksum_at
from toolkit.store.lock import exclusive
from toolkit.store.memory import DECIDED, PACKS, Memory
from toolkit.store.packs import with_packs

PULL = "pull"
NO_CHECKSUMS: Mapping[Path, str] = {}


def written(found: ReadForPull, memory: Memory, clock: datetime) -> Pulled:
    """Writes what was read for a pull; raises ProposalError where it cannot be written."""
    changes = found.changes(memory, clock, PULL)
    records = dict(found.records(memory))
    if packs := found.pulled.packs:
        facts = {one: {"pulled": clock.isoformat(), "changes": n} for one, n in packs.items()}
        records[PACKS] = with_packs(memory, facts)
    with exclusive(memory.root):
        Delivery(PULL, memory, clock, changes).commit(records)
    return replace(found.pulled, backups={one.path: one.backup for one in changes if one.backup})


class ReadForPull(NamedTuple):
    """What the files bring, and the checksums of the outline's files when they were read."""

    pulled: Pulled
    checksums: Mapping[Path, str] = NO_CHECKSUMS
    workbook: Path | None = None
    """The workbook that was read, if one was."""

    def is_settled(self, memory: Memory) -> bool:
        """Whether nothing in the workbook differs from what is known to be in the outline."""
        pulled = self.pulled
        return not (pulled.changes or pulled.findings or self.records(memory))

    def changes(self, memory: Memory, clock: datetime, what: str = "") -> tuple[FileChange, ...]:
        """How the outline's files are written, each after a backup for the command `what`.

        Raises ProposalError where one of them cannot be written.
        """
        files, backups = self.pulled.files, new_backups(memory, clock, what)
        if obstacles := [found for path in files if (found := obstacle(path))]:
            raise ProposalError(*obstacles)
        return tuple(
            FileChange(
                path,
                content,
                self.checksums.get(path) or checksum_at(path),
                backups / path.relative_to(memory.home),
            )
            for path, content in files.items()
        )

    def records(self, memory: Memory) -> Mapping[str, bytes]:
        """What is known of the other files from now on, by name, where that is new."""
        decided = self.pulled.decided
        records = {
            one.name: one.to_bytes()
            for one in (self.pulled.ledger, *self.pulled.ledgers)
            if replace(one, base="").to_bytes() != type(one)().to_bytes()
        }
        if decided.files:
            records[DECIDED] = decided.to_bytes()
        return {name: one for name, one in records.items() if memory.read(name) != one}
