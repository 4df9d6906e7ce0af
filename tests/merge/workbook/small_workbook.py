"""A small outline, its workbook, and the workbook after a merge."""

from datetime import datetime
from typing import Any

from budgets.workbook import write_workbook
from tests.budgets.random_proposals import dossier_of
from tests.builders import make_call
from tests.merge.workbook.keyed import Keyed, keyed
from toolkit.merge.workbook.update import Updated, merge_workbook
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.package import Package

CLOCK = datetime(2026, 3, 1)
CALL = make_call(prefinancing_rate="0.4", max_grant=220_000)
Outline = dict[str, Any]


def outline() -> Outline:
    """Two work packages of three tasks, three partners, cost lines and an instrument."""
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
                    "months": f"M{n + 1}-M{n + 6}",
                    "lead": "citeve",
                    "effort": {"ateval": {"manager": "1.5"}, "citeve": {"expert": 3}},
                }
                for n in range(3)
            ],
            "deliverables": [],
            "milestones": [],
            "subcontracts": [],
            "costs": [
                {"partner": "techtera", "row": "C.1", "item": f"Travel {n}", "units": 3 + n}
                | {"unit_cost": "333.33"}
                for n in range(2)
            ],
        }
        for number in range(2)
    ]
    return {
        "call": "small-call",
        "project": {
            "acronym": "LINES",
            "title": "Lines",
            "strand": "open",
            "start": "2026-09-01",
            "duration": 12,
            "reporting_periods": ["M1-M12"],
        },
        "partners": partners,
        "work_packages": packages,
        "instruments": [],
    }


BOOKS: dict[str, bytes] = {}
"""The workbooks that were written, by their outlines: most tests begin with the same."""


def book(data: Outline) -> bytes:
    """The workbook of an outline; the same outline has the same bytes."""
    key = repr(data)
    if key not in BOOKS:
        BOOKS[key] = write_workbook(dossier_of(data, CALL), clock=CLOCK)
    return BOOKS[key]


def base(content: bytes) -> Any:
    found = base_of(Package.read(content))
    assert found
    return found[0]


def updated(content: bytes, data: Outline) -> tuple[Updated, Keyed]:
    """What the workbook becomes with the outline, which a second time changes nothing."""
    done = merge_workbook(content, base(content), book(data))
    again = merge_workbook(done.content, base(done.content), book(data))
    assert again.content == done.content
    return done, keyed(done.content)


def rows(found: Keyed, sheet: str) -> list[str]:
    (keys,) = [one for one in found.by_title.values() if one.key == sheet]
    return [keys.rows[number] for number in sorted(keys.rows)]


def told(done: Updated) -> list[str]:
    return [f"{one.code} {one.message}" for one in done.kept]


def changed() -> dict[str, Any]:
    """The outline with a cost line more, and a task."""
    data = outline()
    package = data["work_packages"][0]
    package["costs"].append({**package["costs"][0], "item": "More travel"})
    package["tasks"].append({**package["tasks"][0], "id": "new", "title": "New"})
    return data
