"""Proposals drawn at random: odd amounts, rates unknown, costs outside the project, strange names.

A proposal is drawn as plain data, so that a test can change it as a person changes an outline.
"""

from copy import deepcopy
from random import Random
from typing import Any

from tests.builders import COST_ROWS, make_call
from toolkit.model.call import Call
from toolkit.model.proposal import Proposal
from toolkit.plan.dossier import Dossier

NAMES = ("ATEVAL", "=CO2", "A*?", "ateval", "12", "Über & Söhne", "x" * 90, "-1+1", "@home", "<b>")
EQUIPMENT: tuple[dict[str, Any], ...] = (
    {},
    {"bought": "2026-11-15", "useful_life": 36},
    {"bought": "2025-01-31", "useful_life": 17, "share_of_use": "0.333"},
    {"bought": "2020-01-01", "useful_life": 12},
    {"useful_life": 12},
    {"share_of_use": 0},
)
"""What lines say of equipment; not all of it can be computed."""

PRIORITIES = ("management", "innovate", "adopt", "train")


def random_call(random: Random) -> Call:
    """A call whose rates, limits and base of indirect costs may be anything, or not known."""
    outside = [[], ["C.2"], ["A.1"], ["D.1"], ["C.1", "D.1"]]
    most = random.choice([None, 1_400_000, 20_000, 333_333])
    return make_call(
        grant="lump_sum" if most == 20_000 else "actual_costs",
        max_grant=most,
        rate_other=random.choice([None, "0.9", "0.9", "0.8333"]),
        rate_third_parties="1",
        prefinancing_rate=random.choice([None, "0.5"]),
        max_duration=random.choice([None, 36]),
        third_parties={
            "min_share_of_grant": random.choice([None, "0.75"]),
            "max_per_third_party": random.choice([None, 60_000]),
        },
        consortium={"min_participants": random.choice([None, 3]), "min_countries": None},
        indirect={"rate": "0.07", "base_excludes": random.choice(outside)},
    )


def random_proposal(random: Random, duration: int = 0) -> dict[str, Any]:
    """The proposal as plain data."""
    duration = duration or random.choice([1, 7, 24, 36, 60])
    partners = random_partners(random)
    packages = [random_package(random, n, partners, duration) for n in range(random.randint(0, 3))]
    return {
        "call": "small-call",
        "project": {
            "acronym": "DRAWN",
            "title": "=1+1",
            "strand": "open",
            "start": random.choice(["2026-09-01", "2024-01-31", "2027-11-15"]),
            "duration": duration,
            "reporting_periods": [f"M1-M{duration}"] if duration < 4 else random_periods(duration),
        },
        "partners": partners,
        "work_packages": packages,
        "instruments": [
            random_instrument(random, n, partners, duration) for n in range(random.randint(0, 3))
        ],
    }


def dossier_of(proposal: dict[str, Any], call: Call) -> Dossier:
    """The dossier of drawn data."""
    return Dossier.of(Proposal.model_validate(deepcopy(proposal)), call)


def random_periods(duration: int) -> list[str]:
    half = duration // 2
    return [f"M1-M{half}", f"M{half + 1}-M{duration}"]


def random_money(random: Random) -> str:
    return f"{random.choice([0, 1, 99, 4333, 12_000])}.{random.randint(0, 99):02}"


def random_months(random: Random, duration: int) -> str:
    last = duration + random.choice([0, 0, 0, 3])
    first, final = sorted((random.randint(1, last), random.randint(1, last)))
    return f"M{first}-M{final}"


def random_partners(random: Random) -> list[dict[str, Any]]:
    roles = ["coordinator", *random.choices(["beneficiary", "affiliated", "associated"], k=3)]
    found = []
    for number, role in enumerate(roles[: random.randint(1, 4)]):
        profiles = random.sample(["manager", "expert", "trainer"], random.randint(0, 3))
        found.append(
            {
                "id": f"p{number}",
                "name": "Somebody",
                "short_name": random.choice(NAMES),
                "country": random.choice(["ES", "PT", "FR"]),
                "role": role,
                **_rates(random, profiles if role != "associated" else []),
                "staff": [{"name": "A", "function": "manager"}] * random.randint(0, 1),
            }
        )
    return found


def _rates(random: Random, profiles: list[str]) -> dict[str, Any]:
    """The rates of a partner, and perhaps the staff profile of effort that names none."""
    rates = {one: random_money(random) for one in profiles}
    named = random.choice([None, *profiles])
    return {"rates": rates, **({"default_profile": named} if named else {})}


def random_package(
    random: Random, number: int, partners: list[dict[str, Any]], duration: int
) -> dict[str, Any]:
    ids = [one["id"] for one in partners]
    tasks: list[dict[str, Any]] = []
    for n in range(random.randint(0, 4)):
        effort = {
            who: random.choice([0, "0.1", "2.5", {"manager": "0.35", "expert": 1}])
            for who in random.sample(ids, random.randint(0, len(ids)))
        }
        tasks.append(
            {
                "id": f"t{number}-{n}",
                "title": random.choice(["Survey", "+1 <task> & more", "-", "A long title " * 9]),
                "months": random_months(random, duration),
                "lead": random.choice(ids),
                "effort": effort,
                "after": [tasks[0]["id"]] if tasks and random.random() < 0.4 else [],
            }
        )
    return {
        "id": f"w{number}",
        "title": "Work & <more>",
        "priority": random.choice(PRIORITIES),
        "lead": random.choice(ids),
        "months": random_months(random, duration) if random.random() < 0.3 else None,
        "tasks": tasks,
        "deliverables": [
            {
                "id": f"d{number}-{n}",
                "title": "Report",
                "due": f"M{random.randint(1, duration)}",
                "lead": random.choice(ids),
                "description": "**Bold** [[p0]], and\n\nmore",
            }
            for n in range(random.randint(0, 3))
        ],
        "milestones": [
            {
                "id": f"m{number}",
                "title": "Reached",
                "due": f"M{random.randint(1, duration)}",
                "lead": random.choice(ids),
            }
        ][: random.randint(0, 1)],
        "subcontracts": [
            {"id": f"s{number}", "title": "Bought", "partner": random.choice(ids), "cost": "99.99"}
        ][: random.randint(0, 1)],
        "costs": [
            {
                "partner": random.choice(ids),
                "row": random.choice([row[0] for row in COST_ROWS]),
                "item": f"=Item {n}",
                "units": random.choice([0, 1, "1.5", "0.333"]),
                "unit_cost": random_money(random),
                "months": random_months(random, duration) if random.random() < 0.5 else None,
                **EQUIPMENT[(number + 2 * n) % len(EQUIPMENT)],
            }
            for n in range(random.randint(0, 5))
        ],
    }


def random_instrument(
    random: Random, number: int, partners: list[dict[str, Any]], duration: int
) -> dict[str, Any]:
    return {
        "id": f"i{number}",
        "title": "@Voucher",
        "priority": random.choice(PRIORITIES),
        "partner": random.choice(partners)["id"],
        "form": "voucher",
        "amount": random_money(random),
        "number": random.randint(0, 12),
        "sharing": random.randint(1, 3),
        "months": random_months(random, duration),
    }
