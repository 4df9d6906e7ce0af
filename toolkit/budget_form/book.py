"""A budget workbook as values and formulas by sheet and address, ready to be computed.

Formulas that a sheet shares among many cells are read once: the workbook has some 26 000 formulas,
and most of them are the same few hundred.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from toolkit.cell_addresses import letters
from toolkit.merge.workbook.evaluation.cells import (
    FormulaCell,
    Place,
    SheetCells,
    WorkbookCells,
)
from toolkit.merge.workbook.evaluation.values import Fault, Value
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


class Written(NamedTuple):
    """A formula as it is written, and the row and column of the cell in which it is."""

    text: str
    home: tuple[int, int]


@dataclass
class Book:
    """A workbook that was read; nothing in it is written."""

    package: Package
    cells: WorkbookCells = field(default_factory=WorkbookCells)
    unlocked: list[set[tuple[int, int]]] = field(default_factory=list)
    """By sheet the cells in which a person may type on a protected sheet."""

    hidden_sheets: set[int] = field(default_factory=set)
    hidden_rows: set[tuple[int, int]] = field(default_factory=set)
    """The rows that nobody sees, by sheet and number."""

    def shown(self, place: Place) -> Value:
        """What a cell shows: its value, or the stored result of its formula."""
        sheet, *at = place
        one = self.cells.sheets[sheet]
        row, column = at
        return one.values.get((row, column), one.stored.get((row, column)))

    def text(self, sheet: int, row: int, column: int) -> str:
        """The text that a cell shows; empty for everything else."""
        found = self.shown((sheet, row, column))
        return found if isinstance(found, str) else ""

    def number(self, sheet: int, row: int, column: int) -> float | None:
        """The number that a cell shows; None for everything else."""
        found = self.shown((sheet, row, column))
        return found if type(found) is float else None

    def named_cell(self, name: str) -> Place | None:
        """The one cell that a defined name of the workbook stands for; None where it is none."""
        meaning = self.cells.names.get((name.casefold(), -1), "")
        title, _, address = meaning.rpartition("!")
        number = self.cells.numbers.get(title.strip("'").replace("''", "'").casefold())
        plain = address.replace("$", "")
        digits = plain.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        name_of_column = plain[: len(plain) - len(digits)]
        if number is None or not digits.isdigit() or not 1 <= len(name_of_column) <= 3:
            return None
        from toolkit.cell_addresses import number_of

        return number, int(digits), number_of(name_of_column)


def address(row: int, column: int) -> str:
    """`S12`."""
    return f"{letters(column)}{row}"


def read_book(package: Package) -> Book:
    """The cells of all sheets. Raises `PackageError` where a part is missing or garbled."""
    main = package.main_part()
    tree = package.xml(main)
    texts = texts_of(package, main)
    book = Book(package, WorkbookCells(first_day=first_day_of(tree)))
    cells = book.cells
    for title, part in parts_of(package):
        cells.numbers[title.casefold()] = len(cells.sheets)
        cells.sheets.append(SheetCells(title, part, package.xml(part)))
    for one in tree.iter("{*}calcPr"):
        cells.is_exact = one.get("fullPrecision", "1") in ("1", "true")
    for one in tree.iter("{*}definedName"):
        home = number_in(one.get("localSheetId"), -1)
        cells.names[one.get("name", "").casefold(), home] = one.text or ""
    open_styles = _unlocked_styles(package, main)
    shown = [one.get("state", "visible") for one in tree.iter("{*}sheet")]
    book.hidden_sheets = {number for number, state in enumerate(shown) if state != "visible"}
    for number, sheet in enumerate(cells.sheets):
        book.unlocked.append(_read(sheet, texts, open_styles))
        hidden = (row for row, one in rows_of(sheet.tree) if one.get("hidden") in ("1", "true"))
        book.hidden_rows.update((number, row) for row in hidden)
    return book


def _read(sheet: SheetCells, texts: list[str], open_styles: set[str]) -> set[tuple[int, int]]:
    shared: dict[str, Written] = {}
    unlocked: set[tuple[int, int]] = set()
    for row, inside in rows_of(sheet.tree):
        sheet.bottom = row
        for column, cell in cells_of(inside):
            sheet.right = max(sheet.right, column)
            at = row, column
            if cell.get("s", "0") in open_styles:
                unlocked.add(at)
            formula, value = _held(cell, texts)
            if formula is None:
                if value is not None:
                    sheet.values[at] = value
                continue
            sheet.formulas[at] = _formula(cell, formula, at, shared)
            if value is not None:
                sheet.stored[at] = value
    return unlocked


def _formula(
    cell: Any, formula: Any, at: tuple[int, int], shared: dict[str, Written]
) -> FormulaCell:
    """A formula with how it is written: of one that is shared, in the first of its cells."""
    text, kind = formula.text or "", formula.get("t")
    if kind in ("array", "dataTable"):
        return FormulaCell(cell, "")
    written = Written(text, at)
    if kind == "shared":
        name = formula.get("si", "")
        if text:
            shared[name] = written
        written = shared.get(name, Written("", at))
    return FormulaCell(cell, written.text, written)


def _held(cell: Any, texts: list[str]) -> tuple[Any, Value]:
    """The formula of a cell, and the value that stands in it or beside the formula."""
    formula = held = None
    for part in cell:
        match local(part):
            case "v":
                held = part.text or ""
            case "f":
                formula = part
            case "is":
                return formula, text_of_item(part) or None
    return formula, None if held is None else _value(cell.get("t", "n"), held, texts)


def _value(kind: str, held: str, texts: list[str]) -> Value:
    match kind:
        case "str":
            return unescaped(held)
        case "s":
            at = number_in(held, -1)
            return texts[at] if 0 <= at < len(texts) else None
        case "e":
            return Fault(held)
        case "b":
            return held.strip() in ("1", "true")
    try:
        return float(held)
    except ValueError:
        return held or None


def _unlocked_styles(package: Package, main: str) -> set[str]:
    """The numbers of the cell formats that are not locked (ISO/IEC 29500-1, 18.8.33)."""
    for one in package.relations(main):
        if one.kind == "styles":
            formats = package.xml(one.target).find("{*}cellXfs")
            break
    else:
        return set()
    found = set()
    for number, form in enumerate(formats if formats is not None else ()):
        for part in form:
            if local(part) == "protection" and part.get("locked") in ("0", "false"):
                found.add(f"{number}")
    return found
