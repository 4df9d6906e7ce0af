"""The sheets Portal and Data: what they show, what they follow, and how large they become."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from budgets import portal_lines
from budgets.sheets import data as data_sheet
from budgets.workbook import write_workbook
from tests.builders import (
    make_call,
    make_consortium,
    make_cost,
    make_dossier,
    make_partner,
    make_task,
    make_work_package,
)
from tests.merge.workbook.stored import computed
from toolkit.merge.workbook.keyed_sheet import keyed_sheets
from toolkit.model.money import cents
from toolkit.model.months import Span
from toolkit.ooxml.package import Package
from toolkit.plan.dossier import Dossier

CLOCK = datetime(2026, 3, 1, 12, 0)


def written(dossier: Dossier) -> Any:
    """The workbook with its stored results."""
    return load_workbook(BytesIO(write_workbook(dossier, clock=CLOCK)), data_only=True)


def at(sheet: Worksheet, row: str, column: str) -> Any:
    """The value in the cell with these keys."""
    columns = [one.value for one in sheet[1]]
    keys = [one.value for one in sheet["A"]]
    return sheet.cell(keys.index(row) + 1, columns.index(column) + 1).value


def call_with_parts(**named: Any) -> Any:
    """A call whose row C.3 has two parts."""
    call = make_call(**named)
    rows = [one.model_dump() for one in call.cost_rows]
    goods = next(one for one in rows if one["code"] == "C.3")
    parts = [goods | {"code": f"C.3{x}", "title": x, "part_of": "C.3"} for x in "ab"]
    at_goods = rows.index(goods) + 1
    return make_call(cost_rows=[*rows[:at_goods], *parts, *rows[at_goods:]], **named)


def project(**named: Any) -> Dossier:
    package = make_work_package(
        "innovate",
        tasks=[make_task("work", effort={"ateval": 2, "citeve": 1})],
        costs=[
            make_cost("Paper", row="C.3a", units=1_000, unit_cost="0.529"),
            make_cost("Trips to Rome", units=2, unit_cost=500),
            make_cost("Trips to Oslo", units=1, unit_cost=900),
            make_cost("Trips to Riga", partner="citeve", units=1, unit_cost=100),
            make_cost("Trips to Bonn", partner="citeve", units=2, unit_cost="333.33"),
        ],
    )
    return make_dossier(
        call=call_with_parts(**named), partners=make_consortium(), work_packages=[package]
    )


def keys_of(sheet: Worksheet) -> list[str]:
    return [str(one.value) for one in sheet["A"] if one.value]


def lines(sheet: Worksheet) -> dict[str, tuple[Any, ...]]:
    """Units, unit cost and amount of each line that has costs."""
    return {
        key.removeprefix("line/"): tuple(at(sheet, key, column) for column in ("v4", "v5", "v6"))
        for key in keys_of(sheet)
        if key.startswith("line/") and at(sheet, key, "v6")
    }


def test_part_a_is_shown_with_its_limits() -> None:
    limits = {"title_length": 20, "title_without": '<>"&', "abstract_length": 10}
    dossier = make_dossier(call=make_call(part_a=limits))
    long = dossier.proposal.project.model_copy(update={"title": "Fibres & <threads>"})
    dossier = make_dossier(call=make_call(part_a=limits))
    proposal = dossier.proposal.model_copy(update={"project": long})
    sheet = written(Dossier.of(proposal, dossier.call))["Portal"]
    columns = ("text", "v1", "v2", "v3", "v4", "v5")
    assert [at(sheet, "general/title", column) for column in columns] == [
        *("Fibres & <threads>", 18, 20, 0, '< > " &'),
        "Holds characters that the Portal removes.",
    ]
    length = len(at(sheet, "general/abstract", "text"))
    abstract = [at(sheet, "general/abstract", column) for column in ("v1", "v2", "v3", "v5")]
    assert abstract == [length, 10, length - 10, "Too long: shorten it."]
    unlimited = written(make_dossier(call=make_call(part_a={})))["Portal"]
    assert at(unlimited, "general/title", "v5") == "The limit is not known."


def test_units_times_unit_cost_give_every_amount_to_the_cent() -> None:
    dossier = project()
    found = lines(written(dossier)["Portal"])
    assert found == {
        "innovate/ateval/manager": (2, 5_000, 10_000),
        "innovate/ateval//C.1": (1, 1_900, 1_900),
        "innovate/ateval//C.3a": (1_000, 0.529, 529),
        "innovate/citeve/manager": (1, 5_000, 5_000),
        "innovate/citeve//C.1": (1, 766.66, 766.66),
    } | {key: value for key, value in found.items() if "D.1" in key}
    assert len(found) == 6
    for units, price, amount in found.values():
        assert cents(Decimal(str(units)) * Decimal(str(price))) == Decimal(str(amount))
    assert sum(Decimal(str(one[2])) for one in found.values()) == dossier.budget.direct()


def test_every_cost_row_is_in_each_block_so_that_it_can_be_copied_as_a_whole() -> None:
    sheet = written(project())["Portal"]
    blocks: dict[str, list[str]] = {}
    for key in keys_of(sheet):
        if key.startswith("line/"):
            _, package, partner, *rest = key.split("/")
            blocks.setdefault(f"{package}/{partner}", []).append("/".join(rest))
    own = ["manager", "/B", "/C.1", "/C.2", "/C.3a", "/C.3b", "/D.1"]
    assert set(map(tuple, blocks.values())) == {tuple(own)}
    assert len(blocks) == 3


def test_a_large_project_is_listed_where_it_has_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portal_lines, "MOST_LINES", 5)
    monkeypatch.setattr(portal_lines, "MOST_PAIRS", 2)
    dossier = project()
    sheet = written(dossier)["Portal"]
    listed = [one for one in keys_of(sheet) if one.startswith("line/")]
    assert len(listed) == len(lines(sheet))
    assert at(sheet, "units/__total", "v6") == float(dossier.budget.direct())
    assert "share/techtera/innovate" not in keys_of(sheet)


def test_the_contribution_closes_for_each_participant_and_in_all(dossier: Dossier) -> None:
    sheet, contributions = written(dossier)["Portal"], dossier.budget.contributions
    assert contributions is not None
    for partner, amount in contributions.items():
        assert at(sheet, f"share/{partner}/__total", "v5") == float(amount)
    assert at(sheet, "share/__total", "v5") == float(dossier.budget.grant or 0)


def test_what_is_typed_elsewhere_is_followed() -> None:
    """Stored results are those of the formulas after a rate, an effort and a line have changed."""
    content = Package.read(write_workbook(project(), clock=CLOCK))
    sheets = keyed_sheets(content)
    sheets.by_key["rates"].put("ateval/manager", "rate", Decimal(4_000))
    sheets.by_key["effort"].put("work", "citeve/manager", Decimal(3))
    for column, value in (
        ("partner", "'TECHTERA"),
        ("package", "'WP1"),
        ("row", "'C.3b"),
        ("item", "'Ink"),
        ("units", Decimal(3)),
        ("unit_cost", Decimal(10)),
    ):
        sheets.by_key["costs"].put("new/1", column, value)
    for one in sheets.by_key.values():
        content.put(one.part, one.tree)
    found = computed(content.to_bytes())
    portal = sheets.by_key["portal"]

    def value(row: str, column: str) -> Any:
        place = portal.place(row, column).partition("!")[2]
        return found["Portal", place]

    assert value("line/innovate/ateval/manager", "v6") == 8_000
    assert value("line/innovate/citeve/manager", "v4") == 3
    assert [value("line/innovate/techtera//C.3b", one) for one in ("v4", "v5", "v6")] == [3, 10, 30]
    assert value("units/missing", "v6") == 0
    assert abs(value("share/__total", "v5") - value("budget/__total", "v11")) < 0.001


def test_in_a_lump_sum_the_breakdown_is_named_and_earned_by_completed_packages() -> None:
    packages = [
        make_work_package("network", tasks=[make_task("one", months="M1-M18")]),
        make_work_package("innovate", tasks=[make_task("two", months="M4-M30")]),
    ]
    dossier = make_dossier(call=make_call(grant="lump_sum"), work_packages=packages, instruments=[])
    project = dossier.proposal.project.model_copy(
        update={"reporting_periods": tuple(map(Span.parse, ("M1-M18", "M19-M36")))}
    )
    dossier = Dossier.of(dossier.proposal.model_copy(update={"project": project}), dossier.call)
    book = written(dossier)
    texts = {one.value for row in book["Portal"] for one in row}
    assert "Breakdown of the lump sum by participant and work package, EUR" in texts
    cash = book["Cash flow"]
    shares = [float(dossier.lump_sum_of(one) or 0) for one in ("network", "innovate")]
    assert [at(cash, f"period/{one}", "advance") for one in (1, 2)] == shares
    assert sum(shares) == float(dossier.budget.grant or 0)


def table(sheet: Worksheet) -> list[tuple[Any, ...]]:
    """The rows of the table of data."""
    (one,) = sheet.tables.values()
    return [tuple(cell.value for cell in row) for row in sheet[one.ref]]


def test_the_data_are_a_table_that_adds_up(dossier: Dossier) -> None:
    sheet = written(dossier)["Data"]
    head, *rows = table(sheet)
    assert head == (
        *("Partner", "Work package", "Task", "Cost row", "Month", "Person-months", "EUR"),
        "EU contribution, EUR",
    )
    assert cents(sum(Decimal(str(one[6])) for one in rows)) == dossier.budget.total()
    assert cents(sum(Decimal(str(one[7])) for one in rows)) == dossier.budget.grant
    assert at(sheet, "listed", "eur") == at(sheet, "now", "eur") == dossier.budget.total()
    assert all(one[6] or one[5] for one in rows)


def test_a_large_plan_has_rows_of_several_months(monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = make_dossier()
    months = table(written(dossier)["Data"])
    monkeypatch.setattr(data_sheet, "MOST_ROWS", len(months) // 2)
    sheet = written(dossier)["Data"]
    quarters = table(sheet)
    assert len(quarters) <= len(months) // 2
    assert {one[4] % 3 for one in quarters[1:]} == {1}
    assert any("3 months in a row" in str(one.value) for one in sheet["B"])
    assert cents(sum(Decimal(str(one[6])) for one in quarters[1:])) == dossier.budget.total()


def test_a_plan_without_work_and_costs_has_both_sheets() -> None:
    package = make_work_package("innovate", tasks=[], costs=[])
    partner = make_partner("ateval", role="coordinator", rates={})
    dossier = make_dossier(partners=[partner], work_packages=[package], instruments=[])
    book = written(dossier)
    assert at(book["Portal"], "units/__total", "v6") == 0
    assert not book["Data"].tables
