from typing import Any

from tests.blocks.shown import rows
from tests.builders import make_cost, make_dossier, make_work_package

PLAN: dict[str, Any] = {
    "lead": "citeve",
    "target_groups": [
        {
            "id": "smes",
            "name": "SMEs",
            "why": "They *apply*.",
            "size": "1 500 firms",
            "message": "Try it.",
            "channels": ["newsletter"],
            "lead": "ateval",
        }
    ],
    "channels": [{"id": "newsletter", "name": "Newsletter", "owner": "ateval"}],
    "activities": [
        {
            "title": "Later",
            "months": "M9-M12",
            "lead": "citeve",
            "partners": ["ateval"],
            "frequency": "monthly",
        },
        {
            "id": "launch",
            "title": "Launch",
            "target_groups": ["smes"],
            "channels": ["newsletter"],
            "months": "M1-M1",
            "lead": "citeve",
            "evidence": "[[innovate-report]]",
        },
    ],
    "indicators": [
        {"name": "Subscribers", "unit": "people", "baseline": 0, "target": 1200, "owner": "ateval"}
    ],
}


def test_target_groups_stand_with_message_and_channels() -> None:
    assert rows(make_dossier(communication=PLAN), "target_groups") == [
        ["smes", "SMEs", "They apply.", "1 500 firms", "Try it.", "Newsletter", "ATEVAL"]
    ]


def test_channels_name_the_groups_that_they_reach() -> None:
    assert rows(make_dossier(communication=PLAN), "channels") == [
        ["newsletter", "Newsletter", "", "SMEs", "–", "ATEVAL", "–"]
    ]


def test_activities_come_by_their_first_month() -> None:
    assert rows(make_dossier(communication=PLAN), "communication_activities") == [
        ["launch", "Launch", "SMEs", "Newsletter", "M1", "CITEVE", "D3.1"],
        ["later", "Later", "–", "–", "M9-M12 / monthly", "CITEVE / with ATEVAL", ""],
    ]


def test_indicators_have_unit_baseline_and_target() -> None:
    assert rows(make_dossier(communication=PLAN), "communication_indicators") == [
        ["subscribers", "Subscribers", "people", "0", "–", "1 200", "–", "ATEVAL"]
    ]


def test_the_visibility_checklist_follows_from_channels_instruments_and_equipment() -> None:
    found = make_dossier(
        communication=PLAN,
        work_packages=[make_work_package("innovate", costs=[make_cost("Scanner", row="C.2")])],
        instruments=[],
        risks=[],
    )
    assert rows(found, "visibility") == [
        ["newsletter", "Newsletter", "yes", "yes", "yes", "ATEVAL"],
        [
            "deliverables",
            "Public deliverables and their summaries",
            "yes",
            "yes",
            "yes",
            "CITEVE",
        ],
        [
            "equipment/ateval",
            "Equipment bought with the grant",
            "yes",
            "yes",
            "where text allows",
            "ATEVAL",
        ],
    ]


def test_indicators_of_priorities_stand_alone_or_together() -> None:
    case = {"indicators": [{"name": "Plans", "unit": "plans", "baseline": 2, "target": 25}]}
    found = make_dossier(priorities={"network": case})
    assert rows(found, "indicators", "network") == [
        ["network/plans", "Plans", "plans", "2", "–", "25", "–"]
    ]
    assert rows(found, "indicators") == [
        ["network/plans", "Network", "Plans", "plans", "2", "–", "25", "–"]
    ]


def test_an_objective_is_named_once_above_its_indicators() -> None:
    objective = {
        "title": "Fewer imports",
        "indicators": [{"name": "Products", "target": 10}, {"name": "Firms", "target": 5}],
    }
    found = make_dossier(project={"objectives": [objective]})
    assert rows(found, "objectives") == [
        ["fewer-imports/products", "SO1 Fewer imports", "Products", "–", "–", "10", "–"],
        ["fewer-imports/firms", "", "Firms", "–", "–", "5", "–"],
    ]


def test_the_calendar_has_a_bar_wherever_an_activity_takes_place() -> None:
    short = make_dossier(project={"duration": 3}, communication=PLAN_OF_A_QUARTER)
    assert rows(short, "communication_calendar") == [
        ["launch", "Launch", "#", "", ""],
        ["letters", "Letters", "", "#", "#"],
    ]


PLAN_OF_A_QUARTER: dict[str, Any] = {
    "activities": [
        {"title": "Letters", "months": "M2-M3", "lead": "citeve"},
        {"id": "launch", "title": "Launch", "months": "M1", "lead": "citeve"},
    ]
}
