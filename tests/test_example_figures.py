"""The figures of the examples: what EuroBoosTEX published and what follows from it, to the cent."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from toolkit import checks
from toolkit.diagnostics import Severity
from toolkit.draft_check import check_outline
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.outline import read_outline

EXAMPLES = Path(__file__).parents[1] / "examples"
OUTLINES = sorted(EXAMPLES.glob("*/outline.yaml"))


def dossier_of(outline: Path) -> Dossier:
    proposal = read_outline(outline)
    return Dossier.of(proposal, read_call(proposal.call))


@pytest.fixture(scope="module")
def example() -> Dossier:
    return dossier_of(EXAMPLES / "euroboostex" / "outline.yaml")


def test_three_quarters_of_the_grant_go_to_smes(example: Dossier) -> None:
    amounts = [instrument.total for instrument in example.proposal.instruments]
    assert amounts == [Decimal("150000.00"), Decimal("720000.00"), Decimal("180000.00")]
    assert example.figures.third_parties == Decimal("1050000.00")
    assert example.figures.third_party_share == Decimal("0.75")


def test_the_grant_is_reached_to_the_cent_without_a_cut(example: Dossier) -> None:
    assert example.figures.grant == Decimal("1400000.00")
    assert example.budget.contributions == example.budget.uncapped


def test_own_costs_and_total_costs_are_those_that_the_rates_imply(example: Dossier) -> None:
    own = example.figures.total_costs - example.figures.third_parties
    assert own == Decimal("388888.89")
    assert example.figures.total_costs == Decimal("1438888.89")
    assert example.figures.own_contribution == Decimal("38888.89")


def test_indirect_costs_are_seven_per_cent_of_direct_costs_with_support(example: Dossier) -> None:
    direct = example.budget.direct()
    assert direct == Decimal("1344755.97")
    assert example.budget.indirect() == Decimal("94132.92")


def test_no_sme_can_pass_the_ceiling_with_one_award(example: Dossier) -> None:
    ceiling = example.call.third_parties.max_per_third_party
    assert ceiling is not None
    assert all(one.per_third_party <= ceiling for one in example.proposal.instruments)
    assert sum(one.third_parties for one in example.proposal.instruments) == 49


def test_the_example_is_a_whole_proposal(example: Dossier) -> None:
    figures, proposal = example.figures, example.proposal
    assert (figures.partners, figures.work_packages) == (5, 7)
    assert (figures.tasks, figures.deliverables, figures.milestones) == (27, 15, 10)
    assert len(proposal.risks) == 10
    assert set(proposal.priorities) == set(example.call.priority)
    tags = {section.partition("/")[0] for section in proposal.sections}
    assert tags <= set(example.call.section)


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda path: path.parent.name)
def test_nothing_in_an_example_is_to_be_mended(outline: Path) -> None:
    dossier = dossier_of(outline)
    assert [str(one) for one in checks.run(dossier) if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda path: path.parent.name)
def test_an_example_says_what_of_it_is_invented(outline: Path) -> None:
    told = (outline.parent / "README.md").read_text(encoding="utf-8")
    assert "assumed" in told or "Invented" in told


def named(outline: Path) -> list[str]:
    """The codes that the page of an example names under "What `proposal check` says"."""
    page = (outline.parent / "README.md").read_text(encoding="utf-8")
    said = page.partition("## What `proposal check` says")[2]
    return re.findall(r"^\| `([A-Z]{3}\d{3})` \|", said, re.MULTILINE)


def found(outline: Path) -> list[str]:
    """The codes of what check finds in an outline and in its draft, each once."""
    settled = check_outline(outline, dossier_of(outline))
    return sorted({one.code for one in settled.findings})


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda path: path.parent.name)
def test_check_finds_what_the_page_of_the_example_names(outline: Path) -> None:
    assert found(outline) == sorted(named(outline))


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda path: path.parent.name)
def test_in_a_french_frame_check_finds_no_more_than_the_other_language(
    outline: Path, tmp_path: Path
) -> None:
    text = outline.read_text(encoding="utf-8")
    french = tmp_path / "outline.yaml"
    french.write_text(text.replace("\n  strand:", "\n  language: fr\n  strand:"), encoding="utf-8")
    assert found(french) == sorted([*named(outline), "TXT143"])


def test_the_examples_differ_in_what_a_template_must_master() -> None:
    dossiers = [dossier_of(outline) for outline in OUTLINES]
    assert {one.proposal.call for one in dossiers} == {
        "smp-cosme-2021-cluster",
        "smp-cosme-2024-cluster",
    }
    assert {len(one.proposal.partners) for one in dossiers} >= {3, 5, 11}
    assert {one.proposal.project.duration for one in dossiers} >= {24, 36}
    assert {len(one.leading) for one in dossiers} >= {1, 2}
    forms = {one.form for dossier in dossiers for one in dossier.proposal.instruments}
    assert forms >= {"lump sum", "voucher", "prize"}
