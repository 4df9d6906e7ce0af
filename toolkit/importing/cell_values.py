"""A cell of a sheet as the value of a column: `1.234,50 €`, `Spain`, `M4 – M12`, a day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import NamedTuple

from toolkit.importing.heading_text import AMOUNT, EFFORT, Column, cost_words
from toolkit.importing.heading_words import COST_WORDS
from toolkit.importing.lists import FIRST, LAST, LENGTH, PARENTS, ListKind
from toolkit.importing.part_labels import label_written
from toolkit.importing.sheet_cells import SheetCell
from toolkit.merge.pull.cell_prose import typed as typed_prose
from toolkit.model.base import Prose
from toolkit.model.call import Call
from toolkit.model.months import Span
from toolkit.readers import typed_field
from toolkit.readers.field_limits import field_at
from toolkit.readers.foreign_words import bare
from toolkit.readers.numerals import measure_at
from toolkit.readers.part_names import PartNames
from toolkit.readers.project_months import days_meant
from toolkit.readers.references import REFERENCES
from toolkit.readers.typed_field import Emptied, FieldReader, Way
from toolkit.readers.yaml_notation import Value

NOTHING = frozenset(("/", "n/a", "n.a.", "na", "s/o", "s.o.", "none", "tbd", "tbc", "?"))
"""What people write into a cell for which there is nothing."""

PLACES: Mapping[str, int] = {"money": 2, "price": 4, "count": 0, "months": 0}
MOST_PLACES = 6
"""Decimals of a number that a sheet computed; a field takes no more."""

ONE_TASK: Way = ("work_packages", 0, "tasks", 0)
OTHER_WAYS: Mapping[str, Way] = {
    EFFORT: (*ONE_TASK, "effort", "x"),
    "rate": ("partners", 0, "rates", "x"),
    AMOUNT: ("work_packages", 0, "subcontracts", 0, "cost"),
    "total": ("work_packages", 0, "subcontracts", 0, "cost"),
    FIRST: ("work_packages", 0, "deliverables", 0, "due"),
    LAST: ("work_packages", 0, "deliverables", 0, "due"),
    LENGTH: ("project", "duration"),
}
"""By a column that is no field of its list: a field that holds the same kind of value."""

ALONE = re.compile(r"\d+(?:[.,]0+)?(?:\s*[a-zA-Z]+)?")
"""A number that may be a month, or how many there are: `6`, `6 months`."""

NO_NAMES = PartNames({}, {})


class Misread(NamedTuple):
    """What a cell holds is no value of the field."""

    why: str


class Context(NamedTuple):
    """What is known of the project while cells are read."""

    call: Call
    start: date | None = None
    """The first day of the project, from which days become months; None where nobody gave it."""


@dataclass(frozen=True)
class CellReader:
    """Reads the cells of one list."""

    kind: ListKind
    context: Context

    def value(self, column: Column, cell: SheetCell) -> Value | Misread:
        """The value that the cell gives to the column.

        Names of other parts stay words; they are looked up when all parts are known.
        """
        text = " ".join(cell.words.split())
        if cell.value is None:
            return Misread(f"it shows {cell.strange}")
        if bare(text) in NOTHING:
            return Misread("it says that there is nothing")
        if column.name in PARENTS.values() or (self.kind.name, column.name) == ("rates", "profile"):
            return text
        if column.name == "label":
            return label_written(self.kind.name, text) or Misread("it is no number of that kind")
        way = OTHER_WAYS.get(column.name) or (*self.kind.way, column.name)
        field = field_at(way)
        if field.shape is Span and ALONE.fullmatch(text):
            return Misread("it is one number, which does not say from which month to which")
        if field.key in REFERENCES:
            return text
        return self._read(way, column, cell)

    def _read(self, way: Way, column: Column, cell: SheetCell) -> Value | Misread:
        measure = measure_at(way)
        if cell.currency and measure in ("money", "price"):
            return Misread(f"it is an amount in {cell.currency}, and an outline is in euros")
        raw = cell.value
        if isinstance(raw, Decimal) and field_at(way).shape in (int, Decimal):
            raw = _rounded(raw * column.scale, measure or "")
        elif column.scale != 1:
            raw = f"{cell.words} k"
        if way[-1] == "row" and (code := self.cost_row(cell.words)):
            return code
        found = self._fields.read(way, raw)
        if isinstance(found, typed_field.Misread):
            return Misread(
                self._why_no_month(way, cell) or f"it is not understood; {found.possible}"
            )
        if isinstance(found, Emptied):
            return Misread("it says that there is nothing")
        is_prose = field_at(way).shape is Prose and isinstance(found, str)
        return as_prose(str(found)) if is_prose else found

    def cost_row(self, words: str) -> str:
        """The code of the cost row that people call so; empty where none is."""
        return self._costs.get(cost_words(words), "")

    def _why_no_month(self, way: Way, cell: SheetCell) -> str:
        """Why a day is no month of the project; empty where the cell holds no day."""
        is_day = isinstance(cell.value, date) or bool(days_meant(cell.words))
        if way[-1] not in ("due", "month", "months") or not is_day:
            return ""
        if self.context.start is None:
            return (
                "it is a day, and the first day of the project is not known: give it with --start"
            )
        return f"it is no day after the project begins, on {self.context.start.isoformat()}"

    @cached_property
    def _fields(self) -> FieldReader:
        return FieldReader(self.context.start, self.context.call, NO_NAMES)

    @cached_property
    def _costs(self) -> Mapping[str, str]:
        """The code of a cost row by what people call it."""
        rows = {bare(row.title): row.code for row in reversed(self.context.call.cost_rows)}
        found: dict[str, str] = {}
        for title, words in COST_WORDS.items():
            if code := rows.get(title):
                found |= dict.fromkeys((cost_words(title), *map(str.strip, words.split("|"))), code)
        return found


def _rounded(number: Decimal, measure: str) -> Decimal:
    """A number that a sheet computed, with as many decimals as the field has."""
    places = PLACES.get(measure, MOST_PLACES)
    if not places or not number.is_finite() or abs(number) > Decimal("1e15"):
        return number
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def as_prose(words: str) -> str:
    """Plain words as the Markdown that shows just them."""
    return typed_prose("\n".join(line.strip() for line in words.splitlines()), lambda _: None)
