"""The cells of a workbook as values and formulas, by sheet and address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from typing import Any, NamedTuple

from toolkit.merge.workbook.evaluation.single_values import DAY_ZERO
from toolkit.merge.workbook.evaluation.values import Fault, Value
from toolkit.merge.workbook.shifting.attached_parts import related
from toolkit.merge.workbook.shifting.cells import SharedFormulas
from toolkit.merge.workbook.shifting.references import area_of
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import (
    cells_of,
    first_day_of,
    local,
    parts_of,
    rows_of,
    text_of_item,
    texts_of,
    unescaped,
)
from toolkit.ooxml.xml_parts import number_in

Place = tuple[int, int, int]
"""The number of a sheet, a row and a column."""


class Block(NamedTuple):
    """An area on a sheet, by the number of the sheet, its first and last row and column."""

    sheet: int
    top: int
    left: int
    bottom: int
    right: int

    @property
    def is_several(self) -> bool:
        """Whether it is more than one cell."""
        return (self.top, self.left) != (self.bottom, self.right)


@dataclass
class FormulaCell:
    """A cell with a formula, or one that a formula elsewhere fills."""

    cell: Any
    """Its element."""

    text: str
    """Empty where it cannot be read."""

    reading: Any = None
    """How the formula is built: see `reading`."""

    fills: Block | None = None
    """The cells that the formula fills, where it is an array formula."""

    filled_by: Place | None = None
    """The cell of the formula that fills this one."""


@dataclass
class SheetCells:
    """One sheet."""

    title: str
    part: str
    tree: Any
    values: dict[tuple[int, int], Value] = field(default_factory=dict)
    """What stands in the cells without a formula, by row and column."""

    formulas: dict[tuple[int, int], FormulaCell] = field(default_factory=dict)
    stored: dict[tuple[int, int], Value] = field(default_factory=dict)
    """The results that stand beside the formulas."""

    bottom: int = 1
    right: int = 1
    """The last row and the last column in which a cell is."""


@dataclass
class Table:
    """An Excel table."""

    area: Block
    columns: list[str]
    """In small letters."""

    head: int
    foot: int
    """How many of its rows are headings, and totals."""


@dataclass
class WorkbookCells:
    """All sheets of a workbook."""

    sheets: list[SheetCells] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    """The numbers of the sheets by title, in small letters."""

    names: dict[tuple[str, int], str] = field(default_factory=dict)
    """What defined names stand for, by name in small letters and number of the sheet (or -1)."""

    tables: dict[str, Table] = field(default_factory=dict)
    first_day: int = 0
    """See `sheetml.first_day_of`."""

    is_exact: bool = True
    """Whether numbers count as they are, and not as they are shown."""

    def formulas(self) -> Iterator[tuple[Place, FormulaCell]]:
        """Every cell with a formula."""
        for number, sheet in enumerate(self.sheets):
            for (row, column), one in sheet.formulas.items():
                yield (number, row, column), one

    def formula(self, place: Place) -> FormulaCell | None:
        """The formula in a cell; None where there is none."""
        return self.sheets[place[0]].formulas.get(place[1:])

    def cut(self, block: Block) -> Block:
        """As much of a block as lies among the cells that are used."""
        sheet = self.sheets[block.sheet]
        if block.bottom <= sheet.bottom and block.right <= sheet.right:
            return block
        return block._replace(
            bottom=max(min(block.bottom, sheet.bottom), block.top),
            right=max(min(block.right, sheet.right), block.left),
        )

    def formulas_in(self, block: Block) -> list[Place]:
        """The cells with formulas in a block."""
        sheet = self.sheets[block.sheet]
        inside = self.cut(block)
        rows, columns = range(inside.top, inside.bottom + 1), range(inside.left, inside.right + 1)
        if len(rows) * len(columns) > len(sheet.formulas):
            found = [(r, c) for r, c in sheet.formulas if r in rows and c in columns]
        else:
            found = [(r, c) for r in rows for c in columns if (r, c) in sheet.formulas]
        return [(block.sheet, *one) for one in found]


def workbook_cells(package: Package, trees: Mapping[str, Any]) -> WorkbookCells:
    """The cells of all sheets; `trees` are those of parts that were changed and not written yet."""
    main = package.main_part()
    book = package.xml(main)
    texts = texts_of(package, main)
    found = WorkbookCells(first_day=first_day_of(book))
    for title, part in parts_of(package):
        found.numbers[title.casefold()] = len(found.sheets)
        tree = trees.get(part)
        if tree is None and part in package.parts:
            tree = package.xml(part)
        found.sheets.append(SheetCells(title, part, tree))
    for number, sheet in enumerate(found.sheets):
        if sheet.tree is not None:
            _read(sheet, number, texts, found.first_day)
            _tables(package, sheet.part, number, found)
    for one in book.iter("{*}calcPr"):
        found.is_exact = one.get("fullPrecision", "1") in ("1", "true")
    for one in book.iter("{*}definedName"):
        home = number_in(one.get("localSheetId"), -1)
        found.names[one.get("name", "").casefold(), home] = one.text or ""
    return found


def _read(sheet: SheetCells, number: int, texts: list[str], first_day: int) -> None:
    shared = SharedFormulas()
    filled = []
    for row, inside in rows_of(sheet.tree):
        sheet.bottom = row
        for column, cell in cells_of(inside):
            if column > sheet.right:
                sheet.right = column
            if not len(cell):
                continue
            formula, value = _held(cell, texts, first_day)
            if formula is None:
                if value is not None:
                    sheet.values[row, column] = value
                continue
            found = FormulaCell(cell, shared.text(row, column, formula))
            sheet.formulas[row, column] = found
            if value is not None:
                sheet.stored[row, column] = value
            if formula.get("t") in ("array", "dataTable"):
                _note_fill(found, formula, number)
                filled.append((found, (number, row, column)))
    for one, at in filled:
        _fill(sheet, one, at)


def _note_fill(found: FormulaCell, formula: Any, number: int) -> None:
    area = area_of(formula.get("ref", ""))
    if formula.get("t") == "dataTable" or area is None:
        found.text = ""
    if area is not None:
        end = area.end
        found.fills = Block(number, area.first.row, area.first.column, end.row, end.column)


def _held(cell: Any, texts: list[str], first_day: int) -> tuple[Any, Value]:
    """The formula of a cell, and the value that stands in it or beside the formula."""
    formula = held = None
    for part in cell:
        tag = part.tag
        if tag.endswith("}v"):
            held = part
        elif tag.endswith("}f"):
            formula = part
        elif tag.endswith("}is"):
            return formula, text_of_item(part)
    return formula, None if held is None else _value(cell.get("t"), held.text, texts, first_day)


def _fill(sheet: SheetCells, formula: FormulaCell, at: Place) -> None:
    """Makes the cells that an array formula fills known as such."""
    if formula.fills is None:
        return
    _, top, left, bottom, right = formula.fills
    cells = {
        (row, column): cell
        for row, inside in rows_of(sheet.tree)
        if top <= row <= bottom
        for column, cell in cells_of(inside)
        if left <= column <= right
    }
    for place, cell in cells.items():
        if place not in sheet.formulas:
            sheet.formulas[place] = FormulaCell(cell, "", filled_by=at)
            if place in sheet.values:
                sheet.stored[place] = sheet.values.pop(place)


def _tables(package: Package, part: str, number: int, found: WorkbookCells) -> None:
    for kind, name in related(package, part):
        if kind != "table":
            continue
        tree = package.xml(name)
        area = area_of(tree.get("ref", ""))
        if area is None or not area.first.row or not area.first.column:
            continue
        columns = [
            one.get("name", "").casefold()
            for group in tree
            if local(group) == "tableColumns"
            for one in group
        ]
        block = Block(number, area.first.row, area.first.column, area.end.row, area.end.column)
        head, foot = (
            number_in(tree.get(what), otherwise)
            for what, otherwise in (("headerRowCount", 1), ("totalsRowCount", 0))
        )
        found.tables[tree.get("displayName", "").casefold()] = Table(block, columns, head, foot)


def _value(kind: str | None, held: str | None, texts: list[str], first_day: int) -> Value:
    """The value of a type of cell and the text that says it; None where it says nothing."""
    if kind == "str":
        return unescaped(held or "")
    if held is None:
        return None
    match kind:
        case "s":
            at = number_in(held, -1)
            return texts[at] if 0 <= at < len(texts) else None
        case "e":
            return Fault(held)
        case "b":
            return held.strip() in ("1", "true")
        case "d":
            return _day(held, first_day)
    try:
        found = float(held)
    except ValueError:
        return held
    return found if isfinite(found) else held


def _day(held: str, first_day: int) -> Value:
    try:
        return float((date.fromisoformat(held[:10]) - DAY_ZERO).days - first_day)
    except ValueError:
        return held
