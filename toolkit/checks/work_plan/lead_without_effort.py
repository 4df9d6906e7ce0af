"""
The partner who leads a task has no effort in it.

Why it matters
    Leading takes time. Evaluators look first at whether those who answer for a task also work on
    it.

Example
    tasks:
      - {id: sme-survey, lead: aei, effort: {citeve: 3}, ...}

How to correct it
    Give the lead some person-months, or let a partner lead who has them. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import short, titled
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("PLN115", Severity.WARNING)
def lead_without_effort(dossier: Dossier) -> Iterator[Finding]:
    for task in dossier.proposal.tasks:
        of_all = dossier.effort.total(task=task.id)
        if of_all and not dossier.effort.total(task=task.id, partner=task.lead):
            yield Finding(
                task.place.of("lead"),
                f"{titled(dossier, task)} is led by {short(dossier, task.lead)}, who has no effort "
                "in it",
                hint="give the lead some person-months, or let a partner lead who has them",
            )
