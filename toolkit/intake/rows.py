"""An outline as the rows of a form: each with its key, the way to what it shows, and its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from toolkit.intake.fields import FormField, Holds
from toolkit.intake.layout import (
    ANY,
    NAME,
    OWNER,
    RECORD_VALUE,
    SECTIONS,
    VALUE,
    Form,
    FormSheet,
    Pattern,
    form_sheets,
)
from toolkit.intake.shown import FormWords, Shown, name_of
from toolkit.plan.cost_lines import free_key, key_word
from toolkit.readers.yaml_builder import Fields

Way = tuple[str | int, ...]


class FormRow(NamedTuple):
    """One row of a sheet."""

    key: str
    way: Way
    """To the part, or to the value; of a row without one, to where it would be."""

    cells: Mapping[str, Shown]
    """What its cells show, by the keys of the columns."""

    owner: Way = ()
    """To the part that it is inside of."""

    there: bool = True
    """Whether the outline has the part; a row that only waits for one is no part yet."""


@dataclass(frozen=True)
class FormRows:
    """The rows of every sheet of one outline."""

    words: FormWords
    _made: dict[str, tuple[FormRow, ...]] = field(default_factory=dict)

    def of(self, sheet: FormSheet) -> tuple[FormRow, ...]:
        """The rows of a sheet, in the order of the outline."""
        if sheet.key not in self._made:
            self._made[sheet.key] = tuple(self._rows(sheet))
        return self._made[sheet.key]

    def row(self, sheet: FormSheet, key: str) -> FormRow | None:
        """The row with that key; None where there is none."""
        return self._by_key.get((sheet.key, key))

    @cached_property
    def _by_key(self) -> dict[tuple[str, str], FormRow]:
        return {(sheet.key, row.key): row for sheet in form_sheets() for row in self.of(sheet)}

    def owners(self, sheet: FormSheet) -> dict[str, Way]:
        """The parts that a row of the sheet can be inside of, by what the form shows for them."""
        found: dict[str, Way] = {}
        for pattern in sheet.ways:
            for way, fields in self._owners_of(pattern):
                found.setdefault(self.words.owner(way, fields), way)
        return found

    def _owners_of(self, pattern: Pattern) -> Iterator[tuple[Way, Fields]]:
        """The parts around a list, with those that the call expects and the outline lacks."""
        around = pattern[:-1]
        yield from _found(self.words.data, around)
        if around == ("priorities", ANY):
            there = self.words.data.get("priorities")
            known = there if isinstance(there, Fields) else {}
            for ident in self.words.of_call("priority"):
                if ident not in known:
                    yield ("priorities", ident), _nothing()
        elif around == ("communication",) and not isinstance(
            self.words.data.get("communication"), Fields
        ):
            yield around, _nothing()

    def _rows(self, sheet: FormSheet) -> Iterator[FormRow]:
        match sheet.form:
            case Form.RECORD:
                yield from self._record(sheet)
            case Form.LIST:
                yield from self._list(sheet)
            case Form.CASES:
                yield from self._cases(sheet)
            case Form.VALUES:
                yield from self._values(sheet)
            case Form.TABLE:
                yield from self._table(sheet)

    def _record(self, sheet: FormSheet) -> Iterator[FormRow]:
        (way,) = sheet.ways
        fields = self.words.data.get(way[0])
        known = fields if isinstance(fields, Fields) else _nothing()
        for one in sheet.fields:
            value = self.words.shown(one, known.get(one.name))
            yield FormRow(one.key, (*way, one.name), {RECORD_VALUE: value}, way, bool(known))

    def _list(self, sheet: FormSheet) -> Iterator[FormRow]:
        taken: set[str] = set()
        for pattern in sheet.ways:
            for way, around in _found(self.words.data, pattern[:-1]):
                items = around.get(pattern[-1])
                for number, item in enumerate(items if isinstance(items, list) else ()):
                    if not isinstance(item, Fields):
                        continue
                    here = (*way, pattern[-1], number)
                    key = free_key(self._key(way, around, item), taken)
                    taken.add(key)
                    cells = self._cells(sheet, item)
                    if sheet.has_owner:
                        cells[OWNER] = self.words.owner(way, around)
                    yield FormRow(key, here, cells, way)

    def _key(self, way: Way, around: Fields, item: Fields) -> str:
        """The id of a part; of one without, its name behind the id of what it is inside of."""
        if isinstance(ident := item.get("id"), str):
            return ident
        name = key_word(name_of(item)) or "?"
        outer = around.get("id") if isinstance(around.get("id"), str) else ""
        if not outer and way:
            outer = str(way[-1]) if isinstance(way[-1], str) else key_word(name_of(around))
        return f"{outer}/{name}" if outer else f"/{name}"

    def _cells(self, sheet: FormSheet, item: Mapping[str, Any]) -> dict[str, Shown]:
        return {one.key: self.words.shown(one, item.get(one.name)) for one in sheet.fields}

    def _cases(self, sheet: FormSheet) -> Iterator[FormRow]:
        (way,) = sheet.ways
        written = self.words.data.get(way[0])
        known = written if isinstance(written, Fields) else _nothing()
        names = self.words.of_call("priority")
        for ident in [*names, *(one for one in known if one not in names)]:
            case = known.get(ident)
            fields = case if isinstance(case, Fields) else _nothing()
            cells = {NAME: names.get(ident, ident), **self._cells(sheet, fields)}
            yield FormRow(key_word(ident), (*way, ident), cells, way, isinstance(case, Fields))

    def _values(self, sheet: FormSheet) -> Iterator[FormRow]:
        value = next(one for one in sheet.fields if one.name == VALUE)
        for pattern in sheet.ways:
            for way, around in _found(self.words.data, pattern[:-1]):
                written = around.get(pattern[-1])
                outer = around.get("id")
                for name, held in written.items() if isinstance(written, Fields) else ():
                    key = key_word(str(name))
                    cells = {
                        NAME: self._name(sheet, str(name)),
                        VALUE: self.words.shown(value, held),
                    }
                    if sheet.has_owner:
                        cells[OWNER] = self.words.owner(way, around)
                        key = f"{outer}/{key}" if isinstance(outer, str) else f"/{key}"
                    yield FormRow(key, (*way, pattern[-1], str(name)), cells, way)
        if sheet.field == SECTIONS:
            yield from self._open_sections(sheet)

    def _open_sections(self, sheet: FormSheet) -> Iterator[FormRow]:
        """The sections of the form for which the outline has no text yet."""
        written = self.words.data.get(sheet.field)
        known = written if isinstance(written, Fields) else _nothing()
        for one in self.words.call.sections:
            if one.template and one.tag not in known:
                cells = {NAME: self._name(sheet, one.tag), VALUE: None}
                yield FormRow(one.tag, (sheet.field, one.tag), cells, (), there=False)

    def _name(self, sheet: FormSheet, name: str) -> str:
        """What the form shows for the name of a value: for a section its number and title."""
        return self.words.of_call("section").get(name, name) if sheet.field == SECTIONS else name

    def _table(self, sheet: FormSheet) -> Iterator[FormRow]:
        (pattern,) = sheet.ways
        for way, around in _found(self.words.data, pattern[:-1]):
            ident = around.get("id")
            if not isinstance(ident, str):
                continue
            cells: dict[str, Shown] = {OWNER: self.words.owner(way, around)}
            written = around.get(pattern[-1])
            for partner, held in written.items() if isinstance(written, Fields) else ():
                cells |= self._work(str(partner), held)
            yield FormRow(ident, (*way, pattern[-1]), cells, way)

    def _work(self, partner: str, held: Any) -> dict[str, Shown]:
        """The person-months of a partner, by the keys of their columns."""
        value = FormField(VALUE, Holds.NUMBER)
        if isinstance(held, Fields):
            return {
                column_of(partner, str(profile)): self.words.shown(value, one)
                for profile, one in held.items()
            }
        return {column_of(partner, self.default_profile(partner)): self.words.shown(value, held)}

    def default_profile(self, partner: str) -> str:
        """The staff profile of work that names none; empty where the partner has no profiles."""
        fields = self._partners.get(partner, _nothing())
        if isinstance(named := fields.get("default_profile"), str):
            return named
        rates = fields.get("rates")
        return str(next(iter(rates), "")) if isinstance(rates, Fields) else ""

    def profiles(self) -> Iterator[tuple[str, str]]:
        """Each partner with each of its staff profiles, those with a rate first."""
        used: dict[str, dict[str, None]] = {}
        for ident, fields in self._partners.items():
            rates = fields.get("rates")
            names = used.setdefault(ident, {})
            names.update(dict.fromkeys(map(str, rates if isinstance(rates, Fields) else ())))
        sheet = next(one for one in form_sheets() if one.form is Form.TABLE)
        for row in self.of(sheet):
            for key in row.cells:
                if key != OWNER:
                    partner, _, profile = key.partition("/")
                    used.setdefault(partner, {}).setdefault(from_key(profile))
        for ident, profiles in used.items():
            for profile in profiles or {"": None}:
                yield ident, profile

    @cached_property
    def _partners(self) -> dict[str, Fields]:
        written = self.words.data.get("partners")
        items = written if isinstance(written, list) else ()
        return {
            one["id"]: one
            for one in items
            if isinstance(one, Fields) and isinstance(one.get("id"), str)
        }


def column_of(partner: str, profile: str) -> str:
    """The key of a column of person-months: `aei/expert`."""
    return f"{partner}/{key_word(profile)}"


def from_key(word: str) -> str:
    """A person's text from the part of a key that it became.

    >>> from_key(key_word("expert: 50%"))
    'expert: 50%'
    """
    head, *rest = word.split("%")
    return head + "".join(chr(int(one[:2], 16)) + one[2:] for one in rest)


def _nothing() -> Fields:
    return Fields()


def _found(data: Any, pattern: Pattern, way: Way = ()) -> Iterator[tuple[Way, Fields]]:
    """The parts to which a pattern leads, with the way to each."""
    if not pattern:
        if isinstance(data, Fields):
            yield way, data
        return
    step, rest = pattern[0], pattern[1:]
    if step != ANY:
        inside = data.get(step) if isinstance(data, Fields) else None
        yield from _found(inside, rest, (*way, step))
    elif isinstance(data, list):
        for number, one in enumerate(data):
            yield from _found(one, rest, (*way, number))
    elif isinstance(data, Fields):
        for name, one in data.items():
            yield from _found(one, rest, (*way, str(name)))
