"""The changed cells of a form as new values of fields that the outline has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic
from toolkit.intake.fields import FIRST, LAST, FormField
from toolkit.intake.layout import NAME, OWNER, VALUE, Form, FormSheet
from toolkit.intake.rows import FormRow, FormRows, from_key
from toolkit.intake.shown import number_of
from toolkit.merge.pull import form_messages as messages
from toolkit.merge.pull.form_parts import lone_end, name_meant
from toolkit.merge.pull.form_source import FormSource, line_in, sheet_of
from toolkit.merge.pull.form_values import FormValues, Held, Way
from toolkit.merge.pull.renamed_parts import Owners
from toolkit.merge.workbook.inputs import UnclearError, Value
from toolkit.merge.workbook.read_inputs import ChangedInput, ChangedRow
from toolkit.merge.workbook.verdict import Verdict
from toolkit.model.wording import listed_up_to
from toolkit.readers.outline_paths import at, short
from toolkit.readers.typed_field import Emptied, Misread
from toolkit.readers.yaml_builder import UNREADABLE, Fields
from toolkit.readers.yaml_notation import Value as Written


class CellEdit(NamedTuple):
    """A new value of a field, from one form."""

    source: FormSource
    sheet: str
    row: str
    """In the form."""

    columns: tuple[str, ...]
    place: str
    """The address of the cell."""

    way: Way
    value: Written | None
    """None where the field is to be taken out."""

    shown: str
    """What was typed."""


class OwnerEdit(NamedTuple):
    """A part that is to be inside of another one, or a value under another name."""

    source: FormSource
    sheet: FormSheet
    row: str
    place: str
    column: str
    held: Value
    """What its cell holds."""

    way: Way
    to: Way
    """To the list that gets the part, or the new place of the value."""


@dataclass
class EditReader:
    """Reads the changed cells of the forms."""

    rows: FormRows
    values: FormValues
    belongs: Owners
    """What rows can be inside of."""

    new_partners: Mapping[tuple[str, str], str]
    """The ids of partners that are typed in a form, by its file and their row there."""

    new_tasks: Mapping[tuple[str, str], Way]
    """The ways that new tasks will have, by form and row."""

    findings: list[Diagnostic] = field(default_factory=list)
    owners: list[OwnerEdit] = field(default_factory=list)
    agreed: list[tuple[FormSource, str, str, str, Value]] = field(default_factory=list)
    """Cells on which form and outline agree, with what they hold."""

    emptied: dict[tuple[int, str], list[str]] = field(default_factory=dict)
    """Rows of which nothing is left, by form and sheet."""

    def read(self, source: FormSource, row: ChangedRow) -> Iterator[CellEdit]:
        """The edits of one row that the outline has."""
        sheet = sheet_of(row.sheet)
        found = self.rows.row(sheet, source.key(row.sheet, row.key))
        if found is None:
            if sheet.form is Form.TABLE:
                yield from self._table(source, sheet, row, None)
            else:
                place = next(iter(row.changed.values())).place
                self.findings.append(messages.not_there(source.file, place))
            return
        if sheet.form in (Form.LIST, Form.VALUES) and self._is_gone(source, row):
            self.emptied.setdefault((id(source), sheet.key), []).append(row.key)
            return
        changed = dict(self._taken(source, sheet, row, found))
        if sheet.form is Form.TABLE:
            yield from self._table(source, sheet, replace(row, changed=changed), found)
        elif sheet.form is Form.RECORD:
            yield from self._record(source, sheet, row.key, found, changed)
        else:
            yield from self._fields(source, sheet, row.key, found, changed)

    def _is_gone(self, source: FormSource, row: ChangedRow) -> bool:
        all_emptied = all(one.verdict is Verdict.EMPTIED for one in row.changed.values())
        try:
            return all_emptied and source.is_empty(row.sheet, row.key)
        except UnclearError:
            return False

    def _taken(
        self, source: FormSource, sheet: FormSheet, row: ChangedRow, found: FormRow
    ) -> Iterator[tuple[str, ChangedInput]]:
        """The changed cells that the outline has not changed as well."""
        for column, one in row.changed.items():
            if not source.scope.may_write(sheet, found, column, self.rows):
                who = self.rows.words.parts["partner"].get(source.scope.partner, "this partner")
                self.findings.append(messages.not_theirs(source.file, one.place, who))
            elif one.verdict is Verdict.BOTH_ALIKE:
                self.agreed.append((source, sheet.key, row.key, column, one.held))
            elif one.verdict is Verdict.CONFLICT or (
                one.verdict is Verdict.EMPTIED and one.outline != one.base
            ):
                said = _shown(one.base), _shown(one.held), _shown(one.outline)
                self.findings.append(messages.both_changed(source.file, one.place, said))
            else:
                yield column, one

    def _record(
        self,
        source: FormSource,
        sheet: FormSheet,
        key: str,
        found: FormRow,
        changed: Mapping[str, ChangedInput],
    ) -> Iterator[CellEdit]:
        for column, one in changed.items():
            held = source.as_shown(sheet.key, key, column, one.held)
            edit = self._field(source, sheet, sheet.by_column[key], found.way, held, one.place)
            if edit is not None:
                yield CellEdit(source, sheet.key, key, (column,), one.place, found.way, *edit)

    def _fields(
        self,
        source: FormSource,
        sheet: FormSheet,
        key: str,
        found: FormRow,
        changed: Mapping[str, ChangedInput],
    ) -> Iterator[CellEdit]:
        done: set[str] = set()
        for column, one in changed.items():
            if column in (OWNER, NAME):
                self._moved(source, sheet, key, found, column, one)
                continue
            field_ = sheet.by_column[column]
            if field_.name in done:
                continue
            done.add(field_.name)
            columns: tuple[str, ...] = (column,)
            way = found.way if column == VALUE else (*found.way, field_.name)
            if field_.end:
                columns = tuple(end for end in changed if end.startswith(f"{field_.name}/"))
                edit = self._span(source, sheet, field_, key, found, changed)
            else:
                held = source.as_shown(sheet.key, key, column, one.held)
                edit = self._field(source, sheet, field_, way, held, one.place)
            if edit is not None:
                yield CellEdit(source, sheet.key, key, columns, one.place, way, *edit)

    def _field(
        self,
        source: FormSource,
        sheet: FormSheet,
        one: FormField,
        way: Way,
        held: Held,
        place: str,
    ) -> tuple[Written | None, str] | None:
        """The new value of a field with what was typed; None where there is nothing to write."""
        read = self.values.read(one, way, held)
        return self._judged(source, sheet, one, way, read, place, _shown(held))

    def _span(
        self,
        source: FormSource,
        sheet: FormSheet,
        one: FormField,
        key: str,
        found: FormRow,
        changed: Mapping[str, ChangedInput],
    ) -> tuple[Written | None, str] | None:
        here = line_in(source.incoming, sheet.key, source.key(sheet.key, key))
        ends = [f"{one.name}/{end}" for end in (FIRST, LAST)]
        held = [
            source.as_shown(sheet.key, key, end, changed[end].held)
            if end in changed
            else here.get(end)
            for end in ends
        ]
        place = next(changed[end].place for end in ends if end in changed)
        if lone := lone_end(*held):
            self.findings.append(messages.half_span(source.file, place, lone))
            return None
        way = (*found.way, one.name)
        for end, typed in zip(ends, held, strict=True):
            alone = self.values.span(way, typed, typed)
            if end in changed and held[-1] is not None and isinstance(alone, Misread):
                one, place = sheet.by_column[end], changed[end].place
                return self._judged(source, sheet, one, way, alone, place, _shown(typed))
        read = self.values.span(way, *held)
        months = "–".join(_shown(typed) for typed in held if typed is not None)
        return self._judged(source, sheet, one, way, read, place, months)

    def _judged(
        self,
        source: FormSource,
        sheet: FormSheet,
        one: FormField,
        way: Way,
        read: Written | Misread | Emptied,
        place: str,
        shown: str,
    ) -> tuple[Written | None, str] | None:
        what = messages.called(one.key)
        if isinstance(read, Misread):
            self.findings.append(messages.misread_value(source.file, place, shown, what, read))
            return None
        old = at(self.rows.words.data, way)
        if isinstance(read, Emptied):
            if one.required and sheet.form is not Form.VALUES:
                self.findings.append(messages.emptied(source.file, place, what, sheet.kind))
                return None
            return None, shown
        return None if _alike(old, read) else (read, shown)

    def _moved(
        self,
        source: FormSource,
        sheet: FormSheet,
        key: str,
        found: FormRow,
        column: str,
        one: ChangedInput,
    ) -> None:
        """A row that belongs to something else now, or a value with another name."""
        typed = " ".join(_shown(one.held).split())
        if one.held is None:
            what = messages.called(column)
            self.findings.append(messages.emptied(source.file, one.place, what, sheet.kind))
            return
        if column == NAME:
            to = (*found.way[:-1], name_meant(self.rows, sheet, typed))
        else:
            way = self.belongs.way(sheet, typed)
            if way is None:
                owners = listed_up_to(
                    [f"'{short(one)}'" for one in self.belongs.of(sheet)], messages.MOST
                )
                names = Misread(f"write one of: {owners}")
                what = messages.called(column)
                self.findings.append(
                    messages.misread_value(source.file, one.place, typed, what, names)
                )
                return
            rest = (sheet.field,) if sheet.form is Form.LIST else (sheet.field, found.way[-1])
            to = (*way, *rest)
        edit = (source, sheet, key, one.place, column, one.held)
        self.owners.append(OwnerEdit(*edit, found.way, to))

    def _table(
        self, source: FormSource, sheet: FormSheet, row: ChangedRow, found: FormRow | None
    ) -> Iterator[CellEdit]:
        """The edits of the person-months in a row."""
        way = found.way if found else self.new_tasks.get((source.file, row.key))
        work: dict[str, dict[str, tuple[str, ChangedInput]]] = {}
        for column, one in row.changed.items():
            if one.held is None and found is None:
                continue
            if way is None:
                self.findings.append(messages.no_row(source.file, one.place))
                continue
            partner, _, word = column.partition("/")
            if partner == "new":
                ident = self.new_partners.get((source.file, column))
                if ident is None:
                    self.findings.append(messages.no_partner(source.file, one.place))
                    continue
                partner, word = ident, ""
            work.setdefault(partner, {})[from_key(word)] = column, one
        for partner, profiles in work.items():
            assert way is not None, "work without a task is a finding"
            yield from self._work(source, sheet, row.key, (*way, partner), profiles)

    def _work(
        self,
        source: FormSource,
        sheet: FormSheet,
        key: str,
        way: Way,
        profiles: Mapping[str, tuple[str, ChangedInput]],
    ) -> Iterator[CellEdit]:
        """The edits for the person-months of a partner in one task, by staff profile."""
        given: dict[str, tuple[str, ChangedInput, Written | None]] = {}
        for profile, (column, one) in profiles.items():
            read = self.values.read(sheet.fields[0], way, one.held)
            if isinstance(read, Misread):
                what = "a number of person-months"
                found = messages.misread_value(source.file, one.place, one.held, what, read)
                self.findings.append(found)
            else:
                given[profile] = column, one, None if isinstance(read, Emptied) else read
        if not given:
            return
        written = at(self.rows.words.data, way)
        default = self.rows.default_profile(str(way[-1]))
        columns = tuple(column for column, _, _ in given.values())
        first = next(iter(given.values()))[1]
        shown = ", ".join(_shown(one.held) for _, one, _ in given.values())
        edit = (source, sheet.key, key, columns, first.place)
        if isinstance(written, Fields):
            left = {**written, **{profile: one for profile, (_, _, one) in given.items()}}
            if all(one is None for one in left.values()):
                yield CellEdit(*edit, way, None, shown)
                return
            for profile, (column, one, value) in given.items():
                alone = (source, sheet.key, key, (column,), one.place)
                yield CellEdit(*alone, (*way, profile), value, _shown(one.held))
            return
        plain = None if written is UNREADABLE else number_of(written)
        if set(given) <= {"", default}:
            yield CellEdit(*edit, way, next(iter(given.values()))[2], shown)
            return
        both: dict[str, Written | None] = {} if plain is None else {default: plain}
        both |= {profile: value for profile, (_, _, value) in given.items()}
        filled: Written = {name: one for name, one in both.items() if one is not None}
        yield CellEdit(*edit, way, filled or None, shown)


def _alike(old: object, new: Written) -> bool:
    """Whether a value is what the outline has already, however it is written there."""
    if isinstance(new, tuple):
        entries = tuple(old) if isinstance(old, list) else (old,)
        return tuple(map(_words, entries)) == tuple(map(_words, new))
    if isinstance(new, int | Decimal):
        return isinstance(old, int | Decimal) and not isinstance(old, bool) and old == new
    return _words(old) == _words(new)


def _words(value: object) -> str:
    return "" if value is None else str(value).strip("\n")


def _shown(held: Held | None) -> str:
    if held is None:
        return ""
    return f"{held:f}" if isinstance(held, Decimal) else str(held)
