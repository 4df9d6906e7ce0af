from tests.blocks.shown import rows, titles
from tests.builders import make_dossier, make_partner, make_work_package
from toolkit.model.consortium import Partner
from toolkit.plan.dossier import Dossier

ATEVAL = make_partner(
    "ateval",
    role="coordinator",
    contact="Ana Pérez",
    staff=[
        {"name": "to be named", "function": "Manager", "tasks": "Leads [[innovate]]."},
        {"name": "to be named", "function": "Expert", "expertise": "Ten years of *wool*."},
    ],
    previous_projects=[{"title": "101 TexNet", "programme": "COSME", "role": "COO"}],
)


def with_partners(*others: Partner) -> Dossier:
    """A project of ATEVAL, and of others without work."""
    return make_dossier(
        partners=[ATEVAL, *others],
        work_packages=[make_work_package("innovate")],
        communication={},
        risks=[],
    )


def test_the_cover_names_project_and_contact() -> None:
    found = with_partners()
    assert titles(found, "cover") == ["Project name", "A small project"]
    assert rows(found, "cover") == [
        ["acronym", "Project acronym", "SMALL"],
        ["coordinator", "Coordinator contact", "Ana Pérez / ATEVAL association"],
    ]


def test_participants_stand_with_role_country_and_kind() -> None:
    found = with_partners(make_partner("x", role="associated", kind="other"))
    assert rows(found, "participants") == [
        ["ateval", "1", "COO", "ATEVAL association", "ATEVAL", "Spain", "Cluster organisation"],
        ["x", "2", "AP", "X association", "X", "Spain", "Other organisation"],
    ]


def test_two_people_without_a_name_have_two_keys() -> None:
    assert rows(with_partners(), "staff") == [
        ["ateval/to-be-named", "to be named / Manager", "ATEVAL", "Leads WP1.", ""],
        ["ateval/to-be-named-2", "to be named / Expert", "ATEVAL", "", "Ten years of wool."],
    ]


def test_previous_projects_stand_with_programme_and_role() -> None:
    assert rows(with_partners(), "previous_projects") == [
        ["ateval/101-texnet", "ATEVAL", "101 TexNet / COSME", "–", "COO", "–", "–"]
    ]


def test_a_risk_says_likelihood_impact_and_who_watches() -> None:
    risk = {
        "id": "few",
        "title": "Few firms apply",
        "description": "Money stays unused.",
        "work_package": ["innovate", "adopt"],
        "likelihood": "low",
        "impact": "high",
        "mitigation": "Info-days.",
        "owner": "citeve",
    }
    assert rows(make_dossier(risks=[risk]), "risks") == [
        [
            "few",
            "R1",
            "Few firms apply / Money stays unused. / Likelihood: low. Impact: high.",
            "WP3, WP4",
            "Info-days. / Watched by CITEVE.",
        ]
    ]


def test_double_funding_is_declared_in_two_statements() -> None:
    assert [row[0] for row in rows(make_dossier(), "declarations")] == [
        "this-action",
        "running-costs",
    ]
