"""Extends conditional formats and input rules to new cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

from toolkit.merge.workbook.keyed_sheet import KeyedSheet
from toolkit.merge.workbook.shifting.formulas import areas_of, corner_of_list
from toolkit.merge.workbook.shifting.references import Area, Corner, offset
from toolkit.merge.workbook.shifting.sheet_metadata import (
    RULES,
    areas_in,
    formulas_in_rule,
    outside_cells,
    set_areas,
)
from toolkit.merge.workbook.similar_cell import Cell, SimilarCells
from toolkit.ooxml.sheetml import local

Block = tuple[int, int, int, int]
"""The first and the last row, the first and the last column."""


class Rules:
    """The rules of one sheet, and the cells that each of them reaches."""

    def __init__(self, sheet: KeyedSheet) -> None:
        self.sheet = sheet
        self.elements = [one for one in outside_cells(sheet.tree) if local(one) in RULES]
        self.blocks = [list(blocks_of(areas_in(one))) for one in self.elements]
        self._known: dict[Cell, tuple[int, ...]] = {}

    def of(self, cell: Cell) -> tuple[int, ...]:
        """The numbers of the rules that reach a cell."""
        if cell not in self._known:
            row, column = self.sheet.rows[cell[0]][0], self.sheet.columns[cell[1]]
            self._known[cell] = tuple(
                number for number, blocks in enumerate(self.blocks) if _inside(blocks, row, column)
            )
        return self._known[cell]


def rules_reach(
    incoming: KeyedSheet, current: KeyedSheet, similar: SimilarCells
) -> list[tuple[Any, list[Cell]]]:
    """Extends each rule to the new cells that are like those which it reaches.

    Returns the rules of the incoming workbook that have no counterpart here, with their cells.
    """
    generated, existing = Rules(incoming), Rules(current)
    wanted: dict[int, set[tuple[int, int]]] = {}
    unknown: dict[int, list[Cell]] = {}
    new: set[tuple[int, int]] = set()
    for cell in sorted(similar.new):
        place = current.rows[cell[0]][0], current.columns[cell[1]]
        new.add(place)
        like = similar.of(cell, generated.of)
        if like is None:
            for number in generated.of(cell):
                unknown.setdefault(number, []).append(cell)
            continue
        for number in existing.of(like):
            wanted.setdefault(number, set()).add(place)
    for number, element in enumerate(existing.elements):
        blocks, cells = existing.blocks[number], wanted.get(number, set())
        reached = {one for one in new if _inside(blocks, *one)}
        if reached != cells:
            _reaching(element, blocks, cells - reached, reached - cells)
    return [(generated.elements[number], cells) for number, cells in unknown.items()]


def added_rule(current: KeyedSheet, rule: Any, before: Corner, cells: Iterable[Cell]) -> Any:
    """A rule of the new workbook for these cells; `before` is where its formulas were seen from."""
    places = [(current.rows[row][0], current.columns[column]) for row, column in cells]
    one = deepcopy(rule)
    text = written([(row, row, column, column) for row, column in places])
    after = corner_of_list(text)
    for inner in formulas_in_rule(one):
        if after is not None:
            inner.text = offset(inner.text, after.row - before.row, after.column - before.column)
    set_areas(one, text)
    return one


def _reaching(
    rule: Any, blocks: list[Block], more: set[tuple[int, int]], less: set[tuple[int, int]]
) -> None:
    before = corner_of_list(areas_in(rule))
    for row, column in less:
        blocks = [part for one in blocks for part in _without(one, row, column)]
    text = written([*blocks, *((row, row, column, column) for row, column in more)])
    after = corner_of_list(text)
    if before is None or after is None:
        return
    for inner in formulas_in_rule(rule):
        inner.text = offset(inner.text, after.row - before.row, after.column - before.column)
    set_areas(rule, text)


def blocks_of(areas: str) -> Iterator[Block]:
    """The areas of a list, by numbers."""
    for one in areas_of(areas):
        yield one.first.row, one.end.row, one.first.column, one.end.column


def written(blocks: list[Block]) -> str:
    """The same cells in few areas: neighbours are joined.

    >>> written([(1, 1, 2, 2), (1, 1, 3, 3), (2, 2, 2, 3)])
    'B1:C2'
    """
    joined = True
    while joined:
        joined = False
        for across in (True, False):
            blocks, found = _joined(blocks, across)
            joined = joined or found
    return " ".join(str(_area(one)) for one in sorted(blocks))


def _joined(blocks: list[Block], across: bool) -> tuple[list[Block], bool]:
    """Joins blocks of the same height that touch, or (not `across`) of the same width."""
    found: list[Block] = []
    joined = False
    key = (
        (lambda one: (one[0], one[1], one[2])) if across else (lambda one: (one[2], one[3], one[0]))
    )
    for one in sorted(blocks, key=key):
        last = found[-1] if found else None
        if last and across and last[:2] == one[:2] and one[2] <= last[3] + 1:
            found[-1] = (last[0], last[1], last[2], max(last[3], one[3]))
            joined = True
        elif last and not across and last[2:] == one[2:] and one[0] <= last[1] + 1:
            found[-1] = (last[0], max(last[1], one[1]), last[2], last[3])
            joined = True
        else:
            found.append(one)
    return found, joined


def _without(block: Block, row: int, column: int) -> Iterator[Block]:
    top, bottom, left, right = block
    if not (top <= row <= bottom and left <= column <= right):
        yield block
        return
    if top < row:
        yield top, row - 1, left, right
    if left < column:
        yield row, row, left, column - 1
    if column < right:
        yield row, row, column + 1, right
    if row < bottom:
        yield row + 1, bottom, left, right


def _inside(blocks: list[Block], row: int, column: int) -> bool:
    return any(one[0] <= row <= one[1] and one[2] <= column <= one[3] for one in blocks)


def _area(block: Block) -> Area:
    top, bottom, left, right = block
    first = Corner(left, top)
    return Area(first) if (top, left) == (bottom, right) else Area(first, Corner(right, bottom))
