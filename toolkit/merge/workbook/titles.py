"""Exchanges the texts of sheets that stand in no cell with keys, where nobody has edited them.

They are titles, notes, what is said about an input, and the titles of charts. They change with the
acronym, with the language of the project, and with this tool.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.merge.file_titles import file_titles_follow
from toolkit.merge.workbook.keyed_sheet import KeyedSheet, KeyedSheets
from toolkit.merge.workbook.shifting.attached_parts import related
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import cell_of, cells_of, local, rows_of

SAID = ("promptTitle", "prompt", "errorTitle", "error")
"""The attributes of a rule for inputs that people read."""


def titles_follow(
    sheets: KeyedSheets,
    generated: KeyedSheets,
    before: Mapping[str, Any],
    incoming: Mapping[str, Any],
) -> set[str]:
    """Writes the texts of the new workbook in place of those that were generated last.

    `before` and `incoming` are the bases of both. Returns the parts of the sheets that were
    changed.
    """
    package, new = sheets.package, generated.package
    old, now = (properties_of(one).get("pk.doc", "") for one in (package, new))
    if old and old != now:
        file_titles_follow(package, new)
    changed = set()
    for key, sheet in sheets.by_key.items():
        if key not in generated.by_key:
            continue
        was, said = (one.get("texts", {}).get(key, {}) for one in (before, incoming))
        texts = {text: said[name] for name, text in was.items() if said.get(name, text) != text}
        if not was and old and old != now:
            texts = dict(_titles(generated.by_key[key], old, now))
        if texts and _exchanged(package, sheet, texts):
            changed.add(sheet.part)
    return changed


def _exchanged(package: Package, sheet: KeyedSheet, texts: Mapping[str, str]) -> bool:
    """Exchanges the texts of a sheet and of what belongs to it; whether the sheet has changed."""
    changed = False
    for cell in _without_key(sheet):
        if (text := texts.get(f"{cell_of(cell, sheet.texts).value}")) is not None:
            sheet.write(cell, f"'{text}")
            changed = True
    for rule in sheet.tree.iter("{*}dataValidation"):
        for name in SAID:
            said = rule.get(name, "")
            rule.attrib.update({name: texts[said]} if said in texts else {})
            changed |= said in texts
    for kind, part in related(package, sheet.part):
        if kind == "comments":
            _said(package, part, texts)
        elif kind == "drawing":
            for of, chart in related(package, part):
                if of == "chart":
                    _said(package, chart, texts)
    return changed


def _said(package: Package, part: str, texts: Mapping[str, str]) -> None:
    """Exchanges the texts of notes or of a chart."""
    tree, changed = package.xml(part), False
    for one in tree.iter("{*}t"):
        if (text := texts.get(one.text or "")) is not None:
            one.text = text
            changed = True
    if changed:
        package.put(part, tree)


def _titles(sheet: KeyedSheet, old: str, now: str) -> Iterator[tuple[str, str]]:
    """The titles of a new sheet, each by what it said under the former acronym.

    For workbooks whose base does not have them yet.
    """
    begins = re.compile(rf"{re.escape(now)}(?=\W)")
    for cell in _without_key(sheet):
        text = cell_of(cell, sheet.texts).value
        if isinstance(text, str) and (found := begins.match(text)):
            yield f"{old}{text[found.end() :]}", text


def _without_key(sheet: KeyedSheet) -> Iterator[Any]:
    """The cells of the rows that have no keys, apart from formulas."""
    keyed = {number for number, _ in sheet.rows.values()} | {sheet.head}
    for number, row in rows_of(sheet.tree):
        if number not in keyed:
            yield from (cell for _, cell in cells_of(row) if not any(local(x) == "f" for x in cell))
