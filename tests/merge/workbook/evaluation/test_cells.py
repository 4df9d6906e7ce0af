"""The types of cells, and formulas as Excel, LibreOffice and ONLYOFFICE write them."""

from tests.merge.workbook.evaluation.small_book import computed, small_book
from toolkit.merge.workbook.evaluation.cells import workbook_cells
from toolkit.merge.workbook.evaluation.values import Fault, Value


def _values(*xml: str) -> list[Value]:
    cells = {f"A{n}": one.replace("A?", f"A{n}") for n, one in enumerate(xml, 1)}
    (sheet,) = workbook_cells(small_book({"S": cells}), {}).sheets
    return [sheet.values.get((n, 1), sheet.stored.get((n, 1))) for n in range(1, len(xml) + 1)]


def test_every_type_of_cell_is_a_value() -> None:
    assert _values(
        '<c r="A?"><v>1.50</v></c>',
        '<c r="A?" t="b"><v>1</v></c>',
        '<c r="A?" t="e"><v>#N/A</v></c>',
        '<c r="A?" t="str"><f>B1</f><v>a_x000D_b</v></c>',
        '<c r="A?" t="str"><f>B1</f><v></v></c>',
        '<c r="A?" t="inlineStr"><is><t>in</t></is></c>',
        '<c r="A?" t="d"><v>2026-09-01</v></c>',
        '<c r="A?"><f>B1</f></c>',
        '<c r="A?" s="1"/>',
    ) == [1.5, True, Fault("#N/A"), "a\rb", "", "in", 46266.0, None, None]


def test_a_formula_that_several_cells_share_is_each_ones_own() -> None:
    """ONLYOFFICE and Excel write it in the first cell; the others name its number."""
    cells = {
        "A1": 1,
        "A2": 2,
        "A3": 3,
        "B1": '<c r="B1"><f t="shared" ref="B1:B3" si="0">A1*10+$A$1</f><v>0</v></c>',
        "B2": '<c r="B2"><f t="shared" si="0"/><v>0</v></c>',
        "B3": '<c r="B3"><f t="shared" si="0"></f></c>',
        "C3": '<c r="C3"><f t="shared" si="9"/></c>',
    }
    assert computed(small_book({"S": cells})) == {"S!B1": 11.0, "S!B2": 21.0, "S!B3": 31.0}


def test_an_array_formula_in_one_cell_is_computed_in_several_it_is_not() -> None:
    cells = {
        "A1": 1,
        "A2": 2,
        "B1": '<c r="B1"><f t="array" ref="B1">SUM(A1:A2*10)</f></c>',
        "C1": '<c r="C1"><f t="array" ref="C1:C2">A1:A2*10</f><v>10</v></c>',
        "C2": '<c r="C2"><v>20</v></c>',
        "D1": "=C2",
        "D2": "=SUM(B1:C1)",
    }
    assert computed(small_book({"S": cells})) == {"S!B1": 30.0}
