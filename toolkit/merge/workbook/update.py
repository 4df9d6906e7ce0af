"""Updates an edited workbook with what changed in the outline.

Generated rows and columns come, go and move, and generated cells are written, in the workbook's own
XML. Sheets, columns, notes, formats, charts and all parts that people added are copied unchanged,
but for the addresses in them.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.merge.outcome import BlockOutcome, Tally
from toolkit.merge.workbook.addresses import Addresses
from toolkit.merge.workbook.agreement import brought_into_agreement
from toolkit.merge.workbook.base import compact, keep_written, updated_base, whole
from toolkit.merge.workbook.change_lines import (
    ChangedLines,
    changed_lines,
    orders_of,
    with_inserted,
)
from toolkit.merge.workbook.edited_cells import EditedCells
from toolkit.merge.workbook.inputs import NEW, UnclearError, as_cell, kind_of
from toolkit.merge.workbook.keyed_sheet import (
    INSERTED,
    Content,
    KeyedSheet,
    KeyedSheets,
    UnfitError,
    keyed_sheets,
)
from toolkit.merge.workbook.match_rows import Versions
from toolkit.merge.workbook.messages import messages_of, remarks
from toolkit.merge.workbook.own_charts import charts_refer_again
from toolkit.merge.workbook.own_damage import OwnDamage, own_damage
from toolkit.merge.workbook.pulled_values import Ledger
from toolkit.merge.workbook.put_right import PutRight, put_right
from toolkit.merge.workbook.renamed_keys import RenamedKeys
from toolkit.merge.workbook.renamed_labels import RenamedLabels, renamed_labels
from toolkit.merge.workbook.rows_as_built import has_rows_as_built, rows_made_anew
from toolkit.merge.workbook.shifting.references import LOST
from toolkit.merge.workbook.stored_results import Saved, recalculated
from toolkit.merge.workbook.titles import titles_follow
from toolkit.merge.workbook.verdict import WrittenCells, as_content, holds
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.embedded_base import base_of, embed_base
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import first_day_of
from toolkit.plan.renamed_ids import NONE_RENAMED, RenamedIds

NUMBERED = ("label", "kind")
"""What a row that was typed shows of the part that it became; typed there was the work package."""


@dataclass(frozen=True, slots=True)
class Updated:
    """The workbook after an update, and what a person should know of it."""

    content: bytes
    """The same bytes as before where nothing was to be changed."""

    cells: int
    """How many cells were written in lines that were there before."""

    kept: tuple[Diagnostic, ...]
    """What both changed, and what lost its place: what people did was kept."""

    added: int = 0
    """Rows and columns that are new."""

    removed: int = 0
    moved: int = 0
    remarks: tuple[str, ...] = ()
    """What a person should see, though it requires no decision."""

    @property
    def tally(self) -> Tally:
        """The counts of the report."""
        kept = sum(1 for one in self.kept if one.code in ("MRG051", "MRG052"))
        counts = (
            (BlockOutcome.ADDED, self.added),
            (BlockOutcome.REMOVED, self.removed),
            (BlockOutcome.MOVED, self.moved),
            (BlockOutcome.UPDATED, self.cells),
            (BlockOutcome.KEPT, kept),
        )
        found = tuple((outcome, number) for outcome, number in counts if number)
        one = sum(number for _, number in found) == 1
        if self.added or self.removed or self.moved:
            parts = "row or column" if one else "rows, columns and cells"
        else:
            parts = "cell" if one else "cells"
        return Tally(parts, found, self.remarks)


@dataclass
class _Update:
    sheets: KeyedSheets
    """The workbook as the person left it, which is not changed."""

    incoming: KeyedSheets
    """The workbook that the outline gives now."""

    base: Mapping[str, Any]
    incoming_base: Mapping[str, Any]
    ledger: Ledger
    ready: PutRight
    restore: bool = False
    """Whether formulas and labels of ours that were changed are given back."""

    changed: set[str] = field(default_factory=set)
    """Parts of sheets that have to be written."""

    cells: int = 0
    kept: list[Diagnostic] = field(default_factory=list)
    overwritten: list[list[str]] = field(default_factory=list)
    """Results that a person wrote over and the outline changed: reported until the two agree."""

    edited: EditedCells = field(init=False)
    lines: ChangedLines = field(init=False)
    addresses: Addresses = field(init=False)
    carried: dict[str, Any] = field(default_factory=dict)
    """The base that the workbook carries from now on."""

    def make(self) -> ChangedLines:
        """Writes what the outline changed. Raises UnfitError where it cannot be carried."""
        before = Addresses(with_inserted(self.sheets), orders_of(self.base))
        written = WrittenCells(self.base, self.ledger, self.sheets.first_day)
        fresh, aside = self.ready.fresh, self.ready.aside
        self.edited = EditedCells(before, written, fresh=fresh, restoring=self.restore)
        lines = changed_lines(self.sheets, self.incoming, self.incoming_base, self.edited, aside)
        self.lines, self.changed = lines, lines.changed
        self.addresses = Addresses(lines.sheets, orders_of(self.incoming_base))
        for key, pairs in lines.pairs.items():
            sheet, was = lines.sheets.by_key[key], self.sheets.by_key[key]
            for old, new in pairs.kept.items():
                self._row(sheet, was, old, new)
            for row in pairs.new:
                if row in sheet.rows:
                    self._new_row(sheet, row)
        versions = {
            key: Versions(lines.sheets.by_key[key], [], written, self.incoming_base)
            for key in lines.pairs
        }
        self.carried = updated_base(versions, lines.pairs, self.sheets.first_day)
        if aside:
            keep_written(self.carried, self.base, aside)
        self.carried["kept"] = self._staying()
        self.carried["told"] = self.overwritten
        return lines

    def _row(self, sheet: KeyedSheet, was: KeyedSheet, old: str, row: str) -> None:
        """Brings an existing row up to date; `old` is its key in the workbook."""
        shown = self.incoming_base["shown"].get(sheet.key, {}).get(row, {})
        typed = self.incoming_base["sheets"].get(sheet.key, {}).get(row, {})
        before = self.base["shown"].get(sheet.key, {}).get(old, {})
        known = self.base["sheets"].get(sheet.key, {}).get(old, {})
        for column, value in shown.items():
            differs = value != before.get(column)
            reported = [sheet.key, row, column] in self.base.get("told", [])
            everything = self.lines.structural or self.restore
            if column in sheet.columns and (everything or differs or reported):
                self._shown(sheet, was, old, row, column, value, differs or reported)
        for column, value in typed.items():
            if column in sheet.columns:
                self._input(sheet, was, old, row, column, value)
        for column in [*before, *known]:
            left_out = column not in shown and column not in typed
            if left_out and column in sheet.columns and not self.edited.is_edited(was, old, column):
                self._put(sheet, row, column, None)

    def _new_row(self, sheet: KeyedSheet, row: str) -> None:
        for column, value in self.incoming_base["shown"].get(sheet.key, {}).get(row, {}).items():
            if column in sheet.columns:
                sheet.put(row, column, self._as_shown(sheet, row, as_content(value)))
        for column, value in self.incoming_base["sheets"].get(sheet.key, {}).get(row, {}).items():
            if column in sheet.columns:
                kind = kind_of(sheet.key, row, column)
                sheet.put(row, column, as_cell(kind, value, self.sheets.first_day))
        self._wrote(sheet)

    def _as_shown(self, sheet: KeyedSheet, row: str, value: Content) -> Content:
        """What the cell holds: formulas with addresses."""
        if isinstance(value, str) and value[:1] == "=":
            return "=" + self.addresses.formula(value[1:], sheet, row)
        return None if value == "'" else value

    def _shown(
        self,
        sheet: KeyedSheet,
        was: KeyedSheet,
        old: str,
        row: str,
        column: str,
        value: Any,
        differs: bool,
    ) -> None:
        """Brings a label or a formula up to date, unless a person has written over it."""
        new = self._as_shown(sheet, row, as_content(value))
        if holds(sheet, row, column, new):
            return
        if LOST in str(new) and LOST not in (sheet.formula(row, column) or LOST):
            return  # the sheet that it refers to has lost its ids: the formula there still works
        is_number = old.startswith((NEW, INSERTED)) and column in NUMBERED
        if is_number or not self.edited.is_edited(was, old, column):
            self._put(sheet, row, column, new)
        elif differs:
            self.overwritten.append([sheet.key, row, column])
            self._keep(sheet, row, column, f"{new}".removeprefix("'"))

    def _input(
        self, sheet: KeyedSheet, was: KeyedSheet, old: str, row: str, column: str, new: Any
    ) -> None:
        """Brings an input up to date, unless a person has typed something else."""
        now = as_cell(kind_of(sheet.key, row, column), new, self.sheets.first_day)
        formula = sheet.formula(row, column) is not None
        if holds(sheet, row, column, now) and not formula:
            return
        if self.edited.written.content(was.key, old, column) == now:
            return
        if not self.edited.is_edited(was, old, column):
            self._put(sheet, row, column, now)
        elif not holds(sheet, row, column, now):
            self._keep(sheet, row, column, f"{new}")

    def _staying(self) -> list[list[str]]:
        """The lines in which people worked, of this update and of those before."""
        found = {tuple(one) for one in self.base.get("kept", [])} | set(self.lines.kept)
        return sorted(
            [key, what, line]
            for key, what, line in found
            if (sheet := self.lines.sheets.by_key.get(key))
            and (generated := self.incoming.by_key.get(key))
            and line in (sheet.rows if what == "row" else sheet.columns)
            and line not in (generated.rows if what == "row" else generated.columns)
        )

    def _put(self, sheet: KeyedSheet, row: str, column: str, value: Content) -> None:
        if value is None and sheet.cell(row, column) is None:
            return
        sheet.put(row, column, value)
        self.cells += not has_rows_as_built(sheet)
        self._wrote(sheet)

    def _wrote(self, sheet: KeyedSheet) -> None:
        self.changed.add(sheet.part)

    def _keep(self, sheet: KeyedSheet, row: str, column: str, outline: str) -> None:
        fact = f"{sheet.place(row, column)} was edited and kept; the outline says {outline}"
        hint = (
            "proposal pull --prefer workbook brings it to the outline; or type the outline's value"
            if self._can_be_pulled(sheet, row, column)
            else "type the outline's value there, or change it in the outline"
        )
        self.kept.append(Diagnostic(Place(), "MRG051", fact, hint, Severity.WARNING))

    def _can_be_pulled(self, sheet: KeyedSheet, row: str, column: str) -> bool:
        """Whether a pull could bring what the cell holds into a field of the outline."""
        if kind_of(sheet.key, row, column) is None:
            return False
        try:
            return self.edited.written.held(sheet, row, column) is not None
        except UnclearError:
            return False


def _started(
    package: Package,
    new: Package,
    base: Mapping[str, Any],
    incoming_base: Mapping[str, Any],
    ledger: Ledger,
    renamed: RenamedIds,
    restore: bool,
) -> tuple[_Update, RenamedLabels]:
    """The update of the workbook in `package`: its rows and ids agree now, and bear the names that
    the outline gives them."""
    incoming = keyed_sheets(new)
    first_day = first_day_of(package.xml(package.main_part()))
    ready = put_right(incoming, package, WrittenCells(base, ledger, first_day), restore=restore)
    sheets, before = ready.sheets, ready.base
    if keys := RenamedKeys.between(before, incoming_base, renamed):
        sheets, before = keys.in_workbook(sheets), keys.in_base(before)
        ledger = keys.in_ledger(ledger)
    labels = renamed_labels(before, incoming_base)
    if labels:
        labels.in_workbook(sheets, before)
        before = labels.in_base(before)
    update = _Update(sheets, incoming, before, whole(incoming_base), ledger, ready, restore)
    update.cells = labels.cells
    return update, labels


def merge_workbook(
    current: bytes,
    base: Any,
    incoming: bytes,
    *,
    ledger: Ledger | None = None,
    restore: bool = False,
    renamed: RenamedIds = NONE_RENAMED,
) -> Updated:
    """The `current` workbook with what changed from `base` to `incoming`.

    With `restore` formulas, labels and lines of ours that people changed or deleted are given back.
    Where nothing changed its bytes are returned unchanged. Raises `ProposalError` with the reason
    where the workbook cannot be updated.
    """
    try:
        package, new = Package.read(current), Package.read(incoming)
        found = base_of(new)
        if found is None:
            raise ValueError("a newly written workbook carries its base")
        if "shown" not in base or "labels" not in base:
            raise UnfitError("it was built by an earlier version of this tool")
        given = whole(base), found[0], ledger or Ledger(), renamed
        update, labels = _started(package, new, *given, restore)
        before = own_damage(update.sheets, update.base, update.ready.aside) if restore else None
        lines = update.make()
    except UnfitError as error:
        raise ProposalError(_refused(error)) from error
    update.changed |= labels.changed | titles_follow(
        lines.sheets, update.incoming, update.base, update.incoming_base
    )
    anew, told = rows_made_anew(lines.sheets, update.incoming, base.get("built", {}))
    update.changed |= anew
    charts = charts_refer_again(lines.sheets, update.incoming)
    mended = {f"a chart on '{title}'" for title in charts}
    lines.lost = [one for one in lines.lost if one.what not in mended]
    left = before or own_damage(lines.sheets, update.incoming_base, update.ready.aside)
    messages, notes = _messages_and_remarks(update, lines, labels, left)
    notes += told
    if not update.changed and not package.changed:
        return Updated(current, 0, messages, remarks=notes)
    update.changed |= brought_into_agreement(lines.sheets)
    saved = Saved(update.ready.content or current, lines.shifts)
    notes += recalculated(lines.sheets, update.incoming, saved, update.changed)
    _put_sheets(lines.sheets, update.changed)
    name = properties_of(new).get("pk.doc", "")
    embed_base(package, compact(update.carried), document=name, generation=found[1])
    return Updated(
        package.to_bytes(),
        update.cells,
        messages,
        len(lines.added),
        len(lines.removed),
        lines.moved,
        notes,
    )


def _messages_and_remarks(
    update: _Update, lines: ChangedLines, labels: RenamedLabels, left: OwnDamage
) -> tuple[tuple[Diagnostic, ...], tuple[str, ...]]:
    """What a person has to decide, and what a person should only see; `left` is what is damaged."""
    messages = (
        *update.kept,
        *update.ready.findings,
        *labels.findings(),
        *messages_of(update.carried["kept"], lines, update.incoming_base["names"]),
        *(() if update.restore else left.findings()),
    )
    notes = (
        *update.ready.remarks,
        *labels.remarks(),
        *remarks(lines, update.incoming, update.ready.aside | update.ready.unknown),
        *(left.restored() if update.restore else left.remarks()),
    )
    return messages, notes


def _put_sheets(sheets: KeyedSheets, changed: Container[str]) -> None:
    """Writes the sheets whose parts have changed."""
    for sheet in sheets.by_key.values():
        if sheet.part in changed:
            sheets.package.put(sheet.part, sheet.tree)


def _refused(why: UnfitError) -> Diagnostic:
    fact = f"the edited workbook cannot be brought up to date: {why}"
    hint = "proposal pull takes its values into the outline; then go on with the new workbook"
    return Diagnostic(Place(), "MRG050", fact, why.hint or hint, Severity.WARNING)
