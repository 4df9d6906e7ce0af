"""Pulls the changed values of a workbook into the outline."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.pull.new_ids import ids_of
from toolkit.merge.pull.new_rows import new_row
from toolkit.merge.pull.outside_project import months_outside
from toolkit.merge.pull.plan_rows import COMPLETE, beside, new_part, new_rate, without_task
from toolkit.merge.pull.prefer import Prefer
from toolkit.merge.pull.reported_change import Change
from toolkit.merge.pull.row_edits import FieldEdit
from toolkit.merge.pull.workbook_fields import OutlineIndex
from toolkit.merge.workbook.change_lines import with_inserted
from toolkit.merge.workbook.inputs import LISTED, NEW, Value, is_placed, line_of, same_line
from toolkit.merge.workbook.inserted_rows import is_line_of
from toolkit.merge.workbook.keyed_sheet import KeyedSheets, keyed_sheets
from toolkit.merge.workbook.own_damage import own_damage
from toolkit.merge.workbook.pulled_values import Ledger
from toolkit.merge.workbook.read_inputs import (
    ChangedInput,
    ChangedRow,
    InputReader,
    NewLine,
)
from toolkit.merge.workbook.verdict import Verdict
from toolkit.model.proposal import Proposal
from toolkit.ooxml.package import Package
from toolkit.plan.dossier import Dossier
from toolkit.readers.outline import read_outline
from toolkit.readers.outline_paths import owner, short, what
from toolkit.readers.patches import Patch, Patched, Steps, patched
from toolkit.readers.yaml_builder import Fields
from toolkit.readers.yaml_notation import Value as Written
from toolkit.readers.yaml_reader import UNCHANGED, Texts, read_fields

NOUNS = {
    "costs": "a new cost line",
    "instruments": "a new instrument",
    "tasks": "a new task",
    "deliverables": "a new deliverable",
    "milestones": "a new milestone",
}
"""What is added to a list of the outline."""


@dataclass(frozen=True)
class PulledValues:
    """What is pulled from a workbook, and what is not."""

    changes: tuple[Change, ...]
    findings: tuple[Diagnostic, ...]
    files: Mapping[Path, bytes]
    """The changed files of the outline."""

    texts: Texts
    """The same as text."""

    ledger: Ledger
    words: Mapping[Steps, str]
    """The new texts among the values, by the steps to each."""

    every: Mapping[Steps, Written] = field(default_factory=dict)
    """All new values of fields that were there, by the steps to each."""

    beside: tuple[str, ...] = ()
    """Values that people typed beside the tables, and that stay in the workbook."""

    @classmethod
    def nothing(cls) -> PulledValues:
        """The result without a workbook."""
        return cls((), (), {}, {}, Ledger(), {})


@dataclass(frozen=True)
class Source:
    """A workbook, what was written into it, and what would be written now."""

    file: str
    package: Package
    base: Mapping[str, Any]
    incoming: Mapping[str, Any]
    ledger: Ledger


@dataclass
class _ValuePull:
    """The edits of the workbook on their way into the outline."""

    source: Source
    dossier: Dossier
    data: Fields
    prefer: Prefer | None
    findings: list[Diagnostic] = field(default_factory=list)
    edits: list[tuple[FieldEdit, ChangedRow | NewLine]] = field(default_factory=list)
    efforts: dict[int, NewLine] = field(default_factory=dict)
    """The row on the sheet Effort of the new tasks that have one, by the number of the edit."""

    agreed: dict[str, dict[str, dict[str, str | None]]] = field(default_factory=dict)
    """Values on which workbook and outline agree now, or which were decided."""

    renamed: dict[str, dict[str, str]] = field(default_factory=dict)
    """Rows of the workbook with the key that the outline has for them."""

    def row(self, row: ChangedRow, index: OutlineIndex) -> None:
        """Turns the changed inputs of a row into edits."""
        key = self.source.ledger.row(row.sheet, row.key)
        if not index.has(row.sheet, key):
            place = next(iter(row.changed.values())).place
            fact = f"{place} was changed, and what it belongs to ({key}) is not in the outline"
            self._report("MRG046", fact, "nothing is pulled from there")
            return
        wanted = {column: held.held for column, held in row.changed.items() if self._is_taken(held)}
        for column, held in row.changed.items():
            self._judge(row, column, held)
        if wanted:
            self.edits += [(edit, row) for edit in index.edits_for(row.sheet, key, wanted)]

    def leave_out(self, steps: Collection[Steps]) -> None:
        """Drops the edits of the fields at these steps."""
        self.edits = [
            (edit, row)
            for edit, row in self.edits
            if edit.patch is None or edit.patch.added or edit.patch.steps not in steps
        ]

    def _is_taken(self, value: ChangedInput) -> bool:
        conflict = value.verdict is Verdict.CONFLICT and self.prefer is Prefer.WORKBOOK
        return value.verdict is Verdict.WORKBOOK or conflict

    def _judge(self, row: ChangedRow, column: str, value: ChangedInput) -> None:
        """Reports what is not pulled, and notes on what both agree."""
        if value.verdict is Verdict.EMPTIED:
            fact = f"{value.place} was emptied; the outline keeps {_shown(value.outline)}"
            self._report("MRG043", fact, "remove it from the outline if that is what you want")
        elif value.verdict is Verdict.CONFLICT and self.prefer in (None, Prefer.WORD):
            fact = (
                f"both were changed since the last build (then {_shown(value.base)}): "
                f"{value.place} says {_shown(value.held)}, the outline {_shown(value.outline)}"
            )
            hint = "neither is changed; decide with "
            hint += "proposal pull --prefer workbook or --prefer outline"
            self._report("MRG041", fact, hint)
        elif value.verdict is Verdict.BOTH_ALIKE or value.verdict is Verdict.CONFLICT:
            self.note_agreement(row.sheet, row.key, column, value.held)

    def new_row(
        self, one: NewLine, taken: set[str], listed: dict[str, Mapping[str, Value]]
    ) -> None:
        """Makes an edit of a new line, unless the outline has it already."""
        for key, line in listed.items():
            if same_line(one.sheet, one.line, line):
                del listed[key]
                self._note_key(one, key)
                return
        edit = new_row(one.sheet, one.line, self.dossier, taken)
        self.edits.append((edit, one))

    def plan_rows(
        self, lines: Sequence[NewLine], index: OutlineIndex, taken: set[str], sheets: KeyedSheets
    ) -> None:
        """Makes edits of the new rows of the plan, of effort and of rates."""
        unknown = [one for one in lines if not self._is_known(one, sheets)]
        for plan, effort in beside(unknown):
            if plan is None:
                assert effort is not None, "a pair has one row at least"
                why = "there is no new task for it on the sheet Work plan"
                self.edits.append((without_task(effort, why), effort))
                continue
            edit = new_part(plan, effort, index, taken)
            self.edits.append((edit, plan))
            if effort and (edit.patch is None or plan.line.get("kind") != "Task"):
                what = "not complete" if edit.patch is None else "no task"
                why = f"its row on the sheet Work plan, {plan.place}, is {what}"
                self.edits.append((without_task(effort, why), effort))
            elif effort:
                self.efforts[id(edit)] = effort
        self.edits += [(new_rate(one, index), one) for one in unknown if one.sheet == "rates"]

    def _is_known(self, one: NewLine, sheets: KeyedSheets) -> bool:
        """Whether the outline has the row already; then its key is noted."""
        for key, _ in _unclaimed(self.source, one.sheet, sheets):
            if is_line_of(one.sheet, one.line, self.source.incoming, key):
                self._note_key(one, key)
                return True
        return False

    def _note_key(self, one: NewLine, key: str) -> None:
        if one.key:
            self.renamed.setdefault(one.sheet, {})[one.key] = key
            if one.sheet == "work_plan" and one.line.get("kind") == "Task":
                self.renamed.setdefault("effort", {})[one.key] = key
            for column, value in one.line.items():
                self.note_agreement(one.sheet, one.key, column, value)

    def note_agreement(self, sheet: str, key: str, column: str, value: Value) -> None:
        """Notes the value on which both agree."""
        written = None if value is None else str(value)
        self.agreed.setdefault(sheet, {}).setdefault(key, {})[column] = written

    def changes(self, refused: Mapping[int, str]) -> list[Change]:
        """The changes of the outline; edits that were refused are reported."""
        changes = []
        for edit, source in self.edits:
            place = _place_of(edit, source)
            why = edit.why_not or refused.get(id(edit.patch), "")
            if why:
                new = isinstance(source, NewLine)
                code = "MRG048" if new else "MRG047"
                hint = edit.hint or (COMPLETE if new else "change it in the outline by hand")
                self._report(code, f"{place} is not pulled: {why}", hint)
                continue
            assert edit.patch is not None, "an edit without a patch says why"
            change = _change(self.data, edit, edit.patch)
            changes.append(replace(change, cell=_cells_of(edit, source)))
            if isinstance(source, ChangedRow):
                for column in edit.columns:
                    self.note_agreement(
                        source.sheet, source.key, column, source.changed[column].held
                    )
        return sorted(changes, key=lambda one: one.place[:3])

    def _report(self, code: str, fact: str, hint: str) -> None:
        place = Place(self.source.file)
        self.findings.append(Diagnostic(place, code, fact, hint, Severity.WARNING))


def pulled_values(
    outline: Path,
    source: Source,
    dossier: Dossier,
    prefer: Prefer | None,
    without: Collection[Steps] = (),
    texts: Texts = UNCHANGED,
) -> PulledValues:
    """What the workbook changes in the outline; nothing is written.

    Fields at steps in `without` are not changed. `texts` holds what is read in place of some of the
    outline's files, by their resolved paths.
    """
    ledger = source.ledger
    data, _ = read_fields(outline, texts)
    assert data is not None, "the dossier was read from it"
    pull = _ValuePull(source, dossier, data, prefer)
    sheets = keyed_sheets(source.package)
    reader = InputReader(source.file, sheets, source.base, source.incoming, source.ledger)
    found = reader.changes()
    index = OutlineIndex(dossier.proposal, dossier.references.get)
    for row in found.rows:
        pull.row(row, index)
    pull.leave_out(without)
    taken = ids_of(dossier)
    new = [one for one in found.new_lines if is_placed(one.sheet)]
    pull.plan_rows(new, index, taken, sheets)
    for sheet in LISTED:
        listed = dict(_unclaimed(source, sheet, sheets))
        for one in found.new_lines:
            if one.sheet == sheet:
                pull.new_row(one, taken, listed)
    patches = [edit.patch for edit, _ in pull.edits if edit.patch]
    done = patched(outline, patches, texts) if patches else Patched({}, {})
    refused = {id(patch): why for patch, why in done.refused}
    changes = pull.changes(refused)
    if done.files:
        after = read_outline(outline, texts=done.texts)
        _rename(pull, dossier.proposal, after, refused)
        brought = {id(one): one for edit, one in pull.edits if id(edit.patch) not in refused}
        duration = after.project.duration
        pull.findings += months_outside(source.file, brought.values(), duration)
    damage = own_damage(with_inserted(sheets), source.base, reader.aside)
    findings = (*found.messages, *pull.findings, *damage.not_pulled(source.file))
    every = {
        edit.patch.steps: edit.patch.value
        for edit, _ in pull.edits
        if edit.patch and not edit.patch.added and id(edit.patch) not in refused
    }
    words = {way: value for way, value in every.items() if isinstance(value, str)}
    ledger = _advanced(ledger, pull)
    return PulledValues(
        tuple(changes), findings, done.files, done.texts, ledger, words, every, found.beside
    )


def _unclaimed(
    source: Source, sheet: str, sheets: KeyedSheets
) -> Sequence[tuple[str, Mapping[str, Value]]]:
    """The outline's lines that no row of the workbook shows."""
    there = sheets.by_key[sheet].rows if sheet in sheets.by_key else {}
    rows = source.base["sheets"].get(sheet, {})
    claimed = {source.ledger.row(sheet, key) for key in rows if key in there}
    keys = [key for key in source.incoming["sheets"].get(sheet, {}) if not key.startswith(NEW)]
    return [(key, line_of(source.incoming, sheet, key)) for key in keys if key not in claimed]


def _rename(
    pull: _ValuePull, before: Proposal, after: Proposal, refused: Mapping[int, str]
) -> None:
    """Notes the new keys of lines whose key is made from their words."""
    old = {way: key for key, (way, _, _) in OutlineIndex(before).costs.items()}
    new = {way: key for key, (way, _, _) in OutlineIndex(after).costs.items()}
    rows = pull.source.base["sheets"].get("costs", {})
    for key in rows:
        here = pull.source.ledger.row("costs", key)
        way = next((way for way, known in old.items() if known == here), None)
        if way and new[way] != key:
            pull.renamed.setdefault("costs", {})[key] = new[way]
    counts = {at: len(package.costs) for at, package in enumerate(before.work_packages)}
    number = len(before.instruments)
    for edit, source in pull.edits:
        if not isinstance(source, NewLine) or not edit.patch or id(edit.patch) in refused:
            continue
        if edit.key:
            key = edit.key
        elif source.sheet == "costs":
            at = int(edit.patch.steps[1])
            key = new[("work_packages", at, "costs", counts[at])]
            counts[at] += 1
        else:
            key = after.instruments[number].id
            number += 1
        pull._note_key(source, key)
        if effort := pull.efforts.get(id(edit)):
            pull._note_key(effort, key)


def _advanced(ledger: Ledger, pull: _ValuePull) -> Ledger:
    """The ledger with all on which both agree now."""
    cells: dict[str, dict[str, dict[str, str | None]]] = {
        sheet: {key: dict(values) for key, values in rows.items()}
        for sheet, rows in ledger.cells.items()
    }
    for sheet, rows in pull.agreed.items():
        for key, values in rows.items():
            cells.setdefault(sheet, {}).setdefault(key, {}).update(values)
    names = {sheet: dict(rows) for sheet, rows in ledger.rows.items()}
    for sheet, renamed in pull.renamed.items():
        names.setdefault(sheet, {}).update(renamed)
    return Ledger(ledger.base, cells, names, ledger.name)


def _place_of(edit: FieldEdit, source: ChangedRow | NewLine) -> str:
    if isinstance(source, NewLine):
        return source.place
    return source.changed[edit.columns[0]].place


def _cells_of(edit: FieldEdit, source: ChangedRow | NewLine) -> str:
    """All cells of an edit: `'Work plan'!D14, E14`."""
    if isinstance(source, NewLine):
        return source.place
    first, *more = (source.changed[column].place for column in edit.columns)
    return ", ".join((first, *(one.rpartition("!")[2] for one in more)))


def _change(data: Fields, edit: FieldEdit, patch: Patch) -> Change:
    place = data.place.of(*patch.steps)
    if patch.added:
        part, _ = owner(data, patch.steps[:-1], "the outline")
        noun = NOUNS[str(patch.steps[-1])]
        named = f"{noun} of {part.name}" if part.loc else noun
        return Change(place, named, "", short(edit.new, 90), ("", edit.new))
    part, rest = owner(data, patch.steps, "the outline")
    whole = (edit.old, edit.new)
    return Change(place, what(part, rest), short(edit.old, 60), short(edit.new, 60), whole)


def _shown(value: Value) -> str:
    return (
        "nothing"
        if value is None
        else f"'{short(value)}'"
        if isinstance(value, str)
        else f"{value:f}"
    )
