"""Pulls forms that people filled in, one or several at once, into the outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from toolkit.diagnostics import Diagnostic
from toolkit.intake.layout import Form, FormSheet, form_sheets
from toolkit.intake.rows import FormRows
from toolkit.intake.shown import FormWords
from toolkit.merge.pull import form_messages as messages
from toolkit.merge.pull.form_changes import change_of, refused_step, row_name, tab_of, why_not
from toolkit.merge.pull.form_edits import CellEdit, EditReader, OwnerEdit
from toolkit.merge.pull.form_names import values_of
from toolkit.merge.pull.form_order import moves_of
from toolkit.merge.pull.form_parts import PartReader, new_parts
from toolkit.merge.pull.form_source import FormSource
from toolkit.merge.pull.form_steps import Step, added_part, as_changed, new_by_row, set_value
from toolkit.merge.pull.form_values import Way
from toolkit.merge.pull.new_form_part import NewPart
from toolkit.merge.pull.new_ids import new_id
from toolkit.merge.pull.renamed_parts import Owners, renamed_parts
from toolkit.merge.pull.reported_change import Change
from toolkit.merge.workbook.inputs import Value
from toolkit.merge.workbook.keyed_sheet import INSERTED
from toolkit.merge.workbook.pulled_values import Ledger
from toolkit.merge.workbook.read_inputs import Changes
from toolkit.readers.outline_paths import at, owner, short, what
from toolkit.readers.patches import Patch, Patched, Removal, patched
from toolkit.readers.yaml_reader import UNCHANGED, Texts, read_fields


@dataclass(frozen=True)
class PulledForms:
    """What is pulled from forms, and what is not."""

    changes: tuple[Change, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    files: Mapping[Path, bytes] = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)
    ledgers: tuple[Ledger, ...] = ()
    values: Mapping[Way, Any] = field(default_factory=dict)
    """The new values of fields that were there, by the way to each."""

    removed: tuple[str, ...] = ()
    """What was taken out of the outline."""

    beside: tuple[str, ...] = ()
    """What people typed beside the tables, where it stays."""


@dataclass(frozen=True)
class FormsTarget:
    """The outline into which forms are pulled; it need not be sound."""

    outline: Path
    words: FormWords
    remove: bool = False
    """Whether rows that were deleted or emptied are taken out of the outline."""


def pulled_forms(
    target: FormsTarget,
    sources: Sequence[FormSource],
    texts: Texts = UNCHANGED,
    without: frozenset[Way] = frozenset(),
) -> PulledForms:
    """What these forms bring; nothing is written. Fields at the ways `without` are not changed."""
    return _FormsPull(target, sources, without).pull(texts)


@dataclass
class _FormsPull:
    target: FormsTarget
    sources: Sequence[FormSource]
    without: frozenset[Way]
    findings: list[Diagnostic] = field(default_factory=list)
    agreed: list[tuple[FormSource, str, str, str, Value]] = field(default_factory=list)
    known: list[tuple[FormSource, str, str, str]] = field(default_factory=list)
    """Rows of forms with the keys that the outline has for them."""

    removed: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    def pull(self, texts: Texts) -> PulledForms:
        rows = FormRows(self.target.words)
        found = [(source, source.changes()) for source in self.sources]
        for source, changes in found:
            self.findings += [*source.remarks, *map(messages.for_forms, changes.messages)]
            self.beside += [f"{source.file} {one}" for one in changes.beside]
            who = self.target.words.parts.get("partner", {}).get(source.scope.partner, "")
            for place in source.locked_changes():
                self.findings.append(messages.not_theirs(source.file, place, who))
        parts = list(self._new_parts(rows, found))
        renamed = list(renamed_parts(found))
        values = values_of(self.target.words, parts, renamed)
        owners = Owners(rows, values, renamed)
        reader = PartReader(rows, values, owners)
        taken = reader.read(parts)
        self.findings += reader.findings
        self._give_ways(taken)
        edits = EditReader(rows, values, owners, *new_by_row(taken))
        cells = [one for source, changes in found for one in self._edits(edits, source, changes)]
        self.findings += edits.findings
        self.agreed += edits.agreed
        cells = self._undisputed(cells)
        steps = self._steps(rows, taken, cells, edits, found)
        return self._result(*self._patched(steps, texts))

    def _edits(self, edits: EditReader, source: FormSource, changes: Changes) -> Iterator[CellEdit]:
        for row in changes.rows:
            yield from edits.read(source, row)
        for line in changes.new_lines:
            if (changed := as_changed(source, line)) is not None:
                yield from edits.read(source, changed)

    def _new_parts(
        self, rows: FormRows, found: Sequence[tuple[FormSource, Changes]]
    ) -> Iterator[NewPart]:
        """The parts that the outline lacks, each once and with its id."""
        taken = {ident for group in rows.words.parts.values() for ident in group}
        there: dict[tuple[str, str, str], NewPart] = {}
        for source, changes in found:
            for part in new_parts(source, changes.new_lines):
                if key := source.known_as(part.one):
                    self._know(source, part.one.row, part.sheet, key)
                    continue
                owner_name = str(part.line.get("__owner") or "").casefold()
                name = part.name.casefold()
                known = there.get((part.sheet.key, owner_name, name)) if name else None
                if known is not None and known.source is not source:
                    self._same_part(known, part)
                    continue
                there[part.sheet.key, owner_name, name] = part
                if part.sheet.model is not None and "id" in part.sheet.model.model_fields:
                    required = part.sheet.model.model_fields["id"].is_required()
                    part.ident = new_id(part.name, taken, part.sheet.kind) if required else ""
                yield part

    def _same_part(self, known: NewPart, part: NewPart) -> None:
        """Two forms bring a part of one name: it is taken once, and what differs is a finding."""
        known.also.append((part.source, part.one))
        for column, value in part.line.items():
            if value is not None and value != known.line.get(column):
                field_name = messages.called(column)
                name = f"the {field_name} of the new {part.sheet.kind} '{short(part.name)}'"
                first = known.source.file, f"{known.line.get(column) or ''}"
                said = [first, (part.source.file, f"{value}")]
                self.findings.append(messages.two_files(name, said))

    def _give_ways(self, parts: Sequence[NewPart]) -> None:
        """The way that each new part will have, at the end of its list."""
        counts: dict[Way, int] = {}
        for part in parts:
            outer = part.owner.way if isinstance(part.owner, NewPart) else part.owner
            if part.sheet.form is Form.VALUES:
                part.way = (*outer, part.sheet.field)
                continue
            here = (*outer, part.sheet.field) if part.sheet.has_owner else part.sheet.ways[0]
            if here not in counts:
                listed = at(self.target.words.data, here)
                counts[here] = len(listed) if isinstance(listed, list) else 0
            part.way = (*here, counts[here])
            counts[here] += 1

    def _undisputed(self, cells: Sequence[CellEdit]) -> list[CellEdit]:
        """The edits on which all files agree, each once."""
        by_way: dict[Way, list[CellEdit]] = {}
        for one in cells:
            if one.way not in self.without:
                by_way.setdefault(one.way, []).append(one)
        kept = []
        for way, edits in by_way.items():
            if any(one.value != edits[0].value for one in edits):
                part, rest = owner(self.target.words.data, way, "the outline")
                said = [(one.source.file, one.shown) for one in edits]
                self.findings.append(messages.two_files(what(part, rest), said))
            else:
                kept.append(edits[0])
                for one in edits[1:]:
                    self._note(one)
        return kept

    def _note(self, one: CellEdit) -> None:
        for column in one.columns:
            held = one.source.held(one.sheet, one.row, column)
            self.agreed.append((one.source, one.sheet, one.row, column, held))

    def _steps(
        self,
        rows: FormRows,
        parts: Sequence[NewPart],
        cells: Sequence[CellEdit],
        edits: EditReader,
        found: Sequence[tuple[FormSource, Changes]],
    ) -> list[tuple[Step, Any]]:
        """Everything that is to be done, in its order, each with what it comes from."""
        steps: list[tuple[Step, Any]] = [(added_part(part), part) for part in parts]
        # a text that goes is taken out after all else, when no other step needs its place
        steps += [(set_value(one), one) for one in cells if one.value is not None]
        steps += [(Removal(one.way), one) for one in cells if one.value is None]
        gone = self._gone(rows, edits, found)
        given = {one.way: one.value for one in cells if one.value is not None}
        moves, refused = moves_of(rows, parts, edits.owners, gone, found, given)
        self.findings += refused
        return steps + moves

    def _gone(
        self, rows: FormRows, edits: EditReader, found: Sequence[tuple[FormSource, Changes]]
    ) -> list[tuple[Way, str]]:
        """The parts whose rows were deleted or emptied; named, where they are to stay."""
        ways: list[tuple[Way, str]] = []
        for source, changes in found:
            by_sheet: dict[str, list[str]] = {}
            for home, key in changes.removed:
                by_sheet.setdefault(home, []).append(key)
            for sheet in form_sheets():
                emptied = edits.emptied.get((id(source), sheet.key), ())
                keys = [*by_sheet.get(sheet.key, ()), *emptied]
                ways += self._gone_from(rows, source, sheet, keys)
        return ways

    def _gone_from(
        self, rows: FormRows, source: FormSource, sheet: FormSheet, keys: Sequence[str]
    ) -> Iterator[tuple[Way, str]]:
        there = [rows.row(sheet, source.key(sheet.key, key)) for key in keys]
        listed = [one for one in there if one is not None and one.there]
        if not listed or sheet.form is Form.TABLE:
            return
        names = [row_name(sheet, one) for one in listed]
        if not self.target.remove or sheet.form in (Form.RECORD, Form.CASES):
            self.findings.append(messages.removed(source.file, tab_of(source, sheet), names))
            return
        for one, name in zip(listed, names, strict=True):
            yield one.way, name

    def _patched(
        self, steps: Sequence[tuple[Step, Any]], texts: Texts
    ) -> tuple[Sequence[tuple[Step, Any]], Patched]:
        """The steps with the outline in which they were made.

        Where a value cannot leave its old place it does not come to the new one either.
        """
        while steps:
            only = [step for step, _ in steps]
            done = patched(self.target.outline, only, texts, unfinished=True)
            why = {id(one.change): one for one in done.held_back}
            halves = {
                id(origin): (origin, why[id(step)])
                for step, origin in steps
                if isinstance(origin, OwnerEdit) and id(step) in why
            }
            halves = {
                one: half
                for one, half in halves.items()
                if any(id(origin) == one and id(step) not in why for step, origin in steps)
            }
            if not halves:
                return steps, done
            self.findings += [refused_step(one, why_not(held)) for one, held in halves.values()]
            steps = [(step, origin) for step, origin in steps if id(origin) not in halves]
        return steps, Patched({}, dict(texts))

    def _result(
        self,
        steps: Sequence[tuple[Step, Any]],
        done: Patched,
    ) -> PulledForms:
        refused = {id(one.change): why_not(one) for one in done.held_back}
        changes: list[Change] = []
        values: dict[Way, Any] = {}
        after = _after(self.target, done)
        data = after.words.data if after else self.target.words.data
        for step, origin in steps:
            if why := refused.get(id(step)):
                self.findings.append(refused_step(origin, why))
                continue
            if isinstance(step, Removal) and not isinstance(origin, CellEdit | OwnerEdit):
                self.removed.append(f"{origin}")
            changes += change_of(step, origin, self.target.words.data, data)
            if isinstance(origin, CellEdit):
                values[origin.way] = origin.value
                self._note(origin)
        self._note_named(after, steps, refused)
        self._note_new(
            after,
            [one for step, one in steps if isinstance(one, NewPart) and id(step) not in refused],
        )
        return PulledForms(
            tuple(changes),
            tuple(self.findings),
            done.files,
            done.texts,
            tuple(self._ledgers()),
            values,
            tuple(self.removed),
            tuple(self.beside),
        )

    def _note_named(
        self,
        after: FormRows | None,
        steps: Sequence[tuple[Step, Any]],
        refused: Mapping[int, Diagnostic],
    ) -> None:
        """The keys of the rows whose values have another name, or belong to another part."""
        for step, one in steps if after else ():
            is_value = isinstance(one, OwnerEdit) and one.sheet.form is Form.VALUES
            if not is_value or not isinstance(step, Patch) or id(step) in refused:
                continue
            assert after is not None, "what was done is in the outline"
            ways = {row.way: row.key for row in after.of(one.sheet)}
            if key := ways.get(one.to):
                self.known.append((one.source, one.sheet.key, one.row, key))
                self.agreed.append((one.source, one.sheet.key, one.row, one.column, one.held))

    def _note_new(self, after: FormRows | None, parts: Sequence[NewPart]) -> None:
        """The keys of the rows that have become parts."""
        if after is None:
            return
        for part in parts:
            ways = {row.way: row.key for row in after.of(part.sheet)}
            way = part.way
            if part.sheet.form is Form.VALUES:
                way = (*part.way, part.given_name)
            if key := ways.get(way):
                for source, one in ((part.source, part.one), *part.also):
                    self._know(source, one.row, part.sheet, key)
                    for column, value in one.line.items():
                        self.agreed.append((source, part.sheet.key, one.row, column, value))

    def _know(self, source: FormSource, row: str, sheet: FormSheet, key: str) -> None:
        """Notes that a row is the one with that key, and so is the row of its work."""
        self.known.append((source, sheet.key, row, key))
        for one in form_sheets():
            if one.form is Form.TABLE and one.ways[0][-3] == sheet.field:
                self.known.append((source, one.key, row, key))

    def _ledgers(self) -> Iterator[Ledger]:
        """What is known of each form from now on; copies of one form have one ledger."""
        by_name: dict[str, list[FormSource]] = {}
        for source in self.sources:
            by_name.setdefault(source.ledger.name, []).append(source)
        for alike in by_name.values():
            yield self._ledger(alike)

    def _ledger(self, alike: Sequence[FormSource]) -> Ledger:
        first = alike[0].ledger
        same = {id(one) for one in alike}
        cells: dict[str, dict[str, dict[str, str | None]]] = {
            sheet: {key: dict(values) for key, values in rows.items()}
            for sheet, rows in first.cells.items()
        }
        for home, sheet, row, column, held in self.agreed:
            if id(home) in same:
                written = None if held is None else str(held)
                cells.setdefault(sheet, {}).setdefault(row, {})[column] = written
        names = {sheet: dict(rows) for sheet, rows in first.rows.items()}
        for home, sheet, row, key in self.known:
            if id(home) in same and not row.startswith(INSERTED):
                names.setdefault(sheet, {})[row] = key
        return replace(first, cells=cells, rows=names)


def _after(target: FormsTarget, done: Patched) -> FormRows | None:
    """The rows of the outline as it will be; None where nothing changes."""
    if not done.files:
        return None
    data, _ = read_fields(target.outline, done.texts)
    return FormRows(replace(target.words, data=data)) if data is not None else None
