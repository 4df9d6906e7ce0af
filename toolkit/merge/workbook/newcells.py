"""The rows and columns that come: their keys, and cells in the looks of those around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from toolkit.cell_addresses import letters
from toolkit.merge.workbook.keyed_sheet import KeyedSheet
from toolkit.merge.workbook.similar_cell import Cell, SimilarCells
from toolkit.merge.workbook.styles import Styles
from toolkit.ooxml.sheetml import cells_of, local, rows_of

SHAPE = ("ht", "customHeight", "outlineLevel", "hidden")
"""What a new row takes over from a newly written one."""


class NewCells:
    """Lays the new lines of one sheet into the gaps that were made for them."""

    def __init__(self, fresh: KeyedSheet, edited: KeyedSheet, styles: Styles) -> None:
        self.fresh, self.edited, self.styles = fresh, edited, styles
        self.cells: dict[Cell, None] = {}
        """The new cells in the order of the sheet, in which their styles are numbered."""

    def lay(
        self, rows: Mapping[str, int], columns: Mapping[str, int], switched: set[Cell]
    ) -> SimilarCells:
        """Makes the cells; they have their looks, and no values yet.

        Cells that were `switched` from an input to a result, or back, get new looks as well.
        """
        old_rows = list(self.edited.rows)
        for key, number in columns.items():
            self._column(key, number)
        for key, number in rows.items():
            self._row(key, number)
        new = (
            (row, column)
            for row, (_, inside) in self.fresh.rows.items()
            if row in self.edited.rows
            for column, number in self.fresh.columns.items()
            if column in self.edited.columns and (row in rows or column in columns)
            if self.fresh.cell(row, column) is not None
        )
        self.cells = dict.fromkeys((*new, *sorted(switched)))
        kin = SimilarCells(self.fresh, self.edited, self.cells.keys())
        for cell in self.cells:
            self._look(cell, kin)
        for key in rows:
            self._beside(key, old_rows, kin)
        for number in columns.values():
            self._across(number)
        return kin

    def _across(self, number: int) -> None:
        """Lets a new column look like the one before it in the rows that are not ours, too."""
        ours = {at for at, _ in self.edited.rows.values()} | {self.edited.head}
        first, last = min(ours), max(ours)
        for at, row in rows_of(self.edited.tree):
            if first < at < last and at not in ours:
                left = dict(cells_of(row)).get(number - 1)
                if left is not None and left.get("s"):
                    _inserted(row, number, at, left.get("s"))

    def _column(self, key: str, number: int) -> None:
        head = next(row for at, row in rows_of(self.edited.tree) if at == self.edited.head)
        corner = dict(cells_of(head))[self.edited.column]
        _inserted(head, number, self.edited.head, corner.get("s"), key)
        self.edited.columns[key] = number

    def _row(self, key: str, number: int) -> None:
        fresh = self.fresh.rows[key][1]
        like = next(row for _, row in rows_of(self.edited.tree))
        data = like.getparent()
        row = etree.Element(like.tag, r=f"{number}")
        for name in SHAPE:
            if (value := fresh.get(name)) is not None:
                row.set(name, value)
        above = sum(1 for at, _ in rows_of(self.edited.tree) if at < number)
        data.insert(above, row)
        self.edited.rows[key] = number, row
        style = next(
            (
                cell.get("s")
                for _, other in self.edited.rows.values()
                for column, cell in cells_of(other)
                if column == self.edited.column
            ),
            None,
        )
        _inserted(row, self.edited.column, number, style, key)

    def _look(self, cell: Cell, kin: SimilarCells) -> None:
        row, column = cell
        like = kin.of(cell, self._fresh_style)
        if like is not None:
            style = self.edited.cell(*like).get("s")
        else:
            style = f"{self.styles.cell(int(self._fresh_style(cell)))}"
        number, inside = self.edited.rows[row]
        if (old := self.edited.cell(*cell)) is not None:
            old.set("s", style or "0")
        else:
            _inserted(inside, self.edited.columns[column], number, style)
            self.edited.forget(number)

    def _fresh_style(self, cell: Cell) -> str:
        one = self.fresh.cell(*cell)
        return "0" if one is None else str(one.get("s", "0"))

    def _beside(self, key: str, old_rows: list[str], kin: SimilarCells) -> None:
        """Lets a new row look like its neighbours in the columns that are not ours, too."""
        first = next((column for row, column in self.cells if row == key), None)
        like = kin.of((key, first), self._fresh_style) if first else None
        if like is None or like[0] not in old_rows:
            return
        ours = {*self.edited.columns.values(), self.edited.column}
        number, row = self.edited.rows[key]
        for column, cell in list(cells_of(self.edited.rows[like[0]][1])):
            if column not in ours and cell.get("s"):
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
    """Says how far the sheet reaches now."""
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
