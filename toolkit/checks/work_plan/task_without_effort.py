"""
Nobody works on a task.

Why it matters
    A task without person-months is either free of charge or forgotten. Both make an evaluator ask
    how it is to be done; and its work is missing from the budget.

Example
    tasks:
      - {id: sme-survey, title: SME survey, months: M4-M12, lead: aei}

How to correct it
    Say who works on it and how much, in person-months: `effort: {aei: 3, citeve: 0.5}`. It is a
    warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("PLN103", Severity.WARNING)
def task_without_effort(dossier: Dossier) -> Iterator[Finding]:
    for task in dossier.proposal.tasks:
        if not dossier.effort.total(task=task.id):
            yield Finding(
                task.place.of("effort"),
                f"{titled(dossier, task)} has no effort",
                hint=f"say who works on it, in person-months: effort: {{{task.lead}: 1}}",
            )
