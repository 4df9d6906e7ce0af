"""
The leader of a work package hardly works in it, or leads none of its tasks.

Why it matters
    Whoever answers for a work package has to be in the middle of its work. Evaluators compare the
    leaders with the table of staff effort, and comments of theirs speak of roles that are not
    clear. The limit of a tenth is this tool's. The form asks only for a leader; that it works there
    is good practice.

Example
    work_packages:
      - id: adopt
        lead: aei
        tasks:
          - {id: catalogue, lead: ntt, effort: {ntt: 4, aei: 0.2}, ...}

How to correct it
    Let the partner lead who does most of the work, or give the leader a task and the person-months
    for it. It is a warning.
"""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.checks import Finding, rule
from toolkit.checks._words import short, titled
from toolkit.diagnostics import Severity
from toolkit.model.numbers import plainly
from toolkit.model.wording import percent
from toolkit.model.workplan import WorkPackage
from toolkit.plan.dossier import Dossier

LITTLE = Decimal("0.1")


@rule("PLN127", Severity.WARNING)
def leader_with_little_effort(dossier: Dossier) -> Iterator[Finding]:
    for package in dossier.proposal.work_packages:
        faults = list(_faults(dossier, package))
        if faults:
            most = _most(dossier, package)
            other = f", or write lead: {most}" if most != package.lead else ""
            yield Finding(
                package.place.of("lead"),
                f"{short(dossier, package.lead)} leads {titled(dossier, package)}, but "
                + " and ".join(faults),
                hint="let it lead a task there and give it the person-months under effort" + other,
            )


def _faults(dossier: Dossier, package: WorkPackage) -> Iterator[str]:
    whole = dossier.effort.total(work_package=package.id)
    own = dossier.effort.total(work_package=package.id, partner=package.lead)
    workers = {one for task in package.tasks for one in task.effort}
    if whole and own < whole * LITTLE and own * len(workers) < whole:
        share = f"{plainly(own)} of {plainly(whole)} person-months ({percent(own / whole)})"
        yield f"has {share} there" if own else "has no effort there"
    if package.tasks and all(task.lead != package.lead for task in package.tasks):
        yield "leads none of its tasks"


def _most(dossier: Dossier, package: WorkPackage) -> str:
    """The partner with the most effort in the work package; its leader where nobody has any."""
    found = {one: None for task in package.tasks for one in task.effort}
    return max(
        found,
        key=lambda one: dossier.effort.total(work_package=package.id, partner=one),
        default=package.lead,
    )
