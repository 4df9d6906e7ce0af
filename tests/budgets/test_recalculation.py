"""LibreOffice computes every formula anew and finds what Python stored, to the cent."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from benchmarks.outlines import SIZES, Writer
from budgets.workbook import write_workbook
from tests.budgets.random_proposals import dossier_of, random_call, random_proposal
from tests.budgets.two_calculators import disagreements, read, recalculated
from tests.builders import (
    make_call,
    make_cost,
    make_dossier,
    make_milestone,
    make_partner,
    make_task,
    make_work_package,
)
from tests.office import needs_office
from toolkit.model.proposal import Proposal
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.language import read_language
from toolkit.readers.outline import read_outline

CLOCK = datetime(2026, 3, 1)
EXAMPLES = sorted(Path(__file__).parents[2].glob("examples/*/outline.yaml"))
DRAWN = int(os.environ.get("PROPOSAL_DRAWN", "6"))

Ask = Callable[..., list[str]]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Asks both about these dossiers, and tells what they differ about."""

    def answer(*dossiers: Dossier) -> list[str]:
        paths = []
        for number, dossier in enumerate(dossiers):
            paths.append(tmp_path / f"plan-{number}.xlsx")
            paths[-1].write_bytes(write_workbook(dossier, clock=CLOCK))
        computed = recalculated(paths, tmp_path / "recalculated")
        return [
            f"{path.stem} {line}"
            for path, again in zip(paths, computed, strict=True)
            for line in disagreements(path, again)
        ]

    return answer


@needs_office
def test_a_wrong_result_is_noticed(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(write_workbook(dossier, clock=CLOCK))
    [computed] = recalculated([path], tmp_path / "recalculated")
    assert len(read(path).formulas) > 1_000
    assert disagreements(path, computed) == []
    other = make_dossier(call=make_call(rate_other="0.8"))
    path.write_bytes(write_workbook(other, clock=CLOCK))
    assert any("Grant" in line for line in disagreements(path, computed))


@needs_office
def test_both_agree_on_the_examples(ask: Ask) -> None:
    proposals = [read_outline(one) for one in EXAMPLES]
    assert len(proposals) >= 3
    dossiers = [Dossier.of(one, read_call(one.call)) for one in proposals]
    french = replace(dossiers[0], language=read_language("fr"))
    assert ask(*dossiers, french) == []


@needs_office
def test_both_agree_above_the_maximum_grant_and_on_halves_of_a_cent(ask: Ask) -> None:
    tasks = [
        make_task("survey", months="M4-M9", effort={"citeve": {"expert": "2.5", "manager": "0.1"}}),
        make_task("pilots", months="M8-M20", effort={"ateval": "0.7"}, after=["survey", "ready"]),
    ]
    dossier = make_dossier(
        call=make_call(max_grant=10_000, indirect={"rate": "0.07", "base_excludes": ["C.2"]}),
        partners=[
            make_partner("ateval", role="coordinator", rates={"manager": "4333.35"}),
            make_partner("citeve", rates={"manager": "5000.05", "expert": "3999.99"}),
            make_partner("city", role="associated", rates={}),
        ],
        work_packages=[
            make_work_package(
                "innovate",
                tasks=tasks,
                milestones=[make_milestone("ready", due="M7")],
                costs=[
                    make_cost("Halves", units="1.5", unit_cost="0.05"),
                    make_cost("Own car", units=5, unit_cost="0.529"),
                    make_cost("Bus", units=1235, unit_cost="0.1254"),
                    make_cost("Machine", row="C.2", unit_cost="1234.56", months="M2-M3"),
                    make_cost("Not funded", partner="city"),
                ],
            ),
            make_work_package("empty", tasks=[], deliverables=[]),
        ],
        instruments=[],
    )
    assert dossier.budget.grant == 10_000
    assert ask(dossier) == []


@pytest.mark.long
@needs_office
def test_both_agree_on_one_partner_and_forty_on_one_month_and_sixty(ask: Ask) -> None:
    alone = [make_partner("ateval", role="coordinator")]
    many = [*alone, *(make_partner(f"partner-{number}") for number in range(39))]
    packages = [make_work_package("innovate", tasks=[make_task(months="M1")])]
    assert (
        ask(
            make_dossier(partners=alone, work_packages=packages, project={"duration": 1}),
            make_dossier(partners=many, work_packages=packages, project={"duration": 60}),
            make_dossier(partners=alone, work_packages=[], instruments=[]),
            make_dossier(call=make_call(rate_other=None, rate_third_parties=None)),
        )
        == []
    )


@pytest.mark.long
@needs_office
def test_both_agree_on_forty_partners_and_a_thousand_tasks(ask: Ask) -> None:
    proposal = Proposal.model_validate(Writer(SIZES["stress"]).outline())
    parts = proposal.partners, proposal.work_packages, tuple(proposal.tasks)
    assert [len(one) for one in parts] == [40, 100, 1_000]
    assert ask(Dossier.of(proposal, read_call(proposal.call))) == []


@pytest.mark.long
@needs_office
def test_both_agree_on_proposals_drawn_at_random(ask: Ask) -> None:
    drawn: list[Dossier] = []

    @settings(
        max_examples=DRAWN,
        phases=[Phase.generate],
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.randoms(use_true_random=False))
    def draw(random: Random) -> None:
        drawn.append(dossier_of(random_proposal(random), random_call(random)))

    draw()
    assert len(drawn) >= DRAWN
    assert ask(*drawn) == []
