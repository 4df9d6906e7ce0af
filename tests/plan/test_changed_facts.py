"""What a project's own profile changes against ours: each rate, cap and limit with both values."""

from typing import Any

from tests.builders import make_call
from toolkit.model.call import Call, Origin
from toolkit.plan.changed_facts import Change, changed_facts

OURS = make_call()
NO_BREAK = "\N{NO-BREAK SPACE}"


def own(base: Call | None = OURS, **named: Any) -> tuple[Change, ...]:
    """The changes of a profile with these fields."""
    return changed_facts(make_call(**named).brought_by(Origin("templates/calls/x.yaml", base)))


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    """Way, value here and value of ours, with plain spaces."""
    return [
        (one.path, one.here.replace(NO_BREAK, " "), one.ours.replace(NO_BREAK, " "))
        for one in changes
    ]


def test_our_own_profiles_change_nothing() -> None:
    assert changed_facts(make_call(max_grant=7)) == ()


def test_the_same_profile_changes_nothing() -> None:
    assert own() == ()
    assert own(sources={"max_grant": "call document"}, id="other") == ()


def test_rates_caps_and_limits_are_told_with_both_values() -> None:
    found = own(
        max_grant=2_000_000,
        rate_other="0.95",
        third_parties={"min_share_of_grant": "0.75"},
        layout={"page_limit": 40},
        threshold=None,
        indirect={"rate": "0.07", "base_excludes": ["D.1"]},
    )
    assert told(found) == [
        ("max_grant", "2 000 000 EUR", "1 400 000 EUR"),
        ("rate_other", "95 %", "90 %"),
        ("threshold", "not known", "70"),
        ("third_parties.max_per_third_party", "not known", "60 000 EUR"),
        ("indirect.base_excludes", "D.1", "nothing"),
        ("layout.page_limit", "40", "70"),
    ]
    assert all(one.is_limit for one in found)


def test_award_criteria_are_a_limit_and_compared_as_a_whole() -> None:
    (found,) = own(award_criteria=[{"code": "1", "title": "Relevance", "points": 30}])
    assert (found.path, found.here, found.is_limit) == ("award_criteria", "Relevance 30", True)


def test_all_else_comes_after_limits_and_entries_by_their_keys() -> None:
    countries = [{"code": "ES", "name": "Spain"}, {"code": "MD", "name": "Moldova"}]
    found = own(title="Other", countries=countries, max_grant=1)
    assert [(one.path, one.is_limit) for one in found] == [
        ("max_grant", True),
        ("title", False),
        ("countries.MD", False),
        ("countries.PT", False),
        ("countries.FR", False),
    ]


def test_a_change_has_the_source_of_its_fact_or_of_its_group() -> None:
    sources = {"max_grant": "page 12", "layout": "the form"}
    found = own(max_grant=1, layout={"page_limit": 40}, rate_other="0.5", sources=sources)
    assert {one.path: one.source and one.source.source for one in found} == {
        "max_grant": "page 12",
        "layout.page_limit": "the form",
        "rate_other": None,
    }


def test_of_a_profile_that_is_like_none_of_ours_every_limit_is_told() -> None:
    found = own(base=None)
    assert {"max_grant", "rate_other", "max_duration", "indirect.rate"} <= {
        one.path for one in found
    }
    assert all(one.is_limit and one.ours == "" for one in found)
