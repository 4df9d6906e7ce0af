"""Everything in a workbook that speaks of cells follows when rows and columns come and go."""

import re
from io import BytesIO

import openpyxl
import pytest
from lxml import etree
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table

from toolkit.cell_addresses import COLUMNS
from toolkit.merge.workbook.shifting.axis import Axis
from toolkit.merge.workbook.shifting.cells import TornError, unshared
from toolkit.merge.workbook.shifting.formulas import Shift, Shifts
from toolkit.merge.workbook.shifting.sheet_metadata import around_shifted
from toolkit.merge.workbook.shifting.workbook import Lost, shift_workbook
from toolkit.ooxml.package import Package

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"

# two rows come after the third, the sixth goes; a column comes after B
SHIFT = Shift(Axis((1, 2, 3, 0, 0, 4, 5, 7), 7), Axis((1, 2, 0, 3, 4), 4, COLUMNS))


def workbook() -> openpyxl.Workbook:
    """A plan with nearly everything that a sheet can have, and a sheet that points at it."""
    book = openpyxl.Workbook()
    plan, mine = book.active, book.create_sheet("Mine")
    plan.title = "Plan"
    for row in range(1, 10):
        for column in range(1, 6):
            plan.cell(row, column, row * 10 + column)
    plan["E8"] = "=SUM(A1:A7)+$C$4+A6"
    plan.merge_cells("C4:D5")
    plan.conditional_formatting.add("A6:B9", FormulaRule(formula=["$A6>B6"]))
    for area, formula in (("C7:C9", "C7<$A$4"), ("A6", "A6>1")):
        rule = DataValidation(type="custom", formula1=formula)
        rule.add(area)
        plan.add_data_validation(rule)
    plan.auto_filter.ref = "A2:D9"
    plan.auto_filter.add_filter_column(2, ["x"])
    plan.freeze_panes = "C5"
    plan.print_area = "A1:D9"
    plan.print_title_rows = "3:4"
    plan.row_breaks.append(Break(5))
    plan["D7"].hyperlink = "https://example.eu"
    plan["D8"].comment = Comment("look", "me")
    plan["A6"].comment = Comment("gone", "me")
    plan.column_dimensions["C"].width = 33
    plan["G4"], plan["H4"] = "one", "two"
    plan.add_table(Table(displayName="Own", ref="G4:H9"))
    mine["A1"] = "=Plan!C4*2"
    mine["A2"] = "=SUM(Plan!A1:A7)"
    mine["A3"] = "=Plan!A6"
    mine["A4"] = '=COUNTIF(Plan!A:A,"A6")'
    mine["A5"].hyperlink = Hyperlink(ref="A5", location="Plan!C7")
    mine["A6"].hyperlink = "#Plan!C7"
    mine.conditional_formatting.add("A1", FormulaRule(formula=["A1>Plan!$C$7"]))
    chart = BarChart()
    chart.add_data(Reference(plan, range_string="Plan!$C$2:$C$8"))
    mine.add_chart(chart, "D2")
    other = BarChart()
    other.add_data(Reference(plan, range_string="Plan!$A$6:$A$6"))
    plan.add_chart(other, "D7")
    book.defined_names["Total"] = DefinedName("Total", attr_text="Plan!$C$4:$C$7")
    book.defined_names["Gone"] = DefinedName("Gone", attr_text="Plan!$A$6")
    return book


def package_of(book: openpyxl.Workbook) -> Package:
    content = BytesIO()
    book.save(content)
    return Package.read(content.getvalue())


def opened(package: Package) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(package.to_bytes()))


@pytest.fixture(scope="module")
def shifted() -> tuple[openpyxl.Workbook, list[Lost], Package]:
    package = package_of(workbook())
    lost = shift_workbook(package, {"Plan": SHIFT})
    return opened(package), lost, package


def test_cells_stand_at_their_new_places(
    shifted: tuple[openpyxl.Workbook, list[Lost], Package],
) -> None:
    plan = shifted[0]["Plan"]
    assert [plan.cell(row, 1).value for row in range(1, 11)] == [
        *(11, 21, 31, None, None, 41, 51, 71, 81, 91)
    ]
    assert [plan.cell(1, column).value for column in range(1, 7)] == [11, 12, None, 13, 14, 15]


def test_formulas_of_all_sheets_follow(
    shifted: tuple[openpyxl.Workbook, list[Lost], Package],
) -> None:
    book = shifted[0]
    assert book["Plan"]["F9"].value == "=SUM(A1:A8)+$D$6+#REF!"
    assert [cell.value for (cell,) in book["Mine"]["A1:A4"]] == [
        "=Plan!D6*2",
        "=SUM(Plan!A1:A8)",
        "=Plan!#REF!",
        '=COUNTIF(Plan!A:A,"A6")',
    ]
    assert book["Mine"]["A5"].hyperlink.location == "Plan!D8"
    assert book["Mine"]["A6"].hyperlink.target == "#Plan!D8"
    (rules,) = book["Mine"].conditional_formatting
    assert rules.rules[0].formula == ["A1>Plan!$D$8"]


def test_what_stands_around_the_cells_follows(
    shifted: tuple[openpyxl.Workbook, list[Lost], Package],
) -> None:
    plan = shifted[0]["Plan"]
    assert [str(one) for one in plan.merged_cells.ranges] == ["D6:E7"]
    (rules,) = plan.conditional_formatting
    assert (str(rules.sqref), rules.rules[0].formula) == ("A8:B10", ["$A8>B8"])
    (validation,) = plan.data_validations.dataValidation
    assert (str(validation.sqref), validation.formula1) == ("D8:D10", "D8<$A$6")
    assert (plan.auto_filter.ref, plan.auto_filter.filterColumn[0].colId) == ("A2:E10", 3)
    assert plan.freeze_panes == "C7"
    assert plan.print_area == "'Plan'!$A$1:$E$10"
    assert plan.print_title_rows == "$3:$6"
    assert [one.id for one in plan.row_breaks.brk] == [7]
    assert plan["E8"].hyperlink.target == "https://example.eu"
    assert plan.column_dimensions["D"].width == 33
    assert plan.tables["Own"].ref == "H6:I10"


def test_notes_go_with_their_cells(
    shifted: tuple[openpyxl.Workbook, list[Lost], Package],
) -> None:
    book, _, package = shifted
    notes = [c for row in book["Plan"].iter_rows() for c in row if c.comment]
    assert [(one.coordinate, one.comment.text) for one in notes] == [("E9", "look")]
    (drawing,) = [text for name, text in package.parts.items() if name.endswith(".vml")]
    assert re.findall(rb":(Row|Column)>(\d+)<", drawing) == [(b"Row", b"8"), (b"Column", b"4")]


def test_charts_and_names_follow(
    shifted: tuple[openpyxl.Workbook, list[Lost], Package],
) -> None:
    book, lost, _ = shifted
    (chart,) = book["Mine"]._charts
    assert chart.series[0].val.numRef.f == "'Plan'!$D$2:$D$9"
    anchor = book["Plan"]._charts[0].anchor._from
    assert (anchor.row, anchor.col) == (7, 4)
    assert book.defined_names["Total"].attr_text == "Plan!$D$6:$D$8"
    assert sorted(one.what or f"{one.title}!{one.place}" for one in lost) == [
        "Mine!A3",
        "Plan!F9",
        "a chart on 'Plan'",
        "the name 'Gone'",
    ]
    assert not any(one.apart for one in lost)


def test_what_does_not_speak_of_the_sheet_stays_byte_for_byte() -> None:
    book = workbook()
    book.create_sheet("Apart")["A1"] = "=A6+Mine!A6"
    package = package_of(book)
    before = dict(package.parts)
    shift_workbook(package, {"Plan": SHIFT})
    assert package.parts["xl/worksheets/sheet3.xml"] == before["xl/worksheets/sheet3.xml"]
    assert package.parts["xl/styles.xml"] == before["xl/styles.xml"]


def test_what_cannot_be_taken_apart_is_named() -> None:
    told = "the table Wide on 'Plan' would get other columns"
    book = workbook()
    for column in "ABCD":
        book["Plan"][f"{column}11"] = column
    book["Plan"].add_table(Table(displayName="Wide", ref="A11:D14"))
    with pytest.raises(TornError, match=f"^{re.escape(told)}$"):
        shift_workbook(package_of(book), {"Plan": SHIFT})


def test_a_merged_block_is_not_torn_apart() -> None:
    book = workbook()
    moved = Shift(Axis((1, 2, 3, 5, 6, 7, 4), 7), Axis((), 0, COLUMNS))
    with pytest.raises(TornError, match="the merged cells 'Plan'!C4:D5 would be torn apart"):
        shift_workbook(package_of(book), {"Plan": moved})


def test_each_cell_gets_a_formula_of_its_own_before_it_moves() -> None:
    sheet = etree.fromstring(
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1">'
        '<f t="shared" si="0" ref="A1:A2">'
        'B1*$C$1</f></c></row><row r="2"><c r="A2"><f t="shared" si="0"/></c></row></sheetData>'
        "</worksheet>"
    )
    assert unshared(sheet)
    assert [one.text for one in sheet.iter("{*}f")] == ["B1*$C$1", "B2*$C$1"]
    assert not unshared(sheet)


def test_sparklines_and_later_rules_follow() -> None:
    sheet = etree.fromstring(
        f'<worksheet xmlns="{MAIN}"><sheetData/><extLst><ext xmlns:x14="{X14}" xmlns:xm="{XM}">'
        "<x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule><xm:f>A7&gt;B7</xm:f>"
        "</x14:cfRule><xm:sqref>A7:A9</xm:sqref></x14:conditionalFormatting>"
        "</x14:conditionalFormattings><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines>"
        "<x14:sparkline><xm:f>Plan!C1:C7</xm:f><xm:sqref>D4</xm:sqref></x14:sparkline>"
        "<x14:sparkline><xm:f>Plan!C2:D2</xm:f><xm:sqref>D6</xm:sqref></x14:sparkline>"
        "</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst></worksheet>"
    )
    around_shifted(sheet, "Plan", SHIFT, Shifts({"Plan": SHIFT}))
    texts = [one.text for one in sheet.iter("{*}f", "{*}sqref")]
    assert texts == ["A8>B8", "A8:A10", "Plan!D1:D8", "E6"]


def test_a_pivot_table_and_a_conversation_follow() -> None:
    package = package_of(workbook())
    sheet = "xl/worksheets/sheet1.xml"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package.parts |= {
        "xl/pivotTables/pivotTable1.xml": f'<p xmlns="{MAIN}"><location ref="J7:K9"/></p>'.encode(),
        "xl/pivotCache/pivotCacheDefinition1.xml": (
            f'<p xmlns="{MAIN}"><worksheetSource ref="A2:D7" sheet="Plan"/></p>'.encode()
        ),
        "xl/threadedComments/threadedComment1.xml": b'<T><threadedComment ref="D8"/></T>',
        "xl/ctrlProps/ctrlProp1.xml": b'<f fmlaLink="Plan!$C$7"/>',
    }
    package.relate(sheet, f"{kinds}/pivotTable", "../pivotTables/pivotTable1.xml")
    package.relate(sheet, f"{kinds}/threadedComment", "../threadedComments/threadedComment1.xml")
    shift_workbook(package, {"Plan": SHIFT})
    told = b"".join(package.parts[name] for name in sorted(package.parts) if "sheet" not in name)
    for wanted in (b'ref="K8:L10"', b'ref="A2:E8" sheet', b'ref="E9"', b'fmlaLink="Plan!$D$8"'):
        assert wanted in told
