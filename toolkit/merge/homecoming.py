"""Files come home: which they are, what was written into them, and how the outline is written."""

from __future__ import annotations

from typing import Any

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.merge.updaters import Update, Updater
from toolkit.merge.workbook.ledger import ledger_in
from toolkit.package import Package, PackageError, base_of, properties_of
from toolkit.store.bases import kept_base
from toolkit.store.memory import PULLED, Memory


def base_in(package: Package, memory: Memory) -> tuple[Any, str] | None:
    """The base of a workbook with its checksum; None where neither file nor copy has it."""
    if found := base_of(package):
        return (found[0], found[2]) if "sheets" in found[0] else None  # that of a Word file
    checksum = properties_of(package).get("pk.base", "")
    kept = kept_base(memory.bases, checksum)
    return (kept, checksum) if isinstance(kept, dict) and "sheets" in kept else None


def workbook_updater(memory: Memory) -> Updater:
    """How an edited workbook takes up what the outline changed."""

    def update(edited: bytes, fresh: bytes) -> Update:
        from toolkit.merge.workbook.update import merge_workbook

        try:
            found = base_in(Package.read(edited), memory)
        except (PackageError, SyntaxError):
            found = None
        if found is None:
            fact = "the record of what was written into the workbook is lost"
            hint = "take what you want from the one, and go on with the other"
            raise ProposalError(Diagnostic(Place(), "MRG050", fact, hint, Severity.WARNING))
        refuse_other_project(Package.read(edited), found[0], Package.read(fresh))
        ledger = ledger_in(memory, PULLED, found[1])
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
