"""
A partner takes part in no task.

Why it matters
    Evaluators ask of every organisation what it is there for. A partner that appears in the
    consortium and in no task gives them the answer.

Example
    partners:
      - {id: textile-house, ...}
    # no task names textile-house as lead, in its effort or among its participants

How to correct it
    Give the partner effort in a task, or name it under `participants` (associated partners have
    no effort of their own), or leave it out of the consortium. It is a warning: the Portal
    takes such a partner, evaluators ask why.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier


@rule("CON101", Severity.WARNING)
def partner_without_task(dossier: Dossier) -> Iterator[Finding]:
    busy = {
        partner
        for task in dossier.proposal.tasks
        for partner in (task.lead, *task.effort, *task.participants)
    }
    for partner in dossier.proposal.partners:
        if partner.id not in busy:
            yield Finding(
                partner.place.of("id"),
                f"{partner.short_name} takes part in no task",
                hint=f"name {partner.id} under effort or participants of a task, or leave it out",
            )
