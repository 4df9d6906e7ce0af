"""How a form that people edit takes up what the outline changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.intake.layout import PARTNERS, Form, form_sheets
from toolkit.merge.outcome import Update
from toolkit.merge.record import workbook_record
from toolkit.merge.refusals import refused
from toolkit.merge.renamed_in_forms import renamed_in_forms
from toolkit.merge.workbook.inputs import is_part
from toolkit.merge.workbook.keyed_sheet import keyed_sheets
from toolkit.merge.workbook.pulled_values import Ledger, ledger_in
from toolkit.merge.workbook.renamed_keys import RenamedKeys
from toolkit.merge.workbook.update import merge_workbook
from toolkit.merge.workbook_updater import opened_workbook, refuse_other_project
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.package import Package
from toolkit.store.memory import PULLED_FROM_COPY, Memory


class PackOf(NamedTuple):
    """For whom a pack is."""

    partner: str
    """The id."""

    partners: Mapping[str, str]
    """The names of all partners by their ids."""


def updated_form(
    edited: bytes, generated: bytes, memory: Memory, pack: PackOf | None = None
) -> Update:
    """The edited form, or `pack`, with what is new in the `generated` one.

    Rows, sheets and formulas that were deleted come back. Raises ProposalError where the form has
    lost its record, is that of another project, or the pack of another partner.
    """
    package = opened_workbook(edited)
    found = workbook_record(edited, memory.bases)
    if found is None:
        lost = refused("no_base_of_workbook", "", "build")
        raise ProposalError(lost._replace(severity=Severity.WARNING))
    new = Package.read(generated)
    base = found.data
    incoming = base_of(new)
    assert incoming is not None, "a form that was just written has its base"
    if pack:
        _refuse_other_partner(base, incoming[0], pack)
    refuse_other_project(package, base, new)
    ledger = ledger_in(memory, PULLED_FROM_COPY.format(found.checksum[:12]), found.checksum)
    if columns := _taken_columns(ledger, incoming[0]):
        keys = RenamedKeys({}, columns, {})
        keys.in_workbook(keyed_sheets(package))
        base, ledger = keys.in_base(base), keys.in_ledger(ledger)
        edited = package.to_bytes()
    renamed = renamed_in_forms(base, incoming[0])
    done = merge_workbook(edited, base, generated, ledger=ledger, restore=True, renamed=renamed)
    return Update(done.content, done.kept, done.tally)


def _refuse_other_partner(
    base: Mapping[str, Any], incoming: Mapping[str, Any], pack: PackOf
) -> None:
    """Refuses the pack of another partner, whose rates would come into this one.

    `base` is what was written into the edited pack. Raises ProposalError.
    """
    renamed = renamed_in_forms(base, incoming)
    for ident in base["sheets"].get(PARTNERS, {}):
        now = ident if ident in pack.partners else renamed.now.get(ident, ident)
        if now != pack.partner and is_part(ident):
            shown = pack.partners.get(ident, ident)
            fact = f"the file is the pack of '{shown}', and not that of "
            fact += f"'{pack.partners[pack.partner]}'"
            hint = "give it the name of the partner that filled it in, and send the pack that is "
            hint += "written beside it to the other one"
            raise ProposalError(Diagnostic(Place(""), "PAK104", fact, hint, Severity.WARNING))


def _taken_columns(ledger: Ledger, incoming: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """The columns of tables for partners that were new, with the key that they have now."""
    partners = {row: key for row, key in ledger.rows.get(PARTNERS, {}).items() if row != key}
    found: dict[str, dict[str, str]] = {}
    for sheet in form_sheets():
        if sheet.form is not Form.TABLE:
            continue
        there = incoming["order"].get(sheet.key, {}).get("columns", ())
        for row, partner in partners.items():
            column = next((one for one in there if one.startswith(f"{partner}/")), "")
            if column:
                found.setdefault(sheet.key, {})[row] = column
    return found
