"""The call profiles that come with the tool: complete, consistent, and honest about sources."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from toolkit.files import template_root
from toolkit.model.call import Call
from toolkit.model.facts import FACTS
from toolkit.readers.call import call_names, read_call
from toolkit.readers.contradictions import contradictions
from toolkit.readers.yaml_reader import read_fields

PRIORITIES = {"network", "innovate", "adopt", "train", "go_international"}


@pytest.fixture(params=call_names(), scope="module")
def call(request: pytest.FixtureRequest) -> Call:
    return read_call(request.param)


def test_a_profile_is_named_after_the_call_that_it_describes() -> None:
    assert [read_call(name).id for name in call_names()] == list(call_names())


def test_ids_tags_and_codes_are_each_used_once(call: Call) -> None:
    assert len(call.strand) == len(call.strands)
    assert len(call.priority) == len(call.priorities)
    assert len(call.section) == len(call.sections)
    assert len(call.row) == len(call.cost_rows)
    assert len({one.code for one in call.countries}) == len(call.countries)


def test_every_priority_has_a_template(call: Call) -> None:
    folder = template_root() / "priorities"
    assert set(call.priority) <= PRIORITIES
    assert [one for one in call.priority if not (folder / f"{one}.md.j2").is_file()] == []


def test_every_section_names_a_template_that_exists(call: Call) -> None:
    folder = template_root() / "part_b"
    named = {section.template for section in call.sections if section.template}
    assert sorted(one for one in named if not (folder / one).is_file()) == []


def test_a_section_that_is_filled_says_what_an_evaluator_looks_for(call: Call) -> None:
    assert [one.tag for one in call.sections if one.template and not one.asks] == []


def test_headings_go_down_one_level_at_a_time(call: Call) -> None:
    levels = [section.level for section in call.sections]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_numbers_of_sections_fit_their_levels(call: Call) -> None:
    numbered = [section for section in call.sections if section.number]
    assert all(one.number.count(".") + 1 == one.level for one in numbered)
    assert len({one.number for one in numbered}) == len(numbered)


def test_there_is_a_cost_row_of_every_kind_that_the_budget_needs(call: Call) -> None:
    for kind in ("staff", "subcontracting", "purchase", "third_parties"):
        assert call.row_of(kind).kind == kind


def test_a_cost_row_is_part_of_a_row_that_stands_before_it(call: Call) -> None:
    codes = list(call.row)
    parts = [row for row in call.cost_rows if row.part_of]
    assert [row.code for row in parts] == [
        *("C.1a", "C.1b", "C.1c"),
        *("C.3a", "C.3b", "C.3c", "C.3d", "C.3e", "C.3f"),
    ]
    assert all(codes.index(row.part_of) < codes.index(row.code) for row in parts)


def test_what_the_indirect_costs_leave_out_are_cost_rows(call: Call) -> None:
    assert set(call.indirect.base_excludes) <= set(call.row)


def test_every_source_names_a_fact_of_the_profile(call: Call) -> None:
    for name in call.sources:
        call.fact(name)


def test_a_way_that_leads_nowhere_is_no_fact(call: Call) -> None:
    for way in ("max_grnt", "layout.place", "countries.XX", "countries.", "budget.more", ""):
        with pytest.raises(LookupError):
            call.fact(way)


def test_every_source_says_whether_it_was_verified(call: Call) -> None:
    fields, _ = read_fields(template_root() / "calls" / f"{call.id}.yaml")
    assert fields is not None
    assert [one for one, source in fields["sources"].items() if "verified" not in source] == []


def test_a_profile_does_not_contradict_itself(call: Call) -> None:
    fields, _ = read_fields(template_root() / "calls" / f"{call.id}.yaml")
    assert fields is not None
    assert list(contradictions(call, fields)) == []


def test_every_fact_that_has_a_name_is_one(call: Call) -> None:
    for name in FACTS:
        call.fact(name)


def test_every_hard_fact_has_a_source(call: Call) -> None:
    facts = {
        *("topic", "budget", "expected_projects", "deadline", "max_grant", "max_duration"),
        *("rate_third_parties", "rate_other", "prefinancing_rate", "award_criteria", "threshold"),
        *("third_parties.min_share_of_grant", "third_parties.max_per_third_party"),
        *("consortium.min_participants", "consortium.min_countries"),
        *("indirect.rate", "indirect.base_excludes", "layout.page_limit"),
        *("visibility.funding_statement", "visibility.disclaimer", "strands", "cost_rows"),
        *("eligibility.legal_entities", "eligibility.kinds", "countries", "part_a", "opening"),
    }
    assert facts <= set(call.sources)


def test_what_is_not_verified_says_what_to_look_up(call: Call) -> None:
    assert [name for name, one in call.sources.items() if not one.verified and not one.note] == []


def test_what_nobody_has_seen_is_null_and_never_counts_as_verified(call: Call) -> None:
    for name in ("prefinancing_rate", "award_criteria", "threshold", "layout.page_limit"):
        assert call.fact(name) is None
    for name, source in call.sources.items():
        assert call.fact(name) is not None or not source.verified, name


def test_what_a_sister_call_has_is_suggested_with_its_source_and_never_verified(call: Call) -> None:
    criteria = call.suggested.award_criteria or ()
    assert [(one.points, one.minimum) for one in criteria] == [
        (30, 16),
        (30, 16),
        (30, 16),
        (10, 6),
    ]
    assert call.suggested.threshold == 70
    assert call.suggested.prefinancing_rate == Decimal("0.7")
    for name in ("award_criteria", "threshold", "prefinancing_rate"):
        source = call.sources[f"suggested.{name}"]
        assert "SMP-COSME-2026-TOURSME" in source.source
        assert (source.verified, source.sure) == (False, "likely")


def test_the_limits_of_part_a_are_those_of_the_common_form(call: Call) -> None:
    limits = call.part_a
    assert (limits.title_length, limits.abstract_length) == (200, 2000)
    assert set(limits.title_without) == set('<>"&')
    assert not call.sources["part_a"].verified


def test_a_third_party_gets_60_000_euros_at_most_by_the_rules(call: Call) -> None:
    assert call.third_parties.max_per_third_party == 60_000
    assert call.sources["third_parties.max_per_third_party"].verified


def test_the_disclaimer_was_compared_with_the_agreement(call: Call) -> None:
    assert call.sources["visibility.disclaimer"].verified
    assert "Article 17.3" in call.sources["visibility.disclaimer"].source


def test_the_disclaimer_names_the_granting_authority(call: Call) -> None:
    assert call.visibility.disclaimer.startswith(call.visibility.funding_statement)
    assert call.authority.name in call.visibility.disclaimer


def test_the_call_of_2021_has_fifteen_strands_and_asks_for_all_five_priorities() -> None:
    call = read_call("smp-cosme-2021-cluster")
    assert len(call.strands) == 15
    assert [one.id for one in call.strands if not one.ecosystem] == ["open"]
    assert set(call.priority) == PRIORITIES
    assert (call.objectives_rule.serve, call.objectives_rule.leading_min) == ("all", 1)


def test_the_call_of_2021_has_the_money_rules_that_funded_projects_show() -> None:
    call = read_call("smp-cosme-2021-cluster")
    figures = (call.max_grant, call.rate_third_parties, call.rate_other, call.indirect.rate)
    assert [str(float(one or 0)) for one in figures] == ["1400000.0", "1.0", "0.9", "0.07"]
    assert call.third_parties.max_per_third_party == 60_000
    assert call.row_of("third_parties").code not in call.indirect.base_excludes


def test_greece_is_el_and_all_member_states_are_listed(call: Call) -> None:
    by_status = {
        status: [one.code for one in call.countries if one.status == status]
        for status in ("member_state", "eea", "associated")
    }
    assert len(by_status["member_state"]) == 27
    assert by_status["eea"] == ["IS", "LI", "NO"]
    assert by_status["associated"] == ["TR", "UA"]
    assert call.country_name("EL") == "Greece"
    assert not any(call.sources[f"countries.{one}"].verified for one in by_status["associated"])


def test_the_call_of_2024_has_one_main_objective_and_three_supporting_ones() -> None:
    call = read_call("smp-cosme-2024-cluster")
    roles = {one.id: one.role for one in call.priorities}
    assert [one for one, role in roles.items() if role == "main"] == ["innovate", "adopt"]
    assert list(roles.values()).count("supporting") == 3
    assert call.objectives_rule.supporting_min == 1


def test_of_the_call_of_2024_the_record_in_the_portal_was_seen() -> None:
    call = read_call("smp-cosme-2024-cluster")
    assert (call.rate_third_parties, call.rate_other) == (1, Decimal("0.9"))
    assert call.type_of_action.startswith("SMP-GFS")
    assert call.model_agreement.startswith("SMP-AG")
    assert call.opening == date(2024, 10, 15)
    assert str(call.deadline) == "2025-02-05 17:00:00+01:00"
    assert {year: int(amount) for year, amount in call.budget_by_year.items()} == {
        "2024": 10_000_000,
        "2025": 11_000_000,
        "2026": 12_000_000,
        "2027": 9_000_000,
    }
    assert len(call.indicators) == 5
    for name in (
        *("rate_third_parties", "rate_other", "type_of_action", "model_agreement", "opening"),
        *("deadline", "budget", "budget_by_year", "indicators"),
    ):
        assert call.sources[name].verified, name
        assert "Portal's record" in call.sources[name].source, name


def test_the_maximum_grant_of_2024_is_arithmetic_and_no_rule() -> None:
    call = read_call("smp-cosme-2024-cluster")
    assert call.max_grant is None
    assert call.budget is not None
    assert call.expected_projects is not None
    assert call.suggested.max_grant == call.budget / call.expected_projects == 2_625_000
