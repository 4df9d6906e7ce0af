"""Files that exist already are written as a new outline, or into one that is there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.command_context import records_of
from toolkit.diagnostics import Diagnostic, ProposalError
from toolkit.files import make_folder, obstacle, write_safely
from toolkit.importing.account import Imported
from toolkit.importing.decisions import Decision
from toolkit.importing.import_files import Target, data_of, import_files
from toolkit.readers.call import read_call
from toolkit.readers.glance import parts_of
from toolkit.readers.outline import read_outline
from toolkit.readers.schema import schema_text
from toolkit.readers.starter import refuse_overwriting, starter_text
from toolkit.store.backups import new_backups
from toolkit.store.delivery import Delivery, FileChange
from toolkit.store.journal import IMPORT, checksum_at
from toolkit.store.lock import exclusive


class Delivered(NamedTuple):
    """What an import wrote."""

    schema: Path | None = None
    """The schema for the editor, beside a new outline."""

    backups: tuple[tuple[Path, Path], ...] = ()
    """The files that were there before, each with its copy."""


def new_target(folder: Path, acronym: str, strand: str, start: date | None = None) -> Target:
    """A new outline in a folder. Raises ProposalError where one is there already."""
    path = folder / "outline.yaml"
    refuse_overwriting(path)
    found = re.search(r"^call: (\S+)", starter_text(), re.MULTILINE)
    call = found[1] if found else ""
    project: dict[str, Any] = {"acronym": acronym, "strand": strand}
    if start:
        project["start"] = start.isoformat()
    return Target(path, read_call(call), {"call": call, "project": project}, True, start)


def target_in(outline: Path, start: date | None = None) -> Target:
    """An outline that is there, sound or not. Raises ProposalError where it cannot be read."""
    data = data_of(outline)
    call = read_call(str(data.get("call", "")), home=outline.parent)
    project = data.get("project")
    written = str(project.get("start", "")) if isinstance(project, dict) else ""
    try:
        return Target(outline, call, data, False, date.fromisoformat(written))
    except ValueError:
        return Target(outline, call, data, False, start)


def read_files(
    files: Sequence[Path], target: Target, decisions: Sequence[Decision] = ()
) -> Imported:
    """What the files give to the outline; nothing is written.

    Raises ProposalError where a file cannot be read.
    """
    return import_files(files, target, decisions)


def missing_in(imported: Imported, target: Target) -> tuple[Diagnostic, ...]:
    """What a check will say that the outline lacks, once the import is written; empty for none."""
    texts = {path.resolve(): content.decode() for path, content in imported.written.items()}
    try:
        read_outline(target.path, texts=texts)
    except ProposalError as error:
        return error.diagnostics
    return ()


def write(imported: Imported, target: Target, clock: datetime) -> Delivered:
    """Writes a new outline with its schema, or the files of one that is there after a backup.

    Raises ProposalError where a file cannot be written; nothing is changed then.
    """
    if target.is_new:
        make_folder(target.path.parent)
        write_safely(target.path, imported.written[target.path])
        schema = target.path.parent / "outline.schema.json"
        write_safely(schema, schema_text().encode())
        return Delivered(schema)
    if not imported.written:
        return Delivered()
    if obstacles := [why for path in imported.written if (why := obstacle(path))]:
        raise ProposalError(*obstacles)
    memory, _ = records_of(target.path, dry_run=False)
    before = {path: checksum_at(path) for path in parts_of(target.path)}
    backups = new_backups(memory, clock, IMPORT)
    changes = tuple(
        FileChange(path, content, before.get(path, ""), backups / path.relative_to(memory.home))
        for path, content in imported.written.items()
    )
    with exclusive(memory.root):
        Delivery(IMPORT, memory, clock, changes).commit()
    return Delivered(backups=tuple((one.path, one.backup) for one in changes if one.backup))
