"""Rows without keys that hold values as of the build: an edited workbook gets them anew.

They take part in no comparison cell by cell. What people wrote in other columns stays. Where a
person typed into them, or sorted them, that is reported: the backup of the build has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from lxml import etree

from toolkit.cell_addresses import letters
from toolkit.merge.workbook.keyed_sheet import KeyedSheet, KeyedSheets
from toolkit.merge.workbook.shifting.attached_parts import related
from toolkit.merge.workbook.shifting.references import area_of
from toolkit.merge.workbook.styles import Styles
from toolkit.ooxml.row_digest import digest, normal
from toolkit.ooxml.sheetml import cell_of, cells_of, local, rows_of
from toolkit.ooxml.xml_parts import number_in

BUILT_HEAD = "__built"
"""The key of the head of such rows."""

Row = tuple[str | Decimal | None, ...]
"""What a row shows in the generated columns."""


def has_rows_as_built(sheet: KeyedSheet) -> bool:
    """Whether a sheet is written with every build, but for what people keep beside its columns."""
    return BUILT_HEAD in sheet.rows


def rows_made_anew(
    sheets: KeyedSheets, generated: KeyedSheets, written: Mapping[str, str]
) -> tuple[set[str], tuple[str, ...]]:
    """Writes the rows of the `generated` workbook in place of those that are there.

    `written` has the digests of the rows that the last build wrote. Returns the parts of the sheets
    that were changed, and what is reported.
    """
    changed, told = set[str](), list[str]()
    for key, sheet in sheets.by_key.items():
        new = generated.by_key.get(key)
        if new is None or not has_rows_as_built(new) or not has_rows_as_built(sheet):
            continue
        columns = [one for one in new.columns if one in sheet.columns]
        there, now = _shown(sheet, columns), _shown(new, columns)
        if _digest(there) == _digest(now):
            continue
        if key in written and _digest(there) != written[key]:
            told.append(
                f"'{sheet.title}': its rows had been edited or sorted, and are as of this build now"
            )
        _write(sheet, now, columns, _looks(sheets, generated, key, columns))
        _table_reaches(sheets, sheet, len(now))
        changed.add(sheet.part)
    return changed, tuple(told)


def _shown(sheet: KeyedSheet, columns: Sequence[str]) -> list[Row]:
    """What the rows show, without the empty ones at the end."""
    places = [sheet.columns[one] for one in columns]
    found = [_row(row, sheet, places) for _, row in _below(sheet)]
    while found and not any(one is not None for one in found[-1]):
        found.pop()
    return found


def _below(sheet: KeyedSheet) -> Iterator[tuple[int, Any]]:
    head = sheet.rows[BUILT_HEAD][0]
    return ((number, row) for number, row in rows_of(sheet.tree) if number > head)


def _row(row: Any, sheet: KeyedSheet, places: Sequence[int]) -> Row:
    cells = dict(cells_of(row))
    return tuple(cell_of(cells[at], sheet.texts).value if at in cells else None for at in places)


def _digest(rows: Sequence[Row]) -> str:
    return digest([normal(one) for one in row] for row in rows)


def _looks(
    sheets: KeyedSheets, generated: KeyedSheets, key: str, columns: Sequence[str]
) -> dict[str, str]:
    """The style of each column: that of its first row here, else that of the new workbook."""
    found: dict[str, str] = {}
    styles = Styles(sheets.package, generated.package)
    for sheet in (generated.by_key[key], sheets.by_key[key]):
        first = next((dict(cells_of(row)) for _, row in _below(sheet)), {})
        for one in columns:
            cell = first.get(sheet.columns[one])
            if cell is not None:
                own = cell.get("s", "0")
                here = sheet is sheets.by_key[key]
                found[one] = own if here else f"{styles.cell(number_in(own))}"
    styles.put()
    return found


def _write(
    sheet: KeyedSheet, rows: Sequence[Row], columns: Sequence[str], looks: Mapping[str, str]
) -> None:
    places = {sheet.columns[one]: at for at, one in enumerate(columns)}
    head, last = sheet.rows[BUILT_HEAD]
    there = dict(_below(sheet))
    for row in there.values():
        for at, cell in list(cells_of(row)):
            if at in places:
                row.remove(cell)
    for number, values in enumerate(rows, head + 1):
        row = there.get(number)
        if row is None:
            row = etree.Element(last.tag, r=f"{number}")
            last.addnext(row)
        kept = dict(cells_of(row))
        ours = {
            at: _cell(sheet, f"{letters(at)}{number}", looks.get(column, "0"), values[place])
            for (at, place), column in zip(places.items(), columns, strict=True)
        }
        others = [one for one in row if local(one) != "c"]
        row[:] = [one for _, one in sorted({**kept, **ours}.items())] + others
        last = row
    for number in there:
        sheet.forget(number)


def _cell(sheet: KeyedSheet, place: str, look: str, value: str | Decimal | None) -> Any:
    space = sheet.tree.tag.rpartition("}")[0] + "}"
    cell = etree.Element(f"{space}c", r=place, s=look)
    sheet.write(cell, f"'{value}" if isinstance(value, str) else value)
    return cell


def _table_reaches(sheets: KeyedSheets, sheet: KeyedSheet, rows: int) -> None:
    """Lets the table of the sheet end with its last row."""
    head = sheet.rows[BUILT_HEAD][0]
    for kind, name in related(sheets.package, sheet.part):
        if kind != "table":
            continue
        tree = sheets.package.xml(name)
        area = area_of(tree.get("ref", ""))
        if area is None or area.first.row != head:
            continue
        first, last = letters(area.first.column), letters(area.end.column)
        ref = f"{first}{head}:{last}{head + max(rows, 1)}"
        for one in (tree, *(one for one in tree if local(one) == "autoFilter")):
            one.set("ref", ref)
        sheets.package.put(name, tree)
