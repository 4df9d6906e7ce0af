"""
The coordinator names no earlier project that it has coordinated.

Why it matters
    The list of previous projects is where evaluators see whether the coordinator has led a European
    project before: the form has a column for the role. A coordinator that was only a partner is no
    obstacle, but then the text has to say who has the experience.

Example
    partners:
      - id: ateval
        role: coordinator
        previous_projects:
          - {title: "101000000 EXAMPLE", role: BEN, ...}

How to correct it
    Add a project that it has coordinated, with role: COO. Where there is none, say under
    role_in_project or expertise who in the team has led one elsewhere. It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

COORDINATOR = ("coo$", "coord", "lead", "chef de file")


@rule("CON116", Severity.ADVICE)
def coordinator_without_coordinated_project(dossier: Dossier) -> Iterator[Finding]:
    coordinator = dossier.proposal.coordinator
    if not any(one.previous_projects for one in dossier.proposal.partners):
        return
    if not any(speaks_of(one.role, COORDINATOR) for one in coordinator.previous_projects):
        yield Finding(
            coordinator.place.of("previous_projects"),
            f"{coordinator.short_name} coordinates and names no earlier project that it has "
            "coordinated",
            hint="add one under previous_projects with role: COO, or say under role_in_project who "
            "in the team has led one",
        )
