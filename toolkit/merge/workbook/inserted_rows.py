"""Rows that people typed on the sheets of the plan: what each holds, and what it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from toolkit.intake.layout import naming_columns
from toolkit.merge.workbook.cell_words import on_one_line
from toolkit.merge.workbook.inputs import (
    NEW,
    UnclearError,
    Value,
    is_form,
    line_of,
    part_kind,
    same_line,
)
from toolkit.merge.workbook.keyed_sheet import INSERTED, KeyedSheet
from toolkit.merge.workbook.verdict import WrittenCells
from toolkit.plan.cost_lines import key_word

COMPARED = ("title", "lead", "start", "end")
"""What makes two rows of the work plan the same, beside their kind."""


def typed_line(
    written: WrittenCells, sheet: KeyedSheet, row: str, columns: Iterable[str]
) -> dict[str, Value]:
    """What was typed into an empty row or an inserted one, by column; empty where it is no line.

    The effort of a new task has the title of the task with it. Raises `UnclearError`.
    """
    inserted = row.startswith(INSERTED)
    if sheet.key == "effort":
        line = written.line(sheet, row, columns)
        if all(value is None for value in line.values()):
            return {}
        return {**line, "title": words(sheet, row, "title") or None}
    if sheet.key == "work_plan" and inserted:
        if not part_kind(words(sheet, row, "kind"), written.labels):
            return {}
        line = written.line(sheet, row, (one for one in columns if one != "label"))
        return {**line, "label": _package(written, sheet, row)}
    return written.line(sheet, row, columns)


def _package(written: WrittenCells, sheet: KeyedSheet, row: str) -> Value:
    """The work package that was typed, else the one among whose rows the row was inserted."""
    try:
        if (named := written.held(sheet, row, "label")) is not None:
            return named
    except UnclearError:
        pass  # a number such as T2.5, which is given by the outline
    packages = written.labels.get("package", {})
    here = sheet.inserted[row][0]
    above = [(number, key) for key, (number, _) in sheet.rows.items() if number < here]
    for _, key in sorted(above, reverse=True):
        if key == "__total":
            return None
        if key in packages:
            return key
    return None


def is_line_of(
    sheet: str, typed: Mapping[str, Value], incoming: Mapping[str, Any], key: str
) -> bool:
    """Whether a line that a person typed is the row that the outline calls `key` now."""
    if key.startswith(NEW) or not typed:
        return False
    line = line_of(incoming, sheet, key)
    if is_form(sheet):
        names = naming_columns(sheet)
        locked = incoming["shown"].get(sheet, {}).get(key, {})
        bare = [on_one_line(typed.get(one)) for one in names]
        known = [line.get(one) or f"{locked.get(one) or ''}".removeprefix("'") for one in names]
        return any(bare) and bare == [*map(on_one_line, known)]
    shown = incoming["shown"].get(sheet, {}).get(key, {})
    if sheet == "rates":
        named = rate_key(f"{typed.get('partner')}", f"{typed.get('profile')}")
        return named == key and typed.get("rate") == line.get("rate")
    if sheet == "effort":
        given = {column: value for column, value in typed.items() if column != "title"}
        is_same = f"'{typed.get('title')}" == shown.get("title")
        return bool(line) and is_same and same_line(sheet, given, line)
    wanted = {one: line[one] for one in COMPARED if one in line}
    here = {one: typed.get(one) for one in wanted}
    called = incoming.get("labels", {}).get("kind", {}).get(str(typed.get("kind")), "")
    return f"'{called}" == shown.get("kind") and same_line(sheet, here, wanted)


def rate_key(partner: str, profile: str) -> str:
    """The key of a staff profile's row and column: `ateval/junior expert`."""
    return f"{partner}/{key_word(profile.strip())}"


def words(sheet: KeyedSheet, row: str, column: str) -> str:
    """The text that a cell shows, without line breaks and needless spaces."""
    if column not in sheet.columns:
        return ""
    return on_one_line(sheet.shown(row, column).value)
