"""A table as one string of WordprocessingML, written by rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.document.style import Style
from toolkit.document.tree import Align, Cell, Mark, Row, Table
from toolkit.document.walk import plain
from toolkit.writers.docx.anchors import Anchors, row_id
from toolkit.writers.docx.grid import all_rows, heads, placed
from toolkit.writers.docx.inlines import Inlines
from toolkit.writers.docx.labels import Label
from toolkit.writers.docx.paragraphs import paragraph
from toolkit.writers.docx.runs import attribute, reads_leftward
from toolkit.writers.docx.widths import ROOM, TWIPS, WIDE_COLUMN, Measures, lines_of, measured

LONG_ROW = 1800
"""Characters in a cell from which on a row may break across pages."""

FEW_ROWS, FEW_LINES = 6, 14
"""A table of so few rows and lines stands on one page, and not below the words above it alone."""

SIDES = {Align.LEFT: "", Align.CENTER: "center", Align.RIGHT: "right"}


@dataclass(frozen=True, slots=True)
class Tables:
    """Writes tables in one style."""

    style: Style
    anchors: Anchors
    inlines: Inlines
    labels: Mapping[str, Label]

    def xml(self, table: Table, width: int) -> str:
        """The table, `width` twips wide."""
        measures = measured(table, width, self.style)
        return _Drawing(self, table, measures).xml(width)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One table with its measures."""

    tables: Tables
    table: Table
    measures: Measures

    def xml(self, width: int) -> str:
        head = [self._row(row, tied=True, is_head=True) for row in heads(self.table)]
        whole = self._is_short()
        following = (*self.table.rows[1:], None)
        rows = [
            self._row(row, tied=bool(after) and (whole or _belong_together(row, after)))
            for row, after in zip(self.table.rows, following, strict=True)
        ]
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
        return few and sum(lines_of(self.table, self.measures)) <= FEW_LINES

    def _row(self, row: Row, *, tied: bool, is_head: bool = False) -> str:
        cells = []
        own = row_id(self.table.id, row.key)
        labelled = label.cell if (label := self.tables.labels.get(own)) else -1
        for number, (start, cell) in enumerate(placed(self.table, row)):
            names = () if start else self._names(row)
            labels = own if number == labelled else ""
            properties = self._cell_properties(cell, start, is_head)
            lines = self._lines(cell, start, names, labels, tied, is_head)
            cells.append(f"<w:tc>{properties}{lines}</w:tc>")
        long = any(len(plain(line)) > LONG_ROW for cell in row.cells for line in cell.paragraphs)
        whole = "" if long else "<w:cantSplit/>"
        repeated = "<w:tblHeader/>" if is_head else ""
        properties = f"<w:trPr>{whole}{repeated}</w:trPr>" if whole or repeated else ""
        return f"<w:tr>{properties}{''.join(cells)}</w:tr>"

    def _names(self, row: Row) -> tuple[str, ...]:
        """The ids that the row carries: its own, and the table's where no caption can."""
        own = row_id(self.table.id, row.key)
        first = next(iter(all_rows(self.table)), None)
        if self.table.caption or first is None or first.key != row.key:
            return (own,)
        return own, self.table.id

    def _lines(
        self,
        cell: Cell,
        start: int,
        names: tuple[str, ...],
        labelled: str,
        tied: bool,
        is_head: bool,
    ) -> str:
        """The paragraphs of a cell; the first carries the bookmarks of `names`, and the label of
        the row `labelled`. Where they are `tied`, the next row stands on the same page."""
        named_row = cell.mark is Mark.HEAD and not self.table.small
        heavy = is_head or named_row or cell.mark in (Mark.TOTAL, Mark.GROUP)
        style = f"{'TableHead' if is_head else 'TableText'}{self._type()}"
        side = SIDES[self._align(cell, start, is_head)]
        lines = []
        for number, line in enumerate(cell.paragraphs or ((),)):
            if labelled and not number:
                runs = self.tables.inlines.holding(labelled, line, bold=heavy)
            else:
                runs = self.tables.inlines.xml(line, bold=heavy)
            for name in names if not number else ():
                runs = self.tables.anchors.around(name, runs)
            leftward = reads_leftward(line)
            lines.append(paragraph(style, runs, keep_next=tied, leftward=leftward, align=side))
        return "".join(lines)

    def _type(self) -> str:
        """What a style of smaller type has behind its name."""
        if self.measures.size == self.tables.style.faces["table"].size:
            return ""
        return str(round(self.measures.size * 2))

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
            room = f"<w:tcMar>{_margins(ROOM)}</w:tcMar>"
        middle = '<w:vAlign w:val="center"/>' if is_head or mark is Mark.BAR else ""
        return (
            f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{border}{shade}{room}{middle}'
            "</w:tcPr>"
        )


def _belong_together(row: Row, after: Row | None) -> bool:
    """Whether it heads the next row, or the next sums up what stands above it."""
    heads = any(cell.mark is Mark.GROUP for cell in row.cells)
    return heads or (after is not None and any(cell.mark is Mark.TOTAL for cell in after.cells))


def _margins(padding: float) -> str:
    twips = round(padding * TWIPS)
    return f'<w:left w:w="{twips}" w:type="dxa"/><w:right w:w="{twips}" w:type="dxa"/>'
