"""Formulas that compute the addresses which they read."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from toolkit.budget_form.book import address, read_book
from toolkit.budget_form.calculation import Calculation
from toolkit.merge.workbook.evaluation.values import Fault, Value
from toolkit.ooxml.package import Package

CELLS: dict[str, str | float] = {
    "A1": 3,
    "A2": "START",
    "A3": "second",
    "A4": 2.5,
    "A5": 1.01,
    "B1": "x",
    "B2": 10,
    "B3": 20,
    "B4": 30,
    "C2": "WPRow.1",
}


def result_of(formula: str, at: str = "E5", **more: str | float) -> Value:
    """What the formula gives in that cell, beside these values; None where that is not known."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("BE 001")
    book.create_sheet("Other")["B2"] = "there"
    for cell, value in {**CELLS, **more, at: f"={formula}"}.items():
        sheet[cell] = value
    written = BytesIO()
    book.save(written)
    read = read_book(Package.read(written.getvalue()))
    calculation = Calculation(read, "table.xlsx")
    calculation.compute()
    found = {address(*at): value for at, value in calculation.results[0].items()}
    return found.get(at)


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("OFFSET(E5,-3,-3)", 10.0),
        ("OFFSET(E5,ROW(A$2)-ROW(E5),COLUMN($B1)-COLUMN(E5))", 10.0),
        ("SUM(OFFSET(B1,1,0,3,1))", 60.0),
        ("OFFSET(A1,-1,0)", Fault("#REF!")),
        ('INDIRECT("B"&MATCH("second",A:A,0),TRUE)', 20.0),
        ("INDIRECT(\"'Other'!B2\")", "there"),
        ("INDIRECT(\"'[old name.xlsx]Other'!$B$2\",TRUE)", "there"),
        ('INDIRECT("nowhere at all")', Fault("#REF!")),
        ("INDIRECT(\"'Gone'!B2\")", Fault("#REF!")),
        ('SUM(INDIRECT(ADDRESS(2,2)&":"&ADDRESS(4,2),TRUE))', 60.0),
        ('CELL("address",B2)', "$B$2"),
        ('CELL("address",Other!B2)', "'[table.xlsx]Other'!$B$2"),
        ('INDIRECT(CELL("address",OFFSET(Other!A1,1,1)),TRUE)', "there"),
        ('CELL("col",C9)', 3.0),
        ('SUMIF(C:C,"WPRow.1",B:B)', 10.0),
        ('SUMIF(A2:A4,"sec*",B2:B4)', 20.0),
        ('COUNTIF(A1:A4,"START")', 1.0),
        ('MATCH("start",A:A,0)', 2.0),
        ("MATCH(2.5,A1:A4,0)", 4.0),
        ('MATCH("s*d",A:A,0)', 3.0),
        ('MATCH("third",A:A,0)', Fault("#N/A")),
        ('IF(ISERROR(MATCH("third",A:A,0)),"N",1)', "N"),
        ('TEXT(A1,"000")', "003"),
        ('TEXT(0.9,"00 %")', "90 %"),
        ("LEN(A5)-LEN(INT(A5))-1", 2.0),
        ('IF(TRUE,"yes",NOTAFUNCTION(1))', "yes"),
        ("HOUR(45203.4549)*100+MINUTE(45203.4549)", 1055.0),
        ("-A1+2%", -2.98),
    ],
)
def test_what_a_formula_gives(formula: str, result: Value) -> None:
    assert result_of(formula) == result


@pytest.mark.parametrize(
    "formula",
    [
        'TEXT(A4,"#.##0,00")',  # what it shows depends on the country
        "NOTAFUNCTION(1)",
        "E5+1",
        'INDIRECT("B2",FALSE)',
        'MATCH("a",A:A,1)',
        "[1]Sheet!A1",
    ],
)
def test_what_is_not_known_gets_no_result(formula: str) -> None:
    assert result_of(formula) is None


def test_a_sum_may_be_in_the_column_that_it_adds_up() -> None:
    assert result_of('SUMIF(C:C,"WPRow.1",B:B)', at="B9") == 10.0


def test_two_formulas_that_read_each_other_have_no_result() -> None:
    assert result_of("F5+1", F5="=E5+1") is None


def test_a_long_chain_of_formulas_is_followed_from_its_end() -> None:
    chain = {f"H{row}": f"=OFFSET(H{row},1,0)+1" for row in range(1, 1500)}
    assert result_of("H1", H1500=1.0, **chain) == 1500.0
