"""LibreOffice computes every formula anew and finds what Python stored, to the cent."""

from datetime import datetime
from pathlib import Path

from budgets.workbook import write_workbook
from tests.budgets.accountants import disagreements
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
from toolkit.plan.dossier import Dossier

CLOCK = datetime(2026, 3, 1)


def saved(dossier: Dossier, folder: Path) -> Path:
    path = folder / "plan.xlsx"
    path.write_bytes(write_workbook(dossier, clock=CLOCK))
    return path


@needs_office
def test_both_accountants_agree_on_a_sound_proposal(dossier: Dossier, tmp_path: Path) -> None:
    found, asked = disagreements(saved(dossier, tmp_path), tmp_path)
    assert not found
    assert asked > 500


@needs_office
def test_both_agree_above_the_maximum_grant_and_on_halves_of_a_cent(tmp_path: Path) -> None:
    tasks = [
        make_task("survey", months="M4-M9", effort={"citeve": {"expert": "2.5", "manager": "0.1"}}),
        make_task("pilots", months="M8-M20", effort={"ateval": "0.7"}, after=["survey", "ready"]),
    ]
    dossier = make_dossier(
        call=make_call(max_grant=100_000, indirect={"rate": "0.07", "base_excludes": ["C.2"]}),
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
                    make_cost("Machine", row="C.2", unit_cost="1234.56", months="M2-M3"),
                    make_cost("Not funded", partner="city"),
                ],
            ),
            make_work_package("empty", tasks=[], deliverables=[]),
        ],
        instruments=[],
    )
    assert disagreements(saved(dossier, tmp_path), tmp_path)[0] == []


@needs_office
def test_both_agree_where_rates_are_not_known(tmp_path: Path) -> None:
    dossier = make_dossier(call=make_call(rate_other=None, rate_third_parties=None))
    assert disagreements(saved(dossier, tmp_path), tmp_path)[0] == []

