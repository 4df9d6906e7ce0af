"""What a proposal knows about itself."""

import pytest
from pydantic import ValidationError

from tests.builders import (
    make_instrument,
    make_partner,
    make_proposal,
    make_task,
    make_work_package,
)
from toolkit.diagnostics import Place


def test_the_coordinator_is_the_partner_of_that_role() -> None:
    partners = [make_partner("aei"), make_partner("ateval", role="coordinator")]
    assert make_proposal(partners=partners).coordinator.id == "ateval"


def test_the_first_partner_coordinates_where_none_does() -> None:
    assert make_proposal(partners=[make_partner("aei")]).coordinator.id == "aei"


def test_only_an_associated_partner_has_no_costs() -> None:
    roles = ("coordinator", "beneficiary", "affiliated", "associated")
    assert [make_partner(role=role).funded for role in roles] == [True, True, True, False]
    assert [make_partner(role=role).role.code for role in roles] == ["COO", "BEN", "AE", "AP"]


def test_a_work_package_lasts_from_its_first_to_its_last_task() -> None:
    tasks = [make_task("late", months="M9-M14"), make_task("early", months="M3-M6")]
    assert str(make_work_package(tasks=tasks).span) == "M3-M14"
    assert str(make_work_package(tasks=tasks, months="M1-M36").span) == "M1-M36"
    assert str(make_work_package(tasks=[]).span) == "M1-M1"


def test_an_instrument_stands_in_the_first_work_package_of_its_priority() -> None:
    packages = [make_work_package("a", priority="adopt"), make_work_package("b", priority="adopt")]
    proposal = make_proposal(work_packages=packages)

    def home(**named: object) -> str | None:
        package = proposal.package_of(make_instrument(**named))
        return package.id if package else None

    assert home(priority="adopt") == "a"
    assert home(priority="adopt", work_package="b") == "b"
    assert home(priority="train") is None


def test_one_award_shared_by_two_is_half_for_each() -> None:
    shared = make_instrument(amount=60_000, number=12, sharing=2)
    assert shared.total == 720_000
    assert shared.per_third_party == 30_000
    assert shared.third_parties == 24


def test_effort_without_a_profile_is_of_the_first_one() -> None:
    assert make_task(effort={"aei": 3}).effort == {"aei": {"": 3}}
    assert make_task(effort={"aei": {"expert": 2}}).effort == {"aei": {"expert": 2}}


def test_a_single_text_is_a_list_of_one() -> None:
    assert make_work_package(objectives="To manage.").objectives == ("To manage.",)


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError, match="deadline"):
        make_task(deadline="M3")


def test_a_part_equals_another_that_says_the_same_elsewhere() -> None:
    here = make_task(__place__=Place("outline.yaml", 3, 1))
    assert here == make_task()
    assert here.place.line == 3
    assert make_task() != make_task(title="Something else")
