"""Makes what a person did in a table part of the new one that takes its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy

from toolkit.merge.word.apply.cell_looks import BEFORE_SPAN, SPAN, WIDTH, set_behind, shade
from toolkit.merge.word.apply.new_rows import emptied
from toolkit.merge.word.plan.steps import Carried, CarriedCell, CarriedColumn, CarriedRow
from toolkit.ooxml.containers import blocks_in, cells_in, rows_in
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    DEL,
    INS,
    LOOK_CHANGE,
    MOVE_FROM,
    MOVE_TO,
    PARAGRAPH_CHANGE,
    RPR,
    TCPR,
    TRPR,
    VAL,
    Element,
    P,
    element,
    first,
    parent_of,
    removed,
    replaced_by_children,
    w,
)
from toolkit.ooxml.xml_parts import number_in

GRID = w("tblGrid")
CHANGES = (LOOK_CHANGE, PARAGRAPH_CHANGE, w("tcPrChange"), w("trPrChange"))
MARKS = (
    *(BOOKMARK_START, BOOKMARK_END, w("commentRangeStart"), w("commentRangeEnd")),
    *(w("permStart"), w("permEnd")),
)
MOST_TAKEN = 2
"""A column of a person's takes its width from the widest one, which keeps at least half of it."""

Taken = Callable[[CarriedCell, Sequence[Element]], None]


class CarriedTable:
    """A new table while it takes over what a person did in the old one."""

    def __init__(self, made: Element, old: Sequence[Element], number: Callable[[], str]) -> None:
        """`old` are the rows of the person's table; `number` gives one for each drawing."""
        self._made, self._old, self._number = made, old, number
        self.rows = list(rows_in(made))
        self._widths = [number_in(one.get(w("w"))) for one in made.iterfind(f"{GRID}/*")]
        self._sources = dict.fromkeys(self.rows, -1)
        """By rows of the new table those of the old one whose place they take."""

    def take(self, carried: Carried, words: Taken) -> list[tuple[Element, str]]:
        """Takes all over; `words` makes the changes of the outline in words of the person.

        The rows are given that a remark is to be made on, and what it says.
        """
        cells = [list(cells_in(row)) for row in self.rows]
        for number, place in carried.rows:
            self._sources[self.rows[number]] = place
        for one in carried.cells:
            self._cell(cells[one.row][one.cell], one, words)
        said = [(self.rows[row], text) for row, text in carried.comments]
        for after, group in _by_place(carried.own_rows):
            said += self._own_rows(after, group)
        columns = list(enumerate(carried.own_columns))
        for _, column in sorted(columns, key=lambda one: (one[1].after, one[0]), reverse=True):
            self._column(column, _alike(carried.own_columns, column))
        for number in carried.dropped:
            removed(self.rows[number])
        return said

    def in_place_of(self, old: Element) -> Element:
        """The row that takes the place of one of the old table; the first row where none does."""
        for row, place in self._sources.items():
            if place >= 0 and self._old[place] is old and row.getparent() is not None:
                return row
        return next(rows_in(self._made))

    def _cell(self, target: Element, one: CarriedCell, words: Taken) -> None:
        source = list(cells_in(self._old[one.from_row]))[one.from_cell]
        if one.colour:
            shade(target, source)
        if one.words:
            taken = self._copied(source)
            for old in list(blocks_in(target)):
                removed(old)
            target.extend(taken)
            if one.hunks:
                words(one, [each for each in taken if each.tag == P])
                for each in taken:
                    settled(each)

    def _copied(self, cell: Element) -> list[Element]:
        """What a cell holds, as it is shown, for use beside it."""
        taken = [deepcopy(one) for one in blocks_in(cell)]
        for one in taken:
            settled(one)
            for drawing in one.iter("{*}docPr"):
                drawing.set("id", self._number())
        return taken or [element("p")]

    def _own_rows(self, after: int, group: Sequence[CarriedRow]) -> Iterator[tuple[Element, str]]:
        """Rows of the person, in their order, behind a row of the new table."""
        last = self.rows[after] if after >= 0 else None
        for one in group:
            row = self._row(one)
            if last is None:
                self.rows[0].addprevious(row)
            else:
                last.addnext(row)
                last = row
            self._sources[row] = one.from_row
            if one.comment:
                yield row, one.comment

    def _row(self, one: CarriedRow) -> Element:
        old = self._old[one.from_row]
        row = element("tr")
        if (look := old.find(TRPR)) is not None:
            look = deepcopy(look)
            for each in [each for each in look if each.tag in (INS, DEL, *CHANGES)]:
                look.remove(each)
            row.append(look)
        standing, column = list(cells_in(old)), 0
        for number, span in one.cells:
            width = sum(self._widths[column : column + span])
            if number < 0:
                model = self._model(column)
                row.append(emptied(model))
                shade(row[-1], None)
            else:
                row.append(self._as_cell(standing[number]))
            _set_span(row[-1], span, width)
            column += span
        return row

    def _model(self, column: int) -> Element:
        """The cell of the last row in a column."""
        for row in reversed(self.rows):
            at = 0
            for cell in cells_in(row):
                if at == column and _span(cell) == 1:
                    return cell
                at += _span(cell)
        return next(cells_in(self.rows[-1]))

    def _as_cell(self, source: Element) -> Element:
        cell = element("tc")
        if (look := source.find(TCPR)) is not None:
            cell.append(deepcopy(look))
            for each in [each for each in cell[0] if each.tag in CHANGES]:
                cell[0].remove(each)
        cell.extend(self._copied(source))
        return cell

    def _column(self, column: CarriedColumn, alike: int) -> None:
        """A column of the person, in every row; `alike` come to the same place."""
        cells = dict(column.cells)
        sources = [list(cells_in(self._old[place]))[cell] for place, cell in column.cells]
        widths = [width for one in sources if (width := _width(one))]
        asked = min(widths, default=sum(self._widths) // 10)
        widest = max(range(len(self._widths)), key=lambda at: self._widths[at])
        asked = min(asked, self._widths[widest] // (MOST_TAKEN * alike))
        self._widths[widest] -= asked
        self._widths.insert(column.after + 1, asked)
        for row in list(rows_in(self._made)):
            place = self._sources.get(row, -1)
            source = list(cells_in(self._old[place]))[cells[place]] if place in cells else None
            self._into(row, column.after, source)
        grid = first(self._made, GRID)
        for one in list(grid):
            grid.remove(one)
        for width in self._widths:
            grid.append(element("gridCol", w=str(width)))
        for row in rows_in(self._made):
            at = 0
            for cell in cells_in(row):
                _set_span(cell, _span(cell), sum(self._widths[at : at + _span(cell)]))
                at += _span(cell)

    def _into(self, row: Element, after: int, source: Element | None) -> None:
        at = 0
        last = None
        for cell in cells_in(row):
            span = _span(cell)
            if at <= after < at + span - 1:
                _set_span(cell, span + 1, 0)
                return
            if at > after:
                break
            last, at = cell, at + span
        standing = last if last is not None else next(cells_in(row))
        made = self._as_cell(source) if source is not None else emptied(standing)
        if source is None and row.find(f"{TRPR}/{w('tblHeader')}") is None:
            shade(made, None)
        _set_span(made, 1, 0)
        standing.addnext(made) if last is not None else standing.addprevious(made)


def settled(one: Element) -> None:
    """Makes what is shown of a copy plain text, without proposals, bookmarks and comments."""
    for each in list(one.iter(*MARKS)):
        removed(each)
    for each in list(one.iter(w("commentReference"))):
        removed(parent_of(each))
    for each in list(one.iter(INS, DEL, MOVE_FROM, MOVE_TO, *CHANGES)):
        parent = each.getparent()
        if parent is None:
            continue
        if each.tag in (INS, MOVE_TO) and parent.tag not in (RPR, TRPR):
            replaced_by_children(each)
        else:
            parent.remove(each)


def _by_place(rows: Sequence[CarriedRow]) -> Iterator[tuple[int, list[CarriedRow]]]:
    for after in dict.fromkeys(one.after for one in rows):
        yield after, [one for one in rows if one.after == after]


def _alike(columns: Sequence[CarriedColumn], column: CarriedColumn) -> int:
    return sum(one.after == column.after for one in columns)


def _span(cell: Element) -> int:
    found = cell.find(f"{TCPR}/{SPAN}")
    return min(max(number_in(found.get(VAL)), 1), 1000) if found is not None else 1


def _width(cell: Element) -> int:
    found = cell.find(f"{TCPR}/{WIDTH}")
    is_measure = found is not None and found.get(w("type")) == "dxa"
    return number_in(found.get(w("w"))) if found is not None and is_measure else 0


def _set_span(cell: Element, span: int, width: int) -> None:
    look = first(cell, TCPR)
    for one in look.findall(SPAN):
        look.remove(one)
    if span > 1:
        set_behind(look, element("gridSpan", val=str(span)), BEFORE_SPAN)
    if width:
        for one in look.findall(WIDTH):
            look.remove(one)
        set_behind(look, element("tcW", w=str(width), type="dxa"), BEFORE_SPAN[:1])
