"""What is said of the steps that a form asks for: those that were made, and those that were not."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from toolkit.diagnostics import Diagnostic, Place
from toolkit.intake.layout import Form, FormSheet, naming_columns
from toolkit.intake.rows import FormRow
from toolkit.merge.pull import form_messages as messages
from toolkit.merge.pull.form_edits import CellEdit, OwnerEdit
from toolkit.merge.pull.form_source import FormSource
from toolkit.merge.pull.form_values import Way
from toolkit.merge.pull.new_form_part import NewPart
from toolkit.merge.pull.reported_change import Change, excerpts
from toolkit.readers.outline_paths import at, owner, short, what
from toolkit.readers.patches import HeldBack, Move, Patch, Removal
from toolkit.readers.yaml_builder import UNREADABLE, Fields

Step = Patch | Removal | Move


def change_of(step: Step, origin: Any, data: Fields, after: Fields) -> Iterator[Change]:
    """What is said of a step that was made; `data` is the outline before, `after` behind them."""
    file = "" if isinstance(origin, str) else origin.source.file
    if isinstance(origin, NewPart):
        cell, name = origin.one.place, origin.name or origin.ident
        place = place_of(after, origin.way)
        yield Change(place, f"a new {origin.sheet.kind}", "", name, ("", name), cell, file)
    elif isinstance(origin, CellEdit):
        there = data if at(data, origin.way[:-1]) is not UNREADABLE else after
        part, rest = owner(there, origin.way, "the outline")
        old = at(data, origin.way)
        is_new = old is UNREADABLE or isinstance(old, Fields)
        texts = "" if is_new else _said(old), origin.shown or "nothing"
        place = place_of(after, origin.way)
        yield Change(place, what(part, rest), *excerpts(*texts), texts, origin.place, file)
    elif isinstance(origin, OwnerEdit):
        yield from _of_owner(step, origin, data, after)
    elif isinstance(step, Move):
        part, _ = owner(after, step.to, "the outline")
        name = f"{step.to[-1]} of {part.name}"
        yield Change(place_of(after, step.to), f"the order of {name}", "", "changed", ("", ""))
    else:
        name = f"'{short(str(origin))}'"
        yield Change(data.place, name, "", "taken out", (str(origin), ""))


def _of_owner(step: Step, origin: OwnerEdit, data: Fields, after: Fields) -> Iterator[Change]:
    """What is said of a row that got another name, or belongs to something else; once."""
    if isinstance(step, Removal) or (isinstance(step, Patch) and step.steps != origin.to):
        return
    part, rest = owner(data, origin.way, "the outline")
    old, new = str(origin.way[-1]), str(origin.to[-1])
    if origin.sheet.form is Form.LIST or origin.way[:-1] != origin.to[:-1]:
        around = [owner(data, way, "the outline")[0] for way in (origin.way[:-1], origin.to)]
        old, new = (one.name for one in around)
    subject = f"what {part.name} belongs to" if origin.sheet.form is Form.LIST else what(part, rest)
    cell, file = origin.place, origin.source.file
    yield Change(place_of(after, origin.to), subject, old, new, (old, new), cell, file)


def place_of(data: Fields, way: Way) -> Place:
    """The place of a field, or of the nearest part around it that the outline has."""
    while way and at(data, way) is UNREADABLE:
        way = way[:-1]
    return data.place.of(*way) if way else data.place


def tab_of(source: FormSource, sheet: FormSheet) -> str:
    home = source.sheets.by_key.get(sheet.key)
    return home.title if home else sheet.kind


def row_name(sheet: FormSheet, row: FormRow) -> str:
    columns = naming_columns(sheet.key)
    return str(row.cells.get(columns[0]) or row.key) if columns else row.key


def refused_step(origin: Any, why: Diagnostic) -> Diagnostic:
    """What is said of something that the outline would not be sound with."""
    if isinstance(origin, NewPart):
        return messages.refused(origin.source.file, f"the row of {origin.one.place}", why)
    if isinstance(origin, CellEdit | OwnerEdit):
        return messages.refused(origin.source.file, origin.place, why)
    return messages.refused("", str(origin), why)


def why_not(one: HeldBack) -> Diagnostic:
    """What would be wrong with the outline, or that it cannot be written there."""
    if one.fault is not None:
        return one.fault
    return messages.finding("", "ITK104", one.why, "change it in the outline by hand")


def _said(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
