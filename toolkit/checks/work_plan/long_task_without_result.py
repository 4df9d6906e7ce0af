"""
A task lasts more than two years and has neither a deliverable nor a milestone.

Why it matters
    A task that runs almost through the whole project without a result cannot be followed by anyone,
    and its effort looks like a lump that was put there. That each longer task has a visible result
    is good practice in work plans, and comments of evaluators ask for intermediate ones; the limit
    of 24 months is this tool's. Tasks of management are left out: the funder sees their results in
    the periodic reports. In communication every deliverable of the work package counts.

Example
    tasks:
      - {id: courses, title: Courses for SMEs, months: M5-M34, ...}
    deliverables: []

How to correct it
    Give the task a deliverable that names it (`task: courses`), or a milestone in the work package
    whose description refers to it (`[[courses]]`), or whose title speaks of it and which is due
    after its first quarter; or divide it in two. It is a warning.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.checks._words import titled
from toolkit.diagnostics import Severity
from toolkit.model.proposal import COMMUNICATION, MANAGEMENT
from toolkit.model.workplan import Milestone, Task, WorkPackage
from toolkit.plan.dossier import Dossier

LONG = 24
STEM = re.compile(r"[a-z]{5}")


@rule("PLN126", Severity.WARNING)
def long_task_without_result(dossier: Dossier) -> Iterator[Finding]:
    for package in dossier.proposal.work_packages:
        if package.priority == MANAGEMENT or not (package.deliverables or package.milestones):
            continue
        for task in package.tasks:
            if task.months.length > LONG and not _has_result(dossier, package, task):
                yield Finding(
                    task.place.of("months"),
                    f"{titled(dossier, task)} lasts {task.months.length} months "
                    f"({task.months}) and has neither a deliverable nor a milestone",
                    hint=f"name it in a deliverable, as in task: {task.id}, add a milestone whose "
                    f"description refers to it by [[{task.id}]], or divide it in two",
                )


def _has_result(dossier: Dossier, package: WorkPackage, task: Task) -> bool:
    if any(one.task == task.id for one in dossier.proposal.deliverables):
        return True
    for deliverable in package.deliverables:
        shared = deliverable.task is None or package.priority == COMMUNICATION
        if shared and deliverable.due in task.months:
            return True
    return any(_is_of(package, task, one) for one in package.milestones)


def _is_of(package: WorkPackage, task: Task, milestone: Milestone) -> bool:
    """Whether the milestone is one of this task, and not one of its first quarter."""
    if f"[[{task.id}]]" in f"{milestone.title} {milestone.description} {milestone.verification}":
        return True
    begun = milestone.due.number - task.months.first.number
    if milestone.due not in task.months or begun * 4 < task.months.length:
        return False
    others = [one for one in package.tasks if one.id != task.id and milestone.due in one.months]
    return not others or bool(_stems(task.title) & _stems(milestone.title))


def _stems(text: str) -> set[str]:
    """The first five letters of each longer word."""
    return {found[0] for word in folded(text).split() if (found := STEM.match(word))}
