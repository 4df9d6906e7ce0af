"""Writes into an outline what can be corrected safely, after a backup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit import checks
from toolkit.command_context import read_dossier, records_of
from toolkit.diagnostics import Diagnostic, ProposalError
from toolkit.files import obstacle
from toolkit.readers.correcting import Corrected, Correction, corrected
from toolkit.readers.glance import parts_of
from toolkit.store.backups import new_backups
from toolkit.store.delivery import Delivery, FileChange
from toolkit.store.journal import FIX, checksum_at
from toolkit.store.lock import exclusive


class Fixed(NamedTuple):
    """What was corrected in an outline."""

    corrections: tuple[Correction, ...] = ()
    backups: tuple[Path, ...] = ()
    """The files as they were before."""


def fix_outline(outline: Path, *, clock: datetime) -> Fixed:
    """Corrects what can be corrected safely in the files of an outline.

    Raises ProposalError where a file cannot be written; nothing is changed then.
    """
    before = {path: checksum_at(path) for path in parts_of(outline)}
    found = _corrected(outline)
    if not found.files:
        return Fixed()
    if obstacles := [why for path in found.files if (why := obstacle(path))]:
        raise ProposalError(*obstacles)
    memory, _ = records_of(outline, dry_run=False)
    backups = new_backups(memory, clock, "fix")
    changes = tuple(
        FileChange(path, content, before.get(path, ""), backups / path.relative_to(memory.home))
        for path, content in found.files.items()
    )
    with exclusive(memory.root):
        Delivery(FIX, memory, clock, changes).commit()
    return Fixed(found.corrections, tuple(one.backup for one in changes if one.backup))


def _corrected(outline: Path) -> Corrected:
    def find(texts: Mapping[Path, str]) -> Sequence[Diagnostic]:
        try:
            dossier = read_dossier(outline, texts)
        except ProposalError as error:
            return error.diagnostics
        return checks.run(dossier)

    return corrected(outline, find)
