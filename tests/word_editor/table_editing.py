"""Rows, columns and cells of tables, edited by a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from tests.word_editor.document import OpenDocument
from tests.word_editor.pieces import paragraph, pasted, remove, remove_all, run, text_of
from toolkit.ooxml.containers import cells_in, rows_in
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    HYPERLINK,
    SIMPLE_FIELD,
    TBL,
    P,
    R,
    element,
    first,
    w,
)


class TableEditing(OpenDocument):
    """A person who works in tables."""

    # by words

    def add_row(self, words: str, cells: Sequence[str]) -> None:
        """Adds a row after the one that contains the words."""
        made = self.copy_row(self.row(words), empty=True)
        for cell, text in zip(cells_in(made), cells, strict=True):
            self.type_into_cell(cell, text)

    def add_column(self, words: str, texts: Sequence[str]) -> None:
        """Adds a last column to the table that contains the words, in the form of the one
        before."""
        table = self.table(words)
        grid = table.find(w("tblGrid"))
        grid.append(deepcopy(grid[-1]))
        for row, text in zip(rows_in(table), texts, strict=True):
            last = list(cells_in(row))[-1]
            made = deepcopy(last)
            remove_all(made, R, BOOKMARK_START, BOOKMARK_END)
            self.type_into_cell(made, text)
            last.addnext(made)

    def retype(self, caption: str, words: str, column: int, text: str) -> None:
        """Types over a cell of the table below a caption: that of a row with the words in a column,
        counted from 0. A line break begins a new paragraph."""
        self.retype_cell(list(cells_in(self.row_below(caption, words)))[column], text)

    def type_row(self, caption: str, words: str, texts: Sequence[str]) -> None:
        """Types a new row into the table below a caption, after the one with the words."""
        row = self.row_below(caption, words)
        made = self.copy_row(row, empty=True)
        for cell, text in zip(cells_in(made), texts, strict=True):
            self.retype_cell(cell, text)

    def row_below(self, caption: str, words: str) -> Any:
        """The first row with the words in the table below a caption."""
        return next(one for one in rows_in(self.table_below(caption)) if words in text_of(one))

    def table_below(self, caption: str) -> Any:
        """The table right below the paragraph that contains the words of a caption."""
        captions = (one for one in self.body.iter(P) if caption in text_of(one))
        below = (one.getnext() for one in captions)
        return next(one for one in below if one is not None and one.tag == TBL)

    # by element

    def retype_cell(self, cell: Any, text: str) -> None:
        """Types over a cell, a paragraph for each line of the text."""
        paragraphs = [one for one in cell if one.tag == P]
        lines = text.split("\n")
        for extra in paragraphs[len(lines) :]:
            remove(extra)
        while len(paragraphs) < len(lines):
            made = pasted(paragraphs[-1])
            paragraphs[-1].addnext(made)
            paragraphs.append(made)
        for one, line in zip(paragraphs, lines, strict=False):
            remove_all(one, R, HYPERLINK, SIMPLE_FIELD)
            if line:
                one.append(run(line))

    def copy_row(self, row: Any, *, empty: bool) -> Any:
        """Adds a copy of a row after it, with its texts or empty; the copy."""
        made = pasted(row)
        if empty:
            remove_all(made, R)
        row.addnext(made)
        return made

    def type_into_cell(self, cell: Any, text: str) -> None:
        """Types at the end of the first paragraph of a cell or a row."""
        next(cell.iter(P)).append(run(text))

    def insert_column(self, table: Any, place: int, texts: Iterable[str]) -> None:
        """Inserts a column after the one with this number, or at the end of shorter rows."""
        table.find(w("tblGrid")).append(element("gridCol", w="900"))
        for row, text in zip(rows_in(table), texts, strict=True):
            cells = list(cells_in(row))
            made = element("tc")
            made.append(element("tcPr"))
            made.append(paragraph(text))
            cells[min(place, len(cells) - 1)].addnext(made)

    def delete_column(self, table: Any, place: int) -> None:
        """Deletes a column that every row has, unless it is the last one of a row."""
        if all(len(list(cells_in(row))) > place + 1 for row in rows_in(table)):
            for row in rows_in(table):
                remove(list(cells_in(row))[place])

    def merge_with_next_cell(self, cells: Sequence[Any]) -> None:
        """Merges the first two cells of a row, if they are neighbours."""
        if len(cells) > 1 and cells[0].getparent() is cells[1].getparent():
            for inner in cells[1].findall(P):
                cells[0].append(inner)
            remove(cells[1])
            first(cells[0], w("tcPr")).append(element("gridSpan", val="2"))

    def merge_first_cells(self, upper: Any, lower: Any) -> None:
        """Merges the first cells of two rows, one below the other."""
        for row, kind in ((upper, "restart"), (lower, "continue")):
            cell = next(iter(cells_in(row)))
            first(cell, w("tcPr")).append(element("vMerge", val=kind))

    def split_table(self, table: Any, rows: Sequence[Any], text: str) -> None:
        """Makes a second table of these rows, with a paragraph between the two."""
        made = element("tbl")
        for name in ("tblPr", "tblGrid"):
            if table.find(w(name)) is not None:
                made.append(deepcopy(table.find(w(name))))
        for row in rows:
            made.append(row)
        table.addnext(made)
        table.addnext(paragraph(text))
