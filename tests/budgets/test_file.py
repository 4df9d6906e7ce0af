"""The parts of the file hold together: what no validator looks at."""

import re
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openxml_audit import OpenXmlValidator

from budgets.workbook import write_workbook
from tests.builders import make_cost, make_dossier, make_work_package
from toolkit.ooxml.package import Package
from toolkit.plan.dossier import Dossier

CLOCK = datetime(2026, 3, 1)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FUNCTIONS = re.compile(r"\b([A-Z]+)\(")
NAMES = re.compile(r"(?<![A-Za-z!'\"$.])([A-Z][a-z]+(?:[A-Z][a-z]+)*)(?![A-Za-z!'(\d])")
KNOWN_TO_EXCEL_2010 = {
    *("ABS", "ADDRESS", "AND", "COLUMN", "COUNT", "COUNTA", "COUNTIF", "EDATE", "HYPERLINK", "IF"),
    *("IFERROR", "INDEX", "INT", "ISBLANK", "ISNUMBER", "LEFT", "LEN", "MATCH", "MAX", "MIN"),
    *(
        "MOD",
        "MONTH",
        "N",
        "OR",
        "ROUND",
        "ROUNDDOWN",
        "ROUNDUP",
        "ROW",
        "SEARCH",
        "SMALL",
        "SUBSTITUTE",
        "SUM",
    ),
    *("SUMIF", "SUMIFS", "SUMPRODUCT", "TRIM", "UPPER", "VALUE", "YEAR"),
}
SINCE_EXCEL_2013 = {"ISFORMULA"}
"""What only the light for formulas that were typed over needs."""


@pytest.fixture
def package(dossier: Dossier) -> Package:
    return Package.read(write_workbook(dossier, clock=CLOCK))


def sheets(package: Package) -> dict[str, ElementTree.Element]:
    return {
        name: ElementTree.fromstring(content)
        for name, content in package.parts.items()
        if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)
    }


def shared(package: Package) -> list[str]:
    table = ElementTree.fromstring(package.parts["xl/sharedStrings.xml"])
    return ["".join(one.itertext()) for one in table]


def number(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found


def test_cells_stand_in_order_and_none_twice(package: Package) -> None:
    for sheet in sheets(package).values():
        rows = [int(row.get("r", "")) for row in sheet.iter(f"{MAIN}row")]
        assert rows == sorted(set(rows))
        for row in sheet.iter(f"{MAIN}row"):
            places = [re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r", "")) for cell in row]
            columns = [number(place[1]) for place in places if place]
            assert columns == sorted(set(columns))
            assert all(place and place[2] == row.get("r") for place in places)


def formulas(package: Package) -> set[str]:
    return {
        formula.text or ""
        for sheet in sheets(package).values()
        for tag in ("f", "formula", "formula1", "formula2")
        for formula in sheet.iter(f"{MAIN}{tag}")
    }


def test_formulas_use_defined_names_and_old_functions_only(package: Package) -> None:
    book = ElementTree.fromstring(package.parts["xl/workbook.xml"])
    defined = {one.get("name") for one in book.iter(f"{MAIN}definedName")}
    for formula in formulas(package):
        assert not formula.startswith("=")
        assert not re.search(r"[\x00-\x1f\[\]{}]", formula), formula
        bare = re.sub(r'"[^"]*"|\'[^\']*\'!', "", formula)
        bare = re.sub(r"[A-Z][a-z]+!", "", bare)
        assert set(FUNCTIONS.findall(bare)) <= KNOWN_TO_EXCEL_2010 | SINCE_EXCEL_2013, formula
        assert set(NAMES.findall(bare)) <= defined, formula


def test_styles_and_looks_are_there(package: Package) -> None:
    styles = ElementTree.fromstring(package.parts["xl/styles.xml"])
    formats = len(list(styles.find(f"{MAIN}cellXfs") or ()))
    looks = len(list(styles.find(f"{MAIN}dxfs") or ()))
    for sheet in sheets(package).values():
        assert all(int(cell.get("s", 0)) < formats for cell in sheet.iter(f"{MAIN}c"))
        for rule in sheet.iter(f"{MAIN}cfRule"):
            assert int(rule.get("dxfId", 0)) < looks


def test_the_table_of_costs_is_headed_as_its_cells_are(package: Package) -> None:
    table = ElementTree.fromstring(package.parts["xl/tables/table1.xml"])
    names = [one.get("name") for one in table.iter(f"{MAIN}tableColumn")]
    assert len(names) == len(set(names))
    top = re.search(r"\d+", table.get("ref", ""))
    assert top
    texts = shared(package)
    costs = next(
        sheet
        for sheet in sheets(package).values()
        if texts[int(next(sheet.iter(f"{MAIN}v")).text or 0)] == "#pk:costs"
    )
    head = next(row for row in costs.iter(f"{MAIN}row") if row.get("r") == top[0])
    heads = [texts[int("".join(cell.itertext()))] for cell in head]
    assert heads[: len(names)] == names
    assert all("\n" not in name for name in names if name)


def test_every_input_has_a_rule_and_a_sentence(package: Package) -> None:
    styles = ElementTree.fromstring(package.parts["xl/styles.xml"])
    formats = list(styles.find(f"{MAIN}cellXfs") or ())
    open_styles = {
        str(at)
        for at, one in enumerate(formats)
        if one.find(f"{MAIN}protection") is not None
        and one.find(f"{MAIN}protection").get("locked") == "0"  # type: ignore[union-attr]
    }
    assert open_styles
    for name, sheet in sheets(package).items():
        areas = [
            area
            for rule in sheet.iter(f"{MAIN}dataValidation")
            for area in rule.get("sqref", "").split()
            if rule.get("error")
        ]
        for cell in sheet.iter(f"{MAIN}c"):
            if cell.get("s") in open_styles:
                assert any(inside(cell.get("r", ""), area) for area in areas), (name, cell.get("r"))


def inside(cell: str, area: str) -> bool:
    first, _, last = area.partition(":")
    (left, top), (right, bottom), (column, row) = (
        (number(re.sub(r"\d", "", one)), int(re.sub(r"\D", "", one)))
        for one in (first, last or first, cell)
    )
    return left <= column <= right and top <= row <= bottom


def test_characters_that_a_sheet_cannot_hold_are_left_out() -> None:
    package = make_work_package("innovate", costs=[make_cost("A\x07bell\ufffe and \U0001f600")])
    parts = Package.read(write_workbook(make_dossier(work_packages=[package]), clock=CLOCK))
    assert "Abell and \U0001f600" in shared(parts)


def test_a_validator_finds_no_error(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(write_workbook(dossier, clock=CLOCK))
    assert OpenXmlValidator().validate(path).errors == []


def test_what_looks_like_the_code_of_a_character_is_text() -> None:
    package = make_work_package("innovate", costs=[make_cost("Model _x0041_ and _x1")])
    parts = Package.read(write_workbook(make_dossier(work_packages=[package]), clock=CLOCK))
    assert "Model _x005F_x0041_ and _x1" in shared(parts)
