"""What a person typed into a cell of a form, as the value of the outline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from toolkit.intake.fields import FormField, Holds
from toolkit.intake.shown import COUNTRY, FormWords
from toolkit.merge.workbook.inputs import Value
from toolkit.model.months import DAY
from toolkit.readers.typed_field import Emptied, FieldReader, Misread
from toolkit.readers.yaml_notation import Value as Written

Way = tuple[str | int, ...]
SHARED = "give one of the two parts of that name another name, since it is not clear which is meant"
Read = Written | Misread | Emptied
Held = Value | date
"""What a cell holds; a date where its number is shown as one."""

NO_DAY = "Excel has made a date of it: give the cell the format Text, and type it again"


@dataclass(frozen=True)
class FormValues:
    """Reads the cells of one form, with the words that the form itself shows."""

    words: FormWords
    reader: FieldReader
    new: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By kind the ids of parts that are typed in this form, by their names in small letters."""

    shared: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By kind the names, in small letters, that several parts have."""

    def read(self, one: FormField, way: Way, held: Held) -> Read:
        """The value of the field at `way`, `one` column of a form, for what a cell holds."""
        if held is None:
            return Emptied()
        if isinstance(held, date) and one.holds not in (Holds.DAY, Holds.MONTH, Holds.NUMBER):
            return Misread(NO_DAY)
        if one.holds is Holds.DAY and isinstance(held, str) and DAY.fullmatch(held):
            return held
        if one.holds is Holds.REFERENCES:
            return self._several(one, way, str(held))
        if one.names and folded(held) in self.shared.get(one.names, ()):
            return Misread(SHARED)
        if (found := self._shown(one, held)) is not None:
            return found
        return self.reader.read(way, held)

    def span(self, way: Way, first: Held, last: Held) -> Read:
        """The months from the one to the other; both may be in one cell, as in M4-M12."""
        return self.reader.read(way, first) if last is None else self.reader.span(first, last)

    def _several(self, one: FormField, way: Way, held: str) -> Read:
        lines = [line.strip() for line in held.split("\n") if line.strip()]
        if any(folded(line) in self.shared.get(one.names, ()) for line in lines):
            return Misread(SHARED)
        known = [self._shown(one, line) for line in lines]
        if all(found is not None for found in known):
            return tuple(dict.fromkeys(str(found) for found in known))
        return self.reader.read(way, held)

    def _shown(self, one: FormField, held: Held) -> str | None:
        """The value for which the form shows exactly that; None where it shows it for none."""
        typed = folded(held)
        if one.names:
            if found := self.new.get(one.names, {}).get(typed):
                return found
            listed: Mapping[str, str] = self.words.parts.get(one.names, {})
        elif one.choices or one.of_call or one.name == COUNTRY:
            listed = self.words.options(one)
        else:
            return None
        return next((ident for ident, shown in listed.items() if folded(shown) == typed), None)


def folded(held: Any) -> str:
    """The words of a cell or a name as they are compared."""
    return " ".join(str(held).split()).casefold()
