"""
Partners have the same effort in a task, as if nobody had asked who does what.

Why it matters
    Evaluators' reports of other EU programmes hold it against proposals that all partners are given
    equal resources although their parts are not equal. Equal figures look as if effort had been
    shared out and not planned. A task is named where three or more partners have all the same
    person-months, or where all but one of at least four have; in management, where everybody
    attends the same meetings, only the first.

Example
    tasks:
      - {id: survey, lead: citeve, effort: {citeve: 1, aei: 0.2, ntt: 0.2, techtera: 0.2}, ...}

How to correct it
    Give each partner what its part of the task takes: more to who visits firms, writes or measures,
    nothing to who only reads the result. It is a warning, one for each work package.
"""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.checks import Finding, rule
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.model.numbers import plainly
from toolkit.model.proposal import MANAGEMENT
from toolkit.model.wording import listed_up_to
from toolkit.model.workplan import Task, WorkPackage
from toolkit.plan.dossier import Dossier

ALL = 3
"""Partners from which equal effort is no chance."""

MOST = 4
"""Labels of tasks that a message names."""


@rule("PLN122", Severity.WARNING)
def same_effort_for_all(dossier: Dossier) -> Iterator[Finding]:
    for package in dossier.proposal.work_packages:
        equal = [one for one in package.tasks if _is_equal(package, _efforts(dossier, one))]
        if equal:
            labels = [str(dossier.proposal.labels[one.id]) for one in equal]
            efforts = _efforts(dossier, equal[0])
            usual = max(set(efforts), key=efforts.count)
            but_one = "" if efforts[0] == efforts[-1] else " but one"
            yield Finding(
                equal[0].place.of("effort"),
                f"all partners{but_one} have the same effort in {listed_up_to(labels, MOST)} of "
                f"{titled(dossier, package)}, as {_months(usual)} each in {labels[0]}",
                hint="give each partner under effort what its own part of the task takes, and "
                "leave out who has no part in it",
            )
        elif same := _same_sum(dossier, package):
            yield Finding(
                package.place.of("tasks"),
                f"all partners have the same effort in {titled(dossier, package)}: {_months(same)} "
                "each",
                hint="give each partner under effort what its own part of the tasks takes",
            )


def _efforts(dossier: Dossier, task: Task) -> list[Decimal]:
    """Person-months of each partner who works on the task, the least first."""
    found = (dossier.effort.total(task=task.id, partner=one) for one in task.effort)
    return sorted(one for one in found if one)


def _is_equal(package: WorkPackage, efforts: list[Decimal]) -> bool:
    if len(efforts) >= ALL and efforts[0] == efforts[-1]:
        return True
    but_one = len(efforts) > ALL and len(set(efforts)) == 2
    alone = but_one and 1 in (efforts.count(efforts[0]), efforts.count(efforts[-1]))
    return alone and package.priority != MANAGEMENT


def _same_sum(dossier: Dossier, package: WorkPackage) -> Decimal | None:
    """What each partner has in all tasks of a work package, where it is the same for three."""
    partners = {one: None for task in package.tasks for one in task.effort}
    found = [dossier.effort.total(work_package=package.id, partner=one) for one in partners]
    sums = [one for one in found if one]
    return sums[0] if len(sums) >= ALL and len(set(sums)) == 1 else None


def _months(effort: Decimal) -> str:
    return f"{plainly(effort)} {'person-month' if effort == 1 else 'person-months'}"
