"""What openpyxl writes around the cells: widths, panes, rules, protection, print set-up, names."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles import Border, Color, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.header_footer import _HeaderFooterPart as HeaderFooterItem
from openpyxl.worksheet.properties import Outline, PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from budgets import styles
from budgets.book import Book
from budgets.grid import Grid
from budgets.validations import validations

PAPER = {"A4": 9, "A3": 8}
KEY_WIDTH = 2.5


def _dxf(
    colour: str = "", fill: str = "", bold: bool | None = None, left: str = ""
) -> DifferentialStyle:
    return DifferentialStyle(
        font=Font(color=f"FF{colour}", b=bold) if colour or bold else None,
        fill=PatternFill(bgColor=f"FF{fill}", fill_type="solid") if fill else None,
        border=Border(left=_line(left), bottom=_line(styles.HAIR)) if left else None,
    )


def _line(colour: str) -> Side:
    return Side("thin", color=f"FF{colour}")


LOOKS = {
    "package": _dxf(styles.ACCENT, styles.ACCENT),
    "bar": _dxf(styles.BAR, styles.BAR),
    "period": _dxf("B4BAC4", "B4BAC4"),
    "deliverable": _dxf(styles.GREEN, bold=True),
    "milestone": _dxf(styles.RED, bold=True),
    "quarter": _dxf(left=styles.HAIR),
    "year": _dxf(left=styles.GREY),
    "good": _dxf(styles.GREEN, styles.GREEN_PALE, bold=True),
    "bad": _dxf(styles.RED, styles.RED_PALE, bold=True),
    "open": _dxf(styles.AMBER, styles.AMBER_PALE, bold=True),
    "over": _dxf("FFFFFF", styles.RED, bold=True),
    "red": _dxf(styles.RED, bold=True),
    "quiet": _dxf(styles.HAIR),
}


def new_workbook() -> Workbook:
    """An empty workbook in our own type."""
    book = Workbook()
    book.remove(book.worksheets[0])
    normal: Any = book._named_styles["Normal"]  # type: ignore[attr-defined]
    normal.font = Font(name=styles.FONT, sz=styles.SIZE)
    return book


def lay_out(workbook: Workbook, book: Book, grid: Grid, hidden: bool) -> None:
    """Adds the grid as a sheet that has everything but its cells."""
    sheet: Worksheet = workbook.create_sheet(grid.title)
    layout = grid.layout
    sheet.sheet_state = "hidden" if hidden else "visible"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    sheet.sheet_properties.tabColor = layout.tab or None
    sheet.sheet_properties.outlinePr = Outline(summaryBelow=False)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_format.outlineLevelRow = 1 if grid.levels else 0
    sheet.column_dimensions["A"].width = KEY_WIDTH
    for column in grid.columns_:
        of_column = sheet.column_dimensions[grid.letter[column.key]]
        of_column.width, of_column.hidden = column.width, column.hidden
    if layout.freeze:
        sheet.freeze_panes = grid.at(layout.freeze)
    if layout.filter:
        sheet.auto_filter.ref = book.area(layout.filter, grid)
    _rules(sheet, book, grid)
    for rule in validations(grid):
        sheet.add_data_validation(rule)
    _comments(sheet, grid)
    _paper(sheet, grid)
    if layout.table:
        _table(sheet, book, grid, *layout.table)
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = protection.formatCells = False
    protection.autoFilter = protection.sort = False


def define(workbook: Workbook, book: Book) -> None:
    """Writes the defined names, in the order of the alphabet."""
    for name, area in sorted(book.named().items()):
        workbook.defined_names[name] = DefinedName(name, attr_text=area)


def saved(workbook: Workbook, clock: datetime, title: str) -> dict[str, bytes]:
    """The parts of the workbook's file; the same workbook and clock give the same parts."""
    day = clock.replace(tzinfo=None, microsecond=0)
    properties = workbook.properties
    properties.created = properties.modified = day
    properties.creator = properties.lastModifiedBy = ""
    properties.title = title
    workbook.calculation.fullCalcOnLoad = True
    buffer = BytesIO()
    ExcelWriter(workbook, ZipFile(buffer, "w", ZIP_STORED)).save()
    with ZipFile(buffer) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist()}


def _rules(sheet: Worksheet, book: Book, grid: Grid) -> None:
    for one in grid.highlights:
        first = one.area.split(":")[0].rpartition("|")[0]
        if one.look == "heat":
            sheet.conditional_formatting.add(book.area(one.area, grid), _heat())
            continue
        text = book.formula(one.formula, grid, grid.rows[first])
        stop = True if one.look == "over" else None
        rule = Rule(type="expression", dxf=LOOKS[one.look], formula=[text], stopIfTrue=stop)
        sheet.conditional_formatting.add(book.area(one.area, grid), rule)


def _heat() -> Rule:
    """From white for nothing to blue for the most."""
    ends = [FormatObject(type="num", val=0), FormatObject(type="max")]
    colours = [Color("FFFFFFFF"), Color(f"FF{styles.BAR}")]
    return Rule(type="colorScale", colorScale=ColorScale(cfvo=ends, color=colours))


def _comments(sheet: Worksheet, grid: Grid) -> None:
    for place, text in grid.comments:
        note = Comment(text, "")
        note.width, note.height = 300, 24 + 18 * (len(text) // 44 + 1)
        sheet[place].comment = note


def _paper(sheet: Worksheet, grid: Grid) -> None:
    layout = grid.layout
    sheet.page_setup.orientation = "portrait" if layout.portrait else "landscape"
    sheet.page_setup.paperSize = PAPER[layout.paper]
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.5, 0.6
    footer: Any = sheet.oddFooter
    footer.left, footer.right = _footer("&A"), _footer("&P / &N")
    last = list(grid.letter.values())[-1]
    sheet.print_area = f"B2:{last}{grid.height}"
    if layout.repeat:
        first, final = (grid.rows[key] for key in layout.repeat)
        sheet.print_title_rows = f"{first}:{final}"


def _footer(text: str) -> HeaderFooterItem:
    return HeaderFooterItem(text=text, size=7)


def _table(sheet: Worksheet, book: Book, grid: Grid, name: str, area: str) -> None:
    reference = book.area(area, grid)
    head = grid.rows[area.split("|")[0]]
    sheet[f"A{head}"].value = "key"
    for column in grid.columns_:
        sheet[f"{grid.letter[column.key]}{head}"].value = str(column.title)
    table = Table(displayName=name, ref=f"A{reference[1:]}")
    table.tableStyleInfo = TableStyleInfo(name=None, showRowStripes=False)
    sheet.add_table(table)
