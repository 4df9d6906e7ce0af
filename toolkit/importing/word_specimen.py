"""A proposal with one part of every kind: its tables show which field each of their columns is.

Of some kinds there is a second part that says less, since the cells of a draft look otherwise then.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from toolkit.compose.localized_call import localized
from toolkit.model.call import Call
from toolkit.model.language import Language
from toolkit.model.proposal import Proposal
from toolkit.plan.dossier import Dossier
from toolkit.readers.validation import validated
from toolkit.readers.yaml_reader import fields_of, read_located

Part = Mapping[str, Any]

FIRST_DAY = "2099-01-01"
"""Later than any project, so that no date of a file is taken for one of its months."""

PLACE = Path("specimen.yaml")
SPAN = "M1-M12"

INDICATOR: Part = {
    "name": "Indicator",
    "unit": "units",
    "source": "Source",
    "owner": "partner",
    "baseline": 1,
    "interim": 2,
    "target": 3,
}
STAFF: Part = {"name": "Person", "function": "Role", "tasks": "Tasks", "expertise": "Expertise"}
PREVIOUS_PROJECT: Part = {
    "title": "Project",
    "programme": "Programme",
    "period": "Period",
    "role": "COO",
    "amount": 1,
    "website": "Website",
}
PARTNER: Part = {
    "id": "partner",
    "name": "Name",
    "short_name": "Short",
    "country": "ES",
    "role": "coordinator",
    "contact": "Contact",
    "rates": {"expert": 1},
    "staff": [STAFF],
    "previous_projects": [PREVIOUS_PROJECT, {"title": "Project"}],
}
SECOND_PARTNER: Part = {
    "id": "second",
    "name": "Second name",
    "short_name": "Second",
    "country": "FR",
    "role": "beneficiary",
}
TASK: Part = {
    "id": "task",
    "title": "Task",
    "months": SPAN,
    "lead": "partner",
    "participants": ["second"],
    "effort": {"partner": 1},
    "description": "Description",
}
DELIVERABLE: Part = {
    "id": "deliverable",
    "title": "Deliverable",
    "due": "M6",
    "lead": "partner",
    "description": "Description",
}
MILESTONE: Part = {
    "id": "milestone",
    "title": "Milestone",
    "due": "M6",
    "lead": "partner",
    "description": "Description",
    "verification": "Verification",
}
EVENT: Part = {
    "id": "event",
    "title": "Event",
    "partner": "partner",
    "type": "Type",
    "topics": "Topics",
    "location": "Location",
    "month": "M6",
    "days": 1,
    "attendees": 10,
}
SECOND_EVENT: Part = {"id": "second-event", "title": "Event", "partner": "partner"}
SHORT_CONTRACT: Part = {"title": "Contract", "partner": "partner", "cost": 1}
CONTRACTS: tuple[Part, ...] = (
    {
        **SHORT_CONTRACT,
        "id": "contract",
        "task": "task",
        "description": "Description",
        "justification": "Justification",
        "best_value": "Value",
    },
    {**SHORT_CONTRACT, "id": "second-contract", "task": "task"},
    {**SHORT_CONTRACT, "id": "third-contract", "description": "Description"},
)
INSTRUMENT: Part = {
    "id": "instrument",
    "title": "Instrument",
    "partner": "partner",
    "months": SPAN,
    "form": "lump sum",
    "paid_to": "sme",
    "amount": 1,
    "number": 2,
    "purpose": "Purpose",
    "recipients": "Recipients",
    "selection": "Selection",
    "activities": ["Activity"],
    "criteria": ["Criterion"],
    "payment": "Payment",
    "setting_of_amount": "Setting",
}
RISK: Part = {
    "title": "Risk",
    "work_package": ["package"],
    "mitigation": "Mitigation",
    "likelihood": "low",
    "impact": "low",
}
GROUP: Part = {
    "id": "group",
    "name": "Group",
    "why": "Reason",
    "size": "Size",
    "message": "Message",
    "channels": ["channel"],
    "lead": "partner",
}
CHANNEL: Part = {
    "id": "channel",
    "name": "Channel",
    "purpose": "Purpose",
    "frequency": "Frequency",
    "owner": "partner",
    "indicator": "Sign",
}
SHORT_ACTION: Part = {"title": "Action", "months": SPAN, "lead": "partner"}
ACTION: Part = {
    **SHORT_ACTION,
    "id": "action",
    "objective": "Objective",
    "frequency": "Frequency",
    "target_groups": ["group"],
    "channels": ["channel"],
    "partners": ["second"],
    "evidence": "Evidence",
}


def specimen(call: Call, language: Language) -> Dossier:
    """A proposal for the call in which every table of the draft has a row."""
    text = json.dumps(_outline(call))
    fields, _ = fields_of(read_located(PLACE, {PLACE.resolve(): text}), PLACE)
    if fields is None:
        raise ValueError("the specimen has no fields")
    proposal, faults = validated(Proposal, fields, "the outline")
    if proposal is None:
        raise ValueError("; ".join(map(str, faults)))
    return localized(Dossier.of(proposal, call, language))


def _outline(call: Call) -> Part:
    first = call.priorities[0].id if call.priorities else "management"
    project = {
        "acronym": "SPECIMEN",
        "title": "Title",
        "start": FIRST_DAY,
        "duration": 36,
        "strand": call.strands[0].id if call.strands else "strand",
        "objectives": [{"title": "Objective", "indicators": [INDICATOR]}],
    }
    communication = {
        "lead": "partner",
        "target_groups": [GROUP],
        "channels": [CHANNEL],
        "activities": [ACTION, {**SHORT_ACTION, "id": "second-action"}],
        "indicators": [INDICATOR],
    }
    return {
        "call": call.id,
        "project": project,
        "partners": [PARTNER, SECOND_PARTNER],
        "work_packages": [_work_package(call, first)],
        "instruments": [
            {**INSTRUMENT, "priority": first},
            {**INSTRUMENT, "priority": first, "id": "shared", "sharing": 2},
        ],
        "priorities": {one.id: {"indicators": [INDICATOR]} for one in call.priorities},
        "communication": communication,
        "risks": [{**RISK, "id": "risk", "description": "Text", "owner": "partner"}, RISK],
    }


def _work_package(call: Call, priority: str) -> Part:
    purchase = next((one.code for one in call.cost_rows if one.kind == "purchase"), "C.1")
    cost = {"partner": "partner", "row": purchase, "item": "Item", "units": 1, "unit_cost": 1}
    return {
        "id": "package",
        "title": "Package",
        "priority": priority,
        "lead": "partner",
        "months": SPAN,
        "objectives": ["Objective"],
        "tasks": [TASK],
        "deliverables": [DELIVERABLE],
        "milestones": [MILESTONE],
        "events": [EVENT, SECOND_EVENT],
        "subcontracts": CONTRACTS,
        "costs": [cost],
    }
