"""Opens forms that people filled in: those of the project, and the packs of its partners."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.intake.layout import OWNER, PARTNERS
from toolkit.intake.scope import Scope
from toolkit.merge.pull.form_source import FormSource
from toolkit.merge.pull.sent_file import content_of
from toolkit.merge.record import workbook_record
from toolkit.merge.renamed_in_forms import renamed_in_forms
from toolkit.merge.workbook.base import whole
from toolkit.merge.workbook.inputs import is_part
from toolkit.merge.workbook.keyed_sheet import KeyedSheet, keyed_sheets
from toolkit.merge.workbook.lost_keys import keys_given_back
from toolkit.merge.workbook.pulled_values import ledger_in
from toolkit.merge.workbook.renamed_keys import RenamedKeys
from toolkit.merge.workbook.shifting.cells import TornError
from toolkit.merge.workbook_updater import opened_workbook
from toolkit.ooxml.archive import described
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.package import Package
from toolkit.store.journal import checksum_of
from toolkit.store.memory import PULLED_FROM_COPY, Memory
from toolkit.store.state import read_state
from toolkit.unforeseen import unforeseen

OF_A_PARTNER = ("form_staff", "form_rates", "form_previous_projects")
"""Sheets that name the partner of each row in the form of all, and not in a pack."""


class FormMark(NamedTuple):
    """By what a form can be known."""

    document: str
    """What it says of itself: `AGRIRES intake`, `AGRIRES pack aei`; empty where nothing."""

    partners: tuple[tuple[str, str], ...]
    """The ids of the partners in it, each with the short name that stands there."""

    of_all: bool
    """Whether it names the partner of each row, as the form of the whole project does."""

    written_here: bool = False
    """Whether it was written from this outline, whatever the project was called then."""


Draw = Callable[[Scope], bytes]
"""What draws the form of the outline as it is now, for everybody or for one partner."""


def opened_form(path: Path, scope: Scope, draw: Draw, memory: Memory) -> FormSource:
    """The form in a file; raises ProposalError as `form_in`, and where it cannot be read."""
    return form_in(content_of(path), path, scope, draw, memory)


def form_in(content: bytes, path: Path, scope: Scope, draw: Draw, memory: Memory) -> FormSource:
    """The form in the content of a file, with what was written into it.

    A form whose record is lost is compared with what the outline gives now, and told so. Raises
    ProposalError where it is no form.
    """
    with described(str(path)), unforeseen(str(path)):
        package = opened_workbook(content, str(path))
        written = Package.read(draw(scope))
        now = base_of(written)
        assert now is not None, "a form that was just written has its base"
        incoming = whole(now[0])
        remarks: tuple[Diagnostic, ...] = ()
        record = workbook_record(content, memory.bases, str(path))
        if record is None:
            base, checksum = incoming, now[2]
            remarks = (_without_record(path),)
        else:
            base, checksum = whole(record.data), record.checksum
        _give_keys(package, base, written)
        sheets = keyed_sheets(package)
        ledger = ledger_in(memory, PULLED_FROM_COPY.format(checksum[:12]), checksum)
        renamed = renamed_in_forms(base, incoming)
        if keys := RenamedKeys.between(base, incoming, renamed):
            sheets = keys.in_workbook(sheets)
            base, ledger = keys.in_base(base), keys.in_ledger(ledger)
        edited = not read_state(memory)[0].knows(checksum_of(content))
        return FormSource(path.name, scope, sheets, base, incoming, ledger, edited, remarks)


def mark_of(path: Path, memory: Memory) -> FormMark:
    """By what a form can be known. Raises ProposalError where the file cannot be read."""
    content = content_of(path)
    with described(str(path)), unforeseen(str(path)):
        package = opened_workbook(content, str(path))
        sheets = keyed_sheets(package).by_key
        home = sheets.get(PARTNERS)
        rows = [one for one in home.rows if is_part(one)] if home else []
        partners = [(one, _text(home, one, "short_name")) for one in rows] if home else []
        known = [(one, name) for one, name in partners if name]
        of_all = any(OWNER in one.columns for key, one in sheets.items() if key in OF_A_PARTNER)
        record = workbook_record(content, memory.bases, str(path))
        written_here = record is not None and record.known
        document = properties_of(package).get("pk.doc", "")
        return FormMark(document, tuple(known), of_all, written_here)


def _text(home: KeyedSheet, row: str, column: str) -> str:
    held = home.shown(row, column).value
    return held.strip() if isinstance(held, str) else ""


def _give_keys(package: Package, base: object, written: Package) -> None:
    """Gives sheets and rows back the ids that they have lost, where their words say which."""
    titles = {key: sheet.title for key, sheet in keyed_sheets(written).by_key.items()}
    try:
        keys_given_back(package, base, titles, keyed_sheets(package))  # type: ignore[arg-type]
    except TornError:
        return  # what has no ids is named when it is read


def _without_record(path: Path) -> Diagnostic:
    fact = (
        "the file has lost the record of what was written into it, as files saved by Google Sheets "
        "do; it is compared with what the outline says now"
    )
    hint = "read the changes below: what was changed in the outline meanwhile looks like a change"
    return Diagnostic(Place(path.name), "ITK114", fact, hint, Severity.WARNING)
