"""What a pull brings is written into the outline, after a backup, and noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.files import obstacle, write_safely
from toolkit.merge.journal import Change, checksum_at, checksum_of, writing
from toolkit.merge.pull.composed_text import Compose
from toolkit.merge.pull.pull import Pulled, PullTarget, gathered
from toolkit.merge.update import free_folder
from toolkit.store.lock import exclusive
from toolkit.store.memory import DECIDED, Memory


def write_outline(
    home: PullTarget,
    workbook: Path | None,
    fresh: Callable[[], bytes],
    words: Mapping[Path, Compose],
    *,
    dry_run: bool = False,
) -> Pulled:
    """Pulls what was changed in the files into the outline; a dry run only tells it.

    `fresh` makes the workbook that the outline would give now; `words` are the Word files, each
    with what composes it. Raises ProposalError with all that is wrong with the files themselves.
    """
    if workbook is None and not words:
        fact = "there is no workbook and no Word file to pull from"
        hint = "build them, or name others with --workbook and --word"
        raise ProposalError(Diagnostic(Place(home.outline.name), "MRG040", fact, hint))
    found = gathered(home, workbook, fresh, words)
    if not dry_run:
        _write(found, home.memory, home.clock)
    return found


def _write(found: Pulled, memory: Memory, clock: datetime) -> None:
    """The outline's files, each after a backup, and what is known of the others; or nothing."""
    obstacles = [one for file in found.files if (one := obstacle(file))]
    if obstacles:
        raise ProposalError(*obstacles)
    notes = dict(_notes(found, memory))
    if not found.files:
        for name, content in notes.items():
            memory.write(name, content)
        return
    backups = free_folder(memory.backups, f"{clock:%Y%m%d-%H%M%S}-pull")
    changes = [
        Change(
            file,
            checksum_at(file),
            checksum_of(content),
            backups / file.relative_to(memory.home),
        )
        for file, content in found.files.items()
    ]
    with exclusive(memory.root), writing(memory, "pull", clock, changes, notes):
        for change in changes:
            if change.backup:
                memory.write_at(change.backup, change.path.read_bytes())
        for file, content in found.files.items():
            write_safely(file, content)
        for name, content in notes.items():
            memory.write(name, content)


def _notes(found: Pulled, memory: Memory) -> Iterator[tuple[str, bytes]]:
    """What is known of the files from now on, by name, where that is new."""
    known = replace(found.ledger, base="").to_bytes() != type(found.ledger)().to_bytes()
    every = [(found.ledger.name, found.ledger.to_bytes())] if known else []
    if found.decided.files:
        every.append((DECIDED, found.decided.to_bytes()))
    for name, content in every:
        if memory.read(name) != content:
            yield name, content
