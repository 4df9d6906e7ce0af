"""What changed in a project is said in the words of people who run projects."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    make_consortium,
    make_cost,
    make_dossier,
    make_instrument,
    make_instruments,
    make_partner,
    make_task,
    make_work_package,
)
from toolkit.plan.project_diff import Subject, project_changes
from toolkit.plan.snapshot import Snapshot, snapshot_of

SURVEY = {"months": "M4-M18", "effort": {"ateval": 3}}


def seen(**named: Any) -> Snapshot:
    """A small project as a file keeps it."""
    snapshot: Snapshot = json.loads(json.dumps(snapshot_of(make_dossier(**named))))
    return snapshot


def with_survey(**task: Any) -> Snapshot:
    survey = make_task("survey", **{**SURVEY, **task})
    return seen(work_packages=[make_work_package("network", tasks=[survey])])


def changes(old: Snapshot, new: Snapshot) -> tuple[str, ...]:
    """The changes in words."""
    return tuple(one.text for one in project_changes(old, new))


def test_a_change_names_what_it_is_about() -> None:
    found = project_changes(with_survey(), with_survey(effort={"ateval": 5}))
    about = [(one.subject, one.id) for one in found]
    assert (Subject.PART, "survey") in about
    assert (Subject.PARTNER, "ateval") in about
    assert (Subject.FIGURE, "person-months") in about


def test_nothing_changed_is_said_with_nothing() -> None:
    assert changes(seen(), seen()) == ()


@pytest.mark.parametrize(
    ("task", "told"),
    [
        ({"months": "M4-M20"}, "T1.1 now ends M20 (was M18)"),
        ({"months": "M5-M20"}, "T1.1 now starts M5 (was M4) and now ends M20 (was M18)"),
        ({"lead": "citeve"}, "T1.1 is now led by CITEVE (was ATEVAL)"),
        ({"title": "Map"}, "T1.1 is now called 'Map' (was 'Survey')"),
        ({"description": "We ask."}, "T1.1 has another text"),
    ],
)
def test_a_task_is_told_by_its_number(task: dict[str, Any], told: str) -> None:
    found = changes(with_survey(), with_survey(**task))
    # the work package follows its tasks
    assert [one for one in found if not one.startswith("WP1")] == [told]


def test_effort_is_told_for_the_task_for_the_partner_and_in_sum() -> None:
    found = changes(with_survey(), with_survey(effort={"ateval": 5}))
    assert found == (
        "T1.1 has 2.0 person-months more",
        "+2.0 person-months and +10\N{NO-BREAK SPACE}700.00 EUR for ATEVAL",
        "total costs: 26\N{NO-BREAK SPACE}750.00 EUR (was 16\N{NO-BREAK SPACE}050.00 EUR)",
        "grant: 24\N{NO-BREAK SPACE}075.00 EUR (was 14\N{NO-BREAK SPACE}445.00 EUR)",
        "own contribution: 2\N{NO-BREAK SPACE}675.00 EUR (was 1\N{NO-BREAK SPACE}605.00 EUR)",
        "person-months: 5 (was 3)",
    )


def test_what_comes_goes_and_is_renumbered_is_told() -> None:
    before = [make_work_package("network"), make_work_package("train")]
    after = [make_work_package("network"), make_work_package("innovate"), before[1]]
    found = changes(seen(work_packages=before), seen(work_packages=after))
    assert "work package WP2 'Innovate' is new, M1-M12" in found
    assert "task T2.1 'Innovate work' is new, M1-M12" in found
    assert "renumbered: WP2 is now WP3, T2.1 is now T3.1, D2.1 is now D3.1" in found
    back = changes(seen(work_packages=after), seen(work_packages=before))
    assert "deliverable D2.1 'Innovate report' is gone" in back


def test_partners_and_rates_are_told() -> None:
    consortium = make_consortium()
    others = [
        make_partner("ateval", role="coordinator", rates={"manager": 5_100.5, "expert": 4_000}),
        *consortium[1:],
        make_partner("aei"),
    ]
    found = changes(seen(partners=consortium), seen(partners=others))
    assert (
        "a person-month of ATEVAL's manager now costs 5\N{NO-BREAK SPACE}100.50 EUR "
        "(was 5\N{NO-BREAK SPACE}000 EUR)" in found
    )
    assert "AEI has joined the consortium with 0.0 person-months and 0.00 EUR" in found
    assert "AEI has left the consortium" in changes(
        seen(partners=others), seen(partners=consortium)
    )


def test_another_profile_for_plain_effort_is_told() -> None:
    def project(**named: Any) -> Snapshot:
        partner = make_partner("ateval", role="coordinator", **named)
        return seen(partners=[partner, *make_consortium()[1:]])

    rates = {"manager": 5_000, "expert": 4_000}
    told = "effort of ATEVAL without a staff profile now counts as expert (was manager)"
    assert told in changes(project(rates=rates), project(rates=rates, default_profile="expert"))
    turned = dict(reversed(rates.items()))
    assert told in changes(project(rates=rates), project(rates=turned))
    assert changes(project(rates=rates), project(rates=rates, default_profile="manager")) == ()
    old = project(rates=rates)
    del old["partners"]["ateval"]["plain_effort"]  # as earlier versions wrote it
    assert told not in changes(old, project(rates=turned))


def test_lines_of_cost_and_support_are_told() -> None:
    def project(**cost: Any) -> Snapshot:
        costs = [make_cost("Meetings", **cost)] if cost else []
        return seen(work_packages=[make_work_package("network", costs=costs)])

    assert "'Meetings' of ATEVAL (C.1) is new: 200 EUR" in changes(project(), project(units=2))
    assert "'Meetings' of ATEVAL (C.1) is gone: 200 EUR less" in changes(
        project(units=2), project()
    )
    assert "'Meetings' of ATEVAL (C.1) now costs 300 EUR (was 200 EUR)" in changes(
        project(units=2), project(units=3)
    )
    fewer = make_instruments()[:2]
    assert "'Go abroad' of ATEVAL (D.1) is gone: 180\N{NO-BREAK SPACE}000 EUR less" in changes(
        seen(), seen(instruments=fewer)
    )


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({}, {"paid_to": "sme"}, "is now paid to the SME (was without payee)"),
        ({"paid_to": "sme"}, {"paid_to": "provider"}, "is now paid to the provider (was paid to"),
        ({"paid_to": "sme"}, {}, "is now without payee (was paid to the SME)"),
    ],
)
def test_who_receives_support_is_told(
    before: dict[str, Any], after: dict[str, Any], told: str
) -> None:
    first, second = (seen(instruments=[make_instrument("boost", **one)]) for one in (before, after))
    (found,) = changes(first, second)
    assert found.startswith(f"the support 'Boost' {told}")
    del first["support"]["boost"]["paid_to"]
    assert changes(first, second) == (), "a build that did not keep it yet says nothing of it"


def test_another_kind_and_another_legal_form_are_told() -> None:
    def partners(**named: Any) -> Snapshot:
        first, second, _ = make_consortium()
        return seen(partners=[first, second, make_partner("techtera", country="FR", **named)])

    found = changes(partners(), partners(kind="other", legal_form="public"))
    assert found == (
        "TECHTERA is now of the kind other (was cluster)",
        "the legal form of TECHTERA is now public (was not said)",
    )
    old = partners()
    for one in old["partners"].values():
        del one["kind"], one["legal_form"]
    assert changes(old, partners(kind="other", legal_form="public")) == ()


def test_support_to_third_parties_is_told_by_its_name() -> None:
    def project(**named: Any) -> Snapshot:
        return seen(instruments=[make_instrument("boost", **named)])

    assert changes(project(title="Boost"), project(title="Leap")) == (
        "the support 'Boost' is now called 'Leap'",
    )
    found = changes(
        project(title="Boost", months="M9-M24"), project(title="Boost", months="M9-M30")
    )
    assert "the support 'Boost' now runs M9-M30 (was M9-M24)" in found
    found = changes(project(title="Boost"), project(title="Boost", purpose="It helps."))
    assert found == ("the support 'Boost' has another text",)


def test_what_an_earlier_version_did_not_note_is_no_change() -> None:
    old, new = seen(), seen()
    del old["support"]
    assert changes(old, new) == ()


def test_a_partner_that_only_got_another_id_has_not_left() -> None:
    def project(ident: str) -> Snapshot:
        partner = make_partner(ident, short_name="CITEVE")
        cost = make_cost("Meetings", partner=ident, units=2)
        package = make_work_package("network", lead=ident, tasks=[], costs=[cost])
        return seen(
            partners=[make_partner("ateval", role="coordinator"), partner],
            work_packages=[package],
            instruments=[],
        )

    assert changes(project("citeve"), project("cit")) == ()


PROJECTS = st.builds(
    lambda months, effort, lead: {"months": f"M{months}-M{months + 3}", "effort": {lead: effort}},
    st.integers(1, 20),
    st.integers(0, 9),
    st.sampled_from(["ateval", "citeve"]),
)


@settings(max_examples=40, deadline=None)
@given(PROJECTS, PROJECTS)
def test_two_projects_are_told_apart_exactly_when_they_differ(
    one: dict[str, Any], two: dict[str, Any]
) -> None:
    old, new = with_survey(**one), with_survey(**two)
    assert bool(changes(old, new)) == (old != new)
    assert changes(old, old) == ()
