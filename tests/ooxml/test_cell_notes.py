"""Notes are put on the cells of workbooks that different programs have written."""

from __future__ import annotations

import re
from io import BytesIO

import openpyxl
import pytest

from tests.noted_sheets import (
    CONVERSATION,
    SHEET,
    WE,
    boxes,
    broken_rules,
    of_excel,
    package,
    shown,
)
from tests.office_rules import every_rule  # noqa: F401
from toolkit.merge.workbook.shifting.attached_parts import attached_shifted
from toolkit.merge.workbook.shifting.axis import Axis
from toolkit.merge.workbook.shifting.formulas import Shift
from toolkit.ooxml.archive import PackageError
from toolkit.ooxml.cell_notes import put_notes
from toolkit.ooxml.package import Package


def test_a_sheet_without_notes_gets_some_and_loses_them_again() -> None:
    found = package()
    before = dict(found.parts)
    assert put_notes(found, SHEET, {"B2": "no number", "C9": "a <b> & \x01"}, WE) == ()
    assert shown(found) == {
        "B2": (WE, f"{WE}:\nno number"),
        "C9": (WE, f"{WE}:\na <b> & _x0001_"),
    }
    assert boxes(found) == [("1", "1"), ("8", "2")]
    put_notes(found, SHEET, {}, WE)
    assert shown(found) == {}
    assert set(found.parts) - set(before) == {"xl/worksheets/_rels/sheet1.xml.rels"}
    assert b"legacyDrawing" not in found.parts[SHEET]


def test_notes_of_the_author_give_way_and_those_of_others_stay() -> None:
    found = package(B2="Hello", D4="Mine")
    put_notes(found, SHEET, {"C9": "one", "B3": "two"}, WE)
    assert put_notes(found, SHEET, {"C9": "three", "D4": "four"}, WE) == ("D4",)
    assert shown(found) == {
        "B2": ("Ana", "Hello"),
        "D4": ("Ana", "Mine"),
        "C9": (WE, f"{WE}:\nthree"),
    }
    assert boxes(found) == [("1", "1"), ("3", "3"), ("8", "2")]
    put_notes(found, SHEET, {}, WE)
    assert shown(found) == {"B2": ("Ana", "Hello"), "D4": ("Ana", "Mine")}
    assert WE.encode() not in b"".join(found.parts.values())


def test_what_is_there_already_changes_no_byte() -> None:
    found = package(B2="Hello")
    put_notes(found, SHEET, {"C9": "one\r\ntwo "}, WE)
    before = dict(found.parts)
    assert put_notes(found, SHEET, {"C9": "one\ntwo", "B2": "no"}, WE) == ("B2",)
    assert found.parts == before
    plain = package(B2="Hello")
    before = dict(plain.parts)
    put_notes(plain, SHEET, {}, WE)
    assert plain.parts == before


def test_only_the_parts_of_the_notes_are_touched() -> None:
    found = of_excel()
    before = dict(found.parts)
    put_notes(found, SHEET, {"C9": "one"}, WE)
    changed = {name for name, one in found.parts.items() if before.get(name) != one}
    assert changed == {"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}


def test_a_file_of_excel_keeps_its_notes_and_buttons() -> None:
    found = of_excel()
    assert put_notes(found, SHEET, {"B2": "no", "C9": "one"}, WE) == ("B2",)
    assert shown(found) == {"B2": ("John", "Some text"), "C9": (WE, f"{WE}:\none")}
    drawing = found.parts["xl/drawings/vmlDrawing1.vml"]
    assert [int(one) for one in re.findall(rb"_x0000_s(\d+)", drawing)] == [3073, 3074, 3075]
    assert b"Button" in drawing
    assert drawing.count(b"<v:shapetype") == 1
    put_notes(found, SHEET, {}, WE)
    assert shown(found) == {"B2": ("John", "Some text")}
    assert b"Button" in found.parts["xl/drawings/vmlDrawing1.vml"]


def test_a_sheet_with_buttons_alone_keeps_them() -> None:
    found = of_excel()
    del found.parts["xl/comments1.xml"]
    found.remove_relation(SHEET, "rId2")
    found.remove("xl/comments1.xml")
    put_notes(found, SHEET, {"C9": "one"}, WE)
    put_notes(found, SHEET, {}, WE)
    assert b"Button" in found.parts["xl/drawings/vmlDrawing1.vml"]
    assert b"legacyDrawing" in found.parts[SHEET]


def test_a_program_that_forgets_who_wrote_a_note_does_not_make_it_stay() -> None:
    found = package()
    put_notes(found, SHEET, {"B2": "one"}, WE)
    name = "xl/comments1.xml"
    found.parts[name] = found.parts[name].replace(f">{WE}</author>".encode(), b"> </author>")
    put_notes(found, SHEET, {"C9": "two"}, WE)
    assert shown(found) == {"C9": (WE, f"{WE}:\ntwo")}


def test_a_cell_on_which_people_talk_gets_no_note() -> None:
    found = package()
    part = "xl/threadedComments/threadedComment1.xml"
    found.parts[part] = CONVERSATION.encode()
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    found.relate(SHEET, kind, "../threadedComments/threadedComment1.xml")
    assert put_notes(found, SHEET, {"D4": "one", "D5": "two"}, WE) == ("D4",)
    assert found.parts[part] == CONVERSATION.encode()


def test_a_box_is_as_high_as_its_text_and_beside_its_cell() -> None:
    found = package()
    put_notes(found, SHEET, {"A1": "short", "B2": "a line of words\n" * 10, "C9": "x" * 9999}, WE)
    anchors = re.findall(rb":Anchor>([^<]+)<", found.parts["xl/drawings/vmlDrawing1.vml"])
    # columns of 64 pixels, C of 285; rows of 20, the third of 80
    assert anchors[0] == b"1, 15, 0, 10, 2, 251, 2, 18"
    left, _, top, _, right, into, bottom, _ = map(int, anchors[1].split(b", "))
    assert (left, top, right, into) == (2, 0, 3, 30)
    assert bottom == 7
    assert int(anchors[2].split(b", ")[6]) < 45


def test_hidden_columns_to_the_end_of_the_sheet_take_no_time() -> None:
    found = package()
    hidden = b'<cols><col min="3" max="16384" width="9" hidden="1"/></cols><sheetData>'
    found.parts[SHEET] = re.sub(rb"<cols>.*</cols><sheetData>", hidden, found.parts[SHEET])
    put_notes(found, SHEET, {f"C{row}": "x" for row in range(1, 2000)}, WE)
    assert len(boxes(found)) == 1999
    numbers = re.findall(rb"_x0000_s(\d+)", found.parts["xl/drawings/vmlDrawing1.vml"])
    assert len(set(numbers)) == 1999
    assert b'data="1,2"' in found.parts["xl/drawings/vmlDrawing1.vml"]


def test_notes_of_two_sheets_have_shapes_of_their_own() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Other")
    stream = BytesIO()
    book.save(stream)
    found = Package.read(stream.getvalue())
    for number in (1, 2):
        put_notes(found, f"xl/worksheets/sheet{number}.xml", {"A1": "one"}, WE)
    assert not broken_rules(found.to_bytes())
    drawings = [one for name, one in found.parts.items() if name.endswith(".vml")]
    assert [re.findall(rb"_x0000_s(\d+)", one) for one in drawings] == [[b"1025"], [b"2049"]]


def test_the_place_in_the_sheet_is_where_excel_looks_for_it() -> None:
    found = package()
    link = b'<picture xmlns:r="x" r:id="rId9"/><tableParts count="0"/><extLst/></worksheet>'
    found.parts[SHEET] = found.parts[SHEET].replace(b"</worksheet>", link)
    put_notes(found, SHEET, {"A1": "one"}, WE)
    names = [one.tag.rpartition("}")[2] for one in found.xml(SHEET)]
    assert names[-4:] == ["legacyDrawing", "picture", "tableParts", "extLst"]


def test_rows_that_are_moved_take_their_notes_along() -> None:
    found = package()
    put_notes(found, SHEET, {"B2": "one", "C9": "two"}, WE)
    shift = Shift(Axis((1, 2, 0, 0, 0, 3), known=3), Axis((), known=0))
    attached_shifted(found, SHEET, "Sheet", shift)
    assert set(shown(found)) == {"B2", "C12"}
    assert boxes(found) == [("1", "1"), ("11", "2")]
    put_notes(found, SHEET, {}, WE)
    assert shown(found) == {}


@pytest.mark.parametrize("address", ["", "A0", "XFE1", "A1048577", "nowhere", "1"])
def test_an_address_that_no_cell_has_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="no cell has the address"):
        put_notes(package(), SHEET, {address: "one"}, WE)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/drawings/vmlDrawing1.vml", b"<xml ", b'<!DOCTYPE x [<!ENTITY a "b">]><xml '),
        ("xl/drawings/vmlDrawing1.vml", b"</xml>", b""),
        ("xl/comments1.xml", b"</comments>", b""),
        ("xl/comments1.xml", b"comments", b"sheet"),
        ("xl/drawings/vmlDrawing1.vml", b"xml", b"svg"),
    ],
)
def test_a_damaged_part_is_named(part: str, old: bytes, new: bytes) -> None:
    found = of_excel()
    found.parts[part] = found.parts[part].replace(old, new)
    with pytest.raises(PackageError, match=part):
        put_notes(found, SHEET, {"C9": "one"}, WE)


def test_a_link_to_another_part_is_no_drawing_of_notes() -> None:
    found = of_excel()
    links = "xl/worksheets/_rels/sheet1.xml.rels"
    found.parts[links] = found.parts[links].replace(b'/vmlDrawing"', b'/printerSettings"')
    before = found.parts["xl/drawings/vmlDrawing1.vml"]
    put_notes(found, SHEET, {"C9": "one"}, WE)
    assert found.parts["xl/drawings/vmlDrawing1.vml"] == before
    assert b":Row>8<" in found.parts["xl/drawings/vmlDrawing2.vml"]


def test_strange_notes_are_left_alone() -> None:
    found = of_excel()
    part = "xl/comments1.xml"
    strange = b'<comment ref="nowhere" authorId="99"/><comment /></commentList>'
    found.parts[part] = found.parts[part].replace(b"</commentList>", strange)
    put_notes(found, SHEET, {"C9": "one"}, WE)
    assert found.parts[part].count(b"<comment ") == 3
