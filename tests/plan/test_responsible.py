"""Which partner and which work package a field of the outline is about."""

from pathlib import Path

import pytest

from toolkit.command_context import read_dossier
from toolkit.plan.responsible import responsible_for

EXAMPLE = Path(__file__).parents[2] / "examples" / "euroboostex" / "outline.yaml"
DOSSIER = read_dossier(EXAMPLE)


@pytest.mark.parametrize(
    ("path", "partner", "package"),
    [
        ("", "ateval", ""),
        ("call", "ateval", ""),
        ("partners.2.contact", "citeve", ""),
        ("work_packages", "ateval", ""),
        ("communication.channels", "ateval", ""),
        ("work_packages.99.tasks", "ateval", ""),
        ("project.objectives.1.indicators.0.target", "citeve", ""),
    ],
)
def test_a_field_leads_to_who_answers_for_it(path: str, partner: str, package: str) -> None:
    assert tuple(responsible_for(path, DOSSIER.proposal)) == (partner, package)


def test_the_innermost_leader_decides() -> None:
    proposal = DOSSIER.proposal
    for at, package in enumerate(proposal.work_packages):
        for number, task in enumerate(package.tasks):
            found = responsible_for(f"work_packages.{at}.tasks.{number}.effort", proposal)
            assert tuple(found) == (task.lead, package.id)


def test_an_instrument_belongs_to_the_work_package_in_which_its_cost_is() -> None:
    proposal = DOSSIER.proposal
    instrument = proposal.instruments[0]
    package = proposal.package_of(instrument)
    assert package is not None
    found = responsible_for("instruments.0.amount", proposal)
    assert tuple(found) == (instrument.partner, package.id)
