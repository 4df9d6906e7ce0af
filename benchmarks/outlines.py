"""
Outlines of any size, drawn with a fixed seed: the same size is always the same text.

    python benchmarks/outlines.py SIZE FOLDER     SIZE: x1, x2, x4, x8 or stress

x1 is about as large as the example; x2 to x8 have as many times its work packages, tasks,
deliverables, milestones, events, cost lines, risks and sentences, and the same partners. The sum
of the budget is the same in all, so each stays within the call's limits.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

SEED = 2021
MONTHS = 36
PRIORITIES = ("network", "innovate", "adopt", "train", "go_international")
COUNTRIES = ("ES", "PT", "IT", "FR", "DE", "BE", "SI", "PL", "IE", "FI")
PERSON_MONTHS = 58
COSTS = 12_000
SECTIONS = (
    "PRJ-OBJ-PO",
    "PRJ-OBJ-NEEDS",
    "COM-PLE-CP",
    "CON-MET-CM",
    "PRJ-MGT-PM",
    "CON-SOR-CS",
    "FIN-MGT-FM",
    "RSK-MGT-RM",
    "CON-SOR-SETUP",
    "CON-SOR-DECISIONS",
    "IMP-ACT-IA",
    "SUS-CON-SC",
    "ETH-ICS-EI",
)
TEXT = """
cluster firms regional textile supply digital process resilience material survey partner
training skills workshop market value chain green technology adoption voucher open call
evaluation mentor prototype standard energy recycling fibre export mission network
"""
WORDS = TEXT.split()


@dataclass(frozen=True)
class Size:
    """How many of each part."""

    partners: int
    work_packages: int
    tasks: int
    deliverables: int
    milestones: int
    events: int
    costs: int
    risks: int
    sentences: int
    """In each section that has no data of its own, and for each priority."""

    def times(self, factor: int) -> Size:
        """As many times the work, by the same partners."""
        return Size(
            self.partners,
            *(factor * getattr(self, name) for name in list(self.__dataclass_fields__)[1:]),
        )


EXAMPLE = Size(
    partners=5,
    work_packages=7,
    tasks=27,
    deliverables=15,
    milestones=10,
    events=23,
    costs=68,
    risks=10,
    sentences=15,
)
GROWING = {"x1": 1, "x2": 2, "x4": 4, "x8": 8}
SIZES = {
    **{name: EXAMPLE.times(factor) for name, factor in GROWING.items()},
    "stress": Size(40, 100, 1000, 300, 100, 200, 600, 100, 60),
}


class Writer:
    """Draws the parts of one outline."""

    def __init__(self, size: Size) -> None:
        self.size, self.random = size, Random(SEED)
        self.partners = [f"partner-{number}" for number in range(1, size.partners + 1)]

    def prose(self, sentences: int) -> str:
        """So many sentences of eight to sixteen words."""
        drawn = (
            " ".join(self.random.choices(WORDS, k=self.random.randint(8, 16))).capitalize() + "."
            for _ in range(sentences)
        )
        return " ".join(drawn)

    def title(self) -> str:
        return " ".join(self.random.choices(WORDS, k=4)).capitalize()

    def span(self) -> str:
        first = self.random.randint(1, MONTHS - 6)
        return f"M{first}-M{self.random.randint(first + 3, MONTHS)}"

    def one(self) -> str:
        """A partner."""
        return self.random.choice(self.partners)

    def share(self, total: int, position: int) -> int:
        """How many of `total` parts the work package at this position gets."""
        whole, rest = divmod(total, self.size.work_packages)
        return whole + (position < rest)

    def partner(self, position: int) -> dict[str, Any]:
        return {
            "id": self.partners[position],
            "name": f"{self.title()} Association",
            "short_name": f"CL{position + 1:02}",
            "country": COUNTRIES[position % len(COUNTRIES)],
            "role": "beneficiary" if position else "coordinator",
            "kind": "cluster",
            "rates": {"manager": 5200 - 10 * position, "expert": 4300},
            "profile": self.prose(6),
            "role_in_project": self.prose(2),
            "staff": [
                {
                    "name": "To be recruited",
                    "function": function,
                    "tasks": self.prose(1),
                    "expertise": self.prose(1),
                }
                for function in ("Project manager", "Senior expert", "Trainer")
            ],
        }

    def work_package(self, position: int) -> dict[str, Any]:
        themes = ("management", *PRIORITIES, "communication")
        tasks = [self.task(position, each) for each in range(self.share(self.size.tasks, position))]
        return {
            "id": f"package-{position + 1}",
            "title": self.title(),
            "priority": themes[position % len(themes)],
            "lead": self.partners[position % self.size.partners],
            "months": f"M1-M{MONTHS}",
            "objectives": [self.prose(1), self.prose(1)],
            "description": self.prose(4),
            "tasks": tasks,
            "deliverables": [
                {
                    "id": f"deliverable-{position + 1}-{each + 1}",
                    "title": self.title(),
                    "due": f"M{self.random.randint(6, MONTHS)}",
                    "lead": self.one(),
                    "description": self.prose(1),
                }
                for each in range(self.share(self.size.deliverables, position))
            ],
            "milestones": [
                {
                    "id": f"milestone-{position + 1}-{each + 1}",
                    "title": self.title(),
                    "due": f"M{self.random.randint(3, MONTHS)}",
                    "lead": self.one(),
                    "description": self.prose(1),
                    "verification": self.prose(1),
                }
                for each in range(self.share(self.size.milestones, position))
            ],
            "events": [
                {
                    "id": f"event-{position + 1}-{each + 1}",
                    "title": self.title(),
                    "partner": self.one(),
                    "type": "workshop",
                    "topics": self.prose(1),
                    "month": f"M{self.random.randint(1, MONTHS)}",
                    "days": 2,
                    "attendees": 30,
                }
                for each in range(self.share(self.size.events, position))
            ],
            "costs": [
                {
                    "partner": self.one(),
                    "row": "C.1",
                    "item": self.title(),
                    "units": 1,
                    "unit_cost": round(COSTS / self.size.costs, 2),
                    "note": self.prose(1),
                }
                for _ in range(self.share(self.size.costs, position))
            ],
        }

    def task(self, package: int, position: int) -> dict[str, Any]:
        """A task whose effort is its part of the whole project's, spread over two partners."""
        lead, other = self.random.sample(self.partners, 2)
        effort = round(PERSON_MONTHS / self.size.tasks / 2, 2)
        return {
            "id": f"task-{package + 1}-{position + 1}",
            "title": self.title(),
            "months": self.span(),
            "lead": lead,
            "effort": {lead: {"manager": effort}, other: {"expert": effort}},
            "description": self.prose(7),
        }

    def instrument(self, priority: str, amount: int, number: int, sharing: int) -> dict[str, Any]:
        return {
            "id": f"{priority.replace('_', '-')}-support",
            "title": self.title(),
            "priority": priority,
            "partner": self.partners[0],
            "form": "lump sum",
            "amount": amount,
            "number": number,
            "sharing": sharing,
            "months": "M6-M30",
            "purpose": self.prose(2),
            "recipients": self.prose(1),
            "activities": [self.title() for _ in range(4)],
            "criteria": [self.title() for _ in range(4)],
        }

    def outline(self) -> dict[str, Any]:
        size = self.size
        return {
            "call": "smp-cosme-2021-cluster",
            "project": {
                "acronym": "GROWING",
                "title": self.title(),
                "strand": "textile",
                "leading_priorities": ["innovate"],
                "start": "2022-09-01",
                "duration": MONTHS,
                "reporting_periods": ["M1-M18", "M19-M36"],
                "summary": self.prose(24),
            },
            "partners": [self.partner(position) for position in range(size.partners)],
            "work_packages": [
                self.work_package(position) for position in range(size.work_packages)
            ],
            "instruments": [
                self.instrument("innovate", 15_000, 10, 1),
                self.instrument("adopt", 60_000, 12, 2),
                self.instrument("go_international", 12_000, 15, 1),
            ],
            "priorities": {
                name: {
                    "need": self.prose(size.sentences // 2),
                    "objective": self.prose(3),
                    "approach": self.prose(size.sentences // 2),
                    "results": self.prose(4),
                    "indicators": [
                        {"name": self.title(), "unit": "firms", "baseline": 0, "target": 25}
                    ],
                }
                for name in PRIORITIES
            },
            "communication": self.communication(),
            "risks": [
                {
                    "title": self.title(),
                    "work_package": f"package-{position % size.work_packages + 1}",
                    "likelihood": "medium",
                    "impact": "high",
                    "mitigation": self.prose(2),
                }
                for position in range(size.risks)
            ],
            "sections": {tag: self.prose(size.sentences) for tag in SECTIONS},
        }

    def communication(self) -> dict[str, Any]:
        return {
            "purpose": self.prose(2),
            "objectives": [self.prose(1) for _ in range(3)],
            "target_groups": [
                {
                    "id": f"group-{each}",
                    "name": self.title(),
                    "why": self.prose(1),
                    "message": self.prose(1),
                    "channels": [f"channel-{each}"],
                }
                for each in range(1, 8)
            ],
            "channels": [
                {"id": f"channel-{each}", "name": self.title(), "purpose": self.prose(1)}
                for each in range(1, 8)
            ],
            "activities": [
                {
                    "title": self.title(),
                    "target_groups": [f"group-{each}"],
                    "channels": [f"channel-{each}"],
                    "months": self.span(),
                    "lead": self.one(),
                    "evidence": self.prose(1),
                }
                for each in range(1, 8)
            ],
            "indicators": [{"name": "Subscribers", "unit": "people", "baseline": 0, "target": 900}],
        }


def written(name: str, folder: Path) -> Path:
    """Writes the outline of that size and says where it lies."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "outline.yaml"
    drawn = Writer(SIZES[name]).outline()
    path.write_text(yaml.safe_dump(drawn, sort_keys=False, width=100), encoding="utf-8")
    return path


if __name__ == "__main__":
    print(written(sys.argv[1], Path(sys.argv[2])))
