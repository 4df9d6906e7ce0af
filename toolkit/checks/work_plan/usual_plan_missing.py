"""
No plan of communication, or none of management and quality, is among the early deliverables.

Why it matters
    Both plans are what a consortium works by from its first months. A letter of evaluation of
    another EU programme calls it a shortcoming that such plans are not among the deliverables. It
    is good practice and no rule of the form; six months is this tool's limit.

Example
    deliverables:
      - {id: results-book, title: Results book, due: M36, ...}

How to correct it
    Add a communication plan and a handbook for management and quality, due in M6 or earlier. One
    document for both is enough where its title names both. It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.checks._words import titled
from toolkit.checks.work_plan._handbook import handbook_of_calls
from toolkit.diagnostics import Severity
from toolkit.model.proposal import COMMUNICATION, MANAGEMENT
from toolkit.model.workplan import Deliverable
from toolkit.plan.dossier import Dossier

EARLY = 6
PLAN = (
    "plan$", "plans$", "strateg", "handbook", "manual", "guide", "rules", "rulebook", "charter",
    "manuel", "regles", "reglement", "charte",
)  # fmt: skip
USUAL = (
    (COMMUNICATION, "communication plan", "Communication plan", ("communicat", "disseminat",
     "visibility", "outreach", "visibilite", "diffusion")),
    (MANAGEMENT, "plan of management and quality", "Handbook for management and quality",
     ("manag", "quality", "monitoring", "evaluation", "rules of the project", "project handbook",
      "project manual", "gestion", "qualite", "suivi", "manuel du projet", "pilotage")),
)  # fmt: skip


@rule("PLN133", Severity.ADVICE)
def usual_plan_missing(dossier: Dossier) -> Iterator[Finding]:
    deliverables = list(dossier.proposal.deliverables)
    if not deliverables:
        return
    for priority, name, title, stems in USUAL:
        packages = [one for one in dossier.proposal.work_packages if one.priority == priority]
        found = [one for one in deliverables if _is_plan(one, stems)]
        first = min(found, key=lambda one: one.due, default=None)
        if first is None and packages:
            yield Finding(
                packages[0].place.of("deliverables"),
                f"no {name} is among the deliverables",
                hint=f"add one that is due in M{EARLY} or earlier, as in title: {title}",
            )
        elif first and first.due.number > EARLY and not _is_late_for_call(dossier, first):
            yield Finding(
                first.place.of("due"),
                f"{titled(dossier, first)} is due in {first.due}, when the consortium has long "
                "worked without it",
                hint=f"let it be due in M{EARLY} or earlier",
            )


def _is_late_for_call(dossier: Dossier, one: Deliverable) -> bool:
    """Whether the first call opens before it: that is a finding of its own."""
    opens = min((each.months.first for each in dossier.proposal.instruments), default=None)
    return opens is not None and opens <= one.due and one == handbook_of_calls(dossier)


def _is_plan(one: Deliverable, stems: tuple[str, ...]) -> bool:
    """Whether its title names such a plan; a data management plan is another one."""
    data = speaks_of(one.title, ("data manag", "gestion des donnees"))
    return speaks_of(one.title, PLAN) and speaks_of(one.title, stems) and not data
