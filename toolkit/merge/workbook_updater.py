"""The updater of a build for workbooks, and the workbooks that it refuses."""

from __future__ import annotations

from typing import Any

from toolkit.diagnostics import ProposalError, Severity
from toolkit.merge import refusals
from toolkit.merge.outcome import Update, Updater
from toolkit.merge.record import workbook_record
from toolkit.merge.refusals import refused
from toolkit.merge.workbook.pulled_values import Ledger, ledger_in
from toolkit.ooxml.archive import NoOfficeFileError
from toolkit.ooxml.completeness import refuse_incomplete
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.package import Package
from toolkit.plan.renamed_ids import NONE_RENAMED, RenamedIds
from toolkit.store.memory import PULLED, Memory

NOT_OURS = (
    "its record was not written by a build in this folder, so what somebody typed over may have "
    "counted as generated: compare it with the one before"
)


def opened_workbook(content: bytes, file: str = "") -> Package:
    """The package of a workbook. Raises `PackageError` where `content` is none, or damaged."""
    package = Package.read(content, file=file)
    if package.xml(package.main_part()).tag.rpartition("}")[2] != "workbook":
        raise NoOfficeFileError(file, "an Excel workbook (.xlsx)")
    refuse_incomplete(package, "workbook")
    return package


def workbook_updater(
    memory: Memory,
    renamed: RenamedIds = NONE_RENAMED,
    pulled: Ledger | None = None,
    *,
    restore: bool = False,
) -> Updater:
    """How an edited workbook takes up what the outline changed.

    `renamed` are ids that were only rewritten in the outline, and `pulled` is what has just been
    pulled from the workbook, where that is not recorded yet. With `restore` what people changed or
    deleted of the generated cells is given back as well.
    """

    def update(edited: bytes, generated: bytes) -> Update:
        from toolkit.merge.workbook.update import merge_workbook

        package = opened_workbook(edited)
        found = workbook_record(edited, memory.bases)
        if found is None:
            lost = refused("no_base_of_workbook", "", "build")
            raise ProposalError(lost._replace(severity=Severity.WARNING))
        refuse_other_project(package, found.data, Package.read(generated))
        known = pulled if pulled and pulled.base == found.checksum else None
        ledger = known or ledger_in(memory, PULLED, found.checksum)
        done = merge_workbook(
            edited, found.data, generated, ledger=ledger, renamed=renamed, restore=restore
        )
        tally = done.tally
        if not found.known and done.content != edited:
            tally = tally._replace(look_at=(NOT_OURS, *tally.look_at))
        return Update(done.content, done.kept, tally)

    return update


def refuse_other_project(edited: Package, base: Any, incoming: Package) -> None:
    """Refuses a workbook that was built from another outline, if it was not only given a new name.

    `base` is what was generated in the `edited` one. Raises ProposalError.
    """
    built_for, project = (properties_of(one).get("pk.doc", "") for one in (edited, incoming))
    new = base_of(incoming)
    if new is None:
        return

    def share_alike() -> float:
        before, now = (
            {(sheet, row) for sheet, rows in one["sheets"].items() for row in rows}
            for one in (base, new[0])
        )
        return len(before & now) / len(now) if now else 1.0

    refusals.refuse_other_project(
        built_for, (project,), share_alike, project=project, severity=Severity.WARNING
    )
