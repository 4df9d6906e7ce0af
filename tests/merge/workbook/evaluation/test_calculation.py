"""What formulas give, and for which of them nothing is said.

The values are those that Excel and LibreOffice show alike.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.merge.workbook.evaluation.small_book import computed, result, small_book
from tests.merge.workbook.stored import values, wrong
from tests.office import needs_office, recalculated
from toolkit.merge.workbook.evaluation import calculation
from toolkit.merge.workbook.evaluation.values import Fault, UnsureError

SALES: dict[str, Any] = {
    "A1": "north",
    "A2": "South",
    "A3": "north",
    "A4": "WP1",
    "B1": 10,
    "B2": 20.5,
    "B3": 30,
    "B4": 1,
    "C1": 1,
    "C2": "x",
    "C4": 3,
    "E1": "ateval (p3)",
}

KNOWN = [
    ("1+2*3^2", 19.0),
    ("-2^2", 4.0),
    ("10%", 0.1),
    ("0.1+0.2-0.3", 0.0),
    ('"a"&1&""', "a1"),
    ("1/0", Fault("#DIV/0!")),
    ('"x"+1', Fault("#VALUE!")),
    ("#N/A+1", Fault("#N/A")),
    ("SUM(B1:B4)", 61.5),
    ("SUM(B:B)", 61.5),
    ("SUM(C1:C4)", 4.0),
    ("COUNT(C1:C4)", 2.0),
    ("COUNTA(C1:C4)", 3.0),
    ("MAX(B1:B4,100)", 100.0),
    ("MIN(D1:D4)", 0.0),
    ("AVERAGE(D1:D4)", Fault("#DIV/0!")),
    ("SMALL(B1:B4,2)", 10.0),
    ("LARGE(B1:B4,1)", 30.0),
    ('SUMIF(A1:A4,"NORTH",B1:B4)', 40.0),
    ('SUMIFS(B1:B4,A1:A4,"north",B1:B4,">10")', 30.0),
    ('COUNTIF(A1:A4,"<>north")', 2.0),
    ('COUNTIF(A1:A4,"WP1")', 1.0),
    ("COUNTIF(B1:B4,D1)", 0.0),
    ('SUMIFS(B1:B1,E1:E1,"<99")', 0.0),
    ('SUMPRODUCT((A1:A4="north")*(B1:B4>10),B1:B4)', 30.0),
    ("SUMPRODUCT((ROUND(B1:B4,0)>20)*1)", 2.0),
    ('MATCH("south",A1:A4,0)', 2.0),
    ("MATCH(11,B1:B2)", 1.0),
    ('MATCH("west",A1:A4,0)', Fault("#N/A")),
    ("INDEX(B1:B4,3)", 30.0),
    ("INDEX(A1:B4,2,2)", 20.5),
    ("INDEX(D1:D4,1)", 0.0),
    ('VLOOKUP("south",A1:B4,2,FALSE)', 20.5),
    ('_xlfn.XLOOKUP("west",A1:A4,B1:B4,"none")', "none"),
    ("ROUND(2.675,2)", 2.68),
    ("ROUND(-0.5,0)", -1.0),
    ("ROUND(4620.55*1.7,2)", 7854.94),
    ("ROUNDUP(1.2,0)", 2.0),
    ("MOD(-1,3)", 2.0),
    ("EDATE(44227,1)", 44255.0),
    ("YEAR(46266)", 2026.0),
    ("EOMONTH(46266,0)", 46295.0),
    ("DATE(2026,13,1)", 46388.0),
    ('IF(A2="south","yes","no")', "yes"),
    ("IF(B1>100,1/0)", False),
    ("IFERROR(1/0,7)", 7.0),
    ('IF(D1="","empty",1)', "empty"),
    ("D1", 0.0),
    ("AND(B1>1,C1:C4)", True),
    ("OR(B1>100,FALSE)", False),
    ("ISNUMBER(A1)", False),
    ("ISBLANK(D1)", True),
    ("_xlfn.ISFORMULA(A1)", False),
    ('SUMPRODUCT((A1:A5<>"")*(B1:C1<>"")*(1-_xlfn.ISFORMULA(B1:C5)))', 8.0),
    ("N(A1)", 0.0),
    ("ROWS(A1:B4)*COLUMNS(A1:B4)", 8.0),
    ('LEFT("Work",2)&LEN("abc")', "Wo3"),
    ('SEARCH("OR",A1)', 2.0),
    ('SUBSTITUTE("T1.1; MS2"," ","")', "T1.1;MS2"),
    ('SUMPRODUCT(MAX(ISNUMBER(SEARCH("or",A1:A4))*B1:B4))', 30.0),
    ("CHOOSE(2,1,A1)", "north"),
    ('COUNTIF(A1:A4,"*o?th")', 3.0),
    ('SUMIF(A1:A4,"?*",B1:B4)', 61.5),
    ('VALUE(SUBSTITUTE(UPPER(TRIM(" m12 ")),"M",""))', 12.0),
    ('IFERROR(VALUE("M"),"")', ""),
    ('SEARCH("OUT",A2)', 2.0),
    ('ISNUMBER(FIND("OUT",A2))', False),
    ('SUMPRODUCT(MAX(ISNUMBER(SEARCH("o",A1:A4))*B1:B4))', 30.0),
    ('ADDRESS(ROW(INDEX(B1:B4,MATCH("*out*",A1:A4,0))),COLUMN(B1:B4),4)', "B2"),
    ('MATCH("*west*",A1:A4,0)', Fault("#N/A")),
    ('IF(B1>100,MYFUNCTION(1),"")', ""),
    ('HYPERLINK("#"&ADDRESS(1,1),A1)', "north"),
]


@pytest.mark.parametrize(("formula", "value"), KNOWN, ids=[one for one, _ in KNOWN])
def test_a_formula_gives_what_excel_and_libreoffice_show(formula: str, value: Any) -> None:
    found = result(formula, SALES)
    assert type(found) is type(value)
    assert found == pytest.approx(value) if isinstance(value, float) else found == value


@needs_office
@pytest.mark.long
def test_the_values_above_are_those_that_libreoffice_computes(tmp_path: Path) -> None:
    cells = {**SALES, **{f"Z{n}": f"={one}" for n, (one, _) in enumerate(KNOWN, 1)}}
    package = small_book({"S": cells})
    book = tmp_path / "known.xlsx"
    book.write_bytes(package.to_bytes())
    found = values(recalculated(book, tmp_path).read_bytes())
    theirs = {("S", one): found.get(("S", f"Z{n}")) for n, (one, _) in enumerate(KNOWN, 1)}
    del theirs["S", LATER]
    assert list(wrong({("S", one): value for one, value in KNOWN}, theirs)) == []


LATER = '_xlfn.XLOOKUP("west",A1:A4,B1:B4,"none")'
"""LibreOffice knows it from version 24.8 on."""

UNSURE = [
    "NOW()",
    "LARGE(B1:B4,9)",
    "INDEX(B1:B4,5)",
    "SQRT(-1)",
    "MYFUNCTION(1)",
    "INDIRECT(A1)",
    '"1,5"+1',
    '1.5&""',
    "SUM(E1:E2)",
    'COUNTIF(A1:A4,"n~*")',
    'VALUE("1.5")',
    'SEARCH("n*",A1)',
    'A1<"south"',
    "A1:A4",
    "SUM(B1:B4*2)",
    "IF(TRUE",
    "SUM((A1,B1))",
    "A1:B4 B1:C4",
    "{1,2}",
    "S:S!A1",
    "Nowhere!A1",
    "[1]Other!A1",
    "unknown_name",
    "EDATE(10,1)",
    "ROUND(1)+ROUND(1,2,3)",
    "IF(1.0000000000001=1,1,0)",
    "(" * 200 + "1" + ")" * 200,
]


@pytest.mark.parametrize("formula", UNSURE)
def test_nothing_is_guessed(formula: str) -> None:
    """Programs may differ, a setting of the country decides, or the function is not known."""
    with pytest.raises(UnsureError):
        result(formula, {**SALES, "E1": True})


def test_names_stand_for_cells_and_for_formulas() -> None:
    names = {"Rate": "S!$B$1", "Twice": "Rate*2", "All": "S!$B$1:$B$4", "Near": "S!B1"}
    assert result("Twice+SUM(all)", SALES, names) == 81.5
    with pytest.raises(UnsureError):
        result("Near", SALES, names)


def test_formulas_are_computed_in_the_order_in_which_they_need_each_other() -> None:
    cells = {f"A{n}": f"=A{n + 1}+1" for n in range(1, 3000)} | {"A3000": 1}
    assert computed(small_book({"S": cells}))["S!A1"] == 3000.0


def test_what_goes_in_a_circle_has_no_result() -> None:
    found = computed(small_book({"S": {"A1": "=B1", "B1": "=A1+1", "C1": "=B1", "D1": "=1+1"}}))
    assert found == {"S!D1": 2.0}


def test_a_formula_that_is_the_same_in_other_cells_is_read_from_its_own() -> None:
    """Formulas are made ready once for all cells: no constant may be taken for a row or column."""
    cells = {f"{column}{n}": n for n in range(1, 13) for column in "DN"}
    cells |= {f"E{n}": f"=D{n}*{n}+N({n})+D$1" for n in range(1, 13)}
    cells |= {f"F{n}": f'=SUM(D$1:D{n})&LEFT("D{n}",9)' for n in range(1, 13)}
    found = computed(small_book({"S": cells}))
    assert [found[f"S!E{n}"] for n in range(1, 13)] == [n * n + n + 1.0 for n in range(1, 13)]
    assert [found[f"S!F{n}"] for n in range(1, 13)] == [
        f"{sum(range(1, n + 1))}D{n}" for n in range(1, 13)
    ]


def test_a_workbook_that_counts_days_from_1904_has_no_dates_computed() -> None:
    with pytest.raises(UnsureError):
        result("YEAR(46266)", year=1904)


def test_what_takes_too_long_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calculation, "MOST_WORK", 100)
    cells = {f"A{n}": n for n in range(1, 61)} | {"B1": "=SUM(A1:A60)", "B2": "=SUM(A2:A60)"}
    assert computed(small_book({"S": cells})) == {"S!B1": 1830.0}
