"""What people type into the workbook gives what the same outline gives, by LibreOffice's sums."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook

from budgets.workbook import write_workbook
from tests.budgets.random_proposals import dossier_of
from tests.budgets.two_calculators import read, recalculated, same
from tests.builders import make_call
from tests.merge.workbook.workbook_editor import needs_calc, worked_in_office
from tests.office import needs_office

CLOCK = datetime(2026, 3, 1)
ROUNDS, EDITS = 4, 20
DAY_NOUGHT = date(1899, 12, 30)
CALL = make_call(prefinancing_rate="0.4", max_grant=220_000)

Cells = dict[tuple[str, str, str], Any]
"""What is typed, by the keys of sheet, row and column."""


def outline() -> dict[str, Any]:
    """Three work packages with everything that can be typed over."""
    partners = [
        {
            "id": one,
            "name": one,
            "short_name": one.upper(),
            "country": "ES",
            "role": "beneficiary" if number else "coordinator",
            "rates": {"manager": "5000.00", "expert": "4000.00"},
        }
        for number, one in enumerate(("ateval", "citeve", "techtera"))
    ]
    packages = [
        {
            "id": f"w{number}",
            "title": f"Package {number}",
            "priority": "innovate",
            "lead": "ateval",
            "tasks": [
                {
                    "id": f"t{number}-{n}",
                    "title": f"Task {n}",
                    "months": f"M{3 * n + number + 1}-M{3 * n + number + 6}",
                    "lead": "citeve",
                    "effort": {"ateval": {"manager": "1.5", "expert": 2}, "citeve": {"expert": 3}},
                    "after": [f"t{number}-{n - 1}"] if n else [],
                }
                for n in range(3)
            ],
            "deliverables": [
                {"id": f"d{number}-{n}", "title": "Report", "due": f"M{n + 6}", "lead": "citeve"}
                for n in range(3)
            ],
            "costs": [
                {
                    "id": f"c{number}-{n}",
                    "partner": "techtera",
                    "row": "C.1",
                    "item": "Travel",
                    "units": 3,
                    "unit_cost": "333.33",
                    "months": "M2-M7" if n else None,
                }
                for n in range(2)
            ],
        }
        for number in range(3)
    ]
    return {
        "call": "small-call",
        "project": {
            "acronym": "EDITS",
            "title": "Edits",
            "strand": "open",
            "start": "2026-09-01",
            "duration": 24,
            "reporting_periods": ["M1-M12", "M13-M24"],
        },
        "partners": partners,
        "work_packages": packages,
        "instruments": [
            {
                "id": "boost",
                "title": "Boost",
                "priority": "innovate",
                "partner": "ateval",
                "form": "prize",
                "amount": "15000.00",
                "number": 6,
                "months": "M4-M15",
            }
        ],
    }


def edit(random: Random, proposal: dict[str, Any], typed: Cells) -> None:
    """Changes one thing in the outline, and says what a person would type instead."""
    package = random.choice(proposal["work_packages"])
    task, point = random.choice(package["tasks"]), random.choice(package["deliverables"])
    partner = random.choice(proposal["partners"])
    amount = f"{random.randint(0, 9000)}.{random.randint(0, 99):02}"
    match random.choice(
        ("rate", "effort", "months", "due", "units", "price", "award", "new", "day")
    ):
        case "rate":
            partner["rates"]["expert"] = amount
            typed["rates", f"{partner['id']}/expert", "rate"] = float(amount)
        case "effort":
            months = random.choice(["0", "0.1", "2.25", "7"])
            task["effort"]["techtera"] = {"manager": months}
            typed["effort", task["id"], "techtera/manager"] = float(months)
        case "months":
            first, last = sorted((random.randint(1, 24), random.randint(1, 24)))
            task["months"] = f"M{first}-M{last}"
            typed["work_plan", task["id"], "start"] = first
            typed["work_plan", task["id"], "end"] = last
        case "due":
            due = random.randint(1, 24)
            point["due"] = f"M{due}"
            typed["work_plan", point["id"], "end"] = due
        case "units":
            cost, units = package["costs"][0], random.choice(["0", "1.5", "12"])
            cost["units"] = units
            typed["costs", f"cost/{cost['id']}", "units"] = float(units)
        case "price":
            cost = package["costs"][1]
            cost["unit_cost"] = amount
            typed["costs", f"cost/{cost['id']}", "unit_cost"] = float(amount)
        case "award":
            number = random.randint(0, 12)
            proposal["instruments"][0]["number"] = number
            typed["instruments", "boost", "number"] = number
        case "new":
            _new_line(proposal, package, partner, amount, typed)
        case "day":
            day = date(2026, random.randint(1, 12), random.choice((1, 15, 31)) % 29 or 1)
            proposal["project"]["start"] = day.isoformat()
            typed["work_plan", "project-start", "lead"] = day


def _new_line(
    proposal: dict[str, Any],
    package: dict[str, Any],
    partner: dict[str, Any],
    amount: str,
    typed: Cells,
) -> None:
    row = f"new/{1 + sum(key[2] == 'partner' for key in typed)}"
    package["costs"].append(
        {"partner": partner["id"], "row": "C.3", "item": row, "units": 2, "unit_cost": amount}
    )
    number = proposal["work_packages"].index(package) + 1
    typed |= {
        ("costs", row, "partner"): partner["short_name"],
        ("costs", row, "package"): f"WP{number}",
        ("costs", row, "row"): "C.3",
        ("costs", row, "item"): row,
        ("costs", row, "units"): 2,
        ("costs", row, "unit_cost"): float(amount),
    }


def rounds() -> Iterator[tuple[dict[str, Any], Cells]]:
    """The outline after twenty edits each, and what was typed."""
    for seed in range(ROUNDS):
        random, proposal, typed = Random(seed), outline(), Cells()
        for _ in range(EDITS):
            edit(random, proposal, typed)
        yield proposal, typed


def written(proposal: dict[str, Any], path: Path) -> Path:
    path.write_bytes(write_workbook(dossier_of(proposal, CALL), clock=CLOCK))
    return path


def differing(expected: Path, edited: Path) -> list[str]:
    """Every cell, found by its keys, on which the outline and the typing do not agree."""
    ours, theirs = read(expected), read(edited)
    places, found = ours.keyed(), theirs.keyed()
    common = [one for one in places if one in found and not one[1].startswith("new/")]
    assert len(common) > 1_000
    return [
        f"{key}: outline {ours.values.get(places[key])}, typed {theirs.values.get(found[key])}"
        for key in common
        if not same(ours.values.get(places[key], ""), theirs.values.get(found[key], ""))
    ]


@pytest.mark.long
@needs_calc
@pytest.mark.office
def test_twenty_edits_typed_in_give_what_the_edited_outline_gives(tmp_path: Path) -> None:
    """Typed through LibreOffice, which computes what depends on them and nothing else."""
    proposals, sessions = [], []
    for proposal, typed in rounds():
        proposals.append(proposal)
        sessions.append([["type", *keys, _for_office(value)] for keys, value in typed.items()])
    plan = written(outline(), tmp_path / "plan.xlsx")
    results = worked_in_office(plan, tmp_path / "typed", sessions)
    for number, (proposal, edited) in enumerate(zip(proposals, results, strict=True)):
        expected = written(proposal, tmp_path / f"expected-{number}.xlsx")
        assert differing(expected, edited) == []


def _for_office(value: Any) -> Any:
    return (value - DAY_NOUGHT).days if isinstance(value, date) else value


@needs_office
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_what_is_typed_goes_into_cells_that_are_not_locked_and_all_else_is_computed_anew(
    tmp_path: Path,
) -> None:
    proposal, typed = next(rounds())
    path = written(outline(), tmp_path / "edited.xlsx")
    type_into(path, typed)
    [computed] = recalculated([path], tmp_path / "out")
    assert differing(written(proposal, tmp_path / "expected.xlsx"), computed) == []


def type_into(workbook: Path, typed: Cells) -> None:
    """Puts the values into the cells, as a person would; the formulas stay."""
    book = load_workbook(workbook)
    sheets = {str(one["A1"].value).removeprefix("#pk:"): one for one in book}
    for (sheet, row, column), value in typed.items():
        rows = [one.value for one in sheets[sheet]["A"]]
        columns = [one.value for one in sheets[sheet][1]]
        cell = sheets[sheet].cell(rows.index(row) + 1, columns.index(column) + 1)
        assert not cell.protection.locked, f"{sheet} {row} {column} cannot be typed into"
        cell.value = value
    book.save(workbook)
