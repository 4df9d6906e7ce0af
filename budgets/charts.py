"""Charts, drawn in the workbook's own colours."""

from __future__ import annotations

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)
from openpyxl.worksheet.worksheet import Worksheet

from budgets import styles
from budgets.grid import Grid
from budgets.layout import Chart
from toolkit.cell_addresses import quoted


def draw(sheet: Worksheet, grid: Grid, chart: Chart) -> None:
    """Puts the chart on its sheet."""
    drawn = BarChart()
    drawn.type = "bar" if chart.flat else "col"
    drawn.title = _title(chart.title)
    drawn.legend = None
    drawn.gapWidth = 50
    drawn.width, drawn.height = chart.width, chart.height  # type: ignore[assignment]
    drawn.add_data(_reference(sheet, grid, chart.values), titles_from_data=False)
    drawn.set_categories(_reference(sheet, grid, chart.labels))
    series = drawn.series[0]
    series.graphicalProperties = GraphicalProperties(solidFill=styles.ACCENT)
    series.dLbls = DataLabelList()
    series.dLbls.showVal = True
    for part in ("showSerName", "showCatName", "showLegendKey", "showPercent", "showLeaderLines"):
        setattr(series.dLbls, part, False)
    series.dLbls.numFmt = chart.form
    series.dLbls.txPr = _text(700)
    drawn.x_axis.delete = False
    drawn.y_axis.delete = True
    drawn.y_axis.majorGridlines = None
    drawn.y_axis.scaling.min = 0
    drawn.x_axis.txPr = _text(800)
    drawn.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=styles.HAIR))
    drawn.x_axis.majorTickMark = "none"
    if chart.flat:
        drawn.x_axis.scaling.orientation = "maxMin"
    drawn.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    sheet.add_chart(drawn, grid.at(chart.at))


def _reference(sheet: Worksheet, grid: Grid, area: str) -> Reference:
    first, last = (grid.at(part) for part in area.split(":"))
    return Reference(range_string=f"{quoted(sheet.title)}!{first}:{last}")


def _text(size: int, bold: bool = False, colour: str = styles.INK) -> RichText:
    return RichText(p=[Paragraph(pPr=_properties(size, bold, colour), endParaRPr=None)])


def _properties(size: int, bold: bool, colour: str) -> ParagraphProperties:
    return ParagraphProperties(defRPr=_letters(size, bold, colour))


def _letters(size: int, bold: bool, colour: str) -> CharacterProperties:
    return CharacterProperties(sz=size, b=bold, solidFill=colour, latin=Font(typeface=styles.FONT))


def _title(text: str) -> Title:
    run = RegularTextRun(rPr=_letters(1000, True, styles.ACCENT), t=text)
    return Title(
        tx=Text(rich=RichText(p=[Paragraph(pPr=_properties(1000, True, styles.ACCENT), r=[run])])),
        overlay=False,
    )
