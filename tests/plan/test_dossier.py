"""The dossier: everything that follows from a proposal and its call."""

from decimal import Decimal

from tests.builders import make_call, make_dossier
from toolkit.plan.dossier import Dossier, Figures


def test_the_key_figures_are_those_of_effort_and_budget(dossier: Dossier) -> None:
    assert dossier.figures == Figures(
        total_costs=Decimal("1160950.00"),
        grant=Decimal("1149855.00"),
        own_contribution=Decimal("11095.00"),
        third_parties=Decimal("1050000.00"),
        third_party_share=Decimal(1050000) / Decimal(1149855),
        person_months=Decimal(7),
        partners=3,
        work_packages=7,
        tasks=7,
        deliverables=7,
        milestones=0,
    )


def test_without_rates_the_costs_are_known_and_the_grant_is_not() -> None:
    figures = make_dossier(call=make_call(rate_other=None)).figures
    assert figures.total_costs == Decimal("1160950.00")
    assert (figures.grant, figures.own_contribution, figures.third_party_share) == (None,) * 3


def test_one_reporting_period_covers_the_project_where_none_is_named() -> None:
    assert [str(one) for one in make_dossier().schedule.periods] == ["M1-M36"]
    named = make_dossier(project={"reporting_periods": ["M1-M18", "M19-M36"]})
    assert [str(one) for one in named.schedule.periods] == ["M1-M18", "M19-M36"]


def test_leading_priorities_stand_in_the_order_of_the_call() -> None:
    dossier = make_dossier(project={"leading_priorities": ["train", "network"]})
    assert [one.id for one in dossier.leading] == ["network", "train"]


def test_a_strand_that_the_call_does_not_know_is_none(dossier: Dossier) -> None:
    assert dossier.strand is not None
    assert dossier.strand.title == "Textile"
    assert make_dossier(project={"strand": "fishery"}).strand is None
