"""Values are put into the bytes of a sheet."""

import pytest

from toolkit.ooxml.archive import PackageError
from toolkit.ooxml.cell_splices import NOTHING, CellContent, with_cells

SHEET = (
    b'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="m"><cols><col min="1"/></cols>'
    b'<sheetData><row r=\'1\'><c r="A1" s=\'3\' t="s"><v>0</v></c><c r="B1" s="4"/>'
    b'<c r="C1" t="str"><f t="shared" si="2">A1&amp;"x"</f><v>old</v></c>'
    b'<c r="D1"><f ca="1">B1*2</f></c></row></sheetData><c r="A1"/></worksheet>'
)


def changed(**contents: CellContent) -> bytes:
    return with_cells(SHEET, contents, "book.xlsx", "sheet1.xml")


def test_nothing_to_write_gives_the_same_bytes() -> None:
    assert changed() is SHEET


def test_a_number_takes_the_place_of_a_text() -> None:
    old, new = b'<c r="A1" s=\'3\' t="s"><v>0</v></c>', b"<c r=\"A1\" s='3'><v>2.5</v></c>"
    assert changed(A1=CellContent("n", "2.5")) == SHEET.replace(old, new)


def test_a_text_comes_into_an_empty_cell_with_its_spaces_and_signs() -> None:
    new = (
        b'<c r="B1" s="4" t="inlineStr"><is><t xml:space="preserve"> R&amp;D &lt;1 _x005F_x0041_'
        b"</t></is></c>"
    )
    written = changed(B1=CellContent("str", " R&D <1 _x0041_"))
    assert written == SHEET.replace(b'<c r="B1" s="4"/>', new)


def test_the_result_of_a_formula_changes_and_the_formula_does_not() -> None:
    old = b'<c r="C1" t="str"><f t="shared" si="2">A1&amp;"x"</f><v>old</v></c>'
    new = b'<c r="C1"><f t="shared" si="2">A1&amp;"x"</f><v>7</v></c>'
    assert changed(C1=CellContent("n", "7")) == SHEET.replace(old, new)


def test_an_error_and_an_answer_are_written_as_such() -> None:
    old = b'<c r="D1"><f ca="1">B1*2</f></c>'
    error = b'<c r="D1" t="e"><f ca="1">B1*2</f><v>#N/A</v></c>'
    answer = b'<c r="D1" t="b"><f ca="1">B1*2</f><v>1</v></c>'
    assert changed(D1=CellContent("e", "#N/A")) == SHEET.replace(old, error)
    assert changed(D1=CellContent("b", "1")) == SHEET.replace(old, answer)


def test_a_cell_is_emptied_and_keeps_its_style() -> None:
    old = b'<c r="A1" s=\'3\' t="s"><v>0</v></c>'
    assert changed(A1=NOTHING) == SHEET.replace(old, b"<c r=\"A1\" s='3'/>")


def test_a_formula_loses_its_result() -> None:
    old = b'<c r="C1" t="str"><f t="shared" si="2">A1&amp;"x"</f><v>old</v></c>'
    new = b'<c r="C1"><f t="shared" si="2">A1&amp;"x"</f></c>'
    assert changed(C1=NOTHING) == SHEET.replace(old, new)


def test_names_with_a_prefix_keep_it() -> None:
    part = b'<x:worksheet xmlns:x="m"><x:sheetData><x:c r="A1"/></x:sheetData></x:worksheet>'
    written = with_cells(part, {"A1": CellContent("n", "1")}, "", "sheet1.xml")
    assert b'<x:c r="A1"><x:v>1</x:v></x:c>' in written


def test_what_a_remark_holds_is_no_cell() -> None:
    part = SHEET.replace(b"<sheetData>", b'<sheetData><!-- <c r="B1"/> -->')
    written = with_cells(part, {"B1": CellContent("n", "1")}, "", "sheet1.xml")
    assert b"<!--" not in written
    assert written.count(b'r="B1"') == 1


def test_a_cell_that_is_not_there_is_told_with_the_part() -> None:
    with pytest.raises(PackageError) as told:
        changed(E9=CellContent("n", "1"))
    assert "its part sheet1.xml has no cell E9" in str(told.value)
