"""The workbook as a file: its sheets, its inputs, its base, and what stands in its cells."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from budgets.shared_strings import LONGEST
from budgets.workbook import write_workbook
from tests.builders import (
    make_call,
    make_cost,
    make_dossier,
    make_instrument,
    make_partner,
    make_task,
    make_work_package,
)
from toolkit.checks.texts import text_longer_than_a_cell
from toolkit.model.call import Origin
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.package import Package
from toolkit.plan.dossier import Dossier

CLOCK = datetime(2026, 3, 1, 12, 0)
NO_BREAK = "\N{NO-BREAK SPACE}"


def written(dossier: Dossier, results: bool = True) -> Any:
    """The workbook as openpyxl reads it: stored results, or formulas."""
    return load_workbook(BytesIO(write_workbook(dossier, clock=CLOCK)), data_only=results)


def at(sheet: Worksheet, row: str, column: str) -> Any:
    """The value in the cell with these keys."""
    columns = [one.value for one in sheet[1]]
    keys = [one.value for one in sheet["A"]]
    return sheet.cell(keys.index(row) + 1, columns.index(column) + 1).value


def test_every_sheet_names_itself_in_its_corner_and_hides_the_keys_of_its_columns(
    dossier: Dossier,
) -> None:
    for sheet in written(dossier):
        assert sheet["A1"].value.startswith("#pk:")
        assert sheet.row_dimensions[1].hidden
        assert sheet.protection.sheet
        assert not sheet.protection.password


def test_the_published_support_to_third_parties_stands_in_the_budget(dossier: Dossier) -> None:
    book = written(dossier)
    assert at(book["Instruments"], "innovate-boost", "total") == 150_000
    assert at(book["Instruments"], "adopt-together", "total") == 720_000
    assert at(book["Instruments"], "go-abroad", "total") == 180_000
    assert at(book["Budget"], "__total", "D.1") == 1_050_000


def test_sums_are_those_of_the_dossier(dossier: Dossier) -> None:
    sheet, budget = written(dossier)["Budget"], dossier.budget
    assert Decimal(str(at(sheet, "__total", "total"))) == budget.total()
    assert Decimal(str(at(sheet, "__total", "asked"))) == budget.grant
    for partner in budget.partners:
        found = Decimal(str(at(sheet, f"partner/{partner}", "total")))
        assert found == budget.total(partner=partner)


def test_text_that_looks_like_a_formula_stays_text() -> None:
    title = "=1+1 & <b>"
    dossier = make_dossier(
        work_packages=[
            make_work_package("innovate", title=title, costs=[make_cost("@sum", note="-1 +2")])
        ],
        instruments=[],
    )
    book = written(dossier, results=False)
    cell = next(one for one in book["Work plan"]["D"] if one.value == title)
    assert cell.data_type == "s"
    costs = book["Costs"]
    row = next(one for one in costs.iter_rows() if one[5].value == "@sum")
    assert row[5].data_type == "s"
    assert row[14].value == "-1 +2"


@pytest.mark.parametrize("mark", list(":|!$=[]%&<>'\"/"))
def test_any_mark_may_stand_in_an_item_and_in_a_staff_profile(mark: str) -> None:
    profile, item = f"R{mark}D", f"Trips{mark} Rome"
    package = make_work_package(
        "innovate",
        tasks=[make_task("a", effort={"ateval": {profile: 2}})],
        costs=[make_cost(item, units=3, unit_cost=500), make_cost(mark, units=1, unit_cost=7)],
    )
    partner = make_partner("ateval", rates={profile: 4_000, mark: 10}, role="coordinator")
    dossier = make_dossier(partners=[partner], work_packages=[package], instruments=[])
    book = written(dossier)
    assert at(book["Budget"], "__total", "total") == float(dossier.budget.total())
    assert {item, mark} <= {cell.value for row in book["Costs"] for cell in row}
    assert profile in {cell.value for row in book["Rates"] for cell in row}


def test_inputs_are_unlocked_and_results_locked(dossier: Dossier) -> None:
    sheet = written(dossier, results=False)["Rates"]
    rate = next(one for one in sheet["D"] if one.value == 5_000)
    cost = sheet.cell(rate.row, 6)
    assert not rate.protection.locked
    assert cost.data_type == "f"
    assert cost.protection.locked


def test_a_rate_that_is_not_known_leaves_the_grant_empty() -> None:
    book = written(make_dossier(call=make_call(rate_other=None)))
    assert at(book["Call rules"], "rate_other", "value") is None
    assert at(book["Budget"], "__total", "asked") in (None, "")
    assert at(book["Budget"], "__total", "total") == 1_160_950


def test_a_suggested_value_is_shown_beside_the_empty_cell_and_not_used() -> None:
    suggested = {"prefinancing_rate": "0.7", "max_grant": 2_000_000}
    call = make_call(prefinancing_rate=None, max_grant=None, suggested=suggested)
    book = written(make_dossier(call=call))
    cash = book["Cash flow"]
    assert at(cash, "prefinancing-rate", "costs") is None
    assert at(cash, "prefinancing-rate", "support") == (
        "Suggested, not verified, and not used: 70 %, as in a sister call. "
        "Type it here if yours says so."
    )
    assert at(cash, "M1", "advance") == 0
    assert at(book["Call rules"], "max_grant", "value") is None
    assert at(book["Call rules"], "max_grant", "note").replace(NO_BREAK, " ") == (
        "suggested, not verified: 2 000 000 EUR"
    )
    known = make_dossier(call=make_call(suggested=suggested))
    assert at(written(known)["Cash flow"], "prefinancing-rate", "support") is None


def test_what_a_profile_of_the_project_changes_is_named_with_both_values() -> None:
    sources = {"max_grant": "call document, page 12"}
    call = make_call(max_grant=2_000_000, threshold=60, title="Other", sources=sources)
    own = call.brought_by(Origin("templates/calls/my-call.yaml", make_call()))
    sheet = written(make_dossier(call=own))["Call rules"]
    texts = {one.value for row in sheet for one in row}
    assert "Changed by templates/calls/my-call.yaml, a profile of this project's own" in texts
    rows = {
        path: [at(sheet, f"changed/{path}", column) for column in ("value", "known", "note")]
        for path in ("max_grant", "threshold", "title")
    }
    plain = {
        path: [one and one.replace(NO_BREAK, " ") for one in row] for path, row in rows.items()
    }
    assert plain == {
        "max_grant": ["2 000 000 EUR", "ours: 1 400 000 EUR", "call document, page 12"],
        "threshold": ["60", "ours: 70", "no source is given"],
        "title": ["changed", None, "no source is given"],
    }


def test_our_own_profiles_leave_no_note_on_the_rules(dossier: Dossier) -> None:
    keys = [one.value for one in written(dossier)["Call rules"]["A"]]
    assert not any(str(one).startswith("changed/") for one in keys)


def test_nothing_planned_is_empty_and_planned_nothing_is_zero() -> None:
    task = make_task("survey", effort={"ateval": {"manager": 0}})
    dossier = make_dossier(work_packages=[make_work_package("innovate", tasks=[task])])
    sheet = written(dossier)["Effort"]
    assert at(sheet, "survey", "ateval/manager") == 0
    assert at(sheet, "survey", "citeve/manager") is None


def test_the_base_holds_every_input_by_its_keys(dossier: Dossier) -> None:
    package = Package.read(write_workbook(dossier, clock=CLOCK, generation=3))
    found = base_of(package)
    assert found is not None
    base, generation, checksum = found
    assert generation == 3
    assert properties_of(package)["pk.base"] == checksum
    assert base["sheets"]["rates"]["ateval/manager"] == {"rate": "5000"}
    assert base["sheets"]["work_plan"]["management-work"] == {
        "title": "Management work",
        "lead": "ATEVAL",
        "start": 1,
        "end": 12,
    }
    assert "new/1" not in base["sheets"]["costs"]


def test_the_same_dossier_and_clock_give_the_same_bytes(dossier: Dossier) -> None:
    again = write_workbook(dossier, clock=CLOCK)
    assert write_workbook(dossier, clock=CLOCK) == again


def test_the_file_says_when_it_was_written(dossier: Dossier) -> None:
    with ZipFile(BytesIO(write_workbook(dossier, clock=CLOCK))) as archive:
        assert b"2026-03-01T12:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize("duration", [1, 60])
def test_the_plan_has_a_column_for_each_month(duration: int) -> None:
    package = make_work_package("innovate", tasks=[make_task(months="M1")])
    dossier = make_dossier(project={"duration": duration}, work_packages=[package])
    columns = [one.value for one in written(dossier)["Work plan"][1]]
    assert columns[-1] == f"M{duration}"


def test_one_partner_is_enough_and_forty_have_their_columns() -> None:
    alone = [make_partner("ateval", role="coordinator")]
    packages = [make_work_package("innovate")]
    one = make_dossier(partners=alone, work_packages=packages, instruments=[make_instrument()])
    assert at(written(one)["Budget"], "partner/ateval", "asked") > 0
    many = [*alone, *(make_partner(f"partner-{number}") for number in range(39))]
    forty = make_dossier(partners=many, work_packages=packages, instruments=[])
    assert at(written(forty)["Effort"], "__total", "sum/partner-38") == 0


def test_a_text_longer_than_a_cell_is_cut_with_dots_and_its_base_with_it() -> None:
    note = "a" * (LONGEST - 3) + "🙂" * 9
    cost = make_cost(note=note)
    dossier = make_dossier(work_packages=[make_work_package(costs=[cost])])
    content = write_workbook(dossier, clock=CLOCK)
    base = base_of(Package.read(content))
    assert base is not None
    (row,) = [one for one in base[0]["sheets"]["costs"].values() if one.get("note")]
    assert row["note"] == "a" * (LONGEST - 3) + "🙂…"
    sheet = load_workbook(BytesIO(content))["Costs"]
    assert row["note"] in [one.value for line in sheet.iter_rows() for one in line]


def test_what_looks_like_the_code_of_a_character_stays_as_it_is() -> None:
    cost = make_cost(note="so_x0041_is")
    dossier = make_dossier(work_packages=[make_work_package(costs=[cost])])
    with ZipFile(BytesIO(write_workbook(dossier, clock=CLOCK))) as file:
        assert b">so_x005F_x0041_is<" in file.read("xl/sharedStrings.xml")


def test_the_check_and_the_workbook_agree_on_what_a_cell_holds() -> None:
    assert text_longer_than_a_cell.LONGEST == LONGEST
