"""Ids that were renamed in the outline since a form was written, known by the names beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.intake.layout import Form, form_sheets, naming_columns
from toolkit.plan.renamed_ids import RenamedIds


def renamed_in_forms(base: Mapping[str, Any], incoming: Mapping[str, Any]) -> RenamedIds:
    """The ids that rows of a form have lost, each with that of the one new row of the same name.

    `base` is what was written into the form, `incoming` what the outline gives now.
    """
    found: dict[str, str] = {}
    for sheet in form_sheets():
        if sheet.form is not Form.LIST:
            continue
        before, now = (_named(one, sheet.key) for one in (base, incoming))
        went = {key: name for key, name in before.items() if key not in now}
        came = {key: name for key, name in now.items() if key not in before}
        for old, name in went.items():
            alike = [key for key, one in came.items() if one == name]
            if len(alike) == 1 and [*went.values()].count(name) == 1:
                found[old] = alike[0]
    return RenamedIds(found)


def _named(base: Mapping[str, Any], sheet: str) -> dict[str, tuple[str, ...]]:
    """What people call the rows of a sheet, by the ids that they have."""
    return dict(_names(base["sheets"].get(sheet, {}), naming_columns(sheet)[:1]))


def _names(
    rows: Mapping[str, Mapping[str, Any]], columns: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, cells in rows.items():
        if "/" not in key and (name := tuple(str(cells.get(one) or "") for one in columns)) != (
            "",
        ):
            yield key, name
