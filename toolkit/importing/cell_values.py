"""A cell of a sheet as the value of a field: `1.234,50 €`, `Spain`, `M4 – M12`, a day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from toolkit.importing.heading_words import COST_WORDS
from toolkit.importing.headings import EFFORT, Column
from toolkit.importing.lists import FIRST, LAST, PARENTS
from toolkit.importing.sheet_cells import SheetCell
from toolkit.merge.pull.cell_prose import typed
from toolkit.merge.typed_values import bare_point
from toolkit.model.base import Located, Prose
from toolkit.model.call import Call
from toolkit.model.language import country_code
from toolkit.model.months import Month, Span
from toolkit.model.numbers import MOST
from toolkit.model.wording import listed
from toolkit.readers.call_requirements import FIELDS, known_words
from toolkit.readers.foreign_words import ABOUT, CHOICES, bare
from toolkit.readers.numerals import ASKED, MEASURES, Measure, meant
from toolkit.readers.outline_paths import ONE_OF, seen
from toolkit.readers.project_months import days_meant, month_meant, span_meant
from toolkit.readers.references import REFERENCES
from toolkit.readers.shapes import is_text, item_of, shape_at
from toolkit.readers.yaml_notation import Value

NOTHING = frozenset(("", "-", "–", "—", "/", "n/a", "n.a.", "na", "s/o", "s.o.", "none", "tbd"))
"""What people write into a cell for which there is nothing."""

DECIMALS: Mapping[Measure, int] = {"money": 2, "price": 4, "count": 0, "months": 0}
MOST_DECIMALS = 6

LETTERS: Mapping[str, tuple[str, str]] = {
    "work_packages": ("WP", "wp|lt|lot|work package|workpackage|lot de travail"),
    "tasks": ("T", "task|tache|t"),
    "deliverables": ("D", "deliverable|livrable|del|d|l"),
    "milestones": ("MS", "milestone|jalon|ms|m|j"),
    "events": ("E", "event|e"),
    "subcontracts": ("S", "subcontract|s"),
}
"""How the label of each kind of part begins, and how people write that."""

IN_LABEL = r"\s*(?:n[o°º]?\.?\s*)?(\d{1,3}(?:\.\d{1,3})?)"


class Misread(NamedTuple):
    """What a cell holds is no value of the field."""

    why: str


class Context(NamedTuple):
    """What is known of the project while cells are read."""

    call: Call
    start: date | None = None
    """The first day of the project, from which days become months; None where nobody gave it."""


def label_of(kind: str, text: str) -> tuple[str, str]:
    """The label that a text begins with, and the words behind it; empty where there is none.

    >>> label_of("tasks", "Tâche 2.1 – Enquête"), label_of("work_packages", "LT3")
    (('T2.1', 'Enquête'), ('WP3', ''))
    """
    letters, written = LETTERS.get(kind, ("", ""))
    if not letters:
        return "", text
    plain = bare(text)
    found = re.match(rf"(?:{written}){IN_LABEL}(?:\s*[.:)–—-]\s*|\s+|$)", plain)
    if not found:
        return "", text
    if len(plain) != len(text.strip()):  # an accent was written as a sign of its own
        return "", text
    return f"{letters}{_number(found[1])}", text.strip()[found.end() :].strip()


def _number(text: str) -> str:
    return ".".join(str(int(one)) for one in text.split("."))


class CellReader(NamedTuple):
    """Reads the cells of one list."""

    kind: str
    model: type[Located]
    context: Context

    def value(self, column: Column, cell: SheetCell) -> Value | Misread:
        """The value that the cell gives to the column.

        Names of other parts stay words; they are looked up when all parts are known.
        """
        if cell.value is None:
            return Misread(f"it shows {cell.strange}")
        if column.name == EFFORT:
            return self._measured("effort", cell, 1)
        if column.name in PARENTS.values() and column.name != "work_package":
            return cell.words
        if column.name in ("total", "rate"):
            return self._measured("money", cell, column.scale)
        if column.name in (FIRST, LAST):
            return self._month(cell)
        return self._field(column, cell)

    def _field(self, column: Column, cell: SheetCell) -> Value | Misread:
        name = column.name
        kind_and_field = ONE_OF.get(self.kind, "the project"), name
        text = " ".join(seen(cell.words).split())
        if kind_and_field in REFERENCES or name == "work_package":
            return text
        if word := FIELDS.get(kind_and_field):
            return self._of_call(word, text)
        if name == "label":
            return self._label(text)
        if name == "country":
            return country_code(text) or Misread("no country is called so")
        shape = shape_at(self.model, (name,))
        if measure := MEASURES.get(name):
            return self._measured(
                measure, cell, column.scale if measure in ("money", "price") else 1
            )
        return self._shaped(shape, cell, text)

    def _shaped(self, shape: Any, cell: SheetCell, text: str) -> Value | Misread:
        """The value by the type of the field alone."""
        if shape is Month:
            return self._month(cell)
        if shape is Span:
            return self._span(text)
        if shape is date:
            return _day(cell)
        if isinstance(shape, type) and issubclass(shape, StrEnum):
            return _one_of(text, {one.value: one.value for one in shape})
        if item_of(shape) is Prose:
            lines = (bare_point(line) for line in cell.words.splitlines())
            return tuple(as_prose(line) for line in lines if line)
        if item_of(shape) is str:
            return tuple(filter(None, map(str.strip, re.split(r"[,;\n]", cell.words))))
        if shape is Prose:
            return as_prose(cell.words)
        return text if is_text(shape) else Misread("a cell cannot hold such a field")

    def _label(self, text: str) -> Value | Misread:
        letters = LETTERS.get(self.kind, ("",))[0]
        label, rest = label_of(self.kind, text)
        if label and not rest:
            return label
        if letters and re.fullmatch(r"\d{1,3}(\.\d{1,3})?", text):
            return f"{letters}{_number(text)}"
        return Misread("it is a number of another form than the outline has")

    def _of_call(self, word: str, text: str) -> Value | Misread:
        known = dict(known_words(self.context.call)[word])
        if word == "cost row":
            code = re.match(r"([A-E](?:\.\d[a-z]?)?)\b", text)
            if code and code[1].casefold() in known:
                return known[code[1].casefold()]
            known |= self._cost_words()
            text = " ".join(re.findall(r"[^\W_]+", text))
        if word in ("type", "level"):
            known |= self._titles(word)
            code = re.match(r"([A-Z]{1,8})\b(?:\s*[-–:(].*)?$", text)
            if code and code[1].casefold() in known:
                return known[code[1].casefold()]
        return _one_of(text, known)

    def _cost_words(self) -> Mapping[str, str]:
        """The code of a cost row by what people call it."""
        rows = {bare(row.title): row.code for row in reversed(self.context.call.cost_rows)}
        found = {" ".join(re.findall(r"[^\W_]+", title)): code for title, code in rows.items()}
        for title, words in COST_WORDS.items():
            if code := rows.get(title):
                found |= dict.fromkeys(map(str.strip, words.split("|")), code)
        return found

    def _titles(self, word: str) -> Mapping[str, str]:
        call = self.context.call
        codes = call.deliverable_types if word == "type" else call.dissemination_levels
        return {one.title: one.code for one in codes}

    def _month(self, cell: SheetCell) -> Value | Misread:
        text = " ".join(cell.words.split())
        number = month_meant(text, self.context.start)
        if number:
            return f"M{number}"
        if isinstance(cell.value, date) or days_meant(text):
            return Misread(self._no_start())
        return Misread("it is no month of the project, such as M12")

    def _no_start(self) -> str:
        if self.context.start is None:
            return (
                "it is a day, and the first day of the project is not known: give it with --start"
            )
        return f"it is a day before the project begins, on {self.context.start.isoformat()}"

    def _span(self, text: str) -> Value | Misread:
        found = span_meant(text, self.context.start)
        if found is None and (number := month_meant(text, self.context.start)):
            found = number, number
        if found is None or not found[0]:
            return Misread("these are no months of the project, such as M4-M12")
        if found[1] < found[0]:
            return Misread("it ends before it begins")
        return f"M{found[0]}-M{found[1]}"

    def _measured(self, measure: Measure, cell: SheetCell, scale: int) -> Value | Misread:
        if cell.currency and measure in ("money", "price"):
            return Misread(f"it is an amount in {cell.currency}, and an outline is in euros")
        if isinstance(cell.value, date):
            return Misread("it is a day, and not a number")
        if isinstance(cell.value, Decimal):
            number = cell.value
        else:
            text = " ".join(cell.words.split())
            found = meant(text, measure)
            if len(found) > 1:
                return Misread(f"it may be {' or '.join(found)}")
            if not found or ABOUT & {*text.casefold().replace(".", "").split()}:
                return Misread(f"it is no number of that kind: {ASKED[measure]}")
            number = Decimal(found[0])
        return _fitting(number * scale, measure)


def _fitting(number: Decimal, measure: Measure) -> Value | Misread:
    """The number with as many decimals as the field has."""
    if not -MOST <= number <= MOST:
        return Misread("the number is too large")
    places = DECIMALS.get(measure, MOST_DECIMALS)
    if places == 0 and number != number.to_integral_value():
        return Misread("it is not a whole number")
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP).normalize()
    if rounded == rounded.to_integral_value():
        return int(rounded)
    exponent = int(rounded.as_tuple().exponent)
    if measure == "money" or exponent == -1:
        return rounded.quantize(Decimal("0.01")) if measure in ("money", "price") else rounded
    # three decimals behind a point may be read as thousands
    return rounded.quantize(Decimal("0.0001")) if exponent == -3 else rounded


def as_prose(words: str) -> str:
    """Plain words as the Markdown that shows just them."""
    return typed("\n".join(line.strip() for line in words.splitlines()), lambda _: None)


def _day(cell: SheetCell) -> Value | Misread:
    if isinstance(cell.value, date):
        return cell.value.isoformat()
    found = days_meant(cell.words)
    if len(found) == 1:
        return found[0].isoformat()
    return Misread("it may be several days" if found else "it is no day, such as 2027-01-01")


def _one_of(text: str, words: Mapping[str, str]) -> Value | Misread:
    """The word of the outline that a text stands for."""
    wanted = bare(text)
    found = {value for word, value in words.items() if bare(word) == wanted}
    meant_by = CHOICES.get(re.sub(r"[\W_]", "", wanted), "")
    if len(found) != 1 and meant_by in words.values():
        found = {meant_by}
    if len(found) == 1:
        return found.pop()
    possible = list(dict.fromkeys(words.values()))[:8]
    return Misread(f"it is none of {listed(possible, 'or')}")
