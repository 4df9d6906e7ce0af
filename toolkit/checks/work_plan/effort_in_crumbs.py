"""
A partner has so little effort in tasks or work packages that its part cannot be seen.

Why it matters
    Comments of evaluators speak of partners whose role is not always clear. Two days in a task are
    enough for reading, not for work; many such crumbs look as if everybody had to be everywhere.
    Good practice; the limits, 0.5 person-months in a work package and 0.2 in a task, are this
    tool's. Management, where everybody attends the same meetings, is left out.

Example
    tasks:
      - {id: market-guide, effort: {aei: 3, citeve: 0.1, ntt: 0.1}, ...}

How to correct it
    Give the partner a part that it can be known by, or take it out of the task and use its effort
    where it works more. It is advice, one for each partner.
"""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.consortium import Partner
from toolkit.model.proposal import MANAGEMENT
from toolkit.model.wording import listed, listed_up_to
from toolkit.model.workplan import Task, WorkPackage
from toolkit.plan.dossier import Dossier

IN_PACKAGE, IN_TASK = Decimal("0.5"), Decimal("0.2")
MOST = 8
"""Labels that a message names."""


@rule("PLN138", Severity.ADVICE)
def effort_in_crumbs(dossier: Dossier) -> Iterator[Finding]:
    labels = dossier.proposal.labels
    for partner in dossier.proposal.partners:
        packages = list(_packages(dossier, partner))
        tasks = list(_tasks(dossier, partner, packages))
        if not packages and not tasks:
            continue
        first = tasks[0] if tasks else _first(packages[0], partner)
        parts = [
            f"less than {limit} person-months in "
            + listed_up_to([str(labels[one.id]) for one in found], MOST)
            for limit, found in ((IN_PACKAGE, packages), (IN_TASK, tasks))
            if found
        ]
        yield Finding(
            first.place.of("effort", partner.id),
            f"{partner.short_name} has {listed(parts)}",
            hint="give it more to do there, or take it out of effort and add its person-months "
            "where it works more",
        )


def _packages(dossier: Dossier, partner: Partner) -> Iterator[WorkPackage]:
    for package in dossier.proposal.work_packages:
        own = dossier.effort.total(work_package=package.id, partner=partner.id)
        if 0 < own < IN_PACKAGE and package.priority != MANAGEMENT:
            yield package


def _tasks(dossier: Dossier, partner: Partner, packages: list[WorkPackage]) -> Iterator[Task]:
    """The tasks of other work packages than these, in which all of it is little."""
    whole = {one.id for one in packages}
    for package in dossier.proposal.work_packages:
        if package.id in whole or package.priority == MANAGEMENT:
            continue
        own = (one for one in package.tasks if partner.id in one.effort)
        for task in own:
            if 0 < dossier.effort.total(task=task.id, partner=partner.id) < IN_TASK:
                yield task


def _first(package: WorkPackage, partner: Partner) -> Task:
    return next(one for one in package.tasks if partner.id in one.effort)
