"""Writes what was pulled into the outline, after a backup."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.files import obstacle
from toolkit.merge.pull.composed_text import Compose
from toolkit.merge.pull.pull import Pulled, PullTarget, gathered
from toolkit.readers.glance import parts_of
from toolkit.store.backups import new_backups
from toolkit.store.delivery import Delivery, FileChange
from toolkit.store.journal import checksum_at
from toolkit.store.lock import exclusive
from toolkit.store.memory import DECIDED, Memory

PULL = "pull"


def write_outline(
    home: PullTarget,
    workbook: Path | None,
    generated: Callable[[], bytes],
    words: Mapping[Path, Compose],
    *,
    dry_run: bool = False,
) -> Pulled:
    """Pulls what was changed in the files into the outline; a dry run writes nothing.

    `generated` makes the workbook that the outline would give now; `words` are the Word files, each
    with what composes it. Raises ProposalError with all that is wrong with the files themselves,
    or where the outline cannot be written; it is as it was then.
    """
    if workbook is None and not words:
        fact = "there is no workbook and no Word file to pull from"
        hint = "build them, or name others with --workbook and --word"
        raise ProposalError(Diagnostic(Place(home.outline.name), "MRG040", fact, hint))
    checksums = {path: checksum_at(path) for path in parts_of(home.outline)}
    pulled = gathered(home, workbook, generated, words)
    return pulled if dry_run else replace(pulled, backups=_write(pulled, home, checksums))


def _write(pulled: Pulled, home: PullTarget, checksums: Mapping[Path, str]) -> Mapping[Path, Path]:
    """Writes the outline's files, each after a backup, and what is known of the others.

    `checksums` are those of the outline's files when they were read. Returns the backup of each
    file; raises ProposalError, and writes nothing, where one of them cannot be written.
    """
    obstacles = [found for path in pulled.files if (found := obstacle(path))]
    if obstacles:
        raise ProposalError(*obstacles)
    memory = home.memory
    backups = new_backups(memory, home.clock, PULL)
    changes = tuple(
        FileChange(
            path,
            content,
            checksums.get(path) or checksum_at(path),
            backups / path.relative_to(memory.home),
        )
        for path, content in pulled.files.items()
    )
    with exclusive(memory.root):
        Delivery(PULL, memory, home.clock, changes).commit(dict(_records(pulled, memory)))
    return {one.path: one.backup for one in changes if one.backup}


def _records(pulled: Pulled, memory: Memory) -> Iterator[tuple[str, bytes]]:
    """What is known of the files from now on, by name, where that is new."""
    known = replace(pulled.ledger, base="").to_bytes() != type(pulled.ledger)().to_bytes()
    records = [(pulled.ledger.name, pulled.ledger.to_bytes())] if known else []
    if pulled.decided.files:
        records.append((DECIDED, pulled.decided.to_bytes()))
    for name, content in records:
        if memory.read(name) != content:
            yield name, content
