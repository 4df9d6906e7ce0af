"""What people type into the workbook gives what the same outline gives, by LibreOffice's sums."""

from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook

from budgets.workbook import write_workbook
from tests.budgets.accountants import read, recalculated, same
from tests.budgets.drawn import dossier_of
from tests.builders import make_call
from tests.office import needs_office

CLOCK = datetime(2026, 3, 1)
ROUNDS, EDITS = 4, 20
CALL = make_call(prefinancing_rate="0.4", max_grant=220_000)

Cells = dict[tuple[str, str, str], Any]
"""What is typed, by tab, row key and column key."""


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
            typed["Rates", f"{partner['id']}/expert", "rate"] = float(amount)
        case "effort":
            months = random.choice(["0", "0.1", "2.25", "7"])
            task["effort"]["techtera"] = {"manager": months}
            typed["Effort", task["id"], "techtera/manager"] = float(months)
        case "months":
            first, last = sorted((random.randint(1, 24), random.randint(1, 24)))
            task["months"] = f"M{first}-M{last}"
            typed["Work plan", task["id"], "start"] = first
            typed["Work plan", task["id"], "end"] = last
        case "due":
            due = random.randint(1, 24)
            point["due"] = f"M{due}"
            typed["Work plan", point["id"], "end"] = due
        case "units":
            cost, units = package["costs"][0], random.choice(["0", "1.5", "12"])
            cost["units"] = units
            typed["Costs", f"cost/{cost['id']}", "units"] = float(units)
        case "price":
            cost = package["costs"][1]
            cost["unit_cost"] = amount
            typed["Costs", f"cost/{cost['id']}", "unit_cost"] = float(amount)
        case "award":
            number = random.randint(0, 12)
            proposal["instruments"][0]["number"] = number
            typed["Instruments", "boost", "number"] = number
        case "new":
            _new_line(proposal, package, partner, amount, typed)
        case "day":
            day = date(2026, random.randint(1, 12), random.choice((1, 15, 31)) % 29 or 1)
            proposal["project"]["start"] = day.isoformat()
            typed["Work plan", "project-start", "lead"] = day


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
        ("Costs", row, "partner"): partner["short_name"],
        ("Costs", row, "package"): f"WP{number}",
        ("Costs", row, "row"): "C.3",
        ("Costs", row, "item"): row,
        ("Costs", row, "units"): 2,
        ("Costs", row, "unit_cost"): float(amount),
    }


def type_into(workbook: Path, typed: Cells) -> None:
    """Puts the values into the cells, as a person would; the formulas stay."""
    book = load_workbook(workbook)
    for (sheet, row, column), value in typed.items():
        rows = [one.value for one in book[sheet]["A"]]
        columns = [one.value for one in book[sheet][1]]
        cell = book[sheet].cell(rows.index(row) + 1, columns.index(column) + 1)
        assert not cell.protection.locked, f"{sheet} {row} {column} cannot be typed into"
        cell.value = value
    book.save(workbook)


@needs_office
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_twenty_edits_typed_in_give_what_the_edited_outline_gives(tmp_path: Path) -> None:
    expected, edited = [], []
    for seed in range(ROUNDS):
        random, proposal, typed = Random(seed), outline(), Cells()
        path = tmp_path / f"edited-{seed}.xlsx"
        path.write_bytes(write_workbook(dossier_of(proposal, CALL), clock=CLOCK))
        for _ in range(EDITS):
            edit(random, proposal, typed)
        type_into(path, typed)
        edited.append(path)
        expected.append(tmp_path / f"expected-{seed}.xlsx")
        expected[-1].write_bytes(write_workbook(dossier_of(proposal, CALL), clock=CLOCK))
    for path, computed in zip(expected, recalculated(edited, tmp_path / "out"), strict=True):
        ours, theirs = read(path), read(computed)
        places, found = ours.keyed(), theirs.keyed()
        common = [one for one in places if one in found and not one[1].startswith("new/")]
        assert len(common) > 1_000
        wrong = [
            f"{key}: outline {ours.values.get(places[key])}, typed {theirs.values.get(found[key])}"
            for key in common
            if not same(ours.values.get(places[key], ""), theirs.values.get(found[key], ""))
        ]
        assert not wrong
