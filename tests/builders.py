"""Proposals and calls for tests: valid by default, so a test names only what matters to it.

A part is given as keyword arguments of its model: `make_task("survey", months="M4-M12")`. Lists
that are left out are filled with one small, sound part each. `make_dossier()` answers
`make_call()` without a single finding.
"""

from typing import Any

from toolkit.model.call import Call
from toolkit.model.consortium import Partner
from toolkit.model.costs import CostLine
from toolkit.model.instruments import Instrument
from toolkit.model.proposal import Proposal
from toolkit.model.workplan import Deliverable, Milestone, Task, WorkPackage
from toolkit.plan.dossier import Dossier

PRIORITIES = {
    "network": ("Network for resilience", "Network"),
    "innovate": ("Innovate for strategic autonomy", "Innovate"),
    "adopt": ("Adopt processes and technologies", "Adopt"),
    "train": ("Train", "Train"),
    "go_international": ("Go international", "Go international"),
}

COST_ROWS = (
    ("A.1", "Employees or equivalent", "A Personnel", "staff", "person-month"),
    ("B", "Subcontracting", "B Subcontracting", "subcontracting", "contract"),
    ("C.1", "Travel and subsistence", "C Purchase", "purchase", "trip"),
    ("C.2", "Equipment", "C Purchase", "purchase", "item"),
    ("C.3", "Other goods, works and services", "C Purchase", "purchase", "item"),
    ("D.1", "Financial support to third parties", "D Other", "third_parties", "award"),
)

SECTIONS = (
    ("COVER", "", "Cover page", 1, "cover.md.j2", False),
    ("REL-EVA-RE", "1", "Relevance", 1, "", False),
    ("PRJ-OBJ-PO", "1.1", "Background and general objectives", 2, "background.md.j2", False),
    ("CON-MET-CM", "2.1.1", "Concept and methodology", 3, "concept.md.j2", False),
    ("RSK-MGT-RM", "2.1.5", "Risk management", 3, "risks.md.j2", False),
    ("WRK-PLA-WP", "4", "Work plan", 1, "", True),
    ("WRK-PLA-PACKAGES", "4.2", "Work packages", 2, "work_packages.md.j2", True),
)


def make_call(**named: Any) -> Call:
    """A small, complete call that resembles smp-cosme-2021-cluster, all of it verified."""
    return Call.model_validate(
        {
            "id": "small-call",
            "topic": "SMALL-CALL-01",
            "title": "Joint clusters",
            "programme": "Single Market Programme",
            "type_of_action": "Action grant",
            "authority": {"name": "Agency for Small and Medium Enterprises", "acronym": "ASME"},
            "budget": 42_000_000,
            "expected_projects": 30,
            "deadline": "2026-03-31T17:00:00+02:00",
            "max_grant": 1_400_000,
            "max_duration": 36,
            "rate_third_parties": "1",
            "rate_other": "0.9",
            "subcontracting_needs_reasons_above": "0.30",
            "prefinancing_rate": "0.5",
            "award_criteria": [{"code": "1", "title": "Relevance"}],
            "threshold": 70,
            "strands": [
                {"id": "open", "title": "Open strand"},
                {
                    "id": "textile",
                    "title": "Textile",
                    "ecosystem": "the European textile ecosystem",
                },
            ],
            "priorities": [
                {"id": word, "title": title, "short_title": short, "aim": f"To {short.lower()}."}
                for word, (title, short) in PRIORITIES.items()
            ],
            "objectives_rule": {"serve": "all", "leading_min": 1},
            "third_parties": {"min_share_of_grant": "0.75", "max_per_third_party": 60_000},
            "consortium": {"min_participants": 3, "min_countries": 3},
            "indirect": {"rate": "0.07"},
            "cost_rows": [
                dict(zip(("code", "title", "category", "kind", "unit"), row, strict=True))
                for row in COST_ROWS
            ],
            "sections": [
                dict(
                    zip(
                        ("tag", "number", "title", "level", "template", "landscape"),
                        section,
                        strict=True,
                    )
                )
                for section in SECTIONS
            ],
            "deliverable_types": [
                {"code": "R", "title": "Document, report"},
                {"code": "DEC", "title": "Websites, videos"},
            ],
            "dissemination_levels": [
                {"code": "PU", "title": "Public"},
                {"code": "SEN", "title": "Sensitive"},
            ],
            "layout": {"page_limit": 70},
            "visibility": {
                "funding_statement": "Funded by the European Union",
                "disclaimer": "Views and opinions are those of the authors.",
            },
            "countries": [
                {"code": "ES", "name": "Spain"},
                {"code": "PT", "name": "Portugal"},
                {"code": "FR", "name": "France"},
            ],
            "annexes": ["List of previous projects"],
            **named,
        }
    )


def make_partner(ident: str = "ateval", /, **named: Any) -> Partner:
    """A funded partner in Spain with the staff profile manager (5 000)."""
    return Partner.model_validate(
        {
            "id": ident,
            "name": f"{ident.upper()} association",
            "short_name": ident.upper(),
            "country": "ES",
            "role": "beneficiary",
            "kind": "cluster",
            "rates": {"manager": 5_000},
            **named,
        }
    )


def make_consortium() -> list[Partner]:
    """A coordinator and two beneficiaries from three countries: ateval, citeve and techtera."""
    return [
        make_partner("ateval", role="coordinator"),
        make_partner("citeve", country="PT"),
        make_partner("techtera", country="FR"),
    ]


def make_task(ident: str = "work", /, **named: Any) -> Task:
    """A task of ateval over the first year with one person-month."""
    return Task.model_validate(
        {
            "id": ident,
            "title": ident.replace("-", " ").capitalize(),
            "months": "M1-M12",
            "lead": "ateval",
            "effort": {named.get("lead", "ateval"): 1},
            **named,
        }
    )


def make_deliverable(ident: str = "report", /, **named: Any) -> Deliverable:
    """A public report of ateval, due in M12."""
    return Deliverable.model_validate(
        {
            "id": ident,
            "title": ident.replace("-", " ").capitalize(),
            "due": "M12",
            "lead": "ateval",
            **named,
        }
    )


def make_milestone(ident: str = "half-way", /, **named: Any) -> Milestone:
    """A milestone of ateval, due in M12."""
    return Milestone.model_validate(
        {
            "id": ident,
            "title": ident.replace("-", " ").capitalize(),
            "due": "M12",
            "lead": "ateval",
            "verification": "A list of those present.",
            **named,
        }
    )


def make_cost(item: str = "Consortium meetings", /, **named: Any) -> CostLine:
    """A line of ateval in row C.1: one unit at 100."""
    return CostLine.model_validate(
        {"partner": "ateval", "row": "C.1", "item": item, "units": 1, "unit_cost": 100, **named}
    )


def make_work_package(ident: str = "management", /, **named: Any) -> WorkPackage:
    """A work package with one task and one deliverable; it serves the priority of its own name."""
    lead = named.get("lead", "ateval")
    return WorkPackage.model_validate(
        {
            "id": ident,
            "title": ident.replace("-", " ").capitalize(),
            "priority": ident.replace("-", "_"),
            "lead": lead,
            "objectives": [f"To {ident} well."],
            "tasks": [make_task(f"{ident}-work", lead=lead)],
            "deliverables": [make_deliverable(f"{ident}-report", lead=lead)],
            **named,
        }
    )


def make_instrument(ident: str = "innovate-boost", /, **named: Any) -> Instrument:
    """Ten lump sums of 15 000 by ateval under the priority innovate."""
    return Instrument.model_validate(
        {
            "id": ident,
            "title": ident.replace("-", " ").capitalize(),
            "priority": "innovate",
            "partner": "ateval",
            "form": "lump sum",
            "amount": 15_000,
            "number": 10,
            "months": "M4-M12",
            "recipients": "SMEs of the ecosystem.",
            "activities": ["Tests", "Prototypes"],
            "criteria": ["Novelty"],
            "selection": "Two experts judge each application.",
            "setting_of_amount": "A lump sum.",
            **named,
        }
    )


def make_instruments() -> list[Instrument]:
    """150 000 + 720 000 + 180 000 = 1 050 000 EUR, the support that EuroBoosTEX published."""
    return [
        make_instrument("innovate-boost", amount=15_000, number=10),
        make_instrument("adopt-together", priority="adopt", amount=60_000, number=12, sharing=2),
        make_instrument("go-abroad", priority="go_international", amount=12_000, number=15),
    ]


def make_communication() -> dict[str, Any]:
    """One target group, one channel, one activity and one indicator."""
    return {
        "objectives": ["SMEs know what they can apply for."],
        "target_groups": [{"id": "smes", "name": "SMEs", "channels": ["newsletter"]}],
        "channels": [{"id": "newsletter", "name": "Newsletter"}],
        "activities": [
            {"title": "Info-days", "target_groups": ["smes"], "months": "M1-M12", "lead": "citeve"}
        ],
        "indicators": [{"name": "Subscribers", "unit": "people", "baseline": 0, "target": 500}],
    }


def make_proposal(*, project: dict[str, Any] | None = None, **named: Any) -> Proposal:
    """A sound proposal of three partners with a work package for each priority, 36 months long.

    `project` names only the fields that differ: `make_proposal(project={"duration": 24})`.
    """
    return Proposal.model_validate(
        {
            "call": "small-call",
            "project": {
                "acronym": "SMALL",
                "title": "A small project",
                "strand": "textile",
                "leading_priorities": ["innovate"],
                "start": "2026-09-01",
                "duration": 36,
                "summary": "Three clusters help small firms.",
                **(project or {}),
            },
            "partners": make_consortium(),
            "work_packages": [
                make_work_package("management"),
                make_work_package("network", lead="citeve"),
                make_work_package("innovate", lead="techtera"),
                make_work_package("adopt"),
                make_work_package("train", lead="citeve"),
                make_work_package("go-international", lead="techtera"),
                make_work_package("communication", lead="citeve"),
            ],
            "instruments": make_instruments(),
            "communication": make_communication(),
            "risks": [
                {
                    "id": "few-applicants",
                    "title": "Too few firms apply",
                    "work_package": "innovate",
                    "likelihood": "medium",
                    "impact": "high",
                    "mitigation": "Info-days in every region.",
                }
            ],
            **named,
        }
    )


def make_dossier(*, call: Call | None = None, **named: Any) -> Dossier:
    """The dossier of `make_proposal(**named)` for `call`, or for `make_call()`."""
    return Dossier.of(make_proposal(**named), call or make_call())
