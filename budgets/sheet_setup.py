"""What openpyxl writes around the cells: widths, panes, rules, protection, print set-up, names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from string import ascii_uppercase
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.header_footer import _HeaderFooterPart as HeaderFooterItem
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import Outline, PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from budgets import styles
from budgets.addresses import Book
from budgets.charts import draw
from budgets.conditional_styles import rule
from budgets.grid import HEAD, Grid
from budgets.validations import validations
from toolkit.cell_addresses import letters, number_of

PAPER = {"A4": 9, "A3": 8}
LONG_SIDE = {"A4": 297, "A3": 420}
"""Millimetres."""

MARGIN = 0.4
"""Of the left and the right, in inches."""

DIGIT = 5.25
"""Points of a column's width for each digit: 7 pixels in our type (ISO/IEC 29500-1, 18.3.1.13)."""

LEGIBLE = 90
"""Per cent at which letters of 9 points are still larger than 8."""

KEY_WIDTH = 2.5


def new_workbook() -> Workbook:
    """An empty workbook in our own type."""
    book = Workbook()
    book.remove(book.worksheets[0])
    normal: Any = book._named_styles["Normal"]  # type: ignore[attr-defined]
    normal.font = Font(name=styles.FONT, sz=styles.SIZE)
    return book


def lay_out(workbook: Workbook, book: Book, grid: Grid) -> None:
    """Adds the grid as a sheet that has everything but its cells."""
    sheet: Worksheet = workbook.create_sheet(grid.title)
    layout = grid.layout
    sheet.sheet_state = "hidden" if layout.hidden else "visible"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    sheet.sheet_properties.tabColor = layout.tab or None
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=False)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_format.outlineLevelRow = 1 if grid.levels else 0
    _widths(sheet, grid)
    if layout.freeze:
        sheet.freeze_panes = grid.at(layout.freeze)
    if layout.filter:
        sheet.auto_filter.ref = book.area(layout.filter, grid)
    _rules(sheet, book, grid)
    for one in validations(grid):
        sheet.add_data_validation(one)
    _comments(sheet, grid)
    _paper(sheet, grid)
    for chart in grid.charts:
        draw(sheet, grid, chart)
    if layout.table:
        _table(sheet, book, grid, *layout.table)
    protection = sheet.protection
    protection.sheet = layout.protected
    protection.formatColumns = protection.formatRows = protection.formatCells = False
    protection.autoFilter = protection.sort = False


def define(workbook: Workbook, book: Book) -> None:
    """Writes the defined names, in the order of the alphabet."""
    for name, area in sorted(book.named().items()):
        workbook.defined_names[name] = DefinedName(name, attr_text=area)


def _widths(sheet: Worksheet, grid: Grid) -> None:
    """Neighbours of the same width as one entry."""
    sheet.column_dimensions["A"].width = KEY_WIDTH
    at = 2
    for (width, hidden), run in groupby(grid.columns_, lambda one: (one.width, one.hidden)):
        last = at + len(list(run)) - 1
        of_run = sheet.column_dimensions[letters(at)]
        of_run.width, of_run.hidden, of_run.min, of_run.max = width, hidden, at, last
        at = last + 1


def _rules(sheet: Worksheet, book: Book, grid: Grid) -> None:
    for one in grid.highlights:
        first = one.area.split(":")[0].rpartition("|")[0]
        text = book.formula(one.formula, grid, grid.number_of(first))
        sheet.conditional_formatting.add(book.area(one.area, grid), rule(one.look, text))


def _comments(sheet: Worksheet, grid: Grid) -> None:
    for place, text in grid.comments:
        note = Comment(text, "")
        note.width, note.height = 300, 24 + 18 * (len(text) // 44 + 1)
        sheet[place].comment = note


def _paper(sheet: Worksheet, grid: Grid) -> None:
    layout = grid.layout
    sheet.page_setup.orientation = "portrait" if layout.portrait else "landscape"
    sheet.page_setup.paperSize = PAPER[layout.paper]
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = int(layout.one_page)
    margins = sheet.page_margins
    margins.left = margins.right = MARGIN
    margins.top, margins.bottom = 0.5, 0.6
    footer: Any = sheet.oddFooter
    footer.left, footer.right = _footer("&A"), _footer("&P / &N")
    last = list(grid.letter.values())[-1]
    if not layout.hidden:  # LibreOffice prints a hidden sheet that has a print area
        bottom = grid.number_of(layout.last_printed) if layout.last_printed else grid.height
        sheet.print_area = f"B2:{last}{bottom}"
    for key in layout.breaks:
        sheet.row_breaks.append(Break(grid.number_of(key) - 1))
    if layout.repeat:
        first, final = (grid.number_of(key) for key in layout.repeat)
        sheet.print_title_rows = f"{first}:{final}"
    _parted(sheet, grid)


def _parted(sheet: Worksheet, grid: Grid) -> None:
    """Spreads a sheet over several pages side by side where one would make its letters small."""
    layout = grid.layout
    if not layout.groups or layout.repeat_columns is None:
        return
    width = {one.key: 0.0 if one.hidden else one.width for one in grid.columns_}
    parted = {key for group in layout.groups for key in group}
    repeated = sum(width[key] for key in width if key not in parted)
    room = (LONG_SIDE[layout.paper] / 25.4 - 2 * MARGIN) * 72 / DIGIT * 100 / LEGIBLE
    if sum(width.values()) <= room:
        return
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = None
    sheet.page_setup.scale = LEGIBLE
    left, right = (grid.letter[key] for key in layout.repeat_columns)
    sheet.print_title_cols = f"{left}:{right}"
    for key in _first_columns(layout.groups, width, room - repeated)[1:]:
        sheet.col_breaks.append(Break(number_of(grid.letter[key]) - 1))


def _first_columns(
    groups: Sequence[Sequence[str]], width: Mapping[str, float], room: float
) -> list[str]:
    """The first column of each page; a group that has room on one page is not parted.

    >>> _first_columns([["a", "b"], ["c", "d"], ["e"]], dict.fromkeys("abcde", 10.0), 35)
    ['a', 'c']
    """
    firsts: list[str] = []
    left = 0.0
    for group in groups:
        whole = sum(width[key] for key in group)
        for part in [group] if whole <= room else [[key] for key in group]:
            needed = sum(width[key] for key in part)
            if not firsts or needed > left:
                firsts.append(part[0])
                left = room
            left -= needed
    return firsts


def _footer(text: str) -> HeaderFooterItem:
    return HeaderFooterItem(text=text, size=7)


def _table(sheet: Worksheet, book: Book, grid: Grid, name: str, area: str) -> None:
    first, last = book.area(area, grid).split(":")
    letter = last.rstrip("0123456789")
    ref = f"A{first.lstrip(ascii_uppercase)}:{last}"
    if grid.unkeyed:  # its rows have no keys, which are the first column of other tables
        ref = f"{first}:{letter}{grid.height}"
    table = Table(displayName=name, ref=ref)
    # a column is called what its heading cell shows, or Excel offers to repair the table
    inside = list(grid.letter.values()).index(letter) + 1
    titles = [str(one.title) for one in grid.columns_[:inside]]
    if not grid.unkeyed:
        titles.insert(0, HEAD)
    if len({one.casefold() for one in titles}) < len(titles):
        return  # a translation calls two columns alike: without a table the sheet is whole
    for number, title in enumerate(titles, 1):
        table.tableColumns.append(TableColumn(id=number, name=title))
    table.autoFilter = AutoFilter(ref=table.ref)
    table.tableStyleInfo = TableStyleInfo(name=None, showRowStripes=False)
    sheet.add_table(table)
