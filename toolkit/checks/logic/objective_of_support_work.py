"""
A specific objective is about management or communication.

Why it matters
    Management and communication serve the objectives; they are none. Evaluators have remarked on
    specific objectives that overlap with transversal work. The source is their reports.

Example
    project:
      objectives:
        - title: Manage the project well and communicate its results

How to correct it
    Write what will be different for SMEs or clusters, such as "SMEs outside the five regions use
    the results", and leave the work itself to its work package. It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.diagnostics import Severity
from toolkit.model.proposal import COMMUNICATION, MANAGEMENT
from toolkit.plan.dossier import Dossier

SUPPORT_WORK = (
    "administ", "communicat", "communiqu", "coordinate the consortium", "coordinate the project",
    "coordination du projet", "coordination of the project", "coordonner le projet", "diffuse",
    "diffusion", "disseminat", "gerer le projet", "gestion du projet", "manage the project",
    "management of the project", "newsletter", "project management", "reporting", "site web",
    "visibilit", "website",
)  # fmt: skip


@rule("LOG110", Severity.ADVICE)
def objective_of_support_work(dossier: Dossier) -> Iterator[Finding]:
    for objective in dossier.proposal.project.objectives:
        if objective.priority in (MANAGEMENT, COMMUNICATION) or (
            objective.priority is None and speaks_of(objective.title, SUPPORT_WORK)
        ):
            yield Finding(
                objective.place.of("title"),
                f"the specific objective '{objective.title}' is about management or communication",
                hint="write what will be different for SMEs or clusters, or leave it to the work "
                "package",
            )
