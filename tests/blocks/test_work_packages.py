from tests.blocks.shown import rows, table, titles
from tests.builders import (
    make_deliverable,
    make_dossier,
    make_milestone,
    make_partner,
    make_task,
    make_work_package,
)
from toolkit.blocks import blocks, owner
from toolkit.document.tree import Table, Text
from toolkit.plan.dossier import Dossier

SURVEY = make_task(
    "survey",
    title="Survey *of* SMEs",
    months="M4-M12",
    lead="citeve",
    effort={"ateval": 3, "citeve": {"expert": 2.5}},
    description="Ask [[survey-report]] **well**.",
)


def dossier() -> Dossier:
    return make_dossier(
        work_packages=[
            make_work_package(
                "innovate",
                lead="citeve",
                objectives=["Ask *all* firms.", "Write it up."],
                tasks=[SURVEY],
                deliverables=[
                    make_deliverable("survey-report", due="M12", description="40 pages."),
                    make_deliverable("first-report", due="M6", dissemination="SEN"),
                ],
                milestones=[make_milestone("asked", verification="A list.")],
                subcontracts=[
                    {
                        "id": "web-survey",
                        "title": "Web survey",
                        "partner": "citeve",
                        "task": "survey",
                        "cost": 900,
                        "justification": "Special software.",
                    }
                ],
                events=[
                    {"id": "fair", "title": "Fair", "partner": "ateval", "month": "M6", "days": 2}
                ],
            )
        ]
    )


def test_the_head_of_a_work_package() -> None:
    assert titles(dossier(), "wp_header", "innovate") == ["Work package", "Innovate"]
    assert rows(dossier(), "wp_header", "innovate") == [
        ["duration", "Duration", "M4-M12"],
        ["lead", "Lead beneficiary", "2-CITEVE"],
        ["objectives", "Objectives", "• Ask all firms. / • Write it up."],
    ]


def test_tasks_name_the_leader_in_bold_and_what_is_subcontracted() -> None:
    assert titles(dossier(), "tasks", "innovate") == [
        "Task No",
        "Task name",
        "Description",
        "Participants",
        "In-kind contributions and subcontracting",
    ]
    assert rows(dossier(), "tasks", "innovate") == [
        [
            "survey",
            "T1.1",
            "Survey *of* SMEs / M4-M12",
            "Ask D1.1 well.",
            "CITEVE (BEN), ATEVAL (COO)",
            "Yes / Subcontracting: S1.1 Web survey",
        ]
    ]
    (leader, *others) = table(dossier(), "tasks", "innovate").rows[0].cells[3].paragraphs[0]
    assert leader == Text("CITEVE\N{NO-BREAK SPACE}(BEN)", bold=True)
    assert others == [Text(", ATEVAL\N{NO-BREAK SPACE}(COO)")]


def test_deliverables_of_a_work_package_come_by_month() -> None:
    wanted = "Say what it holds, in which format and language."
    assert rows(dossier(), "deliverables", "innovate") == [
        ["first-report", "D1.2", "First report", "WP1", "ATEVAL", "R", "SEN", "M6", wanted],
        ["survey-report", "D1.1", "Survey report", "WP1", "ATEVAL", "R", "PU", "M12", "40 pages."],
    ]


def test_milestones_of_a_work_package() -> None:
    assert rows(dossier(), "milestones", "innovate") == [
        ["asked", "MS1", "Asked", "WP1", "ATEVAL", "", "M12", "A list."]
    ]


def test_overviews_by_date_name_no_descriptions() -> None:
    assert rows(dossier(), "deliverables_by_date") == [
        ["first-report", "M6", "D1.2", "First report", "WP1", "ATEVAL", "R", "SEN"],
        ["survey-report", "M12", "D1.1", "Survey report", "WP1", "ATEVAL", "R", "PU"],
    ]
    assert rows(dossier(), "milestones_by_date") == [
        ["asked", "M12", "MS1", "Asked", "WP1", "ATEVAL"]
    ]


def test_the_list_of_work_packages_is_totalled() -> None:
    assert rows(dossier(), "work_packages") == [
        ["innovate", "WP1", "Innovate", "Innovate", "CITEVE", "M4-M12", "5.5", "D1.1, D1.2"],
        ["total", "", "Total", "", "", "", "5.5", ""],
    ]


def test_subcontracting_says_who_orders_and_for_which_task() -> None:
    assert rows(dossier(), "subcontracting") == [
        [
            "web-survey",
            "WP1",
            "S1.1",
            "Web survey",
            "Ordered by CITEVE for T1.1",
            "900.00",
            "Special software.",
            "Say how the price was found.",
        ]
    ]


def test_events_show_what_is_known_and_a_dash_for_the_rest() -> None:
    assert rows(dossier(), "events") == [
        ["fair", "E1.1", "ATEVAL", "Fair / M6", "–", "", "–", "2", "–"]
    ]


def test_effort_per_work_package_and_per_participant_is_totalled() -> None:
    assert rows(dossier(), "effort_packages") == [
        ["innovate", "WP1", "Innovate", "2", "CITEVE", "M4", "M12", "5.5"],
        ["total", "", "Total", "", "", "", "", "5.5"],
    ]
    assert rows(dossier(), "effort_partners") == [
        ["ateval", "ATEVAL", "3", "3"],
        ["citeve", "CITEVE", "2.5", "2.5"],
        ["techtera", "TECHTERA", "–", "0"],
        ["total", "Total", "5.5", "5.5"],
    ]


def test_the_leaders_person_months_are_bold() -> None:
    found = table(dossier(), "effort_partners")
    bold = [row.key for row in found.rows if row.cells[1].paragraphs[0][0].bold]  # type: ignore[union-attr]
    assert bold == ["citeve", "total"]


def test_where_nothing_is_there_is_no_table() -> None:
    bare = make_dossier(
        partners=[make_partner("ateval", role="coordinator")],
        work_packages=[],
        instruments=[],
        risks=[],
        communication={},
    )
    whole = [(name, block) for name, block in blocks().items() if not owner(block)]
    empty = [
        name
        for name, block in whole
        for shown in block(bare, "")
        if isinstance(shown, Table) and not shown.rows
    ]
    assert not empty, (
        f"these blocks show a table without rows where they should show nothing: {empty}"
    )
