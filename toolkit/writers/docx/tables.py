"""A table as one string of WordprocessingML, written by rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from toolkit.document.style import Style
from toolkit.document.tree import Align, Cell, Mark, Row, Table
from toolkit.document.walk import plain
from toolkit.writers.docx.anchors import Anchors, row_id
from toolkit.writers.docx.column_widths import TWIPS, WIDE_COLUMN, Measures, measured
from toolkit.writers.docx.inlines import Inlines
from toolkit.writers.docx.labels import Label
from toolkit.writers.docx.runs import attribute, reads_leftward
from toolkit.writers.docx.table_rows import all_rows, heads, placed

LONG_ROW = 1800
"""Characters in a cell from which on a row may break across pages."""

FEW_ROWS, FEW_LINES = 6, 14
"""A table of so few rows and lines is on one page, and not below the words above it alone."""

LOW_ROW = 3
"""Lines of a row that is not left alone on a page, as the first or the last of its table."""

SIDES = {
    Align.LEFT: "",
    Align.CENTER: '<w:jc w:val="center"/>',
    Align.RIGHT: '<w:jc w:val="right"/>',
}


class Tables(NamedTuple):
    """Writes tables in one style."""

    style: Style
    anchors: Anchors
    inlines: Inlines
    labels: Mapping[str, Label]

    def xml(self, table: Table, width: int) -> str:
        """The table, `width` twips wide."""
        measures = measured(table, width, self.style)
        return _Drawing(self, table, measures).xml(width)


class _Look(NamedTuple):
    """What cells of one sort have in common."""

    cell: str
    """The properties of the cell."""

    begins: str
    """How each of its paragraphs begins."""

    side: str
    heavy: bool


class _Drawing:
    """One table with its measures."""

    def __init__(self, tables: Tables, table: Table, measures: Measures) -> None:
        self.tables, self.table, self.measures = tables, table, measures
        own = measures.size == tables.style.faces["table"].size
        self._smaller = "" if own else str(round(measures.size * 2))
        """What a style of smaller type has behind its name."""
        self._looks: dict[tuple[object, ...], _Look] = {}
        self._first = next(iter(all_rows(table)), None)

    def xml(self, width: int) -> str:
        head = [self._row(row, tied=True, is_head=True) for row in heads(self.table)]
        marks = [{cell.mark for cell in row.cells} for row in self.table.rows]
        last = len(marks) - 1
        if self._is_short():
            tied = [number < last for number in range(len(marks))]
        else:  # a group is with what it heads, a total with what it sums
            following = [*marks[1:], {Mark.NONE}]
            low = [lines <= LOW_ROW for lines in self.measures.lines]
            tied = [
                number < last
                and (
                    Mark.GROUP in here
                    or Mark.TOTAL in after
                    or (number in (0, last - 1) and low[number] and low[number + 1])
                )
                for number, (here, after) in enumerate(zip(marks, following, strict=False))
            ]
        rows = [self._row(row, tied=one) for row, one in zip(self.table.rows, tied, strict=True)]
        grid = "".join([f'<w:gridCol w:w="{one}"/>' for one in self.measures.columns])
        return (
            f"<w:tbl>{self._properties(width)}<w:tblGrid>{grid}</w:tblGrid>"
            f"{''.join(head)}{''.join(rows)}</w:tbl>"
        )

    def _properties(self, width: int) -> str:
        margins, padding, caption = "", self.measures.padding, ""
        if padding != self.tables.style.table.padding:
            margins = f"<w:tblCellMar>{_margins(padding)}</w:tblCellMar>"
        if self.table.caption:
            caption = f"<w:tblCaption w:val={attribute(self.table.caption)}/>"
        return (
            f'<w:tblPr><w:tblStyle w:val="ProposalTable"/><w:tblW w:w="{width}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/>{margins}<w:tblLook w:val="0020" w:firstRow="1" '
            'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"{caption}</w:tblPr>"
        )

    def _is_short(self) -> bool:
        """Whether it is so short that no page should part it."""
        few = len(self.table.rows) <= FEW_ROWS
        return few and sum(self.measures.lines) <= FEW_LINES

    def _row(self, row: Row, *, tied: bool, is_head: bool = False) -> str:
        """A row; where it is `tied`, the next one is on the same page."""
        cells, letters = [], 0
        own = row_id(self.table.id, row.key)
        labelled = label.cell if (label := self.tables.labels.get(own)) else -1
        for number, (start, cell) in enumerate(placed(self.table, row)):
            key = (start, cell.span, cell.mark, cell.align, is_head, tied)
            if (look := self._looks.get(key)) is None:
                look = self._looks[key] = self._look(cell, start, tied, is_head)
            names = () if start else self._names(row)
            lines = self._lines(cell, look, names, own if number == labelled else "")
            cells.append(f"<w:tc>{look.cell}{lines}</w:tc>")
            letters = max(letters, len(lines))
        long = letters > LONG_ROW and any(map(_is_long, row.cells))
        whole = "" if long else "<w:cantSplit/>"
        repeated = "<w:tblHeader/>" if is_head else ""
        properties = f"<w:trPr>{whole}{repeated}</w:trPr>" if whole or repeated else ""
        return f"<w:tr>{properties}{''.join(cells)}</w:tr>"

    def _names(self, row: Row) -> tuple[str, ...]:
        """The ids that the row carries: its own, and the table's where no caption can."""
        own = row_id(self.table.id, row.key)
        first = self._first
        if self.table.caption or first is None or first.key != row.key:
            return (own,)
        return own, self.table.id

    def _lines(self, cell: Cell, look: _Look, names: tuple[str, ...], labelled: str) -> str:
        """The paragraphs of a cell; the first carries the bookmarks of `names`, and the label of
        the row `labelled`."""
        lines = []
        for number, line in enumerate(cell.paragraphs or ((),)):
            if labelled and not number:
                runs = self.tables.inlines.holding(labelled, line, bold=look.heavy)
            else:
                runs = self.tables.inlines.xml(line, bold=look.heavy)
            for name in names if not number else ():
                runs = self.tables.anchors.around(name, runs)
            leftward = "<w:bidi/>" if line and reads_leftward(line) else ""
            lines.append(f"{look.begins}{leftward}{look.side}</w:pPr>{runs}</w:p>")
        return "".join(lines)

    def _look(self, cell: Cell, start: int, tied: bool, is_head: bool) -> _Look:
        named_row = cell.mark is Mark.HEAD and not self.table.small
        style = f"{'TableHead' if is_head else 'TableText'}{self._smaller}"
        return _Look(
            self._cell_properties(cell, start, is_head),
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"<w:keepNext/>" if tied else ""}',
            SIDES[self._align(cell, start, is_head)],
            is_head or named_row or cell.mark in (Mark.TOTAL, Mark.GROUP),
        )

    def _align(self, cell: Cell, start: int, is_head: bool) -> Align:
        if cell.align:
            return cell.align
        if cell.span == 1:
            return self.table.columns[start].align
        return Align.CENTER if is_head else Align.LEFT

    def _cell_properties(self, cell: Cell, start: int, is_head: bool) -> str:
        look, mark = self.tables.style.table, cell.mark
        width = sum(self.measures.columns[start : start + cell.span])
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        border = shade = room = ""
        if mark is Mark.TOTAL:
            border = (
                '<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" '
                f'w:color="{look.total_rule}"/></w:tcBorders>'
            )
        fills = {
            Mark.BAR: look.bar,
            Mark.GROUP: look.group,
            Mark.HEAD: look.name,
            Mark.PROMPT: self.tables.style.faces["prompt"].shade,
        }
        if fill := fills.get(mark, look.head if is_head else ""):
            shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
        if self.table.small and width > WIDE_COLUMN:
            room = f"<w:tcMar>{_margins(self.measures.room)}</w:tcMar>"
        middle = '<w:vAlign w:val="center"/>' if is_head or mark is Mark.BAR else ""
        return (
            f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{border}{shade}{room}{middle}'
            "</w:tcPr>"
        )


def _is_long(cell: Cell) -> bool:
    return any(len(plain(line)) > LONG_ROW for line in cell.paragraphs)


def _margins(padding: float) -> str:
    twips = round(padding * TWIPS)
    return f'<w:left w:w="{twips}" w:type="dxa"/><w:right w:w="{twips}" w:type="dxa"/>'
