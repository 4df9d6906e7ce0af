"""Files come home: which they are, what was written into them, and how the outline is written."""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path
from typing import Any

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.merge.state import STATE, read_state
from toolkit.merge.updaters import Update, Updater
from toolkit.merge.workbook.ledger import LEDGER, ledger_at
from toolkit.package import Package, PackageError, base_of, checksum_of, properties_of


def standing(outline: Path, name: str, state_folder: Path) -> Path | None:
    """A built file by its name: beside the outline, else where a build has put it, if anywhere."""
    state, _ = read_state(state_folder / STATE)
    built = (state_folder.parent / one for one in state.files if Path(one).name == name)
    return next((one for one in (outline.parent / name, *built) if one.is_file()), None)


def made_as(path: Path) -> str:
    """What a file was called when it was made: `AGRIRES communication plan`; empty if unknown."""
    try:
        return properties_of(Package.read(path.read_bytes())).get("pk.doc", "")
    except (PackageError, OSError, ValueError, KeyError, SyntaxError):
        return ""  # why it cannot be read is told where it is


def base_in(package: Package, state_folder: Path) -> tuple[Any, str] | None:
    """The base of a workbook with its checksum; None where neither file nor copy has it."""
    if found := base_of(package):
        return (found[0], found[2]) if "sheets" in found[0] else None  # that of a Word file
    checksum = properties_of(package).get("pk.base", "")
    content = _copy(state_folder / "base" / f"{checksum}.json.gz") if checksum else b""
    if content and checksum_of(content) == checksum:
        return json.loads(content), checksum
    return None


def workbook_updater(state_folder: Path) -> Updater:
    """How an edited workbook takes up what the outline changed."""

    def update(edited: bytes, fresh: bytes) -> Update:
        from toolkit.merge.workbook.update import merge_workbook

        try:
            found = base_in(Package.read(edited), state_folder)
        except (PackageError, SyntaxError):
            found = None
        if found is None:
            fact = "the record of what was written into the workbook is lost"
            hint = "take what you want from the one, and go on with the other"
            raise ProposalError(Diagnostic(Place(), "MRG050", fact, hint, Severity.WARNING))
        refuse_other_project(Package.read(edited), found[0], Package.read(fresh))
        ledger = ledger_at(state_folder / LEDGER, found[1])
        done = merge_workbook(edited, found[0], fresh, ledger=ledger)
        return Update(done.content, done.kept, done.tally)

    return update


def refuse_other_project(edited: Package, base: Any, fresh: Package) -> None:
    """Refuses a workbook that was made from another outline; one that got a new name is none."""
    mine, theirs = (properties_of(one).get("pk.doc", "") for one in (edited, fresh))
    now = base_of(fresh)
    if mine == theirs or not mine or now is None:
        return
    old, new = (
        {(sheet, row) for sheet, rows in one["sheets"].items() for row in rows}
        for one in (base, now[0])
    )
    if len(old & new) < 0.6 * len(new):
        fact = f"the file is a workbook of {mine}, and the outline is that of {theirs}"
        hint = "put it where it belongs, and go on with the new one"
        raise ProposalError(Diagnostic(Place(), "MRG029", fact, hint, Severity.WARNING))


def _copy(path: Path) -> bytes:
    """The base that lies beside the outline; nothing where it is missing or damaged."""
    try:
        return gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error):
        return b""
