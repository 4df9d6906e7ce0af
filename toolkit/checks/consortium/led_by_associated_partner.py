"""
An associated partner leads a work package, or answers for a deliverable or milestone.

Why it matters
    The form requires a lead beneficiary there. An associated partner does not sign the grant
    agreement and cannot answer to the funder for a result.

Example
    partners:
      - {id: textile-house, role: associated, ...}
    work_packages:
      - {id: train, lead: textile-house, ...}

How to correct it
    Let a beneficiary lead, and name the associated partner under `participants` of the tasks.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._words import short, titled
from toolkit.diagnostics import Severity
from toolkit.model.workplan import Deliverable, Milestone, WorkPackage
from toolkit.plan.dossier import Dossier


@rule("CON104", Severity.WARNING)
def led_by_associated_partner(dossier: Dossier) -> Iterator[Finding]:
    proposal = dossier.proposal
    for package in proposal.work_packages:
        led: list[WorkPackage | Deliverable | Milestone]
        led = [package, *package.deliverables, *package.milestones]
        for part in led:
            if not proposal.partner[part.lead].funded:
                yield Finding(
                    part.place.of("lead"),
                    f"{titled(dossier, part)} is led by {short(dossier, part.lead)}, an associated "
                    "partner, but the form requires a lead beneficiary",
                    hint="let a beneficiary lead it",
                )
