"""Builds new rows and columns: keys, cells formatted like their neighbours, widths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from toolkit.cell_addresses import COLUMNS, letters
from toolkit.merge.workbook.keyed_sheet import KeyedSheet
from toolkit.merge.workbook.similar_cell import Cell, SimilarCells
from toolkit.merge.workbook.styles import Styles
from toolkit.ooxml.sheetml import cells_of, local, rows_of
from toolkit.ooxml.xml_parts import number_in

SHAPE = ("ht", "customHeight", "outlineLevel", "hidden")
"""What a new row takes from the same row of the incoming workbook."""

WIDTH = ("width", "hidden", "customWidth")
LIMITS = ("min", "max")
"""What an element `col` says of its columns, and which they are."""


class NewCells:
    """Writes the new lines of one sheet into the rows and columns that were freed for them."""

    def __init__(self, incoming: KeyedSheet, current: KeyedSheet, styles: Styles) -> None:
        self.incoming, self.current, self.styles = incoming, current, styles
        self.cells: dict[Cell, None] = {}
        """The new cells in the order of the sheet, in which their styles are numbered."""

    def lay(
        self, rows: Mapping[str, int], columns: Mapping[str, int], switched: set[Cell]
    ) -> SimilarCells:
        """Makes the cells with their looks, and without values.

        Cells that were `switched` from an input to a result, or back, get new looks as well.
        """
        old_rows = list(self.current.rows)
        for key, number in columns.items():
            self._column(key, number)
        for key, number in rows.items():
            self._row(key, number)
        new = (
            (row, column)
            for row, (_, inside) in self.incoming.rows.items()
            if row in self.current.rows
            for column, number in self.incoming.columns.items()
            if column in self.current.columns and (row in rows or column in columns)
            if self.incoming.cell(row, column) is not None
        )
        self.cells = dict.fromkeys((*new, *sorted(switched)))
        similar = SimilarCells(self.incoming, self.current, self.cells.keys())
        for cell in self.cells:
            self._look(cell, similar)
        for key in rows:
            self._beside(key, old_rows, similar)
        for number in columns.values():
            self._across(number)
        return similar

    def _across(self, number: int) -> None:
        """Gives a new column the look of the one before it in the rows that people added, too."""
        keyed = {at for at, _ in self.current.rows.values()} | {self.current.head}
        first, last = min(keyed), max(keyed)
        for at, row in rows_of(self.current.tree):
            if first < at < last and at not in keyed:
                left = dict(cells_of(row)).get(number - 1)
                if left is not None and left.get("s"):
                    _inserted(row, number, at, left.get("s"))

    def _column(self, key: str, number: int) -> None:
        head = next(row for at, row in rows_of(self.current.tree) if at == self.current.head)
        corner = dict(cells_of(head))[self.current.column]
        _inserted(head, number, self.current.head, corner.get("s"), key)
        self.current.columns[key] = number

    def _row(self, key: str, number: int) -> None:
        incoming = self.incoming.rows[key][1]
        like = next(row for _, row in rows_of(self.current.tree))
        data = like.getparent()
        row = etree.Element(like.tag, r=f"{number}")
        for name in SHAPE:
            if (value := incoming.get(name)) is not None:
                row.set(name, value)
        above = sum(1 for at, _ in rows_of(self.current.tree) if at < number)
        data.insert(above, row)
        self.current.rows[key] = number, row
        style = next(
            (
                cell.get("s")
                for _, other in self.current.rows.values()
                for column, cell in cells_of(other)
                if column == self.current.column
            ),
            None,
        )
        _inserted(row, self.current.column, number, style, key)

    def _look(self, cell: Cell, similar: SimilarCells) -> None:
        row, column = cell
        like = similar.of(cell, self._incoming_style)
        if like is not None:
            style = self.current.cell(*like).get("s")
        else:
            style = f"{self.styles.cell(int(self._incoming_style(cell)))}"
        number, inside = self.current.rows[row]
        if (old := self.current.cell(*cell)) is not None:
            old.set("s", style or "0")
        else:
            _inserted(inside, self.current.columns[column], number, style)
            self.current.forget(number)

    def _incoming_style(self, cell: Cell) -> str:
        one = self.incoming.cell(*cell)
        return "0" if one is None else str(one.get("s", "0"))

    def _beside(self, key: str, old_rows: list[str], similar: SimilarCells) -> None:
        """Gives a new row the look of its neighbours in the columns that people added, too."""
        first = next((column for row, column in self.cells if row == key), None)
        like = similar.of((key, first), self._incoming_style) if first else None
        if like is None or like[0] not in old_rows:
            return
        keyed = {*self.current.columns.values(), self.current.column}
        number, row = self.current.rows[key]
        for column, cell in list(cells_of(self.current.rows[like[0]][1])):
            if column not in keyed and cell.get("s"):
                _inserted(row, column, number, cell.get("s"))


def _inserted(row: Any, column: int, number: int, style: str | None, text: str = "") -> None:
    """Puts a cell into a row at its place, unless there is one."""
    before = 0
    for there, _ in cells_of(row):
        if there == column:
            return
        before += there < column
    cell = etree.Element(row.tag.rpartition("}")[0] + "}c", r=f"{letters(column)}{number}")
    if style is not None:
        cell.set("s", style)
    if text:
        cell.set("t", "inlineStr")
        inner = etree.SubElement(cell, cell.tag[:-1] + "is")
        etree.SubElement(inner, cell.tag[:-1] + "t").text = text
    row.insert(before, cell)


def measured(tree: Any) -> None:
    """Writes how far the sheet reaches now (`dimension`)."""
    places = list(_reach(tree))
    if not places:
        return
    right, bottom = (max(one[at] for one in places) for at in (0, 1))
    for one in tree:
        if local(one) == "dimension":
            one.set("ref", f"A1:{letters(right)}{bottom}")


def _reach(tree: Any) -> Iterator[tuple[int, int]]:
    for number, row in rows_of(tree):
        last = 1
        for column, _ in cells_of(row):
            last = column
        yield last, number


def set_widths(incoming: KeyedSheet, current: KeyedSheet, columns: Iterable[str]) -> None:
    """Gives each new column the width of a neighbour that is as wide in a new workbook."""
    columns = list(columns)
    cols = next((one for one in current.tree if local(one) == "cols"), None)
    if cols is None or not columns:
        return
    generated, existing = _by_number(incoming.tree), _by_number(current.tree)
    order = sorted(incoming.columns, key=incoming.columns.__getitem__)
    for key in columns:
        like = next(
            (
                existing[current.columns[other]]
                for other in _others(order, order.index(key))
                if other not in columns and current.columns.get(other) in existing
                if _width(generated, incoming, other) == _width(generated, incoming, key)
            ),
            generated.get(incoming.columns[key]),
        )
        if like is not None:
            existing[current.columns[key]] = like
    _write_columns(cols, existing)


def _others(order: list[str], at: int) -> list[str]:
    """The others, those before it from near to far, then those after it."""
    return [*reversed(order[:at]), *order[at + 1 :]]


def _by_number(tree: Any) -> dict[int, Any]:
    """The element `col` of each column; one may describe many columns."""
    found = {}
    for cols in tree:
        if local(cols) == "cols":
            for one in cols:
                last = min(number_in(one.get("max")), COLUMNS)
                for number in range(max(number_in(one.get("min")), 1), last + 1):
                    found[number] = one
    return found


def _width(generated: dict[int, Any], incoming: KeyedSheet, key: str) -> tuple[Any, ...]:
    one = generated.get(incoming.columns[key])
    return () if one is None else tuple(one.get(name) for name in WIDTH)


def _write_columns(cols: Any, by_number: dict[int, Any]) -> None:
    """Writes the columns, neighbours of the same width as one."""
    runs: list[tuple[int, int, dict[str, str]]] = []
    for number, one in sorted(by_number.items()):
        said = {name: value for name, value in one.attrib.items() if name not in LIMITS}
        if runs and runs[-1][1] == number - 1 and runs[-1][2] == said:
            runs[-1] = (runs[-1][0], number, said)
        else:
            runs.append((number, number, said))
    for one in list(cols):
        cols.remove(one)
    for first, last, said in runs:
        element = cols.makeelement(
            cols.tag.removesuffix("s"), {"min": f"{first}", "max": f"{last}", **said}
        )
        cols.append(element)
