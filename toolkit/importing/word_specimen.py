"""A proposal with one part of every kind: its tables show which field each of their columns is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from toolkit.compose.localized_call import localized
from toolkit.model.call import Call
from toolkit.model.language import Language
from toolkit.model.proposal import Proposal
from toolkit.plan.dossier import Dossier
from toolkit.readers.validation import validated
from toolkit.readers.yaml_reader import fields_of, read_located

FIRST_DAY = "2099-01-01"
"""Later than any project, so that no date of a file is taken for one of its months."""

PLACE = Path("specimen.yaml")


def specimen(call: Call, language: Language) -> Dossier:
    """A proposal for the call in which every table of the draft has a row."""
    text = json.dumps(_outline(call))
    fields, _ = fields_of(read_located(PLACE, {PLACE.resolve(): text}), PLACE)
    if fields is None:
        raise ValueError("the specimen has no fields")
    proposal, faults = validated(Proposal, fields, "the outline")
    if proposal is None:
        raise ValueError("; ".join(str(one) for one in faults))
    return localized(Dossier.of(proposal, call, language))


def _outline(call: Call) -> dict[str, Any]:
    first = call.priorities[0].id if call.priorities else "management"
    return {
        "call": call.id,
        "project": {
            "acronym": "SPECIMEN",
            "title": "Title",
            "strand": call.strands[0].id if call.strands else "strand",
            "start": FIRST_DAY,
            "duration": 36,
            "summary": "Summary",
            "objectives": [{"title": "Objective", "indicators": [_indicator()]}],
        },
        "partners": [_partner(), _second_partner()],
        "work_packages": [_work_package(call, first)],
        "instruments": [_instrument(first), {**_instrument(first), "id": "shared", "sharing": 2}],
        "priorities": {one.id: {"indicators": [_indicator()]} for one in call.priorities},
        "communication": _communication(),
        "risks": [
            {
                "id": "risk",
                "title": "Risk",
                "description": "Description",
                "work_package": ["package"],
                "likelihood": "low",
                "impact": "low",
                "mitigation": "Mitigation",
                "owner": "partner",
            },
            {
                "title": "Risk",
                "work_package": ["package"],
                "likelihood": "low",
                "impact": "low",
                "mitigation": "Mitigation",
            },
        ],
    }


def _indicator() -> dict[str, Any]:
    return {
        "name": "Indicator",
        "unit": "units",
        "baseline": 1,
        "target": 3,
        "interim": 2,
        "source": "Source",
        "owner": "partner",
    }


def _partner() -> dict[str, Any]:
    return {
        "id": "partner",
        "name": "Name",
        "short_name": "Short",
        "country": "ES",
        "role": "coordinator",
        "contact": "Contact",
        "rates": {"expert": 1},
        "staff": [
            {"name": "Person", "function": "Function", "tasks": "Tasks", "expertise": "Expertise"}
        ],
        "previous_projects": [
            {
                "title": "Project",
                "programme": "Programme",
                "period": "Period",
                "role": "COO",
                "amount": 1,
                "website": "Website",
            },
            {"title": "Project"},
        ],
    }


def _second_partner() -> dict[str, Any]:
    return {
        "id": "second",
        "name": "Second name",
        "short_name": "Second",
        "country": "FR",
        "role": "beneficiary",
    }


def _work_package(call: Call, priority: str) -> dict[str, Any]:
    purchase = next((one.code for one in call.cost_rows if one.kind == "purchase"), "C.1")
    return {
        "id": "package",
        "title": "Package",
        "priority": priority,
        "lead": "partner",
        "months": "M1-M12",
        "objectives": ["Objective"],
        "tasks": [
            {
                "id": "task",
                "title": "Task",
                "months": "M1-M12",
                "lead": "partner",
                "participants": ["second"],
                "effort": {"partner": 1},
                "description": "Description",
            }
        ],
        "deliverables": [
            {
                "id": "deliverable",
                "title": "Deliverable",
                "due": "M6",
                "lead": "partner",
                "description": "Description",
            }
        ],
        "milestones": [
            {
                "id": "milestone",
                "title": "Milestone",
                "due": "M6",
                "lead": "partner",
                "description": "Description",
                "verification": "Verification",
            }
        ],
        "events": [
            {
                "id": "event",
                "title": "Event",
                "partner": "partner",
                "type": "Type",
                "topics": "Topics",
                "location": "Location",
                "month": "M6",
                "days": 1,
                "attendees": 10,
            },
            {"id": "second-event", "title": "Event", "partner": "partner"},
        ],
        "subcontracts": [
            {
                "id": "contract",
                "title": "Contract",
                "partner": "partner",
                "task": "task",
                "cost": 1,
                "description": "Description",
                "justification": "Justification",
                "best_value": "Value",
            },
            {
                "id": "second-contract",
                "title": "Contract",
                "partner": "partner",
                "task": "task",
                "cost": 1,
            },
            {
                "id": "third-contract",
                "title": "Contract",
                "partner": "partner",
                "cost": 1,
                "description": "Description",
            },
        ],
        "costs": [
            {"partner": "partner", "row": purchase, "item": "Item", "units": 1, "unit_cost": 1}
        ],
    }


def _instrument(priority: str) -> dict[str, Any]:
    return {
        "id": "instrument",
        "title": "Instrument",
        "priority": priority,
        "partner": "partner",
        "form": "lump sum",
        "paid_to": "sme",
        "amount": 1,
        "number": 2,
        "months": "M1-M12",
        "purpose": "Purpose",
        "recipients": "Recipients",
        "activities": ["Activity"],
        "criteria": ["Criterion"],
        "selection": "Selection",
        "payment": "Payment",
        "setting_of_amount": "Setting",
    }


def _communication() -> dict[str, Any]:
    return {
        "lead": "partner",
        "target_groups": [
            {
                "id": "group",
                "name": "Group",
                "why": "Reason",
                "size": "Size",
                "message": "Message",
                "channels": ["channel"],
                "lead": "partner",
            }
        ],
        "channels": [
            {
                "id": "channel",
                "name": "Channel",
                "purpose": "Purpose",
                "frequency": "Frequency",
                "owner": "partner",
                "indicator": "Sign",
            }
        ],
        "activities": [
            {
                "id": "action",
                "title": "Action",
                "objective": "Objective",
                "target_groups": ["group"],
                "channels": ["channel"],
                "months": "M1-M12",
                "frequency": "Frequency",
                "lead": "partner",
                "partners": ["second"],
                "evidence": "Evidence",
            },
            {"id": "second-action", "title": "Action", "months": "M1-M12", "lead": "partner"},
        ],
        "indicators": [_indicator()],
    }
