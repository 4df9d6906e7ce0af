"""The facts of a call: how well each is known, and what of this proposal rests on it."""

from decimal import Decimal
from typing import Any

import pytest

from tests.builders import make_call, make_cost, make_dossier, make_work_package
from toolkit.model.facts import Concern, named, value_of
from toolkit.plan.dossier import Dossier
from toolkit.plan.facts import Fact, Status, facts_of, open_facts
from toolkit.readers.call import read_call

SUGGESTED = {"prefinancing_rate": "0.7", "max_grant": 2_000_000}


def facts(**named: Any) -> dict[str, Fact]:
    """The facts of the small call with these fields, by their ways."""
    return {one.path: one for one in facts_of(make_dossier(call=make_call(**named)))}


def real(**named: Any) -> Dossier:
    """The small proposal under the call of 2021."""
    return make_dossier(call=read_call("smp-cosme-2021-cluster"), **named)


def test_a_fact_without_a_value_is_not_known_or_suggested() -> None:
    found = facts(max_grant=None, prefinancing_rate=None, threshold=None, suggested=SUGGESTED)
    assert found["threshold"].status is Status.UNKNOWN
    assert found["threshold"].written == "not known"
    assert found["max_grant"].status is Status.SUGGESTED
    assert found["max_grant"].written == "2\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000 EUR"
    assert found["prefinancing_rate"].written == "70 %"


def test_a_suggested_value_is_used_by_nothing() -> None:
    call = make_call(max_grant=None, prefinancing_rate=None, suggested=SUGGESTED)
    plain = make_call(max_grant=None, prefinancing_rate=None)
    assert make_dossier(call=call).budget == make_dossier(call=plain).budget
    assert call.prefinancing_rate is None


def test_a_fact_is_verified_only_by_its_source() -> None:
    sources = {
        "max_grant": "call document, page 12",
        "rate_other": {"verified": False, "source": "a summary"},
    }
    found = facts(sources=sources)
    assert found["max_grant"].status is Status.VERIFIED
    assert found["rate_other"].status is Status.UNVERIFIED
    assert set(found) == {"max_grant", "rate_other"}, "the others have no source, and are known"


def test_what_a_small_profile_leaves_out_of_the_form_is_not_asked_for() -> None:
    assert open_facts(make_dossier()) == ()


def test_money_comes_first_and_most_of_it_before_less() -> None:
    found = [one for one in facts_of(real()) if one.is_open]
    assert [one.concern for one in found] == sorted(one.concern for one in found)
    amounts = [one.stake.amount for one in found if one.stake]
    assert len(amounts) > 5
    assert amounts == sorted(amounts, reverse=True)
    assert found[0].path == "max_grant"
    assert [one.is_open for one in facts_of(real())] == sorted(
        (one.is_open for one in facts_of(real())), reverse=True
    )


def test_the_base_of_indirect_costs_is_told_in_euros() -> None:
    dossier = real()
    (base,) = (one for one in facts_of(dossier) if one.path == "indirect.base_excludes")
    assert base.stake is not None
    assert base.stake.amount == Decimal("73500.00") == dossier.budget.third_parties() * 7 / 100
    assert base.stake.what == "less indirect costs, were D.1 out of the base"


def test_the_base_of_indirect_costs_without_support_is_told_the_other_way_round() -> None:
    indirect = {"rate": "0.07", "base_excludes": ["D.1"]}
    source = {"indirect.base_excludes": {"verified": False, "source": "a summary"}}
    found = facts(indirect=indirect, sources=source)["indirect.base_excludes"]
    assert found.stake is not None
    assert (found.stake.amount, found.stake.what) == (
        Decimal("73500.00"),
        "more indirect costs, were D.1 in the base",
    )


@pytest.mark.parametrize(
    ("path", "amount"),
    [
        ("max_grant", "grant"),
        ("rate_third_parties", "third_parties"),
        ("prefinancing_rate", "0.7 of the grant"),
        ("third_parties.min_share_of_grant", "0.75 of the grant"),
        ("indirect.rate", "indirect"),
        ("subcontracting_needs_reasons_above", "nothing"),
    ],
)
def test_what_rests_on_a_rate_or_a_limit_is_computed_for_this_proposal(
    path: str, amount: str
) -> None:
    dossier = real()
    budget, figures = dossier.budget, dossier.figures
    grant = figures.grant or Decimal(0)
    wanted = {
        "grant": grant,
        "third_parties": figures.third_parties,
        "0.7 of the grant": (grant * 7 / 10).quantize(Decimal("0.01")),
        "0.75 of the grant": (grant * 3 / 4).quantize(Decimal("0.01")),
        "indirect": budget.indirect(),
        "nothing": Decimal(0),
    }[amount]
    (found,) = (one for one in facts_of(dossier) if one.path == path)
    assert found.stake is not None
    assert found.stake.amount == wanted


def test_without_rates_nothing_is_said_of_the_grant() -> None:
    source = {"verified": False, "source": "a summary"}
    found = facts(
        rate_other=None,
        sources={"max_grant": source, "third_parties.min_share_of_grant": source},
    )
    assert found["max_grant"].stake is None
    assert found["third_parties.min_share_of_grant"].stake is None


def test_without_instruments_nothing_rests_on_the_cap() -> None:
    source = {"third_parties.max_per_third_party": {"verified": False, "source": "a summary"}}
    dossier = make_dossier(call=make_call(sources=source), instruments=[])
    (cap,) = facts_of(dossier)
    assert cap.stake is None
    assert facts(sources=source)["third_parties.max_per_third_party"].stake is not None


def test_subcontracting_counts_what_is_bought() -> None:
    package = make_work_package("management", costs=[make_cost("Trips", unit_cost=9)])
    order = {"id": "film", "title": "Film", "partner": "ateval", "cost": 1_234}
    package = package.model_copy(
        update={"subcontracts": make_work_package(subcontracts=[order]).subcontracts}
    )
    (found,) = (
        one
        for one in facts_of(real(work_packages=[package], instruments=[]))
        if one.path == "subcontracting_needs_reasons_above"
    )
    assert found.stake is not None
    assert found.stake.amount == 1_234


def test_a_single_country_is_told_of_only_where_a_partner_sits_there() -> None:
    dossier = real()
    assert [one.path for one in facts_of(dossier) if one.path.startswith("countries.")] == []
    abroad = dossier.proposal.partners[2].model_copy(update={"country": "TR"})
    dossier = real(partners=[*dossier.proposal.partners[:2], abroad])
    assert [one.path for one in facts_of(dossier) if one.path.startswith("countries.")] == [
        "countries.TR"
    ]


@pytest.mark.parametrize(
    ("path", "value", "written"),
    [
        ("rate_other", Decimal("0.9"), "90 %"),
        ("rate_other", Decimal("0.075"), "7.5 %"),
        ("rate_other", Decimal("1.0"), "100 %"),
        ("rate_other", Decimal("0"), "0 %"),
        ("rate_other", None, "not known"),
        ("max_grant", Decimal("1400000"), "1 400 000 EUR"),
        ("max_duration", 36, "36 months"),
        ("threshold", Decimal("70.00"), "70"),
        ("layout.prints_tags", False, "no"),
        ("annexes", (), "nothing"),
        ("annexes", ("One", "Two"), "One, Two"),
        ("annexes", tuple("abcdef"), "6 entries"),
        ("budget_by_year", {"2027": Decimal(9_000_000)}, "2027: 9 000 000"),
        ("type_of_action", "", "nothing"),
    ],
)
def test_a_value_is_written_with_its_unit(path: str, value: Any, written: str) -> None:
    assert value_of(path, value).replace("\N{NO-BREAK SPACE}", " ") == written


def test_award_criteria_are_written_with_points_and_minima() -> None:
    criteria = make_call(
        award_criteria=[
            {"code": "1", "title": "Relevance", "points": 30, "minimum": 16},
            {"code": "2", "title": "Impact", "points": 10},
        ]
    ).award_criteria
    assert value_of("award_criteria", criteria) == "Relevance 30 (at least 16), Impact 10"


def test_a_fact_without_a_name_is_called_by_its_way() -> None:
    assert named("sections.CON-MET-CM").title == "sections.CON-MET-CM"
    assert named("sections.CON-MET-CM").concern is Concern.FORM
    assert named("countries.TR").concern is Concern.ADMISSION
