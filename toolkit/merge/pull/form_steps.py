"""The changes of an outline that a form asks for, as steps that are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from toolkit.intake.layout import Form, form_sheets
from toolkit.merge.pull.form_edits import CellEdit
from toolkit.merge.pull.form_source import FormSource, sheet_of
from toolkit.merge.pull.form_values import Way
from toolkit.merge.pull.new_form_part import NewPart
from toolkit.merge.workbook.inputs import Kind
from toolkit.merge.workbook.read_inputs import ChangedInput, ChangedRow, NewLine
from toolkit.merge.workbook.verdict import Verdict
from toolkit.model.proposal import Proposal
from toolkit.readers.patches import Move, Patch, Removal
from toolkit.readers.shapes import field_names, shape_at
from toolkit.readers.yaml_notation import Value as Written

Step = Patch | Removal | Move


def new_by_row(
    parts: Sequence[NewPart],
) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], Way]]:
    """By form and row the ids of new partners, and where new tasks will have their work."""
    partners = {
        (one.source.file, one.one.row): one.ident for one in parts if one.sheet.kind == "partner"
    }
    table = next(one for one in form_sheets() if one.form is Form.TABLE)
    work = {
        (one.source.file, one.one.row): (*one.way, table.field)
        for one in parts
        if one.sheet.field == table.ways[0][-3]
    }
    return partners, work


def as_changed(source: FormSource, line: NewLine) -> ChangedRow | None:
    """What was typed into an empty row of a table; None for a row of a list."""
    if sheet_of(line.sheet).form is not Form.TABLE:
        return None
    home = source.sheets.by_key[line.sheet]
    changed = {
        column: ChangedInput(
            Kind.FIGURE, home.place(line.row, column), None, held, None, Verdict.WORKBOOK
        )
        for column, held in line.line.items()
        if held is not None
    }
    return ChangedRow(line.sheet, line.row, changed) if changed else None


def added_part(part: NewPart) -> Patch:
    """The patch that adds a new part to its list, or a new value under its name."""
    if part.sheet.form is Form.VALUES:
        return Patch((*part.way, part.given_name), part.values["__value"], _order_of(part.way[:-1]))
    model = part.sheet.model
    assert model is not None, "only values have no model"
    given: dict[str, Written] = {"id": part.ident} if part.ident else {}
    given |= part.values
    item = {name: given[name] for name in model.model_fields if name in given}
    return Patch(part.way[:-1], item, _order_of(part.way[:-2]), added=True)


def set_value(one: CellEdit) -> Patch:
    assert one.value is not None, "what is emptied is taken out"
    return Patch(one.way, one.value, _order_of(one.way[:-1]))


def _order_of(way: Way) -> tuple[str, ...]:
    """The fields of the part at a way, in the order of its model; none where it is no part."""
    return field_names(shape_of(way))


def shape_of(way: Way) -> Any:
    """What the model expects at a way through lists and maps."""
    shape: Any = Proposal
    for step in way:
        shape = shape_at(shape, (step,))
    return shape
