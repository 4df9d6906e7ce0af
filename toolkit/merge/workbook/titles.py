"""Puts a new acronym into the titles of sheets that nobody has edited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.merge.file_titles import file_titles_follow
from toolkit.merge.workbook.keyed_sheet import KeyedSheet, KeyedSheets
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.sheetml import cell_of, cells_of, local, rows_of


def titles_follow(sheets: KeyedSheets, generated: KeyedSheets) -> set[str]:
    """Writes the titles of the new workbook in place of those that bear the former acronym.

    Returns the parts of the sheets that were changed. A title is above the rows that have keys.
    """
    package, incoming = sheets.package, generated.package
    old, now = (properties_of(one).get("pk.doc", "") for one in (package, incoming))
    if not old or old == now:
        return set()
    file_titles_follow(package, incoming)
    changed = set()
    for key, sheet in sheets.by_key.items():
        titles = dict(_titles(generated.by_key[key], old, now)) if key in generated.by_key else {}
        for cell in _above(sheet) if titles else ():
            if (title := titles.get(f"{cell_of(cell, sheet.texts).value}")) is not None:
                sheet.write(cell, f"'{title}")
                changed.add(sheet.part)
    return changed


def _titles(sheet: KeyedSheet, old: str, now: str) -> Iterator[tuple[str, str]]:
    """The titles of a new sheet, each by what it said under the former acronym."""
    begins = re.compile(rf"{re.escape(now)}(?=\W)")
    for cell in _above(sheet):
        text = cell_of(cell, sheet.texts).value
        if isinstance(text, str) and (found := begins.match(text)):
            yield f"{old}{text[found.end() :]}", text


def _above(sheet: KeyedSheet) -> Iterator[Any]:
    """The cells of the rows above those that have keys, apart from formulas."""
    keyed = min((number for number, _ in sheet.rows.values()), default=sheet.head + 1)
    for number, row in rows_of(sheet.tree):
        if number < keyed and number != sheet.head:
            yield from (cell for _, cell in cells_of(row) if not any(local(x) == "f" for x in cell))
