"""The new rows of forms as new parts of the outline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit.diagnostics import Diagnostic
from toolkit.intake.fields import FIRST, LAST, FormField
from toolkit.intake.layout import NAME, OWNER, SECTIONS, VALUE, Form, FormSheet, any_way
from toolkit.intake.rows import FormRows
from toolkit.merge.pull import form_messages as messages
from toolkit.merge.pull.form_source import FormSource, sheet_of
from toolkit.merge.pull.form_values import SHARED, FormValues, Held, Way, folded
from toolkit.merge.pull.new_form_part import NewPart
from toolkit.merge.pull.renamed_parts import Owners
from toolkit.merge.workbook.read_inputs import NewLine
from toolkit.readers.typed_field import Emptied, Misread


@dataclass
class PartReader:
    """Reads new rows; what is missing or cannot be read is a finding, and the row stays out."""

    rows: FormRows
    values: FormValues
    owners: Owners
    findings: list[Diagnostic] = field(default_factory=list)
    _names: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How many new rows of a sheet have a name."""

    def read(self, parts: Sequence[NewPart]) -> list[NewPart]:
        """The parts that can be taken, those first that others are inside of."""
        named = {(one.sheet.key, one.name.casefold()): one for one in parts}
        self._names = Counter((one.sheet.key, one.name.casefold()) for one in parts)
        good = [one for one in parts if all([self._has_owner(one, named), self._fills(one)])]
        while True:
            there = {id(one) for one in good}
            kept = [
                one for one in good if not isinstance(one.owner, NewPart) or id(one.owner) in there
            ]
            for one in good:
                if one not in kept and isinstance(one.owner, NewPart):
                    self.findings.append(messages.owner_stays(one, one.owner.name))
            if len(kept) == len(good):
                return sorted(kept, key=lambda one: isinstance(one.owner, NewPart))
            good = kept

    def _has_owner(self, part: NewPart, named: Mapping[tuple[str, str], NewPart]) -> bool:
        """Finds the part that a new one is inside of."""
        sheet = part.sheet
        if not sheet.has_owner:
            return True
        fixed = part.source.scope.fixed(sheet).get(OWNER)
        if fixed:
            part.owner = self._partner(fixed)
            return True
        typed = part.line.get(OWNER)
        if typed is None:
            self.findings.append(messages.missing(part, OWNER))
            return False
        wanted = folded(typed)
        owners = self.owners.of(sheet)
        times = sum(self._names[f"form_{way[-3]}", wanted] for way in sheet.ways if len(way) > 2)
        if times + sum(1 for name in owners if folded(name) == wanted) > 1:
            self.findings.append(messages.misread(part, OWNER, Misread(SHARED)))
            return False
        for way in sheet.ways:
            new = named.get((f"form_{way[-3]}", wanted)) if len(way) > 2 else None
            if new is not None:
                part.owner = new
                return True
        if (found := self.owners.way(sheet, str(typed))) is not None:
            part.owner = found
            return True
        self.findings.append(messages.unknown_owner(part, str(typed), list(owners)))
        return False

    def _partner(self, ident: str) -> Way:
        listed = self.rows.words.data.get("partners", ())
        return "partners", next(at for at, one in enumerate(listed) if one.get("id") == ident)

    def _fills(self, part: NewPart) -> bool:
        """Reads the fields of a new part; whether all is there that has to be."""
        wrong: list[Diagnostic] = []
        if part.sheet.form is Form.VALUES:
            typed = " ".join(str(part.line.get(NAME) or "").split())
            part.given_name = name_meant(self.rows, part.sheet, typed)
            if not part.given_name:
                wrong.append(messages.missing(part, NAME))
        fields = {one.name: one for one in reversed(part.sheet.fields) if one.name != NAME}
        for one in reversed(fields.values()):
            wrong += self._fill(part, one)
        self.findings += wrong
        return not wrong

    def _fill(self, part: NewPart, one: FormField) -> Iterator[Diagnostic]:
        """Reads one field of a new part."""
        way = _way_inside(part)
        if one.end:
            ends = [part.line.get(f"{one.name}/{end}") for end in (FIRST, LAST)]
            if lone := lone_end(*ends):
                yield messages.missing(part, f"{one.name}/{lone}")
                return
            read: Any = self.values.span((*way, one.name), *ends)
        elif part.sheet.form is Form.VALUES:
            read = self.values.read(one, (*way, part.given_name or "?"), part.line.get(VALUE))
        else:
            read = self.values.read(one, (*way, one.name), part.line.get(one.key))
        if isinstance(read, Misread):
            yield messages.misread(part, one.key, read)
        elif not isinstance(read, Emptied):
            part.values[one.name] = read
        elif one.required:
            yield messages.missing(part, one.key)


def lone_end(first: Held, last: Held) -> str:
    """The end of a span that is empty where the other is one month; empty where neither is.

    People also write both into one cell: `M4-M12`.
    """
    if first is not None and last is not None:
        return ""
    if isinstance(first, str) and "-" in first.replace("–", "-"):
        return ""
    return LAST if first is not None else FIRST if last is not None else ""


def name_meant(rows: FormRows, sheet: FormSheet, typed: str) -> str:
    """The name of a value as the outline has it; a section may be called by its title."""
    if sheet.field != SECTIONS:
        return typed
    known = rows.words.of_call("section")
    found = (tag for tag, shown in known.items() if typed.casefold() in (shown.casefold(), tag))
    return next(found, typed)


def _way_inside(part: NewPart) -> Way:
    """A way to a part of that kind, whatever its number."""
    way = any_way(part.sheet.ways[0])
    return way if part.sheet.form is Form.VALUES else (*way, 0)


def new_parts(source: FormSource, lines: Sequence[NewLine]) -> Iterator[NewPart]:
    """The new rows of lists in a form; what is typed into tables is no part."""
    for one in lines:
        sheet = sheet_of(one.sheet)
        if sheet.form in (Form.LIST, Form.VALUES):
            yield NewPart(source, one, sheet)
