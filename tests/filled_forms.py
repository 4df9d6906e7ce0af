"""What a person types to say in a form what an outline says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.merge.workbook.workbook_editor import typed
from toolkit.form_file import read_words
from toolkit.intake.layout import NAME, OWNER, Form, FormSheet, form_sheets
from toolkit.intake.rows import FormRows
from toolkit.intake.shown import Shown

Place = tuple[str, str, str]
Typed = str | int | Decimal

TABLE = next(one for one in form_sheets() if one.form is Form.TABLE)


def said_in_form(outline: Path) -> tuple[dict[Place, Typed], dict[Place, Typed]]:
    """What is typed into an empty form; then, once that was pulled and the form brought up to date,
    the person-months of staff profiles, whose columns come with the rates.

    Rows and columns of the second are by the names of tasks and partners.
    """
    rows = FormRows(read_words(outline))
    first: dict[Place, Typed] = {}
    numbers: dict[str, str] = {}
    for sheet in form_sheets():
        for place, value in _of_sheet(sheet, rows, numbers):
            first[place] = value
    second: dict[Place, Typed] = {}
    for row in rows.of(TABLE):
        for column, value in row.cells.items():
            partner, _, profile = column.partition("/")
            if column == OWNER or value is None:
                continue
            if profile == rows.default_profile(partner):
                first[TABLE.key, numbers[row.key], numbers[partner]] = _typed(value)
            else:
                second[TABLE.key, row.key, column] = _typed(value)
    return first, second


def _of_sheet(
    sheet: FormSheet, rows: FormRows, numbers: dict[str, str]
) -> Iterator[tuple[Place, Typed]]:
    if sheet.form is Form.TABLE:
        return
    number = 0
    for row in rows.of(sheet):
        known = sheet.form in (Form.RECORD, Form.CASES)
        if not known and not row.there:
            continue
        number += 1
        key = row.key if known else f"new/{number}"
        numbers.setdefault(row.key, key)
        for column, value in row.cells.items():
            is_given = sheet.form is Form.CASES and column == NAME
            if value not in (None, "") and not is_given:
                yield (sheet.key, key, column), _typed(value)


def _typed(value: Shown) -> Typed:
    if isinstance(value, date):
        return (value - date(1899, 12, 30)).days
    assert value is not None
    return value


def type_into(form: Path, values: Mapping[Place, Typed]) -> None:
    """Types these values into the cells of a form."""
    typed(form, dict(values))


def same_names(outline: Path, other: Path) -> dict[str, str]:
    """The ids of parts with those that parts of the same kind and name have in another outline."""
    here, there = (_by_name(read_words(one).parts) for one in (outline, other))
    return {ident: there[name] for name, ident in here.items() if name in there}


def _by_name(parts: Mapping[str, Mapping[str, str]]) -> dict[tuple[str, str], str]:
    return {(kind, name): ident for kind, group in parts.items() for ident, name in group.items()}
