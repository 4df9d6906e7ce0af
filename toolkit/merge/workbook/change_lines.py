"""Adds, removes and moves rows and columns of an edited workbook."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.merge.workbook.addresses import Addresses, Order
from toolkit.merge.workbook.defined_names import untouched_names, update_names
from toolkit.merge.workbook.edited_cells import EditedCells
from toolkit.merge.workbook.grow_ranges import RangeGrowth
from toolkit.merge.workbook.inputs import LISTED
from toolkit.merge.workbook.keyed_sheet import (
    INSERTED,
    KeyedSheet,
    KeyedSheets,
    UnfitError,
    keyed_sheets,
)
from toolkit.merge.workbook.line_changes import Line, LineChanges, dropped, held
from toolkit.merge.workbook.match_rows import RowPairs, Versions, pairs_of
from toolkit.merge.workbook.new_cells import NewCells, measured, set_widths
from toolkit.merge.workbook.row_names import SORTED_HINT
from toolkit.merge.workbook.rules import added_rule, rules_reach
from toolkit.merge.workbook.shifting.cells import TornError
from toolkit.merge.workbook.shifting.formulas import Shift, corner_of_list
from toolkit.merge.workbook.shifting.sheet_metadata import areas_in
from toolkit.merge.workbook.shifting.workbook import Lost, shift_workbook
from toolkit.merge.workbook.similar_cell import Cell
from toolkit.merge.workbook.styles import Styles
from toolkit.ooxml.sheetml import local
from toolkit.ooxml.xml_parts import free_numbers, number_in

BEHIND = ("dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup")
"""What follows the conditional formats in the XML of a sheet (ISO/IEC 29500-1, 18.3.1.99)."""


@dataclass
class ChangedLines:
    """The workbook with the lines of the outline, and what became of its own."""

    sheets: KeyedSheets
    pairs: dict[str, RowPairs]
    structural: bool = False
    """Whether rows or columns have moved."""

    shifts: dict[str, Shift] = field(default_factory=dict)
    """What became of the rows and columns of each sheet, by its title."""

    changed: set[str] = field(default_factory=set)
    """Parts of sheets whose trees were changed and not written yet."""

    added: list[Line] = field(default_factory=list)
    removed: list[Line] = field(default_factory=list)
    kept: list[Line] = field(default_factory=list)
    """Lines that are no longer in the outline and in which people worked."""

    moved: int = 0
    sorted: list[str] = field(default_factory=list)
    """Sheets whose rows keep the order in which people sorted them."""

    lost: list[Lost] = field(default_factory=list)
    new: dict[str, tuple[set[str], set[str]]] = field(default_factory=dict)
    """The new rows and columns of each sheet."""


def orders_of(base: Mapping[str, Any]) -> dict[str, Order]:
    """The rows and columns of the workbook when it was written."""
    return {
        key: Order(tuple(one["rows"]), tuple(one["columns"]))
        for key, one in base.get("order", {}).items()
    }


def changed_lines(
    sheets: KeyedSheets,
    incoming: KeyedSheets,
    new_base: Mapping[str, Any],
    edited: EditedCells,
    aside: Collection[str] = (),
) -> ChangedLines:
    """Gives the workbook the lines of the outline, but for the sheets that are left `aside`.

    Raises `UnfitError` where that is impossible.
    """
    base = edited.written.base
    structures = _structures(sheets, incoming, new_base, edited)
    for key in aside:
        _left_alone(structures.pop(key))
    pairs = {key: one.pairs for key, one in structures.items()}
    found = ChangedLines(sheets, pairs)
    _decide(structures, base, edited, found)
    shifts = found.shifts
    coming = _shifts(structures, found)
    names = _names_to_write(sheets, base, new_base, edited)
    found.structural = not all(one.same for one in shifts.values())
    renamed = {key: _renamed(one.pairs, shifts[one.sheet.title]) for key, one in structures.items()}
    if found.structural:
        try:
            found.lost = shift_workbook(sheets.package, shifts)
        except TornError as why:
            raise UnfitError(str(why)) from why
    switched = {
        key: _switched(one, base, new_base, edited) | _restyled(one, incoming.by_key[key])
        for key, one in structures.items()
    }
    if found.structural or any(renamed.values()):
        # what people did is looked up in the sheets as they were, which are not changed
        found.sheets = with_inserted(keyed_sheets(sheets.package))
    for key, names_of in renamed.items():
        if names_of:
            _rename(found.sheets.by_key[key], names_of)
            found.changed.add(found.sheets.by_key[key].part)
    if found.structural or any(switched.values()):
        _lay(found, incoming, coming, switched)
    before = {} if edited.restoring else base.get("names", {})
    after = Addresses(found.sheets, orders_of(new_base))
    update_names(found.sheets.package, before, new_base["names"], names, after)
    return found


def _shifts(
    structures: Mapping[str, LineChanges], found: ChangedLines
) -> dict[str, tuple[dict[str, int], dict[str, int]]]:
    """The numbers of the new lines by sheet; notes in `found` what becomes of those of each tab."""
    coming: dict[str, tuple[dict[str, int], dict[str, int]]] = {}
    for key, one in structures.items():
        (rows, new_rows), (columns, new_columns) = one.rows, one.columns
        found.shifts[one.sheet.title] = Shift(rows, columns)
        coming[key] = new_rows, new_columns
        found.moved += len(rows.moved) + len(columns.moved)
        found.added += [(key, "row", line) for line in new_rows]
        found.added += [(key, "column", line) for line in new_columns]
        if one.sorted:
            found.sorted.append(one.sheet.title)
    return coming


def _names_to_write(
    sheets: KeyedSheets,
    base: Mapping[str, Any],
    new_base: Mapping[str, Any],
    edited: EditedCells,
) -> set[str]:
    """The names that people have not moved; all of them where they are given back."""
    if edited.restoring:
        return {*new_base["names"]}
    return untouched_names(sheets.package, base.get("names", {}), edited.addresses)


def _renamed(pairs: RowPairs, shift: Shift) -> dict[str, str]:
    """The rows that get another key, as they are called after the shift."""
    found = {}
    for old, new in pairs.kept.items():
        if old != new and old.startswith(INSERTED):
            found[f"{INSERTED}{shift.rows.at(int(old.removeprefix(INSERTED)))}"] = new
        elif old != new:
            found[old] = new
    return found


def _rename(sheet: KeyedSheet, names: Mapping[str, str]) -> None:
    for old, row in names.items():
        if old in sheet.inserted:
            sheet.rows[old] = sheet.inserted[old]
        sheet.rename(old, row)


def with_inserted(sheets: KeyedSheets) -> KeyedSheets:
    """The same sheets, in which the rows count that people inserted where they may add lines."""
    for key in LISTED:
        if key in sheets.by_key:
            sheet = sheets.by_key[key]
            sheet.rows |= sheet.inserted
    return sheets


def _structures(
    sheets: KeyedSheets,
    incoming: KeyedSheets,
    new_base: Mapping[str, Any],
    edited: EditedCells,
) -> dict[str, LineChanges]:
    found = {}
    written = edited.written
    base = written.base
    before = orders_of(base)
    for key, generated in incoming.by_key.items():
        sheet = sheets.by_key.get(key)
        if sheet is None:
            if key not in base["shown"]:
                raise UnfitError(f"the sheet '{generated.title}' is new")
            continue
        if key in sheets.repeated:
            raise UnfitError(f"the sheet '{sheet.title}' exists more than once")
        order = list(generated.rows)
        now = Order(order, _columns(generated))
        pairs = pairs_of(Versions(sheet, order, written, new_base))
        was = before.get(key) or _order(base, key)
        found[key] = LineChanges(sheet, pairs, was, now, restoring=edited.restoring)
    if not found:
        raise UnfitError("no sheet has its grey first column and hidden first row any longer")
    return found


def _left_alone(structure: LineChanges) -> None:
    """Raises `UnfitError` where a sheet whose rows have changed places would get other lines.

    Other sheets do not refer to the single rows of those to which people may add lines.
    """
    sheet, before, now = structure.sheet, structure.before, structure.now
    if sheet.key in LISTED:
        return
    if {*before.rows} != {*now.rows} or {*before.columns} != {*now.columns}:
        fact = (
            f"the rows of '{sheet.title}' have changed places without their ids, "
            "and the outline has other lines now"
        )
        raise UnfitError(fact, SORTED_HINT)


def _columns(sheet: KeyedSheet) -> list[str]:
    return sorted(sheet.columns, key=sheet.columns.__getitem__)


def _order(base: Mapping[str, Any], key: str) -> Order:
    """The lines of a base that has no order of them."""
    rows = {**base["shown"].get(key, {}), **base["sheets"].get(key, {})}
    return Order((), tuple({column: None for cells in rows.values() for column in cells}))


def _decide(
    structures: Mapping[str, LineChanges],
    base: Mapping[str, Any],
    edited: EditedCells,
    found: ChangedLines,
) -> None:
    """Which of the lines that left the outline are removed, and which are kept."""
    leaving = {line for one in structures.values() for line in dropped(one)}
    if not leaving:
        return
    touched: set[Line] = set()
    for key in {line[0] for line in leaving}:
        sheet = structures[key].sheet
        rows, columns = edited.lines(sheet, found.sheets.package)
        touched |= {(key, "row", one) for one in rows} | {(key, "column", one) for one in columns}
    staying = held(base, leaving, touched)
    for one in structures.values():
        one.gone = {line for line in leaving - staying if line[0] == one.sheet.key}
    found.kept, found.removed = sorted(staying), sorted(leaving - staying)


def _switched(
    structure: LineChanges,
    base: Mapping[str, Any],
    new_base: Mapping[str, Any],
    edited: EditedCells,
) -> set[Cell]:
    """Cells that were an input and are a result now, or the reverse."""
    sheet = structure.sheet
    was, now = (
        {what: one[what].get(sheet.key, {}) for what in ("shown", "sheets")}
        for one in (base, new_base)
    )
    return {
        (row, column)
        for old, row in structure.pairs.kept.items()
        for here, there in (("shown", "sheets"), ("sheets", "shown"))
        for column in was[here].get(old, {}).keys() & now[there].get(row, {}).keys()
        if column in sheet.columns and not edited.is_edited(sheet, old, column)
    }


def _restyled(structure: LineChanges, incoming: KeyedSheet) -> set[Cell]:
    """Cells of a row that goes to its place, and whose look is another there."""
    found = set()
    for row, old in structure.placed.items():
        for column in incoming.columns.keys() & structure.sheet.columns.keys():
            before, now = incoming.cell(old, column), incoming.cell(row, column)
            if now is not None and (before is None or before.get("s") != now.get("s")):
                found.add((row, column))
    return found


def _lay(
    found: ChangedLines,
    incoming: KeyedSheets,
    coming: Mapping[str, tuple[dict[str, int], dict[str, int]]],
    switched: Mapping[str, set[Cell]],
) -> None:
    """Makes the cells of the new lines, and lets ranges and rules include them."""
    sheets = found.sheets
    styles = Styles(sheets.package, incoming.package)
    for key, (rows, columns) in coming.items():
        sheet = sheets.by_key[key]
        if not rows and not columns and not switched[key]:
            continue
        found.new[key] = set(rows), set(columns)
        cells = NewCells(incoming.by_key[key], sheet, styles)
        similar = cells.lay(rows, columns, switched[key])
        set_widths(incoming.by_key[key], sheet, columns)
        for rule, reached in rules_reach(incoming.by_key[key], sheet, similar):
            before = corner_of_list(areas_in(rule))
            if before is not None:
                _add_rule(sheet, added_rule(sheet, rule, before, reached), styles)
        measured(sheet.tree)
        found.changed.add(sheet.part)
    styles.put()
    extents = RangeGrowth(sheets, incoming, found.new)
    extents.grow()
    found.changed |= {sheets.by_key[key].part for key in extents.changed}


def _add_rule(sheet: KeyedSheet, rule: Any, styles: Styles) -> None:
    """Puts a rule of the new workbook among those of the sheet."""
    for one in rule.iter("{*}cfRule"):
        if (look := one.get("dxfId")) is not None:
            one.set("dxfId", f"{styles.rule(int(look))}")
        taken = [number_in(x.get("priority")) for x in sheet.tree.iter("{*}cfRule")]
        one.set("priority", f"{next(free_numbers(taken))}")
    if local(rule) == "dataValidation":
        holder = next((one for one in sheet.tree if local(one) == "dataValidations"), None)
        if holder is None:
            holder = rule.makeelement(f"{sheet.tree.tag.rpartition('}')[0]}}}dataValidations")
            _behind(sheet.tree, BEHIND[1:], holder)
        holder.append(rule)
        holder.set("count", f"{len(holder)}")
    else:
        _behind(sheet.tree, BEHIND, rule)


def _behind(tree: Any, names: tuple[str, ...], one: Any) -> None:
    """Puts an element before the first of those names."""
    at = next((at for at, other in enumerate(tree) if local(other) in names), len(tree))
    tree.insert(at, one)
