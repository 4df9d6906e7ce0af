"""The call profiles that come with the tool: complete, consistent, and honest about sources."""

from functools import reduce
from itertools import pairwise
from typing import Any

import pytest

from toolkit.files import template_root
from toolkit.model.call import Call
from toolkit.readers.call import call_names, read_call

PRIORITIES = {"network", "innovate", "adopt", "train", "go_international"}


def fact(call: Call, name: str) -> Any:
    """What a key of `sources` names: `third_parties.max_per_third_party`."""
    return reduce(getattr, name.split("."), call)


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
    assert [row.code for row in parts] == ["C.1a", "C.1b", "C.1c"]
    assert all(codes.index(row.part_of) < codes.index(row.code) for row in parts)


def test_what_the_indirect_costs_leave_out_are_cost_rows(call: Call) -> None:
    assert set(call.indirect.base_excludes) <= set(call.row)


def test_every_source_names_a_fact_of_the_profile(call: Call) -> None:
    for name in call.sources:
        fact(call, name)


def test_every_hard_fact_has_a_source(call: Call) -> None:
    facts = {
        *("topic", "budget", "expected_projects", "deadline", "max_grant", "max_duration"),
        *("rate_third_parties", "rate_other", "prefinancing_rate", "award_criteria", "threshold"),
        *("third_parties.min_share_of_grant", "third_parties.max_per_third_party"),
        *("consortium.min_participants", "consortium.min_countries"),
        *("indirect.rate", "indirect.base_excludes", "layout.page_limit"),
        *("visibility.funding_statement", "visibility.disclaimer", "strands", "cost_rows"),
    }
    assert facts <= set(call.sources)


def test_what_is_not_verified_says_what_to_look_up(call: Call) -> None:
    assert [name for name, one in call.sources.items() if not one.verified and not one.note] == []


def test_what_nobody_has_seen_is_null_and_never_counts_as_verified(call: Call) -> None:
    for name in ("prefinancing_rate", "award_criteria", "threshold", "layout.page_limit"):
        assert fact(call, name) is None
    for name, source in call.sources.items():
        assert fact(call, name) is not None or not source.verified, name


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


def test_greece_is_el_and_all_member_states_are_listed() -> None:
    call = read_call("smp-cosme-2021-cluster")
    assert len(call.countries) == 27
    assert call.country_name("EL") == "Greece"


def test_the_call_of_2024_has_one_main_objective_and_three_supporting_ones() -> None:
    call = read_call("smp-cosme-2024-cluster")
    roles = {one.id: one.role for one in call.priorities}
    assert [one for one, role in roles.items() if role == "main"] == ["innovate", "adopt"]
    assert list(roles.values()).count("supporting") == 3
    assert call.objectives_rule.supporting_min == 1
    assert (call.rate_third_parties, call.rate_other) == (None, None)
