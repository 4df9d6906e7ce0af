"""Rows and columns that come, go and move in a workbook that somebody has edited, case by case."""

import os
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from lxml import etree

from tests.merge.workbook.keyed import keyed, names
from tests.merge.workbook.outlines import changed
from tests.merge.workbook.random_workbook_editor import RandomWorkbookEditor
from tests.merge.workbook.small_workbook import book, outline, rows, told, updated
from tests.merge.workbook.workbook_editor import each_in_office, needs_calc, typed
from tests.office import needs_office, recalculated
from toolkit.merge.workbook.inputs import is_room
from toolkit.merge.workbook.keyed_sheet import keyed_sheets
from toolkit.merge.workbook.shifting.axis import Axis, unchanged
from toolkit.merge.workbook.shifting.formulas import Shift
from toolkit.merge.workbook.shifting.workbook import shift_workbook
from toolkit.merge.workbook.update import Updated
from toolkit.ooxml.package import Package


def taken_out(content: bytes, sheet: str, row: str) -> bytes:
    """The workbook after a person has deleted a row."""
    package = Package.read(content)
    plane = keyed_sheets(package).by_key[sheet]
    number = plane.rows[row][0]
    order = tuple(one for one in range(1, 61) if one != number)
    shift_workbook(package, {plane.title: Shift(Axis(order, 60), unchanged())})
    return package.to_bytes()


def test_a_task_comes_goes_and_moves() -> None:
    data = outline()
    before = book(data)
    tasks = data["work_packages"][0]["tasks"]
    data["work_packages"][1]["tasks"].insert(0, tasks.pop(0))
    del tasks[0]
    tasks.append({**tasks[0], "id": "new", "title": "New"})
    done, found = updated(before, data)
    plan = ["w0", "t0-2", "new", "w1", "t0-0", "t1-0", "t1-1", "t1-2"]
    assert rows(found, "effort")[3 : 3 + len(plan) + 1] == [*plan, "__total"]
    assert rows(found, "quarters")[4 : 4 + len(plan) + 1] == [*plan, "room"]
    assert (done.added, done.removed, done.moved) == (3, 3, 3)
    assert done.tally.parts == "rows, columns and cells"


@pytest.mark.parametrize(
    ("done", "parts"),
    [
        (Updated(b"", 1, ()), "cell"),
        (Updated(b"", 2, ()), "cells"),
        (Updated(b"", 0, (), added=1), "row or column"),
        (Updated(b"", 1, (), added=1), "rows, columns and cells"),
    ],
)
def test_the_account_speaks_of_one_as_of_one(done: Updated, parts: str) -> None:
    assert done.tally.parts == parts


@pytest.mark.long
def test_a_line_in_which_somebody_worked_stays_with_all_that_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    data = outline()
    path.write_bytes(book(data))
    typed(path, {("effort", "t0-1", "citeve/expert"): Decimal("7.5")})
    del data["work_packages"][0]["tasks"][1]
    done, found = updated(path.read_bytes(), data)
    assert told(done) == [
        "MRG052 T1.2 'Task 1' was kept on 'Effort' and 'Work plan', because it was edited there"
    ]
    assert "t0-1" in rows(found, "work_plan")
    assert "t0-1" not in rows(found, "quarters")
    # it comes home when the outline takes it back
    back, _ = updated(done.content, outline())
    assert told(back) == ["MRG051 'Effort'!L10 was edited and kept; the outline says 3"]


@pytest.mark.long
def test_what_a_person_deleted_does_not_come_back() -> None:
    data = outline()
    edited = taken_out(book(data), "effort", "t0-1")
    data["work_packages"][0]["tasks"].append(
        {**data["work_packages"][0]["tasks"][0], "id": "new", "title": "New"}
    )
    done, found = updated(edited, data)
    assert done.remarks[0] == (
        "'Effort': deleted and not added again: the row of T1.2 'Task 1'; "
        "proposal build --restore brings it back"
    )
    assert rows(found, "effort")[3:8] == ["w0", "t0-0", "t0-2", "new", "w1"]
    values = {key: said for key, said, _ in found.cells()}
    assert values["effort", "w0", "total"].startswith("=SUMIF(effort!new|total..t0-0|total,")


def test_a_sheet_that_a_person_deleted_stays_away() -> None:
    data = outline()
    package = Package.read(book(data))
    main = package.xml("xl/workbook.xml")
    for one in list(main.iter("{*}sheet")):
        if one.get("name") == "Cash flow":
            one.getparent().remove(one)
    package.put("xl/workbook.xml", main)
    data["project"] |= {"duration": 14, "reporting_periods": ["M1-M14"]}
    done, found = updated(package.to_bytes(), data)
    assert done.remarks[0] == (
        "'Cash flow': the sheet was deleted and is not added again; "
        "proposal build --restore brings it back"
    )
    assert "M14" in [keys for one in found.by_title.values() for keys in one.columns.values()]


def test_the_first_deliverable_brings_filter_and_head() -> None:
    data = outline()
    before = book(data)
    data["work_packages"][0]["deliverables"] = [
        {"id": f"d{n}", "title": "Report", "due": f"M{n}", "lead": "citeve"} for n in (4, 5)
    ]
    _, found = updated(before, data)
    ours, new = names(found), names(keyed(book(data)))
    for name in ("filter deliverables", "frozen deliverables", "PointRank", "titles deliverables"):
        assert ours[name] == new[name]


def test_lines_that_people_sorted_stay_sorted() -> None:
    data = outline()
    package = Package.read(book(data))
    plane = keyed_sheets(package).by_key["rates"]
    first = plane.rows["ateval/manager"][0]
    order = [*range(1, first), first + 1, first, *range(first + 2, 40)]
    shift_workbook(package, {plane.title: Shift(Axis(tuple(order), 39), unchanged())})
    data["partners"].append({**data["partners"][2], "id": "newco", "short_name": "NEWCO"})
    done, found = updated(package.to_bytes(), data)
    assert rows(found, "rates")[1:3] == ["ateval/expert", "ateval/manager"]
    lines = [one for one in rows(found, "rates") if not is_room(one)]
    assert lines[-3:] == ["newco/manager", "newco/expert", "__total"]
    data["partners"][1:3] = data["partners"][2:0:-1]
    again, _ = updated(done.content, data)
    assert again.remarks == ("'Rates': the rows keep the order in which people sorted them",)


def test_a_formula_over_several_rows_keeps_no_row_out() -> None:
    data = outline()
    package = Package.read(book(data))
    plane = keyed_sheets(package).by_key["effort"]
    first, last = (plane.rows[one][0] for one in ("t0-0", "t0-2"))
    row = plane.rows["t0-0"][1]
    cell = etree.SubElement(row, row.tag.replace("}row", "}c"), r=f"ZZ{first}")
    formula = etree.SubElement(cell, row.tag.replace("}row", "}f"), t="array")
    formula.set("ref", f"ZZ{first}:ZZ{last}")
    formula.text = f"I{first}:I{last}*2"
    package.put(plane.part, plane.tree)
    tasks = data["work_packages"][0]["tasks"]
    tasks.insert(1, {**tasks[0], "id": "new", "title": "New"})
    done, found = updated(package.to_bytes(), data)
    assert told(done)[0] == (
        "MRG149 lines came, went or moved among the cells of the formula that fills "
        f"'Effort'!ZZ{first}:ZZ{last + 1}: it includes the lines that came"
    )
    assert "new" in rows(found, "effort")


def test_a_formula_of_their_own_that_lost_its_cell_is_told() -> None:
    data = outline()
    hand = RandomWorkbookEditor(book(data), Random(1))
    hand.makes_a_sheet()
    package = hand.package
    sheet = package.parts["xl/worksheets/mine.xml"]
    plane = hand.planes.by_key["effort"]
    at = plane.rows["t0-1"][0]
    package.parts["xl/worksheets/mine.xml"] = sheet.replace(
        b"</row></sheetData>",
        f'</row><row r="30"><c r="A30"><f>Effort!H{at}</f></c></row></sheetData>'.encode(),
    )
    del data["work_packages"][0]["tasks"][1]
    done, _ = updated(package.to_bytes(), data)
    assert "MRG053 'Mine'!A30 refers to cells that are no longer in the outline" in told(done)


@pytest.mark.parametrize("seed", range(int(os.environ.get("PROPOSAL_WORKBOOKS", "1"))))
def test_one_update_after_the_other_comes_to_the_same(seed: int) -> None:
    random, data = Random(seed), outline()
    content = book(data)
    for _ in range(4):
        data = changed(random, data, 2)
        content = updated(content, data)[0].content
    ours, new = (
        {key: one for key, *one in keyed(x).cells() if one != [None, None]}
        for x in (content, book(data))
    )
    assert {key: one for key, one in ours.items() if new.get(key) != one} == {}
    assert ours.keys() == new.keys()


@pytest.mark.long
@needs_office
@needs_calc
def test_what_people_made_in_libreoffice_follows(tmp_path: Path) -> None:
    data = outline()
    path = tmp_path / "plan.xlsx"
    path.write_bytes(book(data))
    edits: list[list[Any]] = [
        ["formula", "Ours", "A1", "={effort|t0-2|total}*2"],
        ["formula", "Ours", "A2", "=SUM({effort|t1-0|total}:{effort|t1-2|total})"],
        ["insert row", "effort", "w1"],
        ["insert column", "work_plan", "start"],
        ["note", "work_plan", "t1-1", "title", "ask them"],
        ["rename", "effort", "Who does 'what'"],
        ["type", "effort", "t1-1", "ateval/manager", 4],
    ]
    (edited,) = each_in_office([(path, edits)], tmp_path / "office")
    after = deepcopy(data)
    tasks = after["work_packages"][0]["tasks"]
    tasks.insert(1, {**tasks[0], "id": "new", "title": "New"})
    after["partners"].insert(1, {**data["partners"][2], "id": "newco", "short_name": "NEWCO"})
    after["project"] |= {"duration": 15, "reporting_periods": ["M1-M15"]}
    done, found = updated(edited.read_bytes(), after)
    assert told(done) == []
    assert [found.said(cell.value, "Ours") for (cell,) in found.formulas["Ours"]["A1:A2"]] == [
        "=effort!t0-2|total*2",
        "=SUM(effort!t1-0|total..t1-2|total)",
    ]
    assert b"ask them" in b"".join(Package.read(done.content).parts.values())
    # with the value that was typed a new workbook comes to the same
    after["work_packages"][1]["tasks"][1]["effort"] = {
        "ateval": {"manager": 4},
        "citeve": {"expert": 3},
    }
    shown = []
    for name, content in (("ours", done.content), ("new", book(after))):
        (tmp_path / f"{name}.xlsx").write_bytes(content)
        computed = recalculated(tmp_path / f"{name}.xlsx", tmp_path / name)
        shown.append({key: value for key, _, value in keyed(computed.read_bytes()).cells()})
    ours, new = shown
    # the sums of the table of data are those of the outline, where the hand's value is not yet
    for column in ("pm", "eur", "share"):
        del ours["data", "listed", column], new["data", "listed", column]
    assert {key: (value, ours.get(key)) for key, value in new.items() if ours[key] != value} == {}
