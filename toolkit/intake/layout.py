"""Which sheets a form has, and which columns: found in the model, so that a new field has a place.

A part that exists once (the project, the communication plan) is a sheet with a field on each line.
A list of parts is a sheet with a row for each, whatever they are inside of: all tasks are on one
sheet, each with its work package. Values by name are a list of names and values, and what partners
do by person-months is a table with a column for each partner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, get_args

from toolkit.intake.fields import FormField, Holds, field_of, fields_of
from toolkit.model.base import Located
from toolkit.model.proposal import Proposal
from toolkit.readers.outline_paths import ONE_OF, SINGLE
from toolkit.readers.references import REFERENCES
from toolkit.readers.shapes import field_names, is_map, is_part, item_of, plain, shape_at

SECTIONS = "sections"
"""The texts by section of the form; all sections have a row."""

PREFIX = "form_"
"""How the keys of the sheets of a form begin: no other workbook has such."""

PARTNERS = f"{PREFIX}partners"
"""The key of the sheet of the partners."""

ANY = "*"
"""Stands in a way for the number, or the name, of any part."""

OWNER, NAME, VALUE = "__owner", "__name", "__value"
"""The keys of the columns that no field has: what a part is inside of, and a name with its value.
"""

RECORD_VALUE = "value"
"""The column in which a record has its values."""

Pattern = tuple[str, ...]
"""A way with ANY in place of numbers and names: `("work_packages", "*", "tasks")`."""


class Form(StrEnum):
    """What the rows of a sheet are."""

    RECORD = "record"
    """The fields of one part."""

    LIST = "list"
    """The parts of one or several lists."""

    CASES = "cases"
    """One part for each name that the call gives."""

    VALUES = "values"
    """Values by name: rates by staff profile, texts by section."""

    TABLE = "table"
    """Values by partner, a column for each: person-months."""


class FormSheet(NamedTuple):
    """One sheet of a form."""

    key: str
    form: Form
    ways: tuple[Pattern, ...]
    """The ways to the part, the lists or the maps that it shows."""

    kind: str
    """What one row is called: task, staff profile, the project."""

    model: type[Located] | None
    """Of a row; None for plain values."""

    fields: tuple[FormField, ...]
    has_owner: bool = False
    """Whether a column says what each row is inside of."""

    field: str = ""
    """The field of the part around it that holds the list or the map."""

    @property
    def by_column(self) -> dict[str, FormField]:
        """The fields by the keys of their columns."""
        return {one.key: one for one in self.fields}


ORDER = (
    *("project", "objectives", "indicators", "partners", "staff", "rates", "work_packages"),
    *("tasks", "effort", "deliverables", "milestones", "events", "subcontracts", "costs"),
    *("instruments", "priorities", "links", "risks", "communication", "target_groups"),
    *("channels", "activities", "previous_projects", "sections", "ignore"),
)
"""The sheets in the order in which people think of them; others follow."""


@cache
def form_sheets() -> tuple[FormSheet, ...]:
    """Every sheet of the form, in the order of its tabs."""
    found: dict[str, FormSheet] = {}
    for one in _of_part(Proposal, (), "the outline"):
        known = found.get(one.key)
        if known is None:
            found[one.key] = one
        else:
            found[one.key] = known._replace(ways=(*known.ways, *one.ways), has_owner=True)
    places = {PREFIX + name: at for at, name in enumerate(ORDER)}
    return tuple(sorted(found.values(), key=lambda one: places.get(one.key, len(places))))


@cache
def form_sheet(key: str) -> FormSheet | None:
    """The sheet with that key; None where the form has none."""
    return next((one for one in form_sheets() if one.key == key), None)


def any_way(pattern: Pattern) -> tuple[str | int, ...]:
    """A way that a pattern describes: with 0 for the number of any item, a sign for any name."""
    found: list[str | int] = []
    shape: Any = Proposal
    for step in pattern:
        one: str | int = 0 if step == ANY and item_of(shape) is not None else step
        found.append(one)
        shape = shape_at(shape, (one,))
    return tuple(found)


def held_in(sheet: str, row: str, column: str) -> Holds | None:
    """What a cell of a form holds; None where no field of the outline is behind it."""
    found = form_sheet(sheet)
    if found is None:
        return None
    if found.form is Form.RECORD:
        one = found.by_column.get(row) if column == RECORD_VALUE else None
        return one.holds if one else None
    if found.form is Form.TABLE:
        return None if column.startswith("__") else found.fields[0].holds
    if column == OWNER:
        return Holds.REFERENCE if found.has_owner else None
    one = found.by_column.get(column)
    return one.holds if one else None


def naming_columns(sheet: str) -> tuple[str, ...]:
    """The columns of a sheet of a form by which people know a row; none where it has no such."""
    found = form_sheet(sheet)
    if found is None or found.form is Form.RECORD:
        return ()
    if found.form is Form.TABLE:
        return (OWNER,)
    if found.form is Form.CASES:
        return (NAME,)
    name = NAME if found.form is Form.VALUES else naming_field(found.by_column)
    return tuple(one for one in (name, OWNER if found.has_owner else "") if one)


NAMING = ("short_name", "title", "name", "item")
"""The fields by which people know a part, the first that it has."""


def naming_field(names: Iterable[str]) -> str:
    """The field among these that names a part; empty where there is none."""
    there = set(names)
    return next((one for one in NAMING if one in there), "")


def _of_part(model: type[Located], way: Pattern, kind: str) -> Iterator[FormSheet]:
    """The sheets for what is inside a part."""
    for name in field_names(model):
        shape = plain(model.model_fields[name].annotation)
        here = (*way, name)
        item = item_of(shape)
        if is_part(shape):
            called = SINGLE[name]
            fields = tuple(fields_of(shape, called))
            yield FormSheet(PREFIX + name, Form.RECORD, (here,), called, shape, fields, field=name)
            yield from _of_part(shape, here, called)
        elif item is not None and is_part(item):
            called = ONE_OF[name]
            fields = tuple(fields_of(item, called))
            inside = len(way) > 1
            yield FormSheet(PREFIX + name, Form.LIST, (here,), called, item, fields, inside, name)
            yield from _of_part(item, (*here, ANY), called)
        elif is_map(shape):
            yield from _of_map(name, shape, here, kind)


def _of_map(name: str, shape: Any, way: Pattern, kind: str) -> Iterator[FormSheet]:
    """The sheets for values by name."""
    held = plain(get_args(shape)[1])
    if is_part(held):
        called = ONE_OF.get(name, "priority")
        fields = tuple(fields_of(held, called))
        yield FormSheet(PREFIX + name, Form.CASES, (way,), called, held, fields, field=name)
        yield from _of_part(held, (*way, ANY), called)
        return
    inside = len(way) > 1
    if (kind, name) in REFERENCES:
        (value,) = field_of(name, plain(get_args(held)[1]) if is_map(held) else held, kind)
        value = value._replace(name=VALUE)._replace(names="", holds=Holds.NUMBER)
        yield FormSheet(PREFIX + name, Form.TABLE, (way,), kind, None, (value,), inside, name)
        return
    (value,) = field_of(name, held, f"an entry of {name}")
    # a section without a text waits for one
    value = value._replace(name=VALUE, required=name != SECTIONS)
    named = FormField(NAME, Holds.WORDS, required=True)
    yield FormSheet(
        PREFIX + name, Form.VALUES, (way,), f"entry of {name}", None, (named, value), inside, name
    )
