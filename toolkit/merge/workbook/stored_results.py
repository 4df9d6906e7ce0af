"""Updates the results that stand beside the formulas of a workbook after cells were written.

What shows a workbook without computing it (a preview, Excel's Protected View) shows these. A result
is taken from the newly written workbook where a formula reads the same values there; else it is
computed; else it stays where nothing that its formula reads has changed. No other is left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property
from math import isclose
from typing import Any

from lxml import etree

from toolkit.merge.workbook.evaluation.calculation import Calculation
from toolkit.merge.workbook.evaluation.cells import Place, WorkbookCells, workbook_cells
from toolkit.merge.workbook.evaluation.twins import Twins
from toolkit.merge.workbook.evaluation.values import Fault, Value
from toolkit.merge.workbook.keyed_sheet import KeyedSheets
from toolkit.merge.workbook.shifting.formulas import STILL, Shift
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import coded, local

NOT_A_DIFFERENCE = 1e-14
"""Results that differ by less than this share stay as they are written."""


class Saved:
    """The edited workbook as it was before the update, read where it is asked for."""

    def __init__(self, content: bytes, shifts: Mapping[str, Shift]) -> None:
        self.content, self.shifts = content, shifts

    @cached_property
    def cells(self) -> WorkbookCells:
        """Its cells."""
        return workbook_cells(Package.read(self.content), {})

    def place_before(self, now: WorkbookCells) -> Callable[[Place], Place | None]:
        """Where a cell of the updated workbook was."""

        def found(place: Place) -> Place | None:
            sheet = self._numbers.get(now.sheets[place[0]].part)
            if sheet is None:
                return None
            shift = self.shifts.get(self.cells.sheets[sheet].title, STILL)
            row, column = shift.rows.was(place[1]), shift.columns.was(place[2])
            return (sheet, row, column) if row and column else None

        return found

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The numbers of its sheets by the names of their parts, which stay."""
        return {one.part: number for number, one in enumerate(self.cells.sheets)}


def recalculated(
    sheets: KeyedSheets, incoming: KeyedSheets, saved: Saved, changed: set[str]
) -> tuple[str, ...]:
    """Gives every formula its result as the workbook is now, and lets it be computed on opening.

    `incoming` is the newly written workbook. Adds the parts of our sheets that got other results
    to `changed`. Returns what is told of formulas without a result.
    """
    package = sheets.package
    trees = {one.part: one.tree for one in sheets.by_key.values()}
    now = workbook_cells(package, trees)
    there = workbook_cells(
        incoming.package, {one.part: one.tree for one in incoming.by_key.values()}
    )
    fresh = Twins(lambda: there, _by_keys(now, sheets, there, incoming))
    before = Twins(lambda: saved.cells, saved.place_before(now))
    calculation = Calculation(now, [fresh], [before])
    calculation.compute()
    for number, sheet in enumerate(now.sheets):
        touched = False
        for (row, column), one in sheet.formulas.items():
            place = number, row, column
            if place in calculation.unknown:
                touched |= _emptied(one.cell)
            elif place not in calculation.kept:
                touched |= _answered(one.cell, calculation.cell(*place))
        if touched and sheet.part in trees:
            changed.add(sheet.part)
        elif touched:
            package.put(sheet.part, sheet.tree)
    _compute_on_opening(package)
    return _told(now, calculation.unknown)


def _by_keys(
    now: WorkbookCells, sheets: KeyedSheets, there: WorkbookCells, incoming: KeyedSheets
) -> Callable[[Place], Place | None]:
    """Where a cell of ours is in the newly written workbook."""
    numbers = {one.part: number for number, one in enumerate(there.sheets)}
    ours = {}
    for key, sheet in sheets.by_key.items():
        if (generated := incoming.by_key.get(key)) is not None:
            rows = {
                number: generated.rows[row][0]
                for row, (number, _) in sheet.rows.items()
                if row in generated.rows
            }
            columns = {
                number: generated.columns[column]
                for column, number in sheet.columns.items()
                if column in generated.columns
            }
            ours[sheet.part] = numbers[generated.part], rows, columns

    def found(place: Place) -> Place | None:
        known = ours.get(now.sheets[place[0]].part)
        if known is None:
            return None
        sheet, rows, columns = known
        row, column = rows.get(place[1]), columns.get(place[2])
        return None if row is None or column is None else (sheet, row, column)

    return found


def _told(now: WorkbookCells, unknown: set[Place]) -> tuple[str, ...]:
    """What is told of the formulas without a result; those that an array fills do not count."""
    found: Counter[str] = Counter()
    for place in sorted(unknown):
        one = now.formula(place)
        if one is not None and one.filled_by is None:
            found[now.sheets[place[0]].title] += 1
    if not found:
        return ()
    total = sum(found.values())
    where = " and ".join(f"'{title}'" for title in list(found)[:2])
    if len(found) > 2:
        where = f"{where} and {len(found) - 2} more sheet{'s' * (len(found) > 3)}"
    one_or_more = "1 formula has" if total == 1 else f"{total} formulas have"
    return (
        f"{where}: {one_or_more} no stored result, so a preview shows an empty cell; "
        "open the workbook in Excel or LibreOffice and save it once",
    )


def _emptied(cell: Any) -> bool:
    """Takes the result away; whether there was one."""
    old = _result(cell)
    if old is None:
        return False
    cell.remove(old)
    cell.attrib.pop("t", None)
    return True


def _answered(cell: Any, value: Value) -> bool:
    """Gives a formula its result; whether that is another than it had."""
    kind, text = _written(value)
    old = _result(cell)
    if old is not None and _is_same((cell.get("t", "n"), old.text or ""), (kind, text)):
        return False
    _emptied(cell)
    cell.attrib.pop("t", None)
    if kind != "n":
        cell.set("t", kind)
    etree.SubElement(cell, f"{cell.tag.rpartition('}')[0]}}}v").text = text
    return True


def _written(value: Value) -> tuple[str, str]:
    """The type of a cell and the text of its result (ISO/IEC 29500-1, 18.18.11)."""
    match value:
        case bool():
            return "b", f"{int(value)}"
        case Fault():
            return "e", value.code
        case str():
            return "str", coded(value)
    number = float(value or 0.0)
    if number == int(number) and abs(number) < 1e15:
        return "n", f"{int(number)}"
    return "n", repr(float(format(number, ".15g")))  # a sheet keeps fifteen digits


def _is_same(one: tuple[str, str], two: tuple[str, str]) -> bool:
    """Whether two results are the same, but for an error of rounding."""
    if one == two:
        return True
    try:
        return one[0] == two[0] == "n" and isclose(
            float(one[1]), float(two[1]), rel_tol=NOT_A_DIFFERENCE
        )
    except ValueError:
        return False


def _result(cell: Any) -> Any:
    return next((part for part in cell if local(part) == "v"), None)


def _compute_on_opening(package: Package) -> None:
    main = package.main_part()
    tree = package.xml(main)
    found = next((one for one in tree if local(one) == "calcPr"), None)
    if found is not None and found.get("fullCalcOnLoad") != "1":
        found.set("fullCalcOnLoad", "1")
        package.put(main, tree)
    for chain in [one for one in package.relations(main) if one.type.endswith("/calcChain")]:
        package.remove(chain.target)
        package.remove_relation(main, chain.id)
